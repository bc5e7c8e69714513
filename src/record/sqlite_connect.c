#include "record/sqlite_connect.h"

#include "record/sqlite_search.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>

enum { WAL_RETRY_MS = 20 };

/*
 * The file may come from anywhere, so nothing in its schema may run except
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

static int run_pragma(struct store *store, const char *sql)
{
	return sqlite3_exec(store->db, sql, NULL, NULL, NULL);
}

void store_disconnect(struct store *store)
{
	for (size_t i = 0; i < SQL_COUNT; i++) {
		sqlite3_finalize(store->prepared[i]);
		store->prepared[i] = NULL;
	}
	sqlite3_close(store->db);
	store->db = NULL;
}

/* Reads nothing of the file yet. */
static int connect_file(struct store *store, const char *name, int flags,
			const char *vfs)
{
	int code;

	store_disconnect(store);
	code = sqlite3_open_v2(
		name, &store->db,
		flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, vfs);
	if (code == SQLITE_OK)
		code = sqlite3_busy_timeout(store->db, store->wait);
	return code;
}

/*
 * `alone`: no other program has the file open, and none can open it, until
 * let_others_in. A file with a log is then read without shared memory.
 */
static int connect_to_write(struct store *store, bool alone)
{
	int code =
		connect_file(store, store->path, SQLITE_OPEN_READWRITE, NULL);

	/* SQLite opens a file that can't be written as read-only. */
	if (code == SQLITE_OK && sqlite3_db_readonly(store->db, "main") == 1)
		code = SQLITE_READONLY;
	/* This has no effect once anything has been read. */
	if (code == SQLITE_OK && alone)
		code = run_pragma(store, "PRAGMA locking_mode = EXCLUSIVE");
	if (code == SQLITE_OK)
		code = harden(store->db);
	return code;
}

static int64_t monotonic_ms(void)
{
	struct timespec now = {0};

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/*
 * Two programs that create the same record can block each other here without
 * SQLite calling its busy handler, so we wait ourselves.
 */
static int use_log(struct store *store)
{
	int64_t end = monotonic_ms() + store->wait;
	int code;

	sqlite3_busy_timeout(store->db, 0);
	for (;;) {
		code = run_pragma(store, "PRAGMA journal_mode = WAL");
		if ((code & 0xff) != SQLITE_BUSY || monotonic_ms() >= end)
			break;
		sqlite3_sleep(WAL_RETRY_MS);
	}
	sqlite3_busy_timeout(store->db, store->wait);
	return code;
}

/* In normal mode, the next read releases the lock that keeps others out. */
static int let_others_in(struct store *store)
{
	return run_pragma(store, "PRAGMA locking_mode = NORMAL;"
				 "SELECT count(*) FROM sqlite_schema");
}

/*
 * Nothing is written to a file before we know that it is ours. A file that is
 * up to date keeps its journal mode: trying a log would mark it as having one.
 */
static bool take_up(struct store *store, bool alone, struct message *error)
{
	bool current = false;
	int code = connect_to_write(store, alone);

	if (code != SQLITE_OK)
		return store_explain(store, code, error);
	if (!store_check(store, store_schema, store_schema_count, &current,
			 error))
		return false;
	if (alone)
		code = run_pragma(store, "PRAGMA journal_mode = DELETE");
	else if (!current)
		code = use_log(store);
	if (code != SQLITE_OK)
		return store_explain(store, code, error);
	if (!current &&
	    !store_migrate(store, store_schema, store_schema_count, error))
		return false;
	code = store_search_open(store);
	if (code == SQLITE_OK && alone)
		code = let_others_in(store);
	store->slower = alone;
	return code == SQLITE_OK || store_explain(store, code, error);
}

/* Whether programs can't share memory through a file there. */
static bool shares_no_memory(int code)
{
	return code == SQLITE_IOERR_SHMOPEN || code == SQLITE_IOERR_SHMSIZE ||
	       code == SQLITE_IOERR_SHMMAP || code == SQLITE_IOERR_SHMLOCK;
}

bool store_connect(struct store *store, struct message *error)
{
	if (take_up(store, false, error) ||
	    (shares_no_memory(store->code) && take_up(store, true, error)))
		return true;
	store_disconnect(store);
	return false;
}

bool store_may_be_read(const struct store *store)
{
	switch (store->code & 0xff) {
	case SQLITE_READONLY:
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return store->code != SQLITE_READONLY_DBMOVED;
	default:
		return store->lockless;
	}
}

/* Writes the path as a URI, to which options can then be added. */
static void write_address(struct buffer *out, const char *path)
{
	buffer_text(out, "file:");
	for (; *path; path++)
		if (*path == '%' || *path == '?' || *path == '#')
			buffer_format(out, "%%%02X", (unsigned char)*path);
		else
			buffer_add(out, path, 1);
	buffer_text(out, "?immutable=1");
}

/*
 * Reads a file that nobody is writing, without locks and without the files that
 * SQLite would make beside it. If it changes anyway, its stamp shows that: see
 * store_is_current.
 */
static int connect_to_still(struct store *store)
{
	struct buffer address = {0};
	int code;

	write_address(&address, store->path);
	code = connect_file(store, address.data,
			    SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
	buffer_release(&address);
	return code;
}

/*
 * Reads a file whose log was left by a killed program, or was copied with the
 * file. Nobody has it open, or there would be shared memory too.
 */
static int connect_to_left(struct store *store)
{
	int code = connect_file(store, store->path, SQLITE_OPEN_READONLY,
				"unix-none");

	if (code == SQLITE_OK)
		code = run_pragma(store, "PRAGMA locking_mode = EXCLUSIVE");
	return code;
}

/* Whether the file's header says that it is written with a log. */
static bool has_log_format(struct store *store)
{
	enum { FORMAT_AT = 18, FORMAT_LOG = 2 };
	struct sqlite3_file *file = NULL;
	unsigned char format = 0;

	/*
	 * Read through SQLite: closing our own descriptor would drop its locks.
	 */
	return sqlite3_file_control(store->db, "main",
				    SQLITE_FCNTL_FILE_POINTER,
				    &file) == SQLITE_OK &&
	       file && file->pMethods &&
	       file->pMethods->xRead(file, &format, 1, FORMAT_AT) ==
		       SQLITE_OK &&
	       format == FORMAT_LOG;
}

static int connect_to_read(struct store *store)
{
	struct store_beside beside;
	int code;

	store_file_beside(store->path, &beside);
	if (beside.log && !beside.memory)
		return connect_to_left(store);
	if (store->lockless && !beside.log && !beside.journal)
		return connect_to_still(store);
	code = connect_file(store, store->path, SQLITE_OPEN_READONLY, NULL);
	if (code == SQLITE_OK && !beside.memory && has_log_format(store))
		code = connect_to_still(store);
	return code;
}

/* Replaces the connection to the file with a copy in memory. */
static int copy_to_memory(struct store *store)
{
	struct sqlite3_backup *backup = NULL;
	struct sqlite3 *copy = NULL;
	int code = sqlite3_open_v2(
		":memory:", &copy,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);

	if (code == SQLITE_OK) {
		backup = sqlite3_backup_init(copy, "main", store->db, "main");
		code = backup ? sqlite3_backup_step(backup, -1)
			      : sqlite3_errcode(copy);
	}
	if (backup)
		sqlite3_backup_finish(backup);
	if (code != SQLITE_DONE) {
		sqlite3_close(copy);
		return code;
	}
	store_disconnect(store);
	store->db = copy;
	return harden(copy);
}

bool store_connect_to_read(struct store *store, struct message *error)
{
	bool current = false;
	int code = connect_to_read(store);

	if (code == SQLITE_OK)
		code = harden(store->db);
	if (code != SQLITE_OK)
		store_explain(store, code, error);
	else if (store_check(store, store_schema, store_schema_count, &current,
			     error)) {
		if (current)
			return true;
		code = copy_to_memory(store);
		if (code != SQLITE_OK)
			store_explain(store, code, error);
		else if (store_migrate(store, store_schema, store_schema_count,
				       error))
			return true;
	}
	store_disconnect(store);
	return false;
}
