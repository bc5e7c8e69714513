#include "chargefix/store.h"

#include "chargefix/text.h"
#include "record/store_row.h"
#include "record/store_search.h"
#include "record/store_sql.h"

#include <sqlite3.h>
#include <string.h>

/* Of texts that a piece of a search looks through: some hundredths of a second. */
enum { LOOK_BYTES = 8 * 1024 * 1024 };

static int64_t limit_number(size_t number)
{
	/* More than SQLite can count to is no limit. */
	int64_t limit = (int64_t)number;

	return limit > 0 ? limit : -1;
}

/* A list of cases being read: what is asked for, and how far it has come. */
struct scan {
	struct store *store;
	const struct case_query *query;
	struct search search; /* of query->search, if there is one */
	store_on_case *on_case;
	void *context;
	int64_t looks; /* cases still to be looked at; -1: all */
	int64_t wanted; /* cases still to be given; -1: all */
	int64_t reached; /* the last case looked at */
	bool stopped; /* no more are wanted */
};

/* The statement for a part of the list; see store_sql.c. */
static enum store_sql scan_sql(const struct case_query *query, bool beyond)
{
	static const enum store_sql orders[] = {
		[CASES_BY_CHANGE] = SQL_SCAN_CHANGED,
		[CASES_BY_TICKET] = SQL_SCAN_TICKET,
		[CASES_BY_SUBJECT] = SQL_SCAN_SUBJECT,
		[CASES_BY_TECHNICIAN] = SQL_SCAN_TECHNICIAN,
	};
	enum store_sql order = orders[query->sort];

	if (query->only)
		return SQL_SCAN_ONLY;
	if (order == SQL_SCAN_CHANGED && query->filter == CASES_OPEN)
		order = SQL_SCAN_OPEN;
	return order + 2 * query->backward + beyond;
}

/* A store_on_case. */
static bool pass_on(void *context, const struct case_row *row)
{
	struct scan *scan = context;

	if (scan->wanted > 0)
		scan->wanted--;
	scan->stopped = !scan->on_case(scan->context, row) || !scan->wanted;
	return true;
}

static bool give_case(struct scan *scan, int64_t number, struct message *error)
{
	struct store_call call = call_start(scan->store, SQL_CASE_BY_NUMBER);
	size_t count;

	call_number(&call, number);
	return store_give_cases(scan->store, &call, pass_on, scan, &count,
				error);
}

/* The case that a call is at, of whom a search gives no more than its number. */
static bool give_row(struct scan *scan, const struct store_call *call,
		     struct message *error)
{
	enum { COLUMNS_AT = 2 };
	struct case_row row;

	if (sqlite3_column_count(call->statement) <= COLUMNS_AT + 1)
		return give_case(scan, scan->reached, error);
	store_take_case(call, COLUMNS_AT, &row);
	return pass_on(scan, &row);
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
}

/* Where cases are looked at in pieces, a piece of long texts has fewer. */
static void end_where_long(struct scan *scan)
{
	if (scan->looks > 0 && scan->search.part.bytes > LOOK_BYTES)
		scan->looks = 0;
}

/* The cases of one statement; what does not fit is only looked at. */
static bool run_call(struct scan *scan, struct store_call *call, int *code,
		     struct message *error)
{
	bool given = true;

	while (given && !scan->stopped && scan->looks && call_row(call)) {
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
	return scan->stopped || !scan->looks || scan->query->only ||
	       scan_part(scan, after, true, error);
}

/* The same by what is kept for searching. */
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
	if (scan->search.indexed)
		call_text(&call, buffer_string(&scan->search.match));
	if (!run_call(scan, &call, &code, error))
		return false;
	if (code != SQLITE_CORRUPT_VTAB)
		return code == SQLITE_OK ||
		       store_explain(scan->store, code, error);
	store_search_distrust(&scan->search, scan->store);
	return run_search(scan, error);
}

bool store_cases_some(struct store *store, const struct case_query *query,
		      size_t look, int64_t *reached, store_on_case *on_case,
		      void *context, struct message *error)
{
	const char *search = query->search;
	struct scan scan = {
		.store = store,
		.query = query,
		.on_case = on_case,
		.context = context,
		.looks = limit_number(look),
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
	/* It ended by itself: nothing is left to look at. */
	if (done && !scan.stopped && scan.looks)
		scan.reached = 0;
	if (search)
		store_search_release(&scan.search);
	*reached = scan.reached;
	return done;
}

bool store_cases(struct store *store, const struct case_query *query,
		 store_on_case *on_case, void *context, struct message *error)
{
	int64_t reached;

	return store_cases_some(store, query, 0, &reached, on_case, context,
				error);
}

bool store_count(struct store *store, enum case_filter filter, size_t *count,
		 struct message *error)
{
	static const enum store_sql filters[] = {
		[CASES_ALL] = SQL_COUNT_ALL,
		[CASES_OPEN] = SQL_COUNT_OPEN,
		[CASES_CLOSED] = SQL_COUNT_CLOSED,
	};
	struct store_call call = call_start(store, filters[filter]);
	int code;

	*count = 0;
	if (call_row(&call))
		*count = (size_t)sqlite3_column_int64(call.statement, 0);
	code = call_end(&call);
	return code == SQLITE_OK || store_explain(store, code, error);
}
