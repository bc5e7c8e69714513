/*
 * All answers of the case, including those set aside, and all notes; any can be
 * changed.
 *
 * Pure except for drawing. May use: view, action.
 */
#ifndef TUI_SCREEN_REVIEW_H
#define TUI_SCREEN_REVIEW_H

#include "front/tui/action.h"
#include "front/tui/choices.h"
#include "front/tui/view.h"

struct review_screen {
	struct choices choices;
	int scroll;
	int below; /* lines scrolled below the last row */
};

/* Starts with the newest answer chosen. */
void review_screen_init(struct review_screen *screen, const struct walk *walk);

struct action review_screen_key(struct review_screen *screen,
				const struct view *view,
				const struct keypress *key);
void review_screen_draw(const struct review_screen *screen,
			const struct view *view);

#endif
