#include "chargefix/store.h"

#include "chargefix/memory.h"
#include "record/sqlite_connect.h"
#include "record/store_file.h"

#include <sqlite3.h>
#include <stdlib.h>

/*
 * Keeps SQLite from giving a path like ":memory:" or "file:...?" a special
 * meaning.
 */
static void take_path(struct store *store, const char *path)
{
	struct buffer whole = {0};

	buffer_format(&whole, "%s%s", path[0] == '/' ? "" : "./", path);
	store->path = whole.data;
	store_file_show(&store->shown, path);
}

void store_settle(struct store *store)
{
	/* A read-only record keeps the stamp from before it was opened. */
	if (store_unwritable(store))
		return;
	/* Don't wait for a reader: the next write will settle this one too. */
	sqlite3_busy_timeout(store->db, 0);
	sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE,
				  NULL, NULL);
	sqlite3_busy_timeout(store->db, store->wait);
	store_file_stamp(store->path, &store->stamp);
}

bool store_is_current(const struct store *store)
{
	struct store_stamp now;

	store_file_stamp(store->path, &now);
	return store_stamp_equal(&store->stamp, &now);
}

/*
 * Connects for writing. SQLite also waits where files can't be locked at all,
 * so we first wait a short time to find that out.
 */
static bool connect_to_write(struct store *store, enum store_wait wait,
			     struct message *error)
{
	store->wait = STORE_WAIT_SHORT;
	bool connected = store_connect(store, error);
	bool busy = (store->code & 0xff) == SQLITE_BUSY && !store->lockless;

	store->wait = wait;
	if (!connected && busy && wait > STORE_WAIT_SHORT)
		connected = store_connect(store, error);
	if (connected)
		store_settle(store);
	return connected;
}

/* Connects for writing; if that fails and `read_only` is set, for reading. */
static bool connect(struct store *store, enum store_wait wait, bool read_only,
		    struct message *error)
{
	if (connect_to_write(store, wait, error)) {
		store_file_share(store->path);
		return true;
	}
	if (!read_only || !store_may_be_read(store))
		return false;
	store->unwritable = *error;
	/*
	 * Taken first, so a change during opening makes the store not current.
	 */
	store_file_stamp(store->path, &store->stamp);
	return store_connect_to_read(store, error);
}

static bool open_store(struct store **store, const char *path,
		       enum store_wait wait, bool existing,
		       struct message *error)
{
	struct store *opened = memory_new(1, sizeof(*opened));

	*store = NULL;
	take_path(opened, path);
	if (!store_file_prepare(opened->path, buffer_string(&opened->shown),
				!existing, error) ||
	    !connect(opened, wait, existing, error)) {
		store_close(opened);
		return false;
	}
	*store = opened;
	return true;
}

bool store_open(struct store **store, const char *path, struct message *error)
{
	return open_store(store, path, STORE_WAIT_LONG, false, error);
}

bool store_open_quickly(struct store **store, const char *path,
			struct message *error)
{
	return open_store(store, path, STORE_WAIT_SHORT, false, error);
}

bool store_open_existing(struct store **store, const char *path,
			 enum store_wait wait, struct message *error)
{
	*store = NULL;
	return !store_file_is_there(path) ||
	       open_store(store, path, wait, true, error);
}

const char *store_path(const struct store *store)
{
	return store->path;
}

void store_wait(struct store *store, enum store_wait wait)
{
	store->wait = wait;
	sqlite3_busy_timeout(store->db, wait);
}

/* Logs the statement as prepared. Values are bound, so none is in its text. */
static int trace_statement(unsigned int what, void *trace, void *statement,
			   void *nanoseconds)
{
	(void)what;
	trace_write(trace, "sql %.1f ms %s",
		    (double)*(sqlite3_int64 *)nanoseconds / 1e6,
		    sqlite3_sql(statement));
	return 0;
}

void store_trace(struct store *store, struct trace *trace)
{
	if (store && trace)
		sqlite3_trace_v2(store->db, SQLITE_TRACE_PROFILE,
				 trace_statement, trace);
}

const char *store_unwritable(const struct store *store)
{
	return store->unwritable.text[0] ? store->unwritable.text : NULL;
}

bool store_tell_slower(struct store *store, struct buffer *out)
{
	bool slower = store->slower;

	store->slower = false;
	if (slower)
		buffer_text(out,
			    "Programs can't share memory on the disk of this "
			    "case database, so it is saved with a rollback "
			    "journal: "
			    "a little slower, and just as safe.");
	return slower;
}

void store_close(struct store *store)
{
	if (!store)
		return;
	store_disconnect(store);
	buffer_release(&store->shown);
	free(store->path);
	free(store);
}
