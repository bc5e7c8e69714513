/*
 * What cases are found by: their texts, folded, an index of these, and their
 * tickets and serial numbers.
 *
 * An answer only changes the place of its case (see sqlite_schema.c), so that it
 * costs no more than before: what was kept of the case then counts no longer,
 * and searches read the case itself. Many such cases at a time are made ready
 * by store_fill_search, for a tenth of what one at a time would cost.
 *
 * The index is SQLite's FTS5 of trigrams. Where this SQLite has none, or the
 * index can't be trusted, the texts themselves are gone through. Private to
 * sqlite*.c. 
 */
#ifndef CHARGEFIX_RECORD_SQLITE_SEARCH_H
#define CHARGEFIX_RECORD_SQLITE_SEARCH_H

#include "record/sqlite.h"

struct case_query;

/*
 * For a record that is opened to be written: makes or rebuilds the index, and some
 * of the cases ready. SQLite's result.
 */
int store_search_open(struct store *store);

/* What is searched for, and how. */
struct search {
	struct store_part part;
	struct buffer match; /* FTS5's query; "": too short for it */
	bool indexed; /* the index can be used */
};

void store_search_init(struct search *search, struct store *store,
		       const char *text);
void store_search_release(struct search *search);

/* The index is damaged: searches without it, and rebuilds it later. */
void store_search_distrust(struct search *search, struct store *store);

/* The statement for a list that is searched; SQL_COUNT: no such one. */
enum store_sql store_search_sql(const struct search *search,
				struct store *store,
				const struct case_query *query);

#endif
