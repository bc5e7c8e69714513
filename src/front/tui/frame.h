/*
 * What every screen has around it: title, rules, status lines and the keys.
 *
 * May use: paint, keys.
 */
#ifndef TUI_FRAME_H
#define TUI_FRAME_H

#include "front/tui/keys.h"
#include "front/tui/view.h"

/* A key shown in the footer. */
struct foot {
	enum command command;
	const char *word; /* what it does here; NULL: the table's word */
};

/*
 * Whether the window is too small for any screen; no key but leaving does
 * anything then, as nobody sees what it would do.
 */
bool frame_is_small(const struct view *view);

/* The line that says so. */
void frame_draw_small(const struct view *view);

/* The part of the window that is the screen's own. */
struct area frame_area(const struct view *view);

/* The same below a head of so many lines. */
struct area frame_area_below(const struct view *view, int lines);

/*
 * Draws all around it. Drawn last, it also mends what text wider than it says
 * may have done. Keys that find no room are left out, by their rank in keys.c;
 * each command stands in `feet` once at most.
 */
void frame_draw(const struct view *view, const struct foot *feet, size_t count);

/* Up to where the lower rule has no words in it, as a column. */
int frame_rule_end(const struct view *view);

#endif
