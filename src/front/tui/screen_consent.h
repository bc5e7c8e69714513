/*
 * Shows the risk of a step that needs consent, which the person gives by typing
 * a word.
 *
 * May use: editor, view, action.
 */
#ifndef TUI_SCREEN_CONSENT_H
#define TUI_SCREEN_CONSENT_H

#include "front/tui/action.h"
#include "front/tui/editor.h"
#include "front/tui/view.h"

struct consent_screen {
	const struct step *step;
	bool change; /* asked while changing an earlier answer */
	struct editor editor;
	int scroll;
};

void consent_screen_release(struct consent_screen *screen);
struct action consent_screen_key(struct consent_screen *screen,
				 const struct view *view,
				 const struct keypress *key);
void consent_screen_draw(const struct consent_screen *screen,
			 const struct view *view);

#endif
