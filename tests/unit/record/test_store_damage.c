/* A database from elsewhere may hold anything: errors, never a crash. */
#include "chargefix/store.h"

#include "contents.h"
#include "record.h"
#include "test.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/* The same tables without STRICT, so that any type can be put in. */
#define LOOSE_EVENTS                                                           \
	"DROP TABLE events; CREATE TABLE events (case_number, seq, at, kind,"  \
	" who, step, answers, text);"                                          \
	"CREATE INDEX in_order ON events (case_number, seq);"                  \
	"INSERT INTO events VALUES (1, 1, 1, 'start', '', '', '', '');"
#define LOOSE_COLUMNS                                                          \
	"number, started, changed, shop, guide, ticket, technician, model,"    \
	" serial, subject, step, diagnosis, verdict, conclusion,"              \
	" changed_order, searched"
#define LOOSE_CASES                                                            \
	"DROP TABLE cases; CREATE TABLE cases (" LOOSE_COLUMNS                 \
	", customer, contact, brand, accessories, place, waits_for, why,"      \
	" outcome, barrier, confirmed_by, lasted, ended, returned, due,"       \
	" due_for, uuid DEFAULT 'u', state DEFAULT 'open',"                    \
	" comeback_of DEFAULT 0, erased DEFAULT 0);"
#define LOOSE_GUIDES                                                           \
	"DROP TABLE guides; CREATE TABLE guides (sha256, id, version, text);"

static bool touch_event(void *context, const struct event *event)
{
	size_t *bytes = context;

	*bytes += strlen(event->who) + strlen(event->step) +
		  strlen(event->answers) + strlen(event->text);
	return true;
}

static bool count_case(void *context, const struct case_row *row)
{
	(void)row;
	++*(size_t *)context;
	return true;
}

/* Adds a case's number, below 0 where it is damaged. */
static bool add_number(void *context, const struct case_row *row)
{
	buffer_format(context, " %lld",
		      (long long)(row->damaged ? -row->number : row->number));
	return true;
}

static void assert_says(const struct message *error, const char *what)
{
	if (!strstr(error->text, what))
		fail_msg("\"%s\" does not say \"%s\"", error->text, what);
}

/* Opens a record with one case that SQL has spoilt. */
static void spoil(struct record *record, const char *sql)
{
	record_begin(record, NULL, 1);
	record_close(record);
	record_sql(record, sql);
	record_open(record);
}

static void an_event_that_is_not_as_written_is_named(void **state)
{
	static const char *const events[] = {
		"1, 2, 1, 'answer', NULL, '', '', ''",
		"1, 2, 1, 'answer', '', x'00ff', '', ''",
		"1, 2, 1, 'answer', '', '', 7, ''",
		"1, 2, 1, 'answer', '', '', '', 1.5",
		"1, 2, 1, 'answer', '', '', '', CAST(x'610062' AS TEXT)",
		"1, 2, 1, 'answer', '', '', '', hex(zeroblob(600000))",
		"1, 2, 1, 'answer', '', '', '', hex(zeroblob(35000000))",
		"1, 2, 'noon', 'answer', '', '', '', ''",
		"1, 2, NULL, 'answer', '', '', '', ''",
		"1, 2, -1, 'answer', '', '', '', ''",
		"1, 2, 9223372036854775807, 'answer', '', '', '', ''",
		"1, 2, 1, 'explode', '', '', '', ''",
		"1, 2, 1, '', '', '', '', ''",
		"1, 2, 1, NULL, '', '', '', ''",
		"1, 2, 1, x'616e73776572', '', '', '', ''",
		"1, 3, 1, 'answer', '', '', '', ''",
		"1, 1, 1, 'answer', '', '', '', ''",
		"1, 2.5, 1, 'answer', '', '', '', ''",
		"1, 'two', 1, 'answer', '', '', '', ''",
	};
	struct record *record = *state;

	record_begin(record, NULL, 1);
	for (size_t i = 0; i < COUNT(events); i++) {
		struct buffer sql = {0};
		struct message error = {0};
		size_t bytes = 0;

		buffer_format(&sql,
			      LOOSE_EVENTS "INSERT INTO events VALUES (%s)",
			      events[i]);
		record_close(record);
		record_sql(record, buffer_string(&sql));
		record_open(record);
		buffer_release(&sql);
		assert_false(record_events(record->store, 1, touch_event,
					   &bytes, &error));
		assert_says(
			&error,
			"the case database is damaged at event 2 of case 1");
	}
}

static void a_case_that_is_not_as_written_is_named(void **state)
{
	static const char *const cases[] = {
		"5, -1, 1, 0, 'h', 't', 't', 'm', 's', 's', 's', NULL, 'v',"
		" 'c'",
		"5, NULL, 1, 0, 'h', 't', 't', 'm', 's', 's', 's', NULL, 'v',"
		" 'c'",
		"5, 1, 'late', 0, 'h', 't', 't', 'm', 's', 's', 's', NULL, 'v',"
		" 'c'",
		"5, 1, 1, 'no', 'h', 't', 't', 'm', 's', 's', 's', NULL, 'v',"
		" 'c'",
		"5, 1, 1, 0, NULL, 't', 't', 'm', 's', 's', 's', NULL, 'v', "
		"'c'",
		"5, 1, 1, 0, 'none', 't', 't', 'm', 's', 's', 's', NULL, 'v',"
		" 'c'",
		"5, 1, 1, 0, 'h', 8, 't', 'm', 's', 's', 's', NULL, 'v', 'c'",
		"5, 1, 1, 0, 'h', 't', 't', x'ff', 's', 's', 's', NULL, 'v',"
		" 'c'",
		"5, 1, 1, 0, 'h', 't', 't', 'm', 's', 's', 's', NULL, 'v',"
		" hex(zeroblob(600000))",
	};
	struct record *record = *state;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct case_query query = {0};
		struct buffer sql = {0};
		struct message error = {0};
		struct buffer numbers = {0};
		size_t count = 0;

		buffer_format(&sql,
			      LOOSE_CASES LOOSE_GUIDES
			      "INSERT INTO guides VALUES ('h', 'g', '1', x'');"
			      "INSERT INTO cases (" LOOSE_COLUMNS
			      ") VALUES (%s, 1, 0)",
			      cases[i]);
		record_close(record);
		record_sql(record, buffer_string(&sql));
		record_open(record);
		buffer_release(&sql);
		assert_true(record_cases(record->store, &query, add_number,
					 &numbers, &error));
		assert_string_equal(buffer_string(&numbers), " -5");
		buffer_release(&numbers);
		assert_false(record_find(record->store, "5", count_case, &count,
					 &error));
		assert_says(&error, "the case database is damaged at case 5");
		assert_int_equal(count, 0);
	}
}

static void a_damaged_case_hides_no_other(void **state)
{
	struct record *record = *state;
	struct case_query query = {0};
	struct message error = {0};
	struct buffer numbers = {0};

	for (int at = 1; at <= 3; at++)
		record_begin(record, NULL, at);
	record_sql(record, "UPDATE cases SET subject = 'a' || char(0) || 'b'"
			   " WHERE number = 2");
	assert_true(record_cases(record->store, &query, add_number, &numbers,
				 &error));
	assert_string_equal(buffer_string(&numbers), " 3 -2 1");
	buffer_release(&numbers);
}

static void a_guide_that_is_not_the_one_kept_is_not_given(void **state)
{
	static const char *const changes[] = {
		"UPDATE guides SET text = x'666f726d61743a20320a'",
		"UPDATE guides SET text = x''",
		LOOSE_GUIDES "INSERT INTO guides SELECT guide, 'g', '1', NULL"
			     " FROM cases",
		/* The right bytes, and yet not what we wrote. */
		LOOSE_GUIDES "INSERT INTO guides SELECT guide, 'g', '1',"
			     " 'format: 1' || char(10) FROM cases",
	};
	struct record *record = *state;
	const char text[] = "format: 1\n";
	char sha256[65];

	store_hash(text, strlen(text), sha256);
	record_begin(record, NULL, 1);
	for (size_t i = 0; i < COUNT(changes); i++) {
		struct message error = {0};
		char *kept = NULL;
		size_t length;

		record_close(record);
		record_sql(record, changes[i]);
		record_open(record);
		assert_false(store_guide(record->store, sha256, &kept, &length,
					 &error));
		assert_null(kept);
		assert_says(&error, sha256);
		assert_says(&error, "damaged");
	}
}

/* Every function of the store, as far as it goes. */
static void use_all(struct store *store)
{
	struct event event = {.seq = 1, .kind = EVENT_START};
	struct case_query query = {.search = "x"};
	char sha256[65];
	struct new_case made = {.row = {.guide_id = "g", .guide_version = "1"},
				.guide_text = "g",
				.guide_length = 1,
				.events = &event,
				.event_count = 1};
	struct message error;
	size_t count = 0;
	size_t length;
	int64_t number;
	char *text;

	record_events(store, 1, touch_event, &count, &error);
	record_cases(store, &query, count_case, &count, &error);
	query.search = NULL;
	record_cases(store, &query, count_case, &count, &error);
	record_find(store, "last", count_case, &count, &error);
	store_hash("format: 1\n", 10, sha256);
	store_guide(store, sha256, &text, &length, &error);
	free(text);
	store_begin(store, &made, &number, &error);
	event.seq = 5;
	store_append(store, 1, &event, 1, &made.row, &error);
}

static void a_schema_that_is_not_ours_gives_errors(void **state)
{
	static const char *const schemas[] = {
		"DROP TABLE events; DROP TABLE cases; DROP TABLE guides",
		/* A view that never ends. */
		"DROP TABLE events; CREATE VIEW events AS WITH RECURSIVE"
		" n(i) AS (VALUES (1) UNION ALL SELECT i FROM n)"
		" SELECT 1 AS case_number, i AS seq, i AS at, 'a' AS kind,"
		" '' AS who, '' AS step, '' AS answers, '' AS text FROM n",
		"DROP TABLE events; CREATE TABLE events (a)",
		"CREATE TRIGGER stop BEFORE INSERT ON events BEGIN"
		" SELECT RAISE(ROLLBACK, 'gone'); END",
		"CREATE TRIGGER stop BEFORE INSERT ON events BEGIN"
		" SELECT load_extension('x'); END",
	};

	for (size_t i = 0; i < COUNT(schemas); i++) {
		struct record *record = *state;
		struct message error = {0};

		spoil(record, schemas[i]);
		use_all(record->store);
		assert_int_equal(record_answer(record->store, 1, 2, &error),
				 STORE_FAILED);
		assert_true(error.text[0]);
		record_tear_down(state);
		record_set_up(state);
	}
}

enum { ROUNDS = 60 };

/* Uses the record that the bytes are; false: it was refused. */
static bool use_bytes(struct record *record, const void *bytes, size_t length)
{
	struct message error;
	bool opened;

	contents_write(record->path, bytes, length);
	opened = store_open(&record->store, record->path, &error);
	if (opened)
		use_all(record->store);
	record_close(record);
	return opened;
}

static void bytes_changed_anywhere_crash_nothing(void **state)
{
	struct record *record = *state;
	unsigned int random = 1;
	struct message error;
	size_t opened = 0;
	size_t length;

	record_begin(record, "T", 1);
	record_answer(record->store, 1, 2, &error);
	record_close(record);
	char *whole = contents_read(record->path, &length);
	unsigned char *spoilt = malloc(length);
	assert_non_null(spoilt);
	assert_true(use_bytes(record, whole, length));
	for (int round = 0; round < ROUNDS; round++) {
		memcpy(spoilt, whole, length);
		for (int i = 0; i < 8; i++) {
			/* The generator of the C standard, for one sequence. */
			random = random * 1103515245U + 12345U;
			spoilt[(random >> 8) % length] ^=
				(unsigned char)(random >> 24);
		}
		opened += use_bytes(record, spoilt, length);
	}
	/* Most of it is not looked at before it is used. */
	assert_in_range(opened, ROUNDS / 10, ROUNDS - 1);
	free(spoilt);
	free(whole);
}

static void a_record_cut_short_crashes_nothing(void **state)
{
	struct record *record = *state;
	size_t length;

	record_begin(record, "T", 1);
	record_close(record);
	char *whole = contents_read(record->path, &length);
	assert_true(length > 0);
	for (size_t cut = 0; cut < length; cut += 997)
		use_bytes(record, whole, cut);
	free(whole);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_RECORD(an_event_that_is_not_as_written_is_named),
		WITH_RECORD(a_case_that_is_not_as_written_is_named),
		WITH_RECORD(a_damaged_case_hides_no_other),
		WITH_RECORD(a_guide_that_is_not_the_one_kept_is_not_given),
		WITH_RECORD(a_schema_that_is_not_ours_gives_errors),
		WITH_RECORD(bytes_changed_anywhere_crash_nothing),
		WITH_RECORD(a_record_cut_short_crashes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
