/* SQLite's failures as sentences: what is wrong, and what would help. */
#include "record/store_sql.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

/* The errno behind `code`; 0 where SQLite keeps none, or one of long ago. */
static int system_number(const struct store *store, int code)
{
	code &= 0xff;
	if (code != SQLITE_IOERR && code != SQLITE_CANTOPEN)
		return 0;
	return sqlite3_system_errno(store->db);
}

static const char *reason(const struct store *store, int code)
{
	int number = system_number(store, code);

	return number ? strerror(number) : sqlite3_errstr(code);
}

static bool explain_io(const struct store *store, int code,
		       struct message *error)
{
	const char *path = buffer_string(&store->shown);
	int number = system_number(store, code);

	if ((code & 0xff) == SQLITE_FULL || number == ENOSPC ||
	    number == EDQUOT)
		return message_set(error,
				   "no space is left for the record %s: free "
				   "some on its disk, then try again",
				   path);
	return message_set(error,
			   "the record %s can't be read or written (%s): "
			   "check its disk, then try again",
			   path, reason(store, code));
}

static bool explain_access(const struct store *store, int code,
			   struct message *error)
{
	const char *path = buffer_string(&store->shown);

	if (code == SQLITE_READONLY_DBMOVED)
		return message_set(error,
				   "the record %s was moved or deleted while "
				   "it was open: put it back, then try again",
				   path);
	return message_set(error,
			   "the record %s can't be written (%s): allow "
			   "writing to the file and its folder, or choose "
			   "another file with --db",
			   path, reason(store, code));
}

bool store_explain(const struct store *store, int code, struct message *error)
{
	const char *path = buffer_string(&store->shown);

	switch (code & 0xff) {
	case SQLITE_NOMEM:
		return message_no_memory(error);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return message_set(error,
				   "another program holds the record %s: wait "
				   "until it has finished, or close it",
				   path);
	case SQLITE_FULL:
	case SQLITE_IOERR:
		return explain_io(store, code, error);
	case SQLITE_CANTOPEN:
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return explain_access(store, code, error);
	case SQLITE_NOTADB:
		return message_set(error,
				   "%s is not a record of chargefix: move it "
				   "away, or choose another file with --db",
				   path);
	case SQLITE_CORRUPT:
		return message_set(error,
				   "the record %s is damaged (%s): put back a "
				   "copy of it, or choose another file with "
				   "--db",
				   path, sqlite3_errmsg(store->db));
	case SQLITE_NOTFOUND:
		return message_set(error, "the record %s has no such case",
				   path);
	default:
		return message_set(error, "the record %s: %s", path,
				   sqlite3_errmsg(store->db));
	}
}
