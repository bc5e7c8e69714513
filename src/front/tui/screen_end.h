/*
 * The diagnosis: the cause, what to do now, and which causes stay open.
 *
 * Pure except for drawing. May use: view, action, panel.
 */
#ifndef TUI_SCREEN_END_H
#define TUI_SCREEN_END_H

#include "front/tui/action.h"
#include "front/tui/keys.h"
#include "front/tui/panel.h"
#include "front/tui/view.h"

struct end_screen {
	int scroll;
	bool read; /* the case was finished already when it was opened */
	bool answered; /* answered since, so back takes that back */
	bool armed; /* the next key to go back reopens the case */
	bool ended; /* the last key tried to scroll past the end */
	struct panel_scroll panel_scroll;
};

struct action end_screen_key(struct end_screen *screen, const struct view *view,
			     const struct keypress *key);
void end_screen_draw(const struct end_screen *screen, const struct view *view);

#endif
