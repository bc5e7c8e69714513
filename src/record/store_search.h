/*
 * What cases are found by, kept in step with them: their texts, folded, an
 * index of these, and their tickets and serial numbers.
 *
 * The index is SQLite's FTS5 of trigrams. Where this SQLite has none, or the
 * index can't be trusted, the texts themselves are gone through. Private to
 * store*.c. Functions that give an int give SQLite's result.
 */
#ifndef CHARGEFIX_RECORD_STORE_SEARCH_H
#define CHARGEFIX_RECORD_STORE_SEARCH_H

#include "chargefix/text.h"
#include "record/store_sql.h"

struct case_query;

/*
 * Within the transaction that changes a case: first, as long as its row is what
 * it was, then when row and notes are new.
 */
int store_search_forget(struct store *store, int64_t number);
int store_search_take(struct store *store, int64_t number);

/* For a record that is opened to be written: makes the index, or anew. */
int store_search_open(struct store *store);

/* What is searched for, and how. */
struct search {
	struct text_part part;
	struct buffer match; /* FTS5's query; "": too short for it */
	bool indexed; /* the index can be used */
};

void store_search_init(struct search *search, struct store *store,
		       const char *text);
void store_search_release(struct search *search);

/* The index is damaged: searches without it, and has it made anew later. */
void store_search_distrust(struct search *search, struct store *store);

/* The statement for a list that is searched; SQL_COUNT: no such one. */
enum store_sql store_search_sql(const struct search *search,
				struct store *store,
				const struct case_query *query);

#endif
