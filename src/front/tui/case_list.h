/*
 * A piece of the list of all cases: the rows that are seen, and a few around
 * them, whatever number of cases there is.
 *
 * Read by the loop, bit by bit; screens look at it. May use: store.
 */
#ifndef TUI_CASE_LIST_H
#define TUI_CASE_LIST_H

#include "chargefix/store.h"

/* A case as a row of a list. Strings are "" where there is nothing. */
struct case_line {
	int64_t number;
	int64_t changed;
	bool closed;
	bool damaged; /* all of it that can be read is the number */
	const char *details[DETAILS];
	const char *subject;
	const char *stands; /* the step asked next, or the diagnosis */
	const char *begun; /* with which guide, where that is worth saying */
	char *strings; /* all of the above are in it */
};

/* A row's own copy, safe to show; `begun` may be NULL. */
void case_line_init(struct case_line *line, const struct case_row *row,
		    const char *begun);
void case_line_release(struct case_line *line);

/* All zero is empty, as before the first of all cases. */
struct case_list {
	struct case_line *lines;
	int count;
	/* The last cases looked at, above and below; 0: none was yet. */
	int64_t above;
	int64_t below;
	bool open_above; /* there may be more above */
	bool closed_below; /* there is no more below */
};

void case_list_release(struct case_list *list);

/* Makes it empty: before the first case, or behind the last. */
void case_list_begin(struct case_list *list);
void case_list_end(struct case_list *list);

/* Makes it that one case, with more above and below. */
void case_list_around(struct case_list *list, const struct case_row *row);

/*
 * Adds the rows of the query below, or above where it goes backward; `added`
 * says how many it were. Filter, sort and search must be the same as ever since
 * the list was empty.
 */
bool case_list_read(struct case_list *list, struct store *store,
		    struct case_query query, int *added, struct message *error);

/* Forgets all rows but `count` from `first` on. */
void case_list_trim(struct case_list *list, int first, int count);

#endif
