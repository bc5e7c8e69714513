/*
 * A warning on leaving while something isn't saved.
 *
 * Pure except for drawing. May use: view, action.
 */
#ifndef TUI_SCREEN_LEAVE_H
#define TUI_SCREEN_LEAVE_H

#include "front/tui/action.h"
#include "front/tui/keys.h"
#include "front/tui/view.h"

struct action leave_screen_key(const struct view *view,
			       const struct keypress *key);
void leave_screen_draw(const struct view *view);

#endif
