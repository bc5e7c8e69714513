/*
 * All that a screen is drawn from, passed in by the caller.
 *
 * Keys are handled with the same view, since the meaning of a click or a page
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
	const struct interview *interview; /* of that walk, or NULL */
	uint64_t done; /* instructions of walk->step that are ticked off */
	const struct note *notes; /* of the case, in the order written */
	size_t note_count;
	int64_t number; /* of the case; 0: it has none yet */
	const char *who; /* the name recorded with answers, or NULL */
	int64_t now; /* clock.h milliseconds */
	bool no_danger; /* the guide has no danger question */
	bool danger; /* a danger question is open, visible or not */
	bool waiting; /* the countdown of walk->step was started */
	int64_t until; /* when it ends */
	int64_t hold; /* when the wait of the case ends; 0: not known */
	const char *warning; /* why saving fails, or NULL */
	const char *notice; /* about the last key, or NULL */
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

/* When the countdown ends, or else the wait of the case; 0: neither is known. */
int64_t view_wait_end(const struct view *view);

/* Writes an answer in words, with interview_say if there is an interview. */
void view_say(const struct view *view, size_t given, bool label,
	      struct buffer *out);

#endif
