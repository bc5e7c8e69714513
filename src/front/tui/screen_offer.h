/*
 * There is an unfinished case: go on with it, start afresh, or leave.
 *
 * Pure but for drawing. May use: view, choices, store.
 */
#ifndef TUI_SCREEN_OFFER_H
#define TUI_SCREEN_OFFER_H

#include "front/tui/choices.h"
#include "front/tui/view.h"

#include "chargefix/store.h"

struct offer_screen {
	const struct case_row *row;
	struct choices choices;
};

enum offer_result { OFFER_STAYS, OFFER_RESUME, OFFER_NEW, OFFER_LEAVE };

enum offer_result offer_screen_key(struct offer_screen *screen,
				   const struct view *view,
				   const struct keypress *key);
void offer_screen_draw(const struct offer_screen *screen,
		       const struct view *view);

#endif
