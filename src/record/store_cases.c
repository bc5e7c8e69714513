#include "chargefix/store.h"

#include "record/store_file.h"
#include "record/store_row.h"
#include "record/store_sql.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/* What is damaged is told by its number alone. */
static void take_case(struct row *row, struct case_row *found)
{
	*found = (struct case_row){.number = row_number(row)};
	found->started = row_time(row);
	found->changed = row_time(row);
	found->shop = row_number(row) != 0;
	found->guide_sha256 = row_text(row);
	found->guide_id = row_text(row);
	found->guide_version = row_text(row);
	found->details.ticket = row_text_or_null(row);
	found->details.technician = row_text_or_null(row);
	found->details.model = row_text_or_null(row);
	found->details.serial = row_text_or_null(row);
	found->standing.subject = row_text_or_null(row);
	found->standing.step = row_text_or_null(row);
	found->standing.diagnosis = row_text_or_null(row);
	found->standing.verdict = row_text_or_null(row);
	found->standing.conclusion = row_text_or_null(row);
	if (row->damaged)
		*found = (struct case_row){
			.number = found->number,
			.damaged = true,
			.guide_sha256 = "",
			.guide_id = "",
			.guide_version = "",
		};
}

/* Gives each row of `call` to `on_case` and ends it. */
static bool give_cases(struct store *store, struct store_call *call,
		       store_on_case *on_case, void *context, size_t *count,
		       struct message *error)
{
	bool no_memory = false;
	int code;

	*count = 0;
	while (call_row(call)) {
		struct row row = {.statement = call->statement};
		struct case_row found;

		++*count;
		take_case(&row, &found);
		no_memory = row.no_memory;
		if (no_memory || !on_case(context, &found))
			break;
	}
	code = call_end(call);
	if (no_memory)
		return message_no_memory(error);
	return code == SQLITE_OK || store_explain(store, code, error);
}

/* What LIKE takes for `search` anywhere, each character for itself. */
static void write_pattern(struct buffer *out, const char *search)
{
	const char *c;

	buffer_text(out, "%");
	for (c = search; *c; c++) {
		if (strchr("%_\\", *c))
			buffer_text(out, "\\");
		buffer_add(out, c, 1);
	}
	buffer_text(out, "%");
}

static int64_t limit_number(size_t number)
{
	return number && number < INT64_MAX ? (int64_t)number : -1;
}

/* A list of cases being read: what is asked for, and how far it has come. */
struct scan {
	struct store *store;
	const struct case_query *query;
	const char *pattern; /* of query->search; NULL: any */
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
	return give_cases(scan->store, &call, pass_on, scan, &count, error);
}

static void bind_scan(struct store_call *call, const struct scan *scan)
{
	const struct case_query *query = scan->query;

	call_number(call, query->only ? query->only : query->after);
	call_number(call, scan->looks);
	call_number(call, query->filter);
	call_text(call, query->guide_id);
	call_text(call, scan->pattern);
	call_text(call, query->search);
}

/* The cases of one statement; what does not fit is only looked at. */
static bool scan_part(struct scan *scan, bool beyond, struct message *error)
{
	struct store_call call =
		call_start(scan->store, scan_sql(scan->query, beyond));
	bool given = true;
	int code;

	bind_scan(&call, scan);
	while (given && !scan->stopped && call_row(&call)) {
		scan->reached = sqlite3_column_int64(call.statement, 0);
		if (scan->looks > 0)
			scan->looks--;
		if (sqlite3_column_int(call.statement, 1))
			given = give_case(scan, scan->reached, error);
	}
	code = call_end(&call);
	return given &&
	       (code == SQLITE_OK || store_explain(scan->store, code, error));
}

static bool run_scan(struct scan *scan, struct message *error)
{
	if (!scan_part(scan, false, error))
		return false;
	if (!scan->stopped && scan->looks && !scan->query->only &&
	    !scan_part(scan, true, error))
		return false;
	/* It ended by itself: nothing is left to look at. */
	if (!scan->stopped && scan->looks)
		scan->reached = 0;
	return true;
}

bool store_cases_some(struct store *store, const struct case_query *query,
		      size_t look, int64_t *reached, store_on_case *on_case,
		      void *context, struct message *error)
{
	const char *search = query->search;
	struct buffer pattern = {0};
	struct scan scan = {
		.store = store,
		.query = query,
		.on_case = on_case,
		.context = context,
		.looks = limit_number(look),
		.wanted = limit_number(query->limit),
		.reached = query->after,
	};

	/* SQLite takes patterns of up to 50,000 bytes. */
	if (search && strlen(search) > CASE_SEARCH_MOST)
		return message_set(error,
				   "that is too much to search for: %d bytes "
				   "is the most",
				   CASE_SEARCH_MOST);
	if (search)
		write_pattern(&pattern, search);
	scan.pattern = search ? buffer_string(&pattern) : NULL;
	bool done = pattern.failed ? message_no_memory(error)
				   : run_scan(&scan, error);
	buffer_release(&pattern);
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

/* A number as we write it; 0 for all else. "0042" can only be a ticket. */
static int64_t parse_number(const char *name)
{
	long long number;
	char *end;

	if (name[0] < '1' || name[0] > '9')
		return 0;
	errno = 0;
	number = strtoll(name, &end, 10);
	return *end || errno ? 0 : number;
}

static bool not_found(struct store *store, const char *name,
		      struct message *error)
{
	struct buffer shown = {0};

	store_file_show(&shown, name);
	if (strcmp(name, "last") == 0)
		message_set(error, "there is no case yet in the record %s",
			    buffer_string(&store->shown));
	else
		message_set(error,
			    "no case has the number or the ticket \"%s\" in "
			    "the record %s",
			    buffer_string(&shown),
			    buffer_string(&store->shown));
	buffer_release(&shown);
	return false;
}

/* What may be meant by a case's name: tried in this order. */
static bool find_by_number(struct store *store, const char *name,
			   struct store_call *call)
{
	int64_t number = parse_number(name);

	if (!number)
		return false;
	*call = call_start(store, SQL_CASE_BY_NUMBER);
	call_number(call, number);
	return true;
}

static bool find_last(struct store *store, const char *name,
		      struct store_call *call)
{
	if (strcmp(name, "last") != 0)
		return false;
	*call = call_start(store, SQL_CASE_LAST);
	return true;
}

static bool find_by_ticket(struct store *store, const char *name,
			   struct store_call *call)
{
	size_t called = strlen(STORE_TICKET);

	if (strncmp(name, STORE_TICKET, called) == 0)
		name += called;
	*call = call_start(store, SQL_CASE_BY_TICKET);
	call_text(call, name);
	return true;
}

/* A search for one case, which is of use only as it was written. */
struct finding {
	store_on_case *on_case;
	void *context;
	int64_t damaged; /* the number of one that is not; 0: none */
};

/* A store_on_case. */
static bool give_sound(void *context, const struct case_row *row)
{
	struct finding *finding = context;

	if (!row->damaged)
		return finding->on_case(finding->context, row);
	finding->damaged = row->number;
	return false;
}

/* The one case that a call gives, if any; `count` of them. */
static bool give_one(struct store *store, struct store_call *call,
		     store_on_case *on_case, void *context, size_t *count,
		     struct message *error)
{
	struct finding finding = {.on_case = on_case, .context = context};

	if (!give_cases(store, call, give_sound, &finding, count, error))
		return false;
	if (finding.damaged)
		return message_set(error, "the record is damaged at case %lld",
				   (long long)finding.damaged);
	return true;
}

bool store_case(struct store *store, int64_t number, store_on_case *on_case,
		void *context, struct message *error)
{
	struct store_call call = call_start(store, SQL_CASE_BY_NUMBER);
	size_t count = 0;

	call_number(&call, number);
	if (!give_one(store, &call, on_case, context, &count, error))
		return false;
	return count > 0 ||
	       message_set(error, "there is no case %lld in the record %s",
			   (long long)number, buffer_string(&store->shown));
}

bool store_find(struct store *store, const char *name, store_on_case *on_case,
		void *context, struct message *error)
{
	bool (*const meanings[])(struct store *, const char *,
				 struct store_call *) = {
		find_by_number,
		find_last,
		find_by_ticket,
	};
	struct store_call call;
	size_t count = 0;

	for (size_t i = 0; count == 0 && i < 3; i++) {
		if (meanings[i](store, name, &call) &&
		    !give_one(store, &call, on_case, context, &count, error))
			return false;
	}
	return count > 0 || not_found(store, name, error);
}
