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

/* Lines to go for a command, in a window of `page` lines; 0: none. */
int pager_lines(enum command command, int page);

/* Where `scroll` stands after a key, the arrows included. */
int pager_key(const struct view *view, const struct rich_text *rich, int scroll,
	      enum command command);

/* The text in the whole area of the frame. */
void pager_draw(const struct view *view, const struct rich_text *rich,
		int scroll);

/* Whether it takes scrolling to see all of it. */
bool pager_has_more(const struct view *view, const struct rich_text *rich);

/*
 * A page's footer; the keys that scroll are of no use where all is seen, and
 * left out.
 */
void pager_draw_feet(const struct view *view, bool more,
		     const struct foot *feet, size_t count);

#endif
