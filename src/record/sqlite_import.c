/* Reading a whole record back, in one transaction. */
#include "chargefix/import.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"
#include "record/events.h"
#include "record/sqlite.h"
#include "record/sqlite_row.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/* A case of the file. */
struct imported {
	int64_t in_file; /* its number there … */
	int64_t number; /* … and here */
	int64_t comeback_of; /* a number of the file */
	bool known; /* it was here already */
	bool done; /* its events have been read */
};

struct store_import {
	struct store *store;
	struct imported *cases;
	size_t count;
	int64_t last; /* the highest number in the file */
	int64_t next; /* the next number for a case whose own is taken */
	bool has_events; /* no more cases can follow */
	struct imported *current; /* whose events are being read */
	int64_t seq; /* of the last one of them */
	struct events known; /* the events that the current case has here */
};

static void release(struct store_import *import)
{
	free(import->cases);
	events_release(&import->known);
	free(import);
}

struct store_import *store_import_begin(struct store *store, int64_t last,
					struct message *error)
{
	int code = store_write_begin(store);
	int64_t here = 0;

	if (code != SQLITE_OK) {
		store_write_end(store, code, error);
		return NULL;
	}
	if (!store_last_number(store, &here, error)) {
		store_write_end(store, SQLITE_ERROR, &(struct message){0});
		return NULL;
	}
	struct store_import *import = memory_new(1, sizeof(*import));

	import->store = store;
	import->last = last;
	import->next = (here > last ? here : last) + 1;
	return import;
}

/* Whether the statement's result means that all is well. */
static bool passes(struct store_import *import, int code, struct message *error)
{
	return code == SQLITE_OK || store_explain(import->store, code, error);
}

bool store_import_guide(struct store_import *import,
			const struct stored_guide *guide, struct message *error)
{
	char actual[65];

	store_hash(guide->text, guide->length, actual);
	if (strcmp(actual, guide->sha256) != 0)
		return message_set(error,
				   "the guide's text was changed: it does not "
				   "have the hash that is given");
	return store_fits_guide(guide, error) &&
	       passes(import, store_keep_guide(import->store, guide), error);
}

static bool is_uuid(const char *text)
{
	size_t length = strlen(text);

	return length == UUID_SIZE - 1 &&
	       strspn(text, "0123456789abcdef-") == length;
}

static bool check_case(const struct store_import *import,
		       const struct case_row *row, struct message *error)
{
	if (row->number < 1 || row->number > import->last)
		return message_set(error,
				   "a case has the number %lld, but the first "
				   "line says that they go from 1 to %lld",
				   (long long)row->number,
				   (long long)import->last);
	if (!is_uuid(row->uuid))
		return message_set(error,
				   "the UUID of case %lld is none: it needs %d "
				   "characters, digits, a to f and \"-\"",
				   (long long)row->number, UUID_SIZE - 1);
	return store_fits_row(row, error);
}

/* What the record has of a case of the file. */
struct place {
	int64_t number; /* of the case of that UUID; 0: none */
	bool taken; /* another case has the number */
	bool has_guide;
};

static bool look_for(struct store_import *import, const struct case_row *row,
		     struct place *place, struct message *error)
{
	struct store_call call = call_start(import->store, SQL_LOOK_FOR_CASE);

	call_text(&call, row->uuid);
	call_number(&call, row->number);
	call_text(&call, row->guide_sha256);
	if (call_row(&call)) {
		place->number = sqlite3_column_int64(call.statement, 0);
		place->taken = sqlite3_column_int(call.statement, 1);
		place->has_guide = sqlite3_column_int(call.statement, 2);
	}
	if (!passes(import, call_end(&call), error))
		return false;
	return place->has_guide ||
	       message_set(error, "the guide of case %lld is missing",
			   (long long)row->number);
}

bool store_import_case(struct store_import *import, const struct case_row *row,
		       struct message *error)
{
	struct case_row added = *row;
	struct place place = {0};

	if (!check_case(import, row, error) ||
	    !look_for(import, row, &place, error))
		return false;
	if (place.number)
		added.number = place.number;
	else if (place.taken)
		added.number = import->next++;
	import->cases = memory_room(import->cases, import->count,
				    sizeof(*import->cases));
	import->cases[import->count++] = (struct imported){
		.in_file = row->number,
		.number = added.number,
		.comeback_of = row->standing.life.comeback_of,
		.known = place.number != 0,
	};
	return place.number ||
	       passes(import, store_add_case(import->store, &added), error);
}

static int by_number(const void *left, const void *right)
{
	const struct imported *a = left, *b = right;

	return (a->number > b->number) - (a->number < b->number);
}

static int by_file(const void *left, const void *right)
{
	const struct imported *a = left, *b = right;

	return (a->in_file > b->in_file) - (a->in_file < b->in_file);
}

static void sort(struct store_import *import,
		 int (*order)(const void *left, const void *right))
{
	if (import->count > 0)
		qsort(import->cases, import->count, sizeof(*import->cases),
		      order);
}

/* The case of that number in the file; NULL: there is none. */
static struct imported *find(const struct store_import *import, int64_t in_file)
{
	const struct imported wanted = {.in_file = in_file};

	return import->count ? bsearch(&wanted, import->cases, import->count,
				       sizeof(wanted), by_file)
			     : NULL;
}

/* A case with the UUID or the number of another one was taken for known. */
static bool check_twice(struct store_import *import, struct message *error)
{
	sort(import, by_number);
	for (size_t i = 1; i < import->count; i++)
		if (import->cases[i].number == import->cases[i - 1].number)
			return message_set(
				error,
				"the cases %lld and %lld of the file have the "
				"same UUID",
				(long long)import->cases[i - 1].in_file,
				(long long)import->cases[i].in_file);
	sort(import, by_file);
	for (size_t i = 1; i < import->count; i++)
		if (import->cases[i].in_file == import->cases[i - 1].in_file)
			return message_set(
				error, "two cases of the file are number %lld",
				(long long)import->cases[i].in_file);
	return true;
}

/* The number here of a case of the file. */
static int64_t number_here(const struct store_import *import, int64_t in_file)
{
	const struct imported *found = find(import, in_file);

	return found ? found->number : in_file;
}

static bool link_comebacks(struct store_import *import, struct message *error)
{
	int code = SQLITE_OK;

	for (size_t i = 0; i < import->count && code == SQLITE_OK; i++) {
		const struct imported *item = &import->cases[i];
		int64_t here = number_here(import, item->comeback_of);

		if (item->known || here == item->comeback_of)
			continue;
		struct store_call call =
			call_start(import->store, SQL_LINK_COMEBACK);

		call_number(&call, item->number);
		call_number(&call, here);
		code = call_run(&call);
	}
	return passes(import, code, error);
}

/* After the last case: from now on, numbers of the file can be looked up. */
static bool end_cases(struct store_import *import, struct message *error)
{
	if (import->has_events)
		return true;
	import->has_events = true;
	return check_twice(import, error) && link_comebacks(import, error);
}

static bool refuse_other(const struct imported *item, struct message *error)
{
	return message_set(error,
			   "case %lld of the file is the same as case %lld of "
			   "the case database, but other things happened in it",
			   (long long)item->in_file, (long long)item->number);
}

/* After the last event of the current case. */
static bool end_case(struct store_import *import, struct message *error)
{
	const struct imported *item = import->current;

	if (item && item->known && (size_t)import->seq != import->known.count)
		return refuse_other(item, error);
	return true;
}

/* The case that the events are of from now on; NULL: `error` says why not. */
static const struct imported *begin_case(struct store_import *import,
					 int64_t number, struct message *error)
{
	struct imported *item = find(import, number);

	if (!end_case(import, error))
		return NULL;
	if (!item) {
		message_set(error, "the file has no case %lld",
			    (long long)number);
		return NULL;
	}
	if (item->done) {
		message_set(error, "the events of case %lld are in two places",
			    (long long)number);
		return NULL;
	}
	item->done = true;
	import->current = item;
	import->seq = 0;
	events_release(&import->known);
	if (item->known &&
	    !store_events(import->store, item->number, &import->known, error))
		return NULL;
	return item;
}

/* `before` is the seq of the event before it. */
static bool check_event(int64_t number, int64_t before,
			const struct event *event, struct message *error)
{
	if (event->seq != before + 1)
		return message_set(error,
				   "event %lld of case %lld comes after event "
				   "%lld",
				   (long long)event->seq, (long long)number,
				   (long long)before);
	if (event->seq == 1 && event->kind != EVENT_START)
		return message_set(error,
				   "the first event of case %lld is not its "
				   "start",
				   (long long)number);
	return store_fits_events(event, 1, error);
}

/* An earlier case of the device is known by its number here. */
static void link_event(const struct store_import *import, struct event *event,
		       char number[24])
{
	char *end;
	long long in_file = strtoll(text_or_empty(event->answers), &end, 10);

	if (event->kind != EVENT_COMEBACK || *end || in_file < 1)
		return;
	snprintf(number, 24, "%lld", (long long)number_here(import, in_file));
	event->answers = number;
}

static bool take_in(struct store_import *import, const struct imported *item,
		    const struct event *event, struct message *error)
{
	size_t at = (size_t)import->seq++;

	if (!item->known)
		return passes(
			import,
			store_add_event(import->store, item->number, event),
			error);
	if (at < import->known.count &&
	    event_equal(&import->known.items[at], event))
		return true;
	return refuse_other(item, error);
}

bool store_import_event(struct store_import *import, int64_t number,
			const struct event *event, struct message *error)
{
	const struct imported *item = import->current;
	struct event linked = *event;
	char earlier[24];

	if (!end_cases(import, error))
		return false;
	if (!item || item->in_file != number)
		item = begin_case(import, number, error);
	if (!item)
		return false;
	link_event(import, &linked, earlier);
	return check_event(number, import->seq, &linked, error) &&
	       take_in(import, item, &linked, error);
}

/* Whether each case had its events. */
static bool is_whole(struct store_import *import, struct message *error)
{
	if (!end_cases(import, error) || !end_case(import, error))
		return false;
	for (size_t i = 0; i < import->count; i++)
		if (!import->cases[i].done)
			return message_set(error, "case %lld has no events",
					   (long long)import->cases[i].in_file);
	return true;
}

static void sum_up(const struct store_import *import,
		   struct import_result *result)
{
	*result = (struct import_result){0};
	for (size_t i = 0; i < import->count; i++) {
		const struct imported *item = &import->cases[i];

		result->known += item->known;
		result->added += !item->known;
		if (item->known || item->number == item->in_file)
			continue;
		result->renumbered = memory_room(result->renumbered,
						 result->renumbered_count,
						 sizeof(*result->renumbered));
		result->renumbered[result->renumbered_count++] =
			(struct import_number){item->in_file, item->number};
	}
}

bool store_import_finish(struct store_import *import,
			 struct import_result *result, struct message *error)
{
	struct store *store = import->store;

	if (!is_whole(import, error)) {
		store_import_drop(import);
		return false;
	}
	sum_up(import, result);
	release(import);
	if (store_write_end(store, SQLITE_OK, error) == STORE_OK)
		return true;
	free(result->renumbered);
	return false;
}

void store_import_drop(struct store_import *import)
{
	struct message ignored = {0};

	if (!import)
		return;
	/* No code but OK commits. */
	store_write_end(import->store, SQLITE_ABORT, &ignored);
	release(import);
}
