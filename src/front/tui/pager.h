/*
 * Scrolling a sheet that fills the screen.
 *
 * May use: view, sheet, keys.
 */
#ifndef TUI_PAGER_H
#define TUI_PAGER_H

#include "front/tui/keys.h"
#include "front/tui/sheet.h"
#include "front/tui/view.h"

/* Lines to go for a command, in a window of `page` lines; 0: none. */
int pager_lines(enum command command, int page);

/* Where `scroll` stands after a key, the arrows included. */
int pager_key(const struct view *view, const struct sheet *sheet, int scroll,
	      enum command command);

/* The sheet in the whole area of the frame. */
void pager_draw(const struct view *view, const struct sheet *sheet, int scroll);

#endif
