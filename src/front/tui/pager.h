/*
 * Scrolling text that fills the screen.
 *
 * May use: view, rich_text, frame.
 */
#ifndef TUI_PAGER_H
#define TUI_PAGER_H

#include "front/tui/frame.h"
#include "front/tui/rich_text.h"
#include "front/tui/view.h"

/* How many lines a command scrolls in a window of `page` lines; 0: none. */
int pager_lines(enum command command, int page);

/* The new value of `scroll` after a key, including the arrow keys. */
int pager_key(const struct view *view, const struct rich_text *rich, int scroll,
	      enum command command);

/* Draws the text in the whole area of the frame. */
void pager_draw(const struct view *view, const struct rich_text *rich,
		int scroll);

/* Whether the text has to be scrolled to see all of it. */
bool pager_has_more(const struct view *view, const struct rich_text *rich);

/*
 * Draws a page's footer, without the keys that scroll if all of it is visible.
 */
void pager_draw_feet(const struct view *view, bool more,
		     const struct foot *feet, size_t count);

#endif
