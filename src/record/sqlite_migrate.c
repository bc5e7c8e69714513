#include "record/sqlite.h"

#include <sqlite3.h>

/* What the header and schema say about the file. */
struct identity {
	int64_t application;
	int64_t version;
	int64_t tables;
};

static int run_sql(struct store *store, const char *sql)
{
	return sqlite3_exec(store->db, sql, NULL, NULL, NULL);
}

static int read_number(struct store *store, const char *sql, int64_t *number)
{
	struct sqlite3_stmt *statement = NULL;
	int code = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);

	if (code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
		*number = sqlite3_column_int64(statement, 0);
	/* Returns the step's failure, if it failed. */
	return code == SQLITE_OK ? sqlite3_finalize(statement) : code;
}

static int identify(struct store *store, struct identity *identity)
{
	int code = read_number(store, "PRAGMA application_id",
			       &identity->application);

	if (code == SQLITE_OK)
		code = read_number(store, "PRAGMA user_version",
				   &identity->version);
	if (code == SQLITE_OK)
		code = read_number(store, "SELECT count(*) FROM sqlite_schema",
				   &identity->tables);
	return code;
}

static bool accept(struct store *store, const struct identity *identity,
		   int newest, struct message *error)
{
	bool blank = identity->application == 0 && identity->version == 0 &&
		     identity->tables == 0;

	if (!blank && identity->application != STORE_APPLICATION_ID)
		return store_explain(store, SQLITE_NOTADB, error);
	if (identity->version > newest)
		return message_set(
			error,
			"the case database %s was written by a newer chargefix "
			"(its "
			"version is %lld, this program knows %d): use the "
			"newer program, or choose another file with --db",
			buffer_string(&store->shown),
			(long long)identity->version, newest);
	return true;
}

static int apply(struct store *store, const struct store_migration *migration)
{
	struct buffer mark = {0};
	int code = run_sql(store, migration->sql);

	/* PRAGMA can't have parameters; both numbers are our own. */
	buffer_format(&mark,
		      "PRAGMA application_id = %d; PRAGMA user_version = %d",
		      STORE_APPLICATION_ID, migration->version);
	if (code == SQLITE_OK)
		code = run_sql(store, mark.data);
	buffer_release(&mark);
	return code;
}

static int apply_from(struct store *store, int64_t version,
		      const struct store_migration *migrations, size_t count)
{
	int code = SQLITE_OK;

	for (size_t i = 0; i < count && code == SQLITE_OK; i++)
		if (migrations[i].version > version)
			code = apply(store, &migrations[i]);
	return code;
}

/*
 * Called in a transaction, so it sees changes other programs made since the
 * first look, and none can interfere.
 */
static bool migrate_locked(struct store *store,
			   const struct store_migration *migrations,
			   size_t count, struct message *error)
{
	struct identity identity = {0};
	int code = identify(store, &identity);

	if (code == SQLITE_OK) {
		if (!accept(store, &identity, migrations[count - 1].version,
			    error))
			return false;
		code = apply_from(store, identity.version, migrations, count);
	}
	if (code == SQLITE_OK)
		code = run_sql(store, "COMMIT");
	return code == SQLITE_OK || store_explain(store, code, error);
}

bool store_check(struct store *store, const struct store_migration *migrations,
		 size_t count, bool *current, struct message *error)
{
	struct identity identity = {0};
	int newest = migrations[count - 1].version;
	int code = run_sql(store, "BEGIN");

	if (code == SQLITE_OK)
		code = identify(store, &identity);
	if (!sqlite3_get_autocommit(store->db))
		run_sql(store, "ROLLBACK");
	if (code != SQLITE_OK)
		return store_explain(store, code, error);
	*current = identity.version == newest;
	return accept(store, &identity, newest, error);
}

bool store_migrate(struct store *store,
		   const struct store_migration *migrations, size_t count,
		   struct message *error)
{
	int code = run_sql(store, "BEGIN IMMEDIATE");
	bool done;

	if (code != SQLITE_OK)
		return store_explain(store, code, error);
	done = migrate_locked(store, migrations, count, error);
	if (!sqlite3_get_autocommit(store->db))
		run_sql(store, "ROLLBACK");
	return done;
}
