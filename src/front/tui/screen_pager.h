/*
 * Text to read in front of the step: why it is asked, and the help.
 *
 * Pure except for drawing. May use: view, action.
 */
#ifndef TUI_SCREEN_PAGER_H
#define TUI_SCREEN_PAGER_H

#include "front/tui/action.h"
#include "front/tui/keys.h"
#include "front/tui/view.h"

struct pager_screen {
	const struct step *why; /* NULL: help */
	int scroll;
};

struct action pager_screen_key(struct pager_screen *screen,
			       const struct view *view,
			       const struct keypress *key);
void pager_screen_draw(const struct pager_screen *screen,
		       const struct view *view);

#endif
