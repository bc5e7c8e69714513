/*
 * Which line of the form for details shows what. Forms that don't fit scroll.
 *
 * Pure. May use: screen_details, frame.
 */
#ifndef TUI_DETAILS_LAYOUT_H
#define TUI_DETAILS_LAYOUT_H

#include "front/tui/screen_details.h"

enum details_line_kind {
	DETAILS_TITLE,
	DETAILS_GAP,
	DETAILS_FIELD, /* of row `row` */
	DETAILS_HINT, /* below it: what it takes */
	DETAILS_HEADING, /* of the earlier cases */
	DETAILS_CHOICE, /* of row `row` of the choices */
};

struct details_line {
	enum details_line_kind kind;
	int row;
};

enum { DETAILS_LINES_MOST = 2 * DETAILS + KNOWN_CASES_MOST + 8 };

struct details_layout {
	struct details_line lines[DETAILS_LINES_MOST];
	int count;
	int scroll; /* the first line that is shown */
	struct area area;
};

void details_lay_out(const struct details_screen *screen,
		     const struct view *view, struct details_layout *layout);

/* What a line of the window shows; NULL: nothing. */
const struct details_line *details_line_at(const struct details_layout *layout,
					   int line);

/* How many choices there are below the fields. */
int details_choices(const struct details_screen *screen);

/* What to know about a field's content; NULL: nothing. */
const char *details_warning(const struct details_screen *screen, int row);

#endif
