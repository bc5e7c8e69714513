/* SQLite's failures as sentences: what is wrong, and what would help. */
#include "record/store_sql.h"

#include <sqlite3.h>
#include <string.h>

/*
 * Why, in the system's words where SQLite keeps them. For reading and writing
 * it keeps those of some failures only, and would give us an older one's.
 */
static const char *reason(const struct store *store, int code)
{
	int number = 0;

	if ((code & 0xff) == SQLITE_CANTOPEN)
		number = sqlite3_system_errno(store->db);
	return number ? strerror(number) : sqlite3_errstr(code);
}

static bool explain_access(const struct store *store, int code,
			   struct message *error)
{
	const char *path = buffer_string(&store->shown);

	if (code == SQLITE_READONLY_DBMOVED)
		return message_set(error,
				   "the record %s was moved or deleted while "
				   "it was open: try again",
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
		return message_set(error,
				   "no space is left for the record %s: free "
				   "some on its disk, then try again",
				   path);
	case SQLITE_IOERR:
		return message_set(error,
				   "the record %s can't be read or written "
				   "(%s): check its disk, and how much space "
				   "is left there, then try again",
				   path, reason(store, code));
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
