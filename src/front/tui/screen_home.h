/*
 * The opening screen: unfinished cases, a new case, or all cases. It also asks
 * whether a repair lasted, once that is due.
 *
 * Pure except for drawing; the loop reads the cases. May use: view, action,
 * choices, case_list, front.
 */
#ifndef TUI_SCREEN_HOME_H
#define TUI_SCREEN_HOME_H

#include "front/tui/action.h"
#include "front/tui/case_list.h"
#include "front/tui/choices.h"
#include "front/tui/view.h"

#include "chargefix/front.h"

/* Further cases are in the list of all cases. */
enum { HOME_CASES_MOST = 5 };

struct home_screen {
	struct case_line lines[HOME_CASES_MOST]; /* unfinished cases */
	int count;
	struct case_line asked; /* the case whose repair may have lasted */
	size_t asked_count; /* of all these cases; 0: there is none */
	size_t total; /* cases on record, finished or not */
	size_t open; /* how many of them are unfinished */
	struct choices choices;
	int scroll;
};

void home_screen_release(struct home_screen *screen);

/*
 * Reads the unfinished cases that changed last, those of the guide first, and
 * the one to be asked about first. False: `error` says why, and some may be
 * missing.
 */
bool home_screen_read(struct home_screen *screen, struct store *store,
		      const struct edition *edition, int64_t now,
		      struct message *error);

struct action home_screen_key(struct home_screen *screen,
			      const struct view *view,
			      const struct keypress *key);
void home_screen_draw(const struct home_screen *screen,
		      const struct view *view);

#endif
