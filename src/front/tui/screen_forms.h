/*
 * Forms of devices being taken in that were left unfinished, one at a time: to
 * continue or discard one, or to begin an empty one.
 *
 * Pure except for drawing. May use: view, action, choices, drafts.
 */
#ifndef TUI_SCREEN_FORMS_H
#define TUI_SCREEN_FORMS_H

#include "front/tui/action.h"
#include "front/tui/choices.h"
#include "front/tui/view.h"

#include "chargefix/drafts.h"

struct forms_screen {
	struct drafts drafts; /* one or more */
	size_t at; /* the one that is shown */
	struct choices choices;
};

void forms_screen_release(struct forms_screen *screen);

struct action forms_screen_key(struct forms_screen *screen,
			       const struct view *view,
			       const struct keypress *key);
void forms_screen_draw(const struct forms_screen *screen,
		       const struct view *view);

#endif
