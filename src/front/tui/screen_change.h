/*
 * Shows, before an answer or the audience is changed, which answers that would
 * keep or set aside, and which questions it would add.
 *
 * Pure except for drawing. May use: view, action, preview.
 */
#ifndef TUI_SCREEN_CHANGE_H
#define TUI_SCREEN_CHANGE_H

#include "front/tui/action.h"
#include "front/tui/keys.h"
#include "front/tui/view.h"

struct change_screen {
	bool switches; /* to another audience; else an answer is changed */
	enum audience to;
	const struct step *step;
	struct answer_numbers chosen;
	bool measured; /* with a number */
	double reading;
	int scroll;
};

struct action change_screen_key(struct change_screen *screen,
				const struct view *view,
				const struct keypress *key);
void change_screen_draw(const struct change_screen *screen,
			const struct view *view);

#endif
