/*
 * What a screen is drawn from, and where: all of it handed in.
 *
 * Keys are handled with the same view, since what a click or a page means
 * depends on the size; nothing is drawn then. May use: interview, theme.
 */
#ifndef TUI_VIEW_H
#define TUI_VIEW_H

#include "front/tui/theme.h"

#include "chargefix/interview.h"

struct view {
	WINDOW *window;
	const struct theme *theme;
	int lines; /* of the whole window */
	int columns;
	const struct walk *walk; /* NULL: there is no case yet */
	const struct interview *interview; /* of that walk; NULL: none is */
	uint64_t done; /* instructions of walk->step that are ticked off */
	const struct note *notes; /* of the case, in the order written */
	size_t note_count;
	int64_t number; /* of the case; 0: it has none yet */
	const char *who; /* whose name goes with what is given; NULL: none */
	int64_t now; /* clock.h milliseconds */
	bool no_danger; /* the guide has no question about it */
	bool danger; /* it is asked about, here or below what is seen */
	bool waiting; /* the countdown of walk->step was started */
	int64_t until; /* and ends then */
	const char *warning; /* the record is not being written; or NULL */
	const char *notice; /* about the last key; or NULL */
};

/* A part of the window. */
struct area {
	int top;
	int left;
	int lines;
	int columns;
};

/* The smallest window in which anything is drawn. */
enum { VIEW_LINES_LEAST = 10, VIEW_COLUMNS_LEAST = 40 };

/* What was answered, in words: interview_say, where there is an interview. */
void view_say(const struct view *view, size_t given, bool label,
	      struct buffer *out);

#endif
