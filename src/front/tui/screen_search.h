/*
 * Searches for a word in the questions, answers and notes of the case, and in
 * the steps that may still come.
 *
 * Pure except for drawing. May use: view, action, editor, choices.
 */
#ifndef TUI_SCREEN_SEARCH_H
#define TUI_SCREEN_SEARCH_H

#include "front/tui/action.h"
#include "front/tui/choices.h"
#include "front/tui/editor.h"
#include "front/tui/view.h"

#include "chargefix/text.h"

struct search_screen {
	struct editor word;
	struct choices choices; /* a row of the results */
	struct text_memo *memo; /* folded texts; NULL: none yet */
};

void search_screen_release(struct search_screen *screen);
struct action search_screen_key(struct search_screen *screen,
				const struct view *view,
				const struct keypress *key);
void search_screen_draw(const struct search_screen *screen,
			const struct view *view);

/* Whether some texts weren't searched yet. Drawing again searches on. */
bool search_screen_goes_on(const struct search_screen *screen);

#endif
