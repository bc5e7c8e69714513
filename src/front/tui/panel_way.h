/*
 * The lines of the side panel, and the way of the walk among them.
 *
 * Private to the panel. May use: paint, course.
 */
#ifndef TUI_PANEL_WAY_H
#define TUI_PANEL_WAY_H

#include "front/tui/view.h"

/* Where the next line goes; what is outside the area is not drawn. */
struct panel {
	const struct view *view;
	struct area area;
	int line; /* from the area's top; may be above it */
};

/* Whether the next line is seen. */
bool panel_sees(const struct panel *panel);

void panel_heading(struct panel *panel, const char *text);
void panel_remark(struct panel *panel, const char *text);

/*
 * The answers so far; as a `tree` also what was left out, what is asked now
 * and what is likely next. Of more than `room` lines, the last ones.
 */
void panel_draw_way(struct panel *panel, bool tree, size_t room);

/* How many lines that has below its heading: never 0. */
size_t panel_way_lines(const struct view *view, bool tree);

#endif
