/*
 * The result of a case as a QR code, to take it to a phone.
 *
 * Pure except for drawing. May use: view, action.
 */
#ifndef TUI_SCREEN_CODE_H
#define TUI_SCREEN_CODE_H

#include "front/tui/action.h"
#include "front/tui/keys.h"
#include "front/tui/view.h"

struct code_screen {
	const char *shop_name; /* NULL: not given */
};

struct action code_screen_key(struct code_screen *screen,
			      const struct view *view,
			      const struct keypress *key);
void code_screen_draw(const struct code_screen *screen,
		      const struct view *view);

#endif
