#include "chargefix/store.h"

#include "chargefix/memory.h"

#include "record/store_file.h"
#include "record/store_search.h"
#include "record/store_sql.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WAL_RETRY_MS = 20 };

/*
 * A path that SQLite would take for something else (":memory:", "file:...?")
 * is a file like any other.
 */
static bool take_path(struct store *store, const char *path)
{
	struct buffer whole = {0};

	buffer_format(&whole, "%s%s", path[0] == '/' ? "" : "./", path);
	if (whole.failed) {
		buffer_release(&whole);
		return false;
	}
	store->path = whole.data;
	store_file_show(&store->shown, path);
	return !store->shown.failed;
}

/*
 * The file may come from anywhere, so nothing in its schema is to run but
 * plain tables and our own triggers.
 */
static int harden(struct sqlite3 *db)
{
	int code = store_add_functions(db);

	if (code == SQLITE_OK)
		code = sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1,
					 NULL);
	if (code == SQLITE_OK)
		code = sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0,
					 NULL);
	if (code == SQLITE_OK)
		code = sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0,
					 NULL);
	sqlite3_limit(db, SQLITE_LIMIT_LENGTH,
		      STORE_GUIDE_MOST + STORE_FIELD_MOST);
	if (code == SQLITE_OK)
		code = sqlite3_exec(db,
				    "PRAGMA cell_size_check = ON;"
				    "PRAGMA foreign_keys = ON;"
				    "PRAGMA synchronous = FULL;"
				    "PRAGMA temp_store = MEMORY",
				    NULL, NULL, NULL);
	return code;
}

static int64_t monotonic_ms(void)
{
	struct timespec now = {0};

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/*
 * Two programs that make the same new record get in each other's way here
 * without SQLite's busy handler being asked, so the waiting is done by us.
 */
static int use_wal(struct sqlite3 *db)
{
	int64_t end = monotonic_ms() + STORE_BUSY_MS;
	int code;

	sqlite3_busy_timeout(db, 0);
	for (;;) {
		code = sqlite3_exec(db, "PRAGMA journal_mode = WAL", NULL, NULL,
				    NULL);
		if ((code & 0xff) != SQLITE_BUSY || monotonic_ms() >= end)
			break;
		sqlite3_sleep(WAL_RETRY_MS);
	}
	sqlite3_busy_timeout(db, STORE_BUSY_MS);
	return code;
}

static bool connect_file(struct store *store, struct message *error)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE;
	int code = sqlite3_open_v2(store->path, &store->db, flags, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_busy_timeout(store->db, STORE_BUSY_MS);
	if (code == SQLITE_OK)
		code = harden(store->db);
	/* SQLite opens a file that can't be written for reading only. */
	if (code == SQLITE_OK && sqlite3_db_readonly(store->db, "main") == 1)
		code = SQLITE_READONLY;
	return code == SQLITE_OK || store_explain(store, code, error);
}

/* Nothing is written to a file before it is known to be ours. */
static bool bring_up_to_date(struct store *store, struct message *error)
{
	bool current = false;
	int code;

	if (!store_check(store, store_schema, store_schema_count, &current,
			 error))
		return false;
	code = use_wal(store->db);
	if (code != SQLITE_OK)
		return store_explain(store, code, error);
	if (!current &&
	    !store_migrate(store, store_schema, store_schema_count, error))
		return false;
	code = store_search_open(store);
	return code == SQLITE_OK || store_explain(store, code, error);
}

void store_settle(struct store *store)
{
	/* A reader in the way is not waited for: the next write does it. */
	sqlite3_busy_timeout(store->db, 0);
	sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE,
				  NULL, NULL);
	sqlite3_busy_timeout(store->db, STORE_BUSY_MS);
	store_file_stamp(store->path, &store->stamp);
}

bool store_is_current(const struct store *store)
{
	struct store_stamp now;

	store_file_stamp(store->path, &now);
	return store_stamp_equal(&store->stamp, &now);
}

bool store_open(struct store **store, const char *path, struct message *error)
{
	struct store *opened = memory_new(1, sizeof(*opened));

	*store = NULL;
	if (!opened || !take_path(opened, path)) {
		store_close(opened);
		return message_no_memory(error);
	}
	if (!store_file_prepare(opened->path, buffer_string(&opened->shown),
				error) ||
	    !connect_file(opened, error) || !bring_up_to_date(opened, error)) {
		store_close(opened);
		return false;
	}
	store_settle(opened);
	*store = opened;
	return true;
}

bool store_open_existing(struct store **store, const char *path,
			 struct message *error)
{
	*store = NULL;
	return !store_file_is_there(path) || store_open(store, path, error);
}

void store_close(struct store *store)
{
	if (!store)
		return;
	for (size_t i = 0; i < SQL_COUNT; i++)
		sqlite3_finalize(store->prepared[i]);
	sqlite3_close(store->db);
	buffer_release(&store->shown);
	free(store->path);
	free(store);
}
