/*
 * The cases of a device, and the others of its customer: to read or open one.
 *
 * Pure except for drawing. May use: view, action, choices, case_list, history.
 */
#ifndef TUI_SCREEN_HISTORY_H
#define TUI_SCREEN_HISTORY_H

#include "front/tui/action.h"
#include "front/tui/case_list.h"
#include "front/tui/choices.h"
#include "front/tui/view.h"

#include "chargefix/history.h"

struct history_screen {
	int64_t number; /* the case that it is the history of; 0: a new one */
	struct case_line *lines;
	int count;
	int of_device; /* so many of them; the others are the customer's */
	struct choices choices;
};

/* Makes it of these cases, one or more. */
void history_screen_init(struct history_screen *screen, int64_t number,
			 const struct case_history *history);
void history_screen_release(struct history_screen *screen);

struct action history_screen_key(struct history_screen *screen,
				 const struct view *view,
				 const struct keypress *key);
void history_screen_draw(const struct history_screen *screen,
			 const struct view *view);

#endif
