#include "chargefix/store.h"

#include "chargefix/memory.h"

#include "record/events.h"
#include "record/sqlite.h"
#include "record/sqlite_row.h"

#include <sqlite3.h>
#include <string.h>

static bool take_event(struct row *row, struct event *event)
{
	event->seq = row_number(row);
	event->at = row_time(row);
	if (!event_kind_parse(row_text(row), &event->kind))
		row->damaged = true;
	event->who = row_text(row);
	event->step = row_text(row);
	event->answers = row_text(row);
	event->text = row_text(row);
	return !row->damaged;
}

static bool event_damaged(int64_t number, int64_t seq, struct message *error)
{
	return message_set(
		error,
		"the case database is damaged at event %lld of case %lld",
		(long long)seq, (long long)number);
}

/* Adds all events; `damaged` is the number of the first damaged one, or 0. */
static int read_events(struct store_call *call, struct events *events,
		       int64_t *damaged)
{
	struct row row = {.statement = call->statement};
	int code;

	while (!row.damaged && call_row(call)) {
		struct event event;

		row.column = 0;
		/* A gap means that an event was lost. */
		if (!take_event(&row, &event) ||
		    event.seq != (int64_t)events->count + 1)
			row.damaged = true;
		else
			events_add(events, &event);
	}
	code = call_end(call);
	/* We never write an event too big to read, so that is damage too. */
	*damaged = row.damaged || code == SQLITE_TOOBIG
			   ? (int64_t)events->count + 1
			   : 0;
	return code;
}

bool store_events(struct store *store, int64_t number, struct events *events,
		  struct message *error)
{
	struct store_call call = call_start(store, SQL_EVENTS);
	int64_t damaged;

	call_number(&call, number);
	int code = read_events(&call, events, &damaged);
	if (!damaged && code == SQLITE_OK)
		return true;
	events_release(events);
	return damaged ? event_damaged(number, damaged, error)
		       : store_explain(store, code, error);
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
		return message_set(
			error,
			"the case database %s has no guide with the hash "
			"%.64s",
			buffer_string(&store->shown), sha256);
	}
	bytes = sqlite3_column_blob(statement, 0);
	*length = (size_t)sqlite3_column_bytes(statement, 0);
	/* NULL means either no bytes or no memory. */
	if (!bytes && *length > 0)
		memory_run_out();
	store_hash(bytes ? bytes : "", *length, actual);
	if (sqlite3_column_type(statement, 0) != SQLITE_BLOB ||
	    strcmp(actual, sha256) != 0)
		return message_set(error,
				   "the case database is damaged: its guide "
				   "%.64s was changed",
				   sha256);
	*text = memory_text(bytes, *length);
	return true;
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
