#include "chargefix/store.h"

#include "chargefix/text.h"
#include "record/sqlite.h"
#include "record/sqlite_row.h"
#include "record/store_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/*
 * Reads a number as we write it; else returns 0. "0042" can only be a ticket.
 */
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
		message_set(error,
			    "there is no case yet in the case database %s",
			    buffer_string(&store->shown));
	else
		message_set(error,
			    "no case has the number, the ticket or the serial "
			    "number \"%s\" in the case database %s",
			    buffer_string(&shown),
			    buffer_string(&store->shown));
	buffer_release(&shown);
	return false;
}

/* Adds the case that a call returns, if any. A damaged case is an error. */
static bool give_one(struct store *store, struct store_call *call,
		     struct case_rows *rows, struct message *error)
{
	if (!store_give_cases(store, call, rows, error))
		return false;
	if (rows->count == 0 || !rows->items[0].damaged)
		return true;
	return message_set(error, "the case database is damaged at case %lld",
			   (long long)rows->items[0].number);
}

bool store_case(struct store *store, int64_t number, struct case_rows *rows,
		struct message *error)
{
	struct store_call call = call_start(store, SQL_CASE_BY_NUMBER);

	call_number(&call, number);
	if (!give_one(store, &call, rows, error))
		return false;
	return rows->count > 0 ||
	       message_set(error,
			   "there is no case %lld in the case database %s",
			   (long long)number, buffer_string(&store->shown));
}

/* The possible meanings of the name of a case. */
struct meaning {
	int64_t number; /* 0: none */
	bool last;
	struct buffer folded; /* as a ticket or serial number */
};

static void take_meaning(struct meaning *meaning, const char *name)
{
	size_t called = strlen(STORE_TICKET);

	*meaning = (struct meaning){
		.number = parse_number(name),
		.last = strcmp(name, "last") == 0,
	};
	if (strncmp(name, STORE_TICKET, called) == 0)
		name += called;
	text_fold_name(&meaning->folded, name);
}

/* The calls that look up a name, in the order in which they are tried. */
static bool find_by_number(struct store *store, const struct meaning *meaning,
			   struct store_call *call)
{
	*call = call_start(store, SQL_CASE_BY_NUMBER);
	call_number(call, meaning->number);
	return meaning->number;
}

static bool find_last(struct store *store, const struct meaning *meaning,
		      struct store_call *call)
{
	*call = call_start(store, SQL_CASE_LAST);
	return meaning->last;
}

static bool find_by_name(struct store *store, const struct meaning *meaning,
			 struct store_call *call)
{
	*call = call_start(store, SQL_CASE_BY_NAME);
	call_text(call, buffer_string(&meaning->folded));
	return meaning->folded.length;
}

bool store_find(struct store *store, const char *name, struct case_rows *rows,
		struct message *error)
{
	bool (*const ways[])(struct store *, const struct meaning *,
			     struct store_call *) = {
		find_by_number,
		find_last,
		find_by_name,
	};
	struct meaning meaning;
	bool done = true;

	take_meaning(&meaning, name);
	for (size_t i = 0;
	     done && !rows->count && i < sizeof(ways) / sizeof(*ways); i++) {
		struct store_call call;

		if (ways[i](store, &meaning, &call))
			done = give_one(store, &call, rows, error);
		else
			call_end(&call);
	}
	buffer_release(&meaning.folded);
	return done && (rows->count > 0 || not_found(store, name, error));
}

bool store_named(struct store *store, const char *name, struct case_rows *rows,
		 struct message *error)
{
	struct store_call call = call_start(store, SQL_CASES_NAMED);
	struct buffer folded = {0};

	text_fold_name(&folded, name);
	call_number(&call, parse_number(buffer_string(&folded)));
	call_text(&call, folded.length ? folded.data : NULL);
	bool done = store_give_cases(store, &call, rows, error);
	buffer_release(&folded);
	return done;
}

bool store_of_ticket(struct store *store, const char *ticket, int64_t but,
		     size_t most, struct case_rows *rows, struct message *error)
{
	struct store_call call = call_start(store, SQL_OTHERS_OF_TICKET);
	struct buffer folded = {0};

	text_fold_name(&folded, ticket);
	call_text(&call, buffer_string(&folded));
	call_number(&call, but);
	call_number(&call, (int64_t)most);
	bool done = store_give_cases(store, &call, rows, error);
	buffer_release(&folded);
	return done;
}

static void bind_name(struct store_call *call, const char *name,
		      struct buffer *folded)
{
	if (name)
		text_fold_name(folded, name);
	call_text(call, folded->length ? folded->data : NULL);
}

bool store_of_device(struct store *store, const struct case_details *details,
		     size_t most, struct case_rows *rows, struct message *error)
{
	struct store_call call = call_start(store, SQL_CASES_OF_DEVICE);
	struct buffer ticket = {0}, serial = {0};

	bind_name(&call, details->of[DETAIL_TICKET], &ticket);
	bind_name(&call, details->of[DETAIL_SERIAL], &serial);
	call_number(&call, most ? (int64_t)most : -1);
	bool done = store_give_cases(store, &call, rows, error);
	buffer_release(&ticket);
	buffer_release(&serial);
	return done;
}

bool store_of_customer(struct store *store, const char *customer, size_t most,
		       struct case_rows *rows, struct message *error)
{
	struct store_call call = call_start(store, SQL_CASES_OF_CUSTOMER);
	struct buffer folded = {0};

	bind_name(&call, customer, &folded);
	call_number(&call, most ? (int64_t)most : -1);
	bool done = store_give_cases(store, &call, rows, error);
	buffer_release(&folded);
	return done;
}
