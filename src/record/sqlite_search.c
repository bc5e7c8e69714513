#include "record/sqlite_search.h"

#include "chargefix/store.h"
#include "chargefix/text.h"
#include "record/sqlite_match.h"

#include <sqlite3.h>

enum {
	/* The most cases that are sorted by a text at once. */
	SORTED_MOST = 2000,
	FILLED_AT_ONCE = 100,
	/* Cases prepared in one piece of work; fewer if notes are long. */
	FILL_MOST = 500,
	FILL_BYTES = 256 * 1024, /* of notes, or work of the same cost */
	FILL_CASE_BYTES = 400, /* the cost of a case without notes */
};

static int run_for(struct store *store, enum store_sql which, int64_t count)
{
	struct store_call call = call_start(store, which);

	call_number(&call, count);
	return call_run(&call);
}

static bool is_true(struct store *store, enum store_sql which)
{
	struct store_call call = call_start(store, which);
	bool is = call_row(&call) && sqlite3_column_int(call.statement, 0);

	return call_end(&call) == SQLITE_OK && is;
}

static bool has_index(struct store *store)
{
	if (!store->index_known)
		store->has_index = is_true(store, SQL_HAS_INDEX);
	store->index_known = true;
	return store->has_index && is_true(store, SQL_INDEX_IS_SOUND);
}

static bool can_index(struct store *store)
{
	return sqlite3_exec(store->db, "SELECT fts5_source_id()", NULL, NULL,
			    NULL) == SQLITE_OK;
}

/*
 * A damaged index must not keep anyone from recording, so it is marked, and
 * rebuilt when the record is next opened.
 */
static int fill_index(struct store *store, enum store_sql which, int64_t count)
{
	struct store_call call;
	int code = SQLITE_CORRUPT_VTAB;

	if (has_index(store))
		code = run_for(store, which, count);
	if (code != SQLITE_CORRUPT_VTAB)
		return code;
	call = call_start(store, SQL_INDEX_MISSED);
	return call_run(&call);
}

int store_search_erase(struct store *store, int64_t number)
{
	return fill_index(store, SQL_ERASE_INDEX, number);
}

int store_search_optimize(struct store *store)
{
	struct store_call call;

	if (!has_index(store))
		return SQLITE_OK;
	call = call_start(store, SQL_OPTIMIZE_INDEX);
	return call_run(&call);
}

/* Counts how many of the next cases make up one piece of work. */
static int count_next(struct store *store, int64_t *count)
{
	struct store_call call = call_start(store, SQL_FILL_LENGTHS);
	int64_t bytes = 0;

	*count = 0;
	call_number(&call, FILL_MOST);
	while (bytes < FILL_BYTES && call_row(&call)) {
		bytes += FILL_CASE_BYTES +
			 sqlite3_column_int64(call.statement, 0);
		++*count;
	}
	return call_end(&call);
}

static int build_index(struct store *store)
{
	static const enum store_sql steps[] = {
		SQL_FORGET_INDEX, SQL_FORGET_TEXTS, SQL_FILL_TEXTS,
		SQL_FILL_INDEX,   SQL_FILL_NAMES,   SQL_FILL_DONE,
	};
	int64_t count;
	int code = count_next(store, &count);

	for (size_t i = 0;
	     i < sizeof(steps) / sizeof(*steps) && code == SQLITE_OK; i++) {
		bool of_index = steps[i] == SQL_FORGET_INDEX ||
				steps[i] == SQL_FILL_INDEX;
		code = of_index ? fill_index(store, steps[i], count)
				: run_for(store, steps[i], count);
	}
	return code;
}

/* Whether at least `least` cases are still to be prepared. */
static bool is_wanted(struct store *store, int64_t least)
{
	struct store_call call = call_start(store, SQL_FILL_WANTED);
	bool wanted;

	call_number(&call, least);
	wanted = call_row(&call) && sqlite3_column_int(call.statement, 0);
	return call_end(&call) == SQLITE_OK && wanted;
}

bool store_fill_search(struct store *store, bool *more, struct message *error)
{
	int code;

	*more = false;
	/* A read-only record can still be searched, but not prepared. */
	if (store_unwritable(store) || !is_wanted(store, 1))
		return true;
	code = store_write_begin(store);
	if (code == SQLITE_OK)
		code = build_index(store);
	if (store_write_end(store, code, error) != STORE_OK)
		return false;
	*more = is_wanted(store, 1);
	return true;
}

static int make_index(struct store *store)
{
	int code;

	store->index_known = false;
	if (has_index(store) || !can_index(store))
		return SQLITE_OK;
	store->index_known = false;
	code = sqlite3_exec(
		store->db,
		"BEGIN IMMEDIATE; DROP TABLE IF EXISTS search;"
		"DELETE FROM texts WHERE place = 0;"
		"CREATE VIRTUAL TABLE search USING fts5 (row, notes,"
		" content = 'texts', content_rowid = 'place', detail = 'none',"
		" columnsize = 0, tokenize = 'trigram case_sensitive 1');"
		"INSERT INTO search (search) VALUES ('rebuild'); COMMIT",
		NULL, NULL, NULL);
	if (!sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	return code;
}

int store_search_open(struct store *store)
{
	struct message ignored;
	int code = make_index(store);
	bool more;

	/* With fewer cases, searching is fast enough without this. */
	if (code == SQLITE_OK && is_wanted(store, FILLED_AT_ONCE))
		store_fill_search(store, &more, &ignored);
	return code;
}

void store_search_init(struct search *search, struct store *store,
		       const char *text)
{
	*search = (struct search){0};
	text_part_init(&search->part.part, text);
	if (has_index(store))
		store_match_write(&search->match, store,
				  text_or_empty(search->part.part.folded));
	search->indexed = search->match.length;
}

void store_search_distrust(struct search *search, struct store *store)
{
	struct store_call call = call_start(store, SQL_INDEX_MISSED);

	search->indexed = false;
	/* If the record is read-only, each search finds this out again. */
	if (call_run(&call) == SQLITE_OK)
		store_settle(store);
}

void store_search_release(struct search *search)
{
	text_part_release(&search->part.part);
	buffer_release(&search->match);
}

/* Whether there are few enough candidates to sort them all at once. */
static bool are_few(const struct search *search, struct store *store)
{
	struct store_call call = call_start(store, SQL_COUNT_CANDIDATES);
	bool few;

	call_text(&call, buffer_string(&search->match));
	call_number(&call, SORTED_MOST + 1);
	few = call_row(&call) &&
	      sqlite3_column_int(call.statement, 0) <= SORTED_MOST;
	return call_end(&call) == SQLITE_OK && few;
}

enum store_sql store_search_sql(const struct search *search,
				struct store *store,
				const struct case_query *query)
{
	static const enum store_sql sorted[] = {
		[CASES_BY_TICKET] = SQL_SEARCH_TICKET,
		[CASES_BY_SUBJECT] = SQL_SEARCH_SUBJECT,
		[CASES_BY_TECHNICIAN] = SQL_SEARCH_TECHNICIAN,
	};

	if (query->sort == CASES_BY_CHANGE)
		return (search->indexed ? SQL_SEARCH_INDEX : SQL_SEARCH_KEPT) +
		       query->backward;
	if (query->sort != CASES_BY_DUE && search->indexed &&
	    are_few(search, store))
		return sorted[query->sort] + query->backward;
	return SQL_COUNT;
}
