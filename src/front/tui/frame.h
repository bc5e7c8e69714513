/*
 * The frame around every screen: title, rules, status lines and keys.
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
	const char *word; /* its effect here; NULL: the table's word */
};

/*
 * Whether the window is too small for any screen. Only the key to leave works
 * then, since nobody can see what another key would do.
 */
bool frame_is_small(const struct view *view);

/* Draws the line that says so. */
void frame_draw_small(const struct view *view);

/* The part of the window inside the frame. */
struct area frame_area(const struct view *view);

/* The same below a head of `lines` lines. */
struct area frame_area_below(const struct view *view, int lines);

/*
 * Draws the frame. Draw it last: it also repairs damage from text that is wider
 * than its reported width. Keys that don't fit are left out by their rank in
 * keys.c; `feet` must have each command only once.
 */
void frame_draw(const struct view *view, const struct foot *feet, size_t count);

/* The column at which the words on the lower rule begin. */
int frame_rule_end(const struct view *view);

#endif
