#include "chargefix/store.h"

#include "record/store_file.h"
#include "record/store_sql.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/*
 * A row being read. What is not as we write it (a BLOB or NULL where text
 * belongs, a NUL inside, a text out of all measure) spoils the row.
 */
struct row {
	struct sqlite3_stmt *statement;
	int column; /* read next */
	bool damaged;
	bool no_memory;
};

static int64_t take_number(struct row *row)
{
	int column = row->column++;

	if (sqlite3_column_type(row->statement, column) != SQLITE_INTEGER)
		row->damaged = true;
	return sqlite3_column_int64(row->statement, column);
}

static const char *take_text(struct row *row)
{
	int column = row->column++;
	const char *text;
	size_t length;

	if (sqlite3_column_type(row->statement, column) != SQLITE_TEXT) {
		row->damaged = true;
		return "";
	}
	text = (const char *)sqlite3_column_text(row->statement, column);
	length = (size_t)sqlite3_column_bytes(row->statement, column);
	if (!text) {
		row->no_memory = true;
		return "";
	}
	if (length > STORE_FIELD_MOST || strlen(text) != length)
		row->damaged = true;
	return text;
}

static const char *take_text_or_null(struct row *row)
{
	if (sqlite3_column_type(row->statement, row->column) != SQLITE_NULL)
		return take_text(row);
	row->column++;
	return NULL;
}

static bool take_event(struct row *row, struct event *event)
{
	event->seq = take_number(row);
	event->at = take_number(row);
	if (!event_kind_parse(take_text(row), &event->kind))
		row->damaged = true;
	event->who = take_text(row);
	event->step = take_text(row);
	event->answers = take_text(row);
	event->text = take_text(row);
	return !row->damaged && !row->no_memory;
}

static bool take_case(struct row *row, struct case_row *found)
{
	found->number = take_number(row);
	found->started = take_number(row);
	found->changed = take_number(row);
	found->shop = take_number(row) != 0;
	found->guide_sha256 = take_text(row);
	found->guide_id = take_text(row);
	found->guide_version = take_text(row);
	found->details.ticket = take_text_or_null(row);
	found->details.technician = take_text_or_null(row);
	found->details.model = take_text_or_null(row);
	found->details.serial = take_text_or_null(row);
	found->standing.subject = take_text_or_null(row);
	found->standing.step = take_text_or_null(row);
	found->standing.diagnosis = take_text_or_null(row);
	found->standing.verdict = take_text_or_null(row);
	found->standing.conclusion = take_text_or_null(row);
	return !row->damaged && !row->no_memory;
}

static bool event_damaged(int64_t number, int64_t seq, struct message *error)
{
	return message_set(error,
			   "the record is damaged at event %lld of case %lld",
			   (long long)seq, (long long)number);
}

bool store_events(struct store *store, int64_t number, int64_t after,
		  store_on_event *on_event, void *context,
		  struct message *error)
{
	struct store_call call = call_start(store, SQL_EVENTS);
	struct row row = {.statement = call.statement};
	int64_t seq = after;
	int code;

	call_number(&call, number);
	call_number(&call, after);
	while (!row.damaged && call_row(&call)) {
		struct event event;

		/* A gap means that an event was lost. */
		seq++;
		row.column = 0;
		if (!take_event(&row, &event) || event.seq != seq)
			row.damaged = true;
		else if (!on_event(context, &event))
			break;
	}
	code = call_end(&call);
	if (row.no_memory)
		return message_no_memory(error);
	if (row.damaged)
		return event_damaged(number, seq, error);
	/* The row after the last good one is larger than any of ours. */
	if (code == SQLITE_TOOBIG)
		return event_damaged(number, seq + 1, error);
	return code == SQLITE_OK || store_explain(store, code, error);
}

/* Gives each row of `call` to `on_case` and ends it. */
static bool give_cases(struct store *store, struct store_call *call,
		       store_on_case *on_case, void *context, size_t *count,
		       struct message *error)
{
	struct row row = {.statement = call->statement};
	struct case_row found = {0};
	int code;

	*count = 0;
	while (!row.damaged && call_row(call)) {
		++*count;
		row.column = 0;
		if (!take_case(&row, &found))
			row.damaged = true;
		else if (!on_case(context, &found))
			break;
	}
	code = call_end(call);
	if (row.no_memory)
		return message_no_memory(error);
	if (row.damaged)
		return message_set(error, "the record is damaged at case %lld",
				   (long long)found.number);
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
	return number > INT64_MAX ? INT64_MAX : (int64_t)number;
}

bool store_cases(struct store *store, const struct case_query *query,
		 store_on_case *on_case, void *context, struct message *error)
{
	static const enum store_sql filters[] = {
		[CASES_ALL] = SQL_CASES_ALL,
		[CASES_OPEN] = SQL_CASES_OPEN,
		[CASES_CLOSED] = SQL_CASES_CLOSED,
	};
	const char *search = query->search;
	struct buffer pattern = {0};
	struct store_call call;
	size_t count;
	bool done;

	/* SQLite takes patterns of up to 50,000 bytes. */
	if (search && strlen(search) > STORE_SEARCH_MOST)
		return message_set(error,
				   "that is too much to search for: %d bytes "
				   "is the most",
				   STORE_SEARCH_MOST);
	if (search)
		write_pattern(&pattern, search);
	if (pattern.failed) {
		buffer_release(&pattern);
		return message_no_memory(error);
	}
	call = call_start(store, filters[query->filter]);
	call_text(&call, query->guide_id);
	call_text(&call, search ? buffer_string(&pattern) : NULL);
	call_text(&call, search);
	call_number(&call, query->limit ? limit_number(query->limit) : -1);
	call_number(&call, limit_number(query->offset));
	done = give_cases(store, &call, on_case, context, &count, error);
	buffer_release(&pattern);
	return done;
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
			    "no case has the number or the ticket “%s” in "
			    "the record %s",
			    buffer_string(&shown),
			    buffer_string(&store->shown));
	buffer_release(&shown);
	return false;
}

bool store_find(struct store *store, const char *name, store_on_case *on_case,
		void *context, struct message *error)
{
	int64_t number = parse_number(name);
	struct store_call call;
	size_t count = 0;

	if (number) {
		call = call_start(store, SQL_CASE_BY_NUMBER);
		call_number(&call, number);
		if (!give_cases(store, &call, on_case, context, &count, error))
			return false;
	}
	if (count == 0) {
		bool last = strcmp(name, "last") == 0;

		call = call_start(store,
				  last ? SQL_CASE_LAST : SQL_CASE_BY_TICKET);
		if (!last)
			call_text(&call, name);
		if (!give_cases(store, &call, on_case, context, &count, error))
			return false;
	}
	return count > 0 || not_found(store, name, error);
}

static char *copy_text(const void *bytes, size_t length)
{
	char *copy = malloc(length + 1);

	if (copy) {
		if (length)
			memcpy(copy, bytes, length);
		copy[length] = '\0';
	}
	return copy;
}

static bool take_guide(struct store *store, struct store_call *call,
		       const char *sha256, char **text, size_t *length,
		       struct message *error)
{
	struct sqlite3_stmt *statement = call->statement;
	const void *bytes;
	char actual[65];

	if (!call_row(call)) {
		if (call->code != SQLITE_OK)
			return store_explain(store, call->code, error);
		return message_set(error,
				   "the record %s has no guide of the hash "
				   "%.64s",
				   buffer_string(&store->shown), sha256);
	}
	bytes = sqlite3_column_blob(statement, 0);
	/* NULL stands for no bytes, and for no memory. */
	*length = bytes ? (size_t)sqlite3_column_bytes(statement, 0) : 0;
	store_hash(bytes ? bytes : "", *length, actual);
	if (sqlite3_column_type(statement, 0) != SQLITE_BLOB ||
	    strcmp(actual, sha256) != 0)
		return message_set(error,
				   "the record is damaged: its guide %.64s "
				   "is not what was kept",
				   sha256);
	*text = copy_text(bytes, *length);
	return *text || message_no_memory(error);
}

bool store_guide(struct store *store, const char *sha256, char **text,
		 size_t *length, struct message *error)
{
	struct store_call call = call_start(store, SQL_GUIDE);
	bool found;

	*text = NULL;
	call_text(&call, sha256);
	found = take_guide(store, &call, sha256, text, length, error);
	call_end(&call);
	return found;
}
