/*
 * The data that cases are found by: their folded texts, an index of these, and
 * their tickets and serial numbers.
 *
 * Recording an answer only changes the place of its case (see sqlite_schema.c),
 * so it costs no more than before. The texts kept for the case are then
 * outdated, and searches read the case itself. store_fill_search prepares many
 * such cases at once, at a tenth of the cost of one at a time.
 *
 * The index is an FTS5 table of trigrams. If this SQLite lacks FTS5, or the
 * index can't be trusted, the texts themselves are searched. Private to
 * sqlite*.c.
 */
#ifndef CHARGEFIX_RECORD_SQLITE_SEARCH_H
#define CHARGEFIX_RECORD_SQLITE_SEARCH_H

#include "record/sqlite.h"

struct case_query;

/*
 * Makes or rebuilds the index of a record opened for writing, and prepares some
 * of its cases. Returns SQLite's result.
 */
int store_search_open(struct store *store);

/* A search: the text to find, and how to find it. */
struct search {
	struct store_part part;
	struct buffer match; /* the FTS5 query; "": the text is too short */
	bool indexed; /* the index can be used */
};

void store_search_init(struct search *search, struct store *store,
		       const char *text);
void store_search_release(struct search *search);

/*
 * Called when the index is damaged: searches without it, to rebuild it later.
 */
void store_search_distrust(struct search *search, struct store *store);

/* The statement that searches a list; SQL_COUNT if there is none. */
enum store_sql store_search_sql(const struct search *search,
				struct store *store,
				const struct case_query *query);

/* Takes the texts of the case out of the index, within a transaction. */
int store_search_erase(struct store *store, int64_t number);

/* Writes the index anew without what was taken out of it. */
int store_search_optimize(struct store *store);

#endif
