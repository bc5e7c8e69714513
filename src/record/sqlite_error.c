/*
 * Error messages for SQLite's failures: what went wrong, and what would help.
 */
#include "record/sqlite.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/*
 * The reason, in the system's words if SQLite kept the error number. It doesn't
 * keep that of every read and write, and would return an older one.
 */
static const char *reason(const struct store *store, int code)
{
	int number = 0;

	if ((code & 0xff) == SQLITE_CANTOPEN)
		number = sqlite3_system_errno(store->db);
	return number ? strerror(number) : sqlite3_errstr(code);
}

/* Why the file can't be read or written, in the system's words if possible. */
static const char *refusal(const struct store *store, int code)
{
	int right = store->unwritable.text[0] ? R_OK : W_OK;

	if ((code & 0xff) == SQLITE_READONLY && access(store->path, right) != 0)
		return strerror(errno);
	return reason(store, code);
}

static bool explain_access(const struct store *store, int code,
			   struct message *error)
{
	const char *path = buffer_string(&store->shown);

	if (code == SQLITE_READONLY_DBMOVED)
		return message_set(
			error,
			"the case database %s was moved or deleted while "
			"it was open: try again",
			path);
	if (code == SQLITE_READONLY_ROLLBACK ||
	    code == SQLITE_READONLY_RECOVERY)
		return message_set(
			error,
			"the case database %s was being written when its "
			"program was stopped, and can't be put in "
			"order here: copy it, with the files beside "
			"it, to a folder that you can write to",
			path);
	if (store->unwritable.text[0] && (code & 0xff) == SQLITE_READONLY) {
		*error = store->unwritable;
		return false;
	}
	if (store->unwritable.text[0])
		return message_set(
			error,
			"the case database %s can't be read (%s): allow "
			"reading the file, or choose another file "
			"with --db",
			path, refusal(store, code));
	return message_set(error,
			   "the case database %s can't be written (%s): allow "
			   "writing to the file and its folder, or choose "
			   "another file with --db",
			   path, refusal(store, code));
}

/* Whether locking may have failed; SQLite reports some failures as busy. */
static bool may_be_locks(int code)
{
	switch (code) {
	case SQLITE_IOERR_LOCK:
	case SQLITE_IOERR_RDLOCK:
	case SQLITE_IOERR_UNLOCK:
	case SQLITE_IOERR_CHECKRESERVEDLOCK:
		return true;
	default:
		return (code & 0xff) == SQLITE_BUSY ||
		       (code & 0xff) == SQLITE_PERM;
	}
}

/*
 * Returns false if files can be locked there, so the cause is something else.
 */
static bool explain_locks(struct store *store, struct message *error)
{
	int number = store_file_locks(store->path);

	store->lockless = number != 0;
	if (store->lockless)
		message_set(
			error,
			"files can't be locked where the case database %s is "
			"(%s), and without locks two programs could "
			"damage it: choose a file on another disk with "
			"--db, or have locking turned on for this one",
			buffer_string(&store->shown), strerror(number));
	return store->lockless;
}

bool store_explain(struct store *store, int code, struct message *error)
{
	const char *path = buffer_string(&store->shown);

	store->code = code;
	if (may_be_locks(code) && explain_locks(store, error))
		return false;
	switch (code & 0xff) {
	case SQLITE_NOMEM:
		return message_set(error, "memory ran out");
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return message_set(
			error,
			"another program holds the case database %s: wait "
			"until it has finished, or close it",
			path);
	case SQLITE_FULL:
		return message_set(
			error,
			"no space is left for the case database %s: free "
			"some on its disk, then try again",
			path);
	case SQLITE_IOERR:
		return message_set(
			error,
			"the case database %s can't be read or written "
			"(%s): check its disk, and how much space "
			"is left there, then try again",
			path, reason(store, code));
	case SQLITE_CANTOPEN:
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return explain_access(store, code, error);
	case SQLITE_NOTADB:
		return message_set(
			error,
			"%s is not a chargefix case database: move it "
			"away, or choose another file with --db",
			path);
	case SQLITE_CORRUPT:
		return message_set(
			error,
			"the case database %s is damaged (%s): restore a "
			"backup, or choose another file with --db",
			path, sqlite3_errmsg(store->db));
	case SQLITE_NOTFOUND:
		return message_set(
			error, "the case database %s does not have this case",
			path);
	default:
		return message_set(error, "the case database %s: %s", path,
				   sqlite3_errmsg(store->db));
	}
}
