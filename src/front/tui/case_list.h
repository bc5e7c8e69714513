/*
 * A piece of the list of all cases: the visible rows and a few around them,
 * however many cases there are.
 *
 * The loop reads it bit by bit; screens only look at it. May use: columns.
 */
#ifndef TUI_CASE_LIST_H
#define TUI_CASE_LIST_H

#include "chargefix/columns.h"

/* A case as a row of a list. */
struct case_line {
	struct case_row row; /* made safe to show; without UUID and guide */
	const char
		*begun; /* the guide it was begun with, if that matters; "" */
	char *strings; /* holds all texts */
};

/* Copies a row, made safe to show; `begun` may be NULL. */
void case_line_init(struct case_line *line, const struct case_row *row,
		    const char *begun);
void case_line_release(struct case_line *line);

/* All zero is empty, ready to read from the first case. */
struct case_list {
	struct case_line *lines;
	int count;
	/* The last cases looked at, above and below; 0: none yet. */
	int64_t above;
	int64_t below;
	bool used
		[SCREEN_COLUMNS]; /* the columns in which any case has something */
	bool open_above; /* there may be more above */
	bool closed_below; /* there is no more below */
};

void case_list_release(struct case_list *list);

/* Empties the list, to read on from the first case or from the last. */
void case_list_begin(struct case_list *list);
void case_list_end(struct case_list *list);

/* Makes the list that one case, to read on above and below it. */
void case_list_around(struct case_list *list, const struct case_row *row);

/* Makes the list these rows, and no more. */
void case_list_fill(struct case_list *list, const struct case_rows *rows);

/*
 * Adds the rows of the query below, or above if it goes backward; `added` says
 * how many. Filter, sort and search must not have changed since the list was
 * empty.
 */
bool case_list_read(struct case_list *list, struct store *store,
		    struct case_query query, int *added, struct message *error);

/* Drops all rows except `count` rows from `first` on. */
void case_list_trim(struct case_list *list, int first, int count);

#endif
