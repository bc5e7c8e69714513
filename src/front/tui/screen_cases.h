/*
 * All cases on record: found, sorted, resumed, read, their details changed.
 *
 * The rows that are seen are read by the loop, in bounded pieces, so that no
 * key waits for more. All else is pure but for drawing. May use: view, action,
 * editor, choices, case_list.
 */
#ifndef TUI_SCREEN_CASES_H
#define TUI_SCREEN_CASES_H

#include "front/tui/action.h"
#include "front/tui/case_list.h"
#include "front/tui/choices.h"
#include "front/tui/editor.h"
#include "front/tui/view.h"

/* Where the list has to be reloaded from, before more of it is read. */
enum cases_reload {
	CASES_AS_THEY_ARE,
	CASES_FROM_FIRST,
	CASES_FROM_LAST,
	CASES_FROM_CHOSEN, /* something was changed; the choice stays */
};

struct cases_screen {
	struct case_list list;
	struct choices choices; /* a row of the list */
	int scroll; /* the topmost row that is seen */
	enum case_sort sort;
	enum case_filter filter;
	struct editor search;
	bool typing; /* what to search for */
	enum cases_reload reload;
	size_t total; /* by the filter, whatever is searched for */
};

void cases_screen_init(struct cases_screen *screen);
void cases_screen_release(struct cases_screen *screen);

/*
 * Reads on, for a time that is not felt. True: there is more to be read before
 * the screen is whole. Where it can't be read `error` says why, and the list
 * is taken to end here.
 */
bool cases_screen_read(struct cases_screen *screen, const struct view *view,
		       struct store *store, struct message *error);

/* Shows the cases that have this text, open or closed. */
void cases_screen_find(struct cases_screen *screen, const char *text);

struct action cases_screen_key(struct cases_screen *screen,
			       const struct view *view,
			       const struct keypress *key);
void cases_screen_draw(const struct cases_screen *screen,
		       const struct view *view);

#endif
