#include "chargefix/store.h"

#include "chargefix/text.h"
#include "record/sqlite.h"
#include "record/sqlite_row.h"
#include "record/sqlite_search.h"

#include <sqlite3.h>
#include <string.h>

/* How much text one piece of a search reads, in some hundredths of a second. */
enum { LOOK_BYTES = 8 * 1024 * 1024 };

static int64_t limit_number(size_t number)
{
	/* A limit larger than SQLite can count to means no limit. */
	int64_t limit = (int64_t)number;

	return limit > 0 ? limit : -1;
}

/* A list of cases being read: the query, and how far it has come. */
struct scan {
	struct store *store;
	const struct case_query *query;
	struct search search; /* of query->search, if there is one */
	struct case_rows *rows; /* cases that match are added here */
	int64_t looks; /* cases still to look at; -1: all */
	int64_t wanted; /* cases still to return; -1: all */
	int64_t reached; /* the last case looked at */
};

/* Whether only unfinished cases can fit, which are few. */
static bool is_unfinished(const struct case_query *query)
{
	int state = life_word(case_state_words, CASE_STATES, query->state);

	return state >= 0 && life_is_unfinished((enum case_state)state);
}

/* The last changed first, by the index that leaves out most of the others. */
static enum store_sql change_sql(const struct case_query *query)
{
	if (is_unfinished(query))
		return SQL_SCAN_STATE;
	if (query->technician)
		return SQL_SCAN_OF_TECHNICIAN;
	if (query->verdict)
		return SQL_SCAN_VERDICT;
	if (query->state)
		return SQL_SCAN_STATE;
	if (query->since || query->before)
		return SQL_SCAN_TIME;
	return query->filter == CASES_OPEN ? SQL_SCAN_OPEN : SQL_SCAN_CHANGED;
}

/* The statement that reads one part of the list; see sqlite.c. */
static enum store_sql scan_sql(const struct case_query *query, bool beyond)
{
	static const enum store_sql orders[] = {
		[CASES_BY_TICKET] = SQL_SCAN_TICKET,
		[CASES_BY_SUBJECT] = SQL_SCAN_SUBJECT,
		[CASES_BY_TECHNICIAN] = SQL_SCAN_TECHNICIAN,
		[CASES_BY_DUE] = SQL_SCAN_DUE,
	};
	enum store_sql order = query->sort == CASES_BY_CHANGE
				       ? change_sql(query)
				       : orders[query->sort];

	return query->only ? SQL_SCAN_ONLY
			   : order + 2 * query->backward + beyond;
}

static bool is_done(const struct scan *scan)
{
	return !scan->looks || !scan->wanted;
}

/* Adds the call's current case, of which a search returns only the number. */
static bool give_row(struct scan *scan, const struct store_call *call,
		     struct message *error)
{
	enum { COLUMNS_AT = 2 };
	struct case_rows *rows = scan->rows;
	size_t before = rows->count;
	struct case_row row;

	if (sqlite3_column_count(call->statement) > COLUMNS_AT + 1) {
		store_take_case(call, COLUMNS_AT, &row);
		case_rows_add(rows, &row);
	} else {
		struct store_call named =
			call_start(scan->store, SQL_CASE_BY_NUMBER);

		call_number(&named, scan->reached);
		if (!store_give_cases(scan->store, &named, rows, error))
			return false;
	}
	if (scan->query->sound && rows->count > before &&
	    rows->items[before].damaged)
		rows->count = before;
	if (scan->wanted > 0 && rows->count > before)
		scan->wanted--;
	return true;
}

/* The first and the last time; NULL: any. */
static void bind_times(struct store_call *call, const struct case_query *query)
{
	if (query->since || query->before) {
		call_number(call, query->since);
		call_number(call,
			    query->before ? query->before - 1 : INT64_MAX);
	} else {
		call_text(call, NULL);
		call_text(call, NULL);
	}
}

static void bind_scan(struct store_call *call, int64_t after, struct scan *scan)
{
	const struct case_query *query = scan->query;

	call_number(call, after);
	call_number(call, scan->looks);
	call_number(call, query->filter);
	call_text(call, query->guide_id);
	call_part(call, &scan->search.part);
	call_text(call, query->search);
	call_text(call, scan->search.indexed
				? buffer_string(&scan->search.match)
				: NULL);
	call_text(call, query->state);
	call_key(call, query->technician);
	call_text(call, query->verdict);
	bind_times(call, query);
}

/* If cases are read in pieces, ends a piece early when its texts are long. */
static void end_where_long(struct scan *scan)
{
	if (scan->looks > 0 && scan->search.part.bytes > LOOK_BYTES)
		scan->looks = 0;
}

/* Reads the cases of one statement and adds those that match. */
static bool run_call(struct scan *scan, struct store_call *call, int *code,
		     struct message *error)
{
	bool given = true;

	while (given && !is_done(scan) && call_row(call)) {
		scan->reached = sqlite3_column_int64(call->statement, 0);
		if (scan->looks > 0)
			scan->looks--;
		if (sqlite3_column_int(call->statement, 1))
			given = give_row(scan, call, error);
		end_where_long(scan);
	}
	*code = call_end(call);
	return given;
}

static bool scan_part(struct scan *scan, int64_t after, bool beyond,
		      struct message *error)
{
	struct store_call call =
		call_start(scan->store, scan_sql(scan->query, beyond));
	int code;

	bind_scan(&call, scan->query->only ? scan->query->only : after, scan);
	return run_call(scan, &call, &code, error) &&
	       (code == SQLITE_OK || store_explain(scan->store, code, error));
}

static bool run_scan(struct scan *scan, struct message *error)
{
	int64_t after = scan->reached;

	if (!scan_part(scan, after, false, error))
		return false;
	return is_done(scan) || scan->query->only ||
	       scan_part(scan, after, true, error);
}

/* Reads the list with the texts kept for searching. */
static bool run_search(struct scan *scan, struct message *error)
{
	enum store_sql sql =
		store_search_sql(&scan->search, scan->store, scan->query);
	struct store_call call;
	int code;

	if (sql == SQL_COUNT)
		return run_scan(scan, error);
	call = call_start(scan->store, sql);
	bind_scan(&call, scan->reached, scan);
	if (!run_call(scan, &call, &code, error))
		return false;
	if (code != SQLITE_CORRUPT_VTAB)
		return code == SQLITE_OK ||
		       store_explain(scan->store, code, error);
	store_search_distrust(&scan->search, scan->store);
	return run_search(scan, error);
}

bool store_cases(struct store *store, const struct case_query *query,
		 struct case_rows *rows, struct message *error)
{
	const char *search = query->search;
	struct scan scan = {
		.store = store,
		.query = query,
		.rows = rows,
		.looks = limit_number(query->look),
		.wanted = limit_number(query->limit),
		.reached = query->after,
	};

	if (search && strlen(search) > CASE_SEARCH_MOST)
		return message_set(error,
				   "that is too much to search for: %d bytes "
				   "is the most",
				   CASE_SEARCH_MOST);
	if (search)
		store_search_init(&scan.search, store, search);
	bool done = search && !query->only ? run_search(&scan, error)
					   : run_scan(&scan, error);
	/* If the list ended by itself, there is nothing left to look at. */
	rows->reached = done && !is_done(&scan) ? 0 : scan.reached;
	if (search)
		store_search_release(&scan.search);
	return done;
}

void store_freeze(struct store *store, bool frozen)
{
	struct store_call call =
		call_start(store, frozen ? SQL_FREEZE : SQL_COMMIT);

	/* If this fails, each part is read as the file is at that moment. */
	call_run(&call);
}
