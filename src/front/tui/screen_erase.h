/*
 * Asks for a typed word before a customer's data is erased.
 *
 * May use: editor, view, action, prompt.
 */
#ifndef TUI_SCREEN_ERASE_H
#define TUI_SCREEN_ERASE_H

#include "front/tui/action.h"
#include "front/tui/editor.h"
#include "front/tui/view.h"

/* All zero, nothing is typed. */
struct erase_screen {
	struct editor word;
};

void erase_screen_release(struct erase_screen *screen);
struct action erase_screen_key(struct erase_screen *screen,
			       const struct view *view,
			       const struct keypress *key);
void erase_screen_draw(const struct erase_screen *screen,
		       const struct view *view);

#endif
