/* How a database of an earlier version becomes one of today's. */
#include "chargefix/store.h"

#include "record.h"
#include "record/sqlite.h"
#include "test.h"
#include "wording.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the store has made. */
enum {
	NOW = 7,
	ORDERED = 4, /* who knows the order by itself */
	RELEASED = 5, /* the last version that a release made before this */
};

/* As a later release would have it. */
static const struct store_migration later[] = {
	{.version = NOW, .sql = "CREATE TABLE never_again (a)"},
	{.version = NOW + 1, .sql = "ALTER TABLE cases ADD COLUMN box TEXT"},
	{.version = NOW + 2, .sql = "UPDATE cases SET box = 'left'"},
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
					       " WHERE box = 'left'"),
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

	record_sql(record, "PRAGMA user_version = 10");
	assert_false(store_check(record->store, later, 3, &current, &error));
	assert_false(store_migrate(record->store, later, 3, &error));
	assert_non_null(strstr(error.text, "written by a newer chargefix"));
}

/* Three cases, of which the first was changed last. */
static const char old_cases[] =
	"INSERT INTO guides VALUES (printf('%064d', 0), 'charging', '1', x'');"
	"INSERT INTO cases (number, started, changed, shop, guide, ticket,"
	" diagnosis) VALUES (1, 1, 30, 0, printf('%064d', 0), 'A-1', NULL),"
	" (2, 2, 20, 0, printf('%064d', 0), 'A-1', 'bulb'),"
	" (3, 3, 20, 0, printf('%064d', 0), NULL, NULL);"
	"INSERT INTO events VALUES (1, 1, 1, 'start', '', '', '', 'owner')";

/* Puts a record in its place as the program of that version left it. */
static void go_back_to(struct record *record, int version)
{
	struct buffer sql = {0};

	record_close(record);
	assert_int_equal(remove(record->path), 0);
	for (int i = 0; i < version; i++)
		buffer_text(&sql, store_schema[i].sql);
	buffer_format(&sql,
		      "PRAGMA application_id = %d; PRAGMA user_version = %d;"
		      "PRAGMA journal_mode = WAL;",
		      STORE_APPLICATION_ID, version);
	buffer_text(&sql, old_cases);
	record_sql(record, buffer_string(&sql));
	buffer_release(&sql);
}

/* Adds "1 " for case 1. */
static bool add_number(void *context, const struct case_row *row)
{
	buffer_format(context, "%lld ", (long long)row->number);
	return true;
}

static void assert_order(struct record *record, const char *numbers)
{
	struct case_query query = {.filter = CASES_ALL};
	struct buffer listed = {0};
	struct message error = {0};

	assert_true(record_cases(record->store, &query, add_number, &listed,
				 &error));
	assert_string_equal(buffer_string(&listed), numbers);
	buffer_release(&listed);
}

static void records_of_all_versions_keep_their_cases_in_order(void **state)
{
	struct record *record = *state;

	for (int version = 1; version <= RELEASED; version++) {
		go_back_to(record, version);
		/* A record of today knows the order by itself. */
		if (version >= ORDERED)
			record_sql(record, "UPDATE cases SET changed_order ="
					   " 10 - number");
		record_open(record);
		assert_order(record, version >= ORDERED ? "1 2 3 " : "1 3 2 ");
		assert_int_equal(record_count(record->store, 1), 1);
		assert_int_equal(record_number(record, "PRAGMA user_version"),
				 NOW);
		assert_int_equal(record_number(record,
					       "SELECT count(*) FROM cases"
					       " WHERE (number = 2) = (state ="
					       " 'ended') AND uuid LIKE"
					       " '________-____-4___-____-"
					       "____________'"),
				 3);
		/* What is changed next is last, whatever its clock says. */
		record_begin(record, NULL, 10);
		assert_order(record,
			     version >= ORDERED ? "4 1 2 3 " : "4 1 3 2 ");
	}
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
		WITH_RECORD(records_of_all_versions_keep_their_cases_in_order),
		WITH_RECORD(no_index_is_of_no_use),
		cmocka_unit_test(the_schema_goes_up_one_version_at_a_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
