/* How a database of an earlier version becomes one of today's. */
#include "chargefix/store.h"

#include "record.h"
#include "record/store_sql.h"
#include "test.h"
#include "wording.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/* What the store has made. */
enum { NOW = 3 };

/* As a later release would have it. */
static const struct store_migration later[] = {
	{.version = NOW, .sql = "CREATE TABLE never_again (a)"},
	{.version = NOW + 1, .sql = "ALTER TABLE cases ADD COLUMN shelf TEXT"},
	{.version = NOW + 2, .sql = "UPDATE cases SET shelf = 'left'"},
};

static void an_older_database_gets_what_it_has_not_had(void **state)
{
	struct record *record = *state;
	struct message error = {0};
	bool current = true;

	record_begin(record, NULL, 1);
	assert_true(store_check(record->store, later, 3, &current, &error));
	assert_false(current);
	assert_true(store_migrate(record->store, later, 3, &error));
	assert_int_equal(record_number(record, "PRAGMA user_version"), NOW + 2);
	assert_int_equal(record_number(record, "SELECT count(*) FROM cases"
					       " WHERE shelf = 'left'"),
			 1);
	assert_int_equal(record_number(record,
				       "SELECT count(*) FROM sqlite_schema"
				       " WHERE name = 'never_again'"),
			 0);
	assert_true(store_check(record->store, later, 3, &current, &error));
	assert_true(current);
}

static void a_migration_that_was_done_is_not_done_again(void **state)
{
	struct record *record = *state;
	struct message error = {0};

	assert_true(store_migrate(record->store, later, 3, &error));
	/* A second ALTER TABLE would fail on its column. */
	assert_true(store_migrate(record->store, later, 3, &error));
}

static void migrations_are_done_all_or_none(void **state)
{
	static const struct store_migration broken[] = {
		{.version = NOW + 1, .sql = "CREATE TABLE shelves (a)"},
		{.version = NOW + 2,
		 .sql = "CREATE TABLE racks (a); INSERT INTO nowhere "
			"VALUES(1)"},
	};
	struct record *record = *state;
	struct message error = {0};

	record_begin(record, NULL, 1);
	assert_false(store_migrate(record->store, broken, 2, &error));
	assert_non_null(strstr(error.text, "nowhere"));
	assert_int_equal(record_number(record, "PRAGMA user_version"), NOW);
	assert_int_equal(record_number(record,
				       "SELECT count(*) FROM sqlite_schema"
				       " WHERE name IN ('shelves', 'racks')"),
			 0);
	/* No transaction is left open, and the record can be written. */
	record_begin(record, NULL, 2);
}

static void a_version_from_the_future_is_not_migrated(void **state)
{
	struct record *record = *state;
	struct message error = {0};
	bool current;

	record_sql(record, "PRAGMA user_version = 6");
	assert_false(store_check(record->store, later, 3, &current, &error));
	assert_false(store_migrate(record->store, later, 3, &error));
	assert_non_null(strstr(error.text, "written by a newer chargefix"));
}

/* A record of version 1, as the first program left it. */
static void a_record_of_version_1_gets_the_indexes_of_today(void **state)
{
	struct record *record = *state;
	struct message error = {0};
	size_t count = 0;

	record_begin(record, "A-1", 1);
	record_close(record);
	record_sql(record, "DROP INDEX cases_by_ticket;"
			   "DROP INDEX cases_by_subject;"
			   "DROP INDEX cases_by_technician;"
			   "CREATE INDEX cases_closed ON cases (changed)"
			   " WHERE diagnosis IS NOT NULL;"
			   "PRAGMA user_version = 1");
	record_open(record);
	assert_int_equal(record_number(record,
				       "SELECT count(*) FROM sqlite_schema"
				       " WHERE name LIKE 'cases_by_%'"),
			 3);
	assert_int_equal(record_number(record,
				       "SELECT count(*) FROM sqlite_schema"
				       " WHERE name = 'cases_closed'"),
			 0);
	assert_true(store_count(record->store, CASES_ALL, &count, &error));
	assert_int_equal(count, 1);
}

/* How SQLite would go about all of the store's statements, as text. */
static void explain_all(struct store *store, struct buffer *plans)
{
	for (enum store_sql which = 0; which < SQL_COUNT; which++) {
		struct store_call call = call_start(store, which);
		struct sqlite3_stmt *plan = NULL;
		struct buffer sql = {0};

		assert_int_equal(call_end(&call), SQLITE_OK);
		buffer_format(&sql, "EXPLAIN QUERY PLAN %s",
			      sqlite3_sql(call.statement));
		assert_int_equal(sqlite3_prepare_v2(store->db,
						    buffer_string(&sql), -1,
						    &plan, NULL),
				 SQLITE_OK);
		while (sqlite3_step(plan) == SQLITE_ROW)
			buffer_format(
				plans, "%s;",
				(const char *)sqlite3_column_text(plan, 3));
		sqlite3_finalize(plan);
		buffer_release(&sql);
	}
}

/* Each write pays for each of them. */
static void no_index_is_of_no_use(void **state)
{
	struct record *record = *state;
	struct buffer plans = {0};
	struct sqlite3_stmt *names = NULL;
	int count = 0;

	explain_all(record->store, &plans);
	assert_int_equal(
		sqlite3_prepare_v2(record->store->db,
				   "SELECT name FROM sqlite_schema WHERE"
				   " type = 'index'",
				   -1, &names, NULL),
		SQLITE_OK);
	for (; sqlite3_step(names) == SQLITE_ROW; count++) {
		const char *name = (const char *)sqlite3_column_text(names, 0);
		if (strncmp(name, "sqlite_", 7) != 0)
			assert_has(buffer_string(&plans), name);
	}
	assert_in_range(count, 6, 20);
	sqlite3_finalize(names);
	buffer_release(&plans);
}

static void the_schema_goes_up_one_version_at_a_time(void **state)
{

	(void)state;
	assert_true(store_schema_count > 0);
	for (size_t i = 0; i < store_schema_count; i++)
		assert_int_equal(store_schema[i].version, i + 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_RECORD(an_older_database_gets_what_it_has_not_had),
		WITH_RECORD(a_migration_that_was_done_is_not_done_again),
		WITH_RECORD(migrations_are_done_all_or_none),
		WITH_RECORD(a_version_from_the_future_is_not_migrated),
		WITH_RECORD(a_record_of_version_1_gets_the_indexes_of_today),
		WITH_RECORD(no_index_is_of_no_use),
		cmocka_unit_test(the_schema_goes_up_one_version_at_a_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
