/*
 * Text to read, made when the screen was opened: a report, or a step as it is
 * in the guide.
 *
 * Pure except for drawing. May use: view, action.
 */
#ifndef TUI_SCREEN_TEXT_H
#define TUI_SCREEN_TEXT_H

#include "front/tui/action.h"
#include "front/tui/keys.h"
#include "front/tui/view.h"

#include "chargefix/view.h"

struct text_screen {
	struct document document;
	bool report; /* a report, which can be written to a file */
	enum report_edition edition; /* that it is in */
	int64_t number; /* the case that it is about */
	int scroll;
};

/* Fills the screen with a step's text from the guide. */
void text_screen_step(struct text_screen *screen, const struct walk *walk,
		      const struct step *step);
void text_screen_release(struct text_screen *screen);

struct action text_screen_key(struct text_screen *screen,
			      const struct view *view,
			      const struct keypress *key);
void text_screen_draw(const struct text_screen *screen,
		      const struct view *view);

#endif
