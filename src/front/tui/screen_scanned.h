/*
 * Offers a new case for a scanned text that matches no case on record.
 *
 * Pure except for drawing. May use: view, action, choices.
 */
#ifndef TUI_SCREEN_SCANNED_H
#define TUI_SCREEN_SCANNED_H

#include "front/tui/action.h"
#include "front/tui/choices.h"
#include "front/tui/view.h"

struct scanned_screen {
	struct buffer text; /* cleaned as a detail of a case */
	struct choices choices; /* CHOICES_NONE at first */
	/* The details of the new case. */
	struct case_details given;
};

void scanned_screen_init(struct scanned_screen *screen, const char *text);
void scanned_screen_release(struct scanned_screen *screen);

struct action scanned_screen_key(struct scanned_screen *screen,
				 const struct view *view,
				 const struct keypress *key);
void scanned_screen_draw(const struct scanned_screen *screen,
			 const struct view *view);

#endif
