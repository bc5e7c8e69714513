/* The SQL functions that chargefix adds to SQLite. */
#include "record/sqlite.h"

#include "chargefix/text.h"

#include <sqlite3.h>

/* Folding a text costs as much as searching it this many times. */
enum { FOLD_COST = 8 };

/* Returns `text` as the result and releases it. */
static void return_text(sqlite3_context *context, struct buffer *text)
{
	sqlite3_result_text64(context, buffer_string(text), text->length,
			      SQLITE_TRANSIENT, SQLITE_UTF8);
	buffer_release(text);
}

static const char *text_of(sqlite3_value *value)
{
	return (const char *)sqlite3_value_text(value);
}

/* folded_name(text): as text_fold_name; NULL stays NULL. */
static void folded_name(sqlite3_context *context, int count,
			sqlite3_value **values)
{
	const char *text = text_of(values[0]);
	struct buffer folded = {0};

	(void)count;
	if (!text)
		return;
	text_fold_name(&folded, text);
	return_text(context, &folded);
}

/* folded(text, ...): texts that are not NULL, folded, joined by U+001F. */
static void folded(sqlite3_context *context, int count, sqlite3_value **values)
{
	struct buffer all = {0};

	for (int i = 0; i < count; i++) {
		const char *text = text_of(values[i]);

		if (!text)
			continue;
		if (all.length)
			buffer_text(&all, "\x1f");
		text_fold(&all, text);
	}
	return_text(context, &all);
}

/* The text searched for, from the pointer that call_part has bound. */
static struct store_part *part_of(sqlite3_value *value)
{
	return sqlite3_value_pointer(value, STORE_PART);
}

/* holds(part, text, ...): whether one of the texts contains it. */
static void holds(sqlite3_context *context, int count, sqlite3_value **values)
{
	struct store_part *part = part_of(values[0]);
	struct buffer one = {0};
	bool found = false;

	for (int i = 1; part && !found && i < count; i++) {
		const char *text = text_of(values[i]);

		buffer_clear(&one);
		if (!text)
			continue;
		text_fold(&one, text);
		part->bytes += FOLD_COST * sqlite3_value_bytes(values[i]);
		found = text_part_in(&part->part, buffer_string(&one));
	}
	sqlite3_result_int(context, found);
	buffer_release(&one);
}

/* holds_folded(part, text, ...): the same for texts that are already folded. */
static void holds_folded(sqlite3_context *context, int count,
			 sqlite3_value **values)
{
	struct store_part *part = part_of(values[0]);
	bool found = false;

	for (int i = 1; part && !found && i < count; i++) {
		const char *text = text_of(values[i]);

		if (!text)
			continue;
		part->bytes += sqlite3_value_bytes(values[i]);
		found = text_part_in(&part->part, text);
	}
	sqlite3_result_int(context, found);
}

int store_add_functions(struct sqlite3 *db)
{
	static const struct {
		const char *name;
		int arguments; /* -1: any number */
		void (*call)(sqlite3_context *, int, sqlite3_value **);
	} functions[] = {
		{"folded_name", 1, folded_name},
		{"folded", -1, folded},
		{"holds", -1, holds},
		{"holds_folded", -1, holds_folded},
	};
	const int flags =
		SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
	int code = SQLITE_OK;

	for (size_t i = 0;
	     i < sizeof(functions) / sizeof(*functions) && code == SQLITE_OK;
	     i++)
		code = sqlite3_create_function(
			db, functions[i].name, functions[i].arguments, flags,
			NULL, functions[i].call, NULL, NULL);
	return code;
}
