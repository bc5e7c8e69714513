/*
 * All answers of the case, those set aside too; any can be changed.
 *
 * Pure but for drawing. May use: view, action.
 */
#ifndef TUI_SCREEN_REVIEW_H
#define TUI_SCREEN_REVIEW_H

#include "front/tui/action.h"
#include "front/tui/choices.h"
#include "front/tui/view.h"

struct review_screen {
	struct choices choices;
	int scroll;
	int below; /* lines beyond: from the last answer to what follows */
};

/* The newest answer is chosen. */
void review_screen_init(struct review_screen *screen, const struct walk *walk);

struct action review_screen_key(struct review_screen *screen,
				const struct view *view,
				const struct keypress *key);
void review_screen_draw(const struct review_screen *screen,
			const struct view *view);

#endif
