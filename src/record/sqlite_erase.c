/* Erasing a case: logically in one transaction, then from the file's bytes. */
#include "chargefix/store.h"

#include "record/sqlite.h"
#include "record/sqlite_search.h"

#include <sqlite3.h>

static int run_for_case(struct store *store, enum store_sql which,
			int64_t number)
{
	struct store_call call = call_start(store, which);

	call_number(&call, number);
	return call_run(&call);
}

static int run_all(struct store *store, const enum store_sql *steps,
		   size_t count, int64_t number)
{
	int code = SQLITE_OK;

	for (size_t i = 0; i < count && code == SQLITE_OK; i++)
		code = run_for_case(store, steps[i], number);
	return code;
}

static int erase_row(struct store *store, const struct erasure *erasure)
{
	struct store_call call = call_start(
		store, erasure->all ? SQL_ERASE_WHOLE_ROW : SQL_ERASE_ROW);

	call_number(&call, erasure->number);
	call_number(&call, erasure->at);
	return call_run(&call);
}

static int erase_events(struct store *store, const struct erasure *erasure)
{
	static const enum store_sql words[] = {SQL_ERASE_WORDS};
	static const enum store_sql all[] = {SQL_ERASE_EVENTS, SQL_ERASE_START};

	return erasure->all ? run_all(store, all, 2, erasure->number)
			    : run_all(store, words, 1, erasure->number);
}

static int add_event(struct store *store, const struct erasure *erasure)
{
	struct store_call last = call_start(store, SQL_LAST_EVENT);
	int64_t seq = 0;

	call_number(&last, erasure->number);
	if (call_row(&last))
		seq = sqlite3_column_int64(last.statement, 0);
	int code = call_end(&last);
	const struct event event = {
		.seq = seq + 1,
		.at = erasure->at,
		.kind = EVENT_ERASE,
		.who = erasure->who,
		.text = erasure->all ? ERASED_ALL : NULL,
	};
	return code == SQLITE_OK
		       ? store_add_event(store, erasure->number, &event)
		       : code;
}

/* The form in which the device was taken in may still be there. */
static int drop_forms(struct store *store)
{
	struct store_call call = call_start(store, SQL_DROP_MADE);

	return call_run(&call);
}

bool store_erase(struct store *store, const struct erasure *erasure,
		 struct message *error)
{
	static const enum store_sql copies[] = {SQL_ERASE_MARK, SQL_ERASE_TEXTS,
						SQL_ERASE_NAMES};
	int code = store_write_begin(store);

	if (code == SQLITE_OK)
		code = store_search_erase(store, erasure->number);
	if (code == SQLITE_OK)
		code = run_all(store, copies, 3, erasure->number);
	if (code == SQLITE_OK)
		code = drop_forms(store);
	if (code == SQLITE_OK)
		code = erase_events(store, erasure);
	if (code == SQLITE_OK)
		code = add_event(store, erasure);
	if (code == SQLITE_OK)
		code = erase_row(store, erasure);
	return store_write_end(store, code, error) == STORE_OK;
}

/* The log may hold old pages, too: it is emptied. */
bool store_scrub(struct store *store, struct message *error)
{
	int code = store_search_optimize(store);
	int logged = 0, moved = 0;

	if (code == SQLITE_OK)
		code = sqlite3_exec(store->db,
				    "PRAGMA secure_delete = ON; VACUUM", NULL,
				    NULL, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_wal_checkpoint_v2(store->db, NULL,
						 SQLITE_CHECKPOINT_TRUNCATE,
						 &logged, &moved);
	return code == SQLITE_OK || store_explain(store, code, error);
}
