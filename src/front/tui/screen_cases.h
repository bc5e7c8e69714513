/*
 * All cases on record: to find, sort, resume and read them, and to change their
 * details.
 *
 * The loop reads the visible rows in bounded pieces, so that no key has to wait
 * long. Everything else is pure except drawing. May use: view, action, editor,
 * choices, case_list,
 * case_filters, board.
 */
#ifndef TUI_SCREEN_CASES_H
#define TUI_SCREEN_CASES_H

#include "front/tui/action.h"
#include "front/tui/case_filters.h"
#include "front/tui/case_list.h"
#include "front/tui/choices.h"
#include "front/tui/editor.h"
#include "front/tui/view.h"

#include "chargefix/board.h"

/* From where the list must be reloaded before more of it is read. */
enum cases_reload {
	CASES_AS_THEY_ARE,
	CASES_FROM_FIRST,
	CASES_FROM_LAST,
	CASES_FROM_CHOSEN, /* something changed; keep the choice */
};

/* A section of the board, listed as it stands there. */
struct cases_section {
	bool shown;
	enum board_section section;
	bool own; /* of BOARD_OPEN: one's own cases */
	char technician[DETAIL_SIZE_MOST + 1]; /* of BOARD_OPEN, else "" */
	int stale_days;
};

struct cases_screen {
	struct cases_section section;
	struct case_list list;
	struct choices choices; /* a row of the list */
	int scroll; /* the topmost visible row */
	enum case_sort sort;
	enum case_filter filter;
	struct case_filters filters;
	struct editor search;
	bool typing; /* a search is being typed */
	enum cases_reload reload;
	size_t total; /* cases that pass the filters, but for the days and any
		       * search */
};

void cases_screen_init(struct cases_screen *screen);
void cases_screen_release(struct cases_screen *screen);

/*
 * Reads on, too briefly to be noticed. True: more must be read before the
 * screen is complete. If reading fails, `error` says why, and the list ends
 * here.
 */
bool cases_screen_read(struct cases_screen *screen, const struct view *view,
		       struct store *store, struct message *error);

/*
 * Lists a section of the board, until it is sorted, filtered or searched: all
 * cases with the filters that come next to it are then.
 */
void cases_screen_list_section(struct cases_screen *screen,
			       const struct board_group *group, int stale_days);

/* Lists the cases that these let through. */
void cases_screen_filter(struct cases_screen *screen,
			 const struct case_filters *filters);

/* Shows the cases that contain this text, open or closed. */
void cases_screen_find(struct cases_screen *screen, const char *text);

/* Milliseconds until a visible time left changes; INT64_MAX: none will. */
int64_t cases_screen_changes(const struct cases_screen *screen,
			     const struct view *view);

struct action cases_screen_key(struct cases_screen *screen,
			       const struct view *view,
			       const struct keypress *key);
void cases_screen_draw(const struct cases_screen *screen,
		       const struct view *view);

#endif
