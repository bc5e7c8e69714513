/*
 * What happens with the case: a menu of what can be done with it as a whole,
 * the outcomes and barriers of handing back, and whether the repair lasted.
 *
 * Pure except for drawing. May use: view, action, choices, offers.
 */
#ifndef TUI_SCREEN_LIFE_H
#define TUI_SCREEN_LIFE_H

#include "front/tui/action.h"
#include "front/tui/choices.h"
#include "front/tui/view.h"

enum life_list {
	LIST_ACTIONS,
	LIST_OUTCOMES,
	LIST_BARRIERS,
	LIST_LASTED,
};

struct life_screen {
	enum life_list list;
	enum life_list first; /* Esc closes the screen there */
	struct choices choices;
	struct life_change given; /* what the action asks for */
};

/* The action in a few words: "Wait for a part". */
const char *life_screen_label(const struct life_change *change);

/* Begins with that list; for LIST_OUTCOMES, with the likely one chosen. */
void life_screen_init(struct life_screen *screen, enum life_list list,
		      const struct walk *walk);
struct action life_screen_key(struct life_screen *screen,
			      const struct view *view,
			      const struct keypress *key);
void life_screen_draw(const struct life_screen *screen,
		      const struct view *view);

#endif
