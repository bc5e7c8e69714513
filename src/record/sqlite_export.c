/* Reading a whole record, to write it out. */
#include "chargefix/import.h"

#include "chargefix/memory.h"
#include "record/events.h"
#include "record/sqlite.h"
#include "record/sqlite_row.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

static bool take_guide_text(struct store *store, struct stored_guide *guide,
			    struct message *error)
{
	char *text;

	if (!store_guide(store, guide->sha256, &text, &guide->length, error))
		return false;
	guide->text = arena_text(&guide->strings, text, guide->length);
	free(text);
	return true;
}

static const char *keep_copy_of(struct arena *strings, const char *text)
{
	return arena_text(strings, text, strlen(text));
}

static bool list_is_damaged(struct message *error)
{
	return message_set(error, "the case database is damaged in its list of "
				  "guides");
}

bool store_next_guide(struct store *store, const char *after,
		      struct stored_guide *guide, bool *found,
		      struct message *error)
{
	struct store_call call = call_start(store, SQL_NEXT_GUIDE);
	struct row row = {.statement = call.statement};

	*guide = (struct stored_guide){0};
	call_text(&call, after);
	*found = call_row(&call);
	if (*found) {
		guide->sha256 = keep_copy_of(&guide->strings, row_text(&row));
		guide->id = keep_copy_of(&guide->strings, row_text(&row));
		guide->version = keep_copy_of(&guide->strings, row_text(&row));
	}
	int code = call_end(&call);
	bool read = code == SQLITE_OK ? !row.damaged || list_is_damaged(error)
				      : store_explain(store, code, error);
	if (read && *found)
		read = take_guide_text(store, guide, error);
	if (!read)
		stored_guide_release(guide);
	return read;
}

void stored_guide_release(struct stored_guide *guide)
{
	arena_release(&guide->strings);
	*guide = (struct stored_guide){0};
}

bool store_last_number(struct store *store, int64_t *number,
		       struct message *error)
{
	struct store_call call = call_start(store, SQL_LAST_NUMBER);

	*number = call_row(&call) ? sqlite3_column_int64(call.statement, 0) : 0;
	int code = call_end(&call);
	return code == SQLITE_OK || store_explain(store, code, error);
}

struct events *stored_events_read(struct store *store, int64_t number,
				  struct message *error)
{
	struct events *events = memory_new(1, sizeof(*events));

	if (store_events(store, number, events, error))
		return events;
	free(events);
	return NULL;
}

const struct event *stored_events(const struct events *events, size_t *count)
{
	*count = events->count;
	return events->items;
}

void stored_events_free(struct events *events)
{
	events_release(events);
	free(events);
}
