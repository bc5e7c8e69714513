/* What is kept comes back as it was. */
#include "chargefix/store.h"

#include "record.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void hashes_are_those_of_fips_180_4(void **state)
{
	static const struct {
		const char *text;
		const char *hex;
	} table[] = {
		{"", "e3b0c44298fc1c149afbf4c8996fb924"
		     "27ae41e4649b934ca495991b7852b855"},
		{"abc", "ba7816bf8f01cfea414140de5dae2223"
			"b00361a396177a9cb410ff61f20015ad"},
	};
	char hex[65];

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct hashed_text text = {table[i].text, strlen(table[i].text),
					   ""};

		store_hash(table[i].text, strlen(table[i].text), hex);
		assert_string_equal(hex, table[i].hex);
		assert_string_equal(hashed_text_sha256(&text), table[i].hex);
		assert_string_equal(hashed_text_sha256(&text), table[i].hex);
	}
}

static void every_event_kind_has_a_word_that_parses_back(void **state)
{
	enum event_kind kind;
	enum event_kind parsed;

	(void)state;
	for (kind = EVENT_START; kind <= EVENT_TICK; kind++) {
		assert_true(event_kind_parse(event_kind_word(kind), &parsed));
		assert_int_equal(parsed, kind);
	}
	assert_false(event_kind_parse("answers", &parsed));
	assert_false(event_kind_parse("", &parsed));
	assert_false(event_kind_parse(NULL, &parsed));
}

/* Copies what a callback is shown, for a look afterwards. */
struct seen {
	struct event event;
	char texts[4][64];
	size_t count;
};

static bool see_event(void *context, const struct event *event)
{
	struct seen *seen = context;
	const char *from[] = {event->who, event->step, event->answers,
			      event->text};

	seen->event = *event;
	for (size_t i = 0; i < 4; i++)
		snprintf(seen->texts[i], sizeof(seen->texts[i]), "%s", from[i]);
	seen->count++;
	return true;
}

static void an_event_comes_back_as_it_was_written(void **state)
{
	struct record *record = *state;
	int64_t number = record_begin(record, NULL, 1);
	struct case_standing standing = {0};
	struct event event = {
		.seq = 2,
		.at = INT64_C(1763626719123),
		.kind = EVENT_NOTE,
		.who = "Zoë",
		.step = "amazfit-clean",
		.answers = "yes,no",
		.text = "'; DROP TABLE events; --\nsecond line",
	};
	struct message error = {0};
	struct seen seen = {0};

	assert_int_equal(store_append(record->store, number, &event, 1,
				      &(struct case_row){.standing = standing},
				      &error),
			 STORE_OK);
	record_close(record);
	record_open(record);
	assert_true(
		record_events(record->store, number, see_event, &seen, &error));
	assert_int_equal(seen.count, 2);
	assert_int_equal(seen.event.seq, event.seq);
	assert_int_equal(seen.event.at, event.at);
	assert_int_equal(seen.event.kind, event.kind);
	assert_string_equal(seen.texts[0], event.who);
	assert_string_equal(seen.texts[1], event.step);
	assert_string_equal(seen.texts[2], event.answers);
	assert_string_equal(seen.texts[3], event.text);
}

static void texts_that_are_null_come_back_empty(void **state)
{
	struct record *record = *state;
	int64_t number = record_begin(record, NULL, 1);
	struct message error = {0};
	struct seen seen = {0};

	assert_true(
		record_events(record->store, number, see_event, &seen, &error));
	for (size_t i = 0; i < 4; i++)
		assert_string_equal(seen.texts[i], "");
}

static void events_come_in_order(void **state)
{
	struct record *record = *state;
	int64_t number = record_begin(record, NULL, 1);
	struct message error = {0};
	struct seen seen = {0};
	int64_t seq;

	for (seq = 2; seq <= 12; seq++)
		assert_int_equal(
			record_answer(record->store, number, seq, &error),
			STORE_OK);
	assert_true(
		record_events(record->store, number, see_event, &seen, &error));
	assert_int_equal(seen.count, 12);
	assert_int_equal(seen.event.seq, 12);
	assert_int_equal(record_count(record->store, number + 1), 0);
}

static void reading_events_leaves_no_transaction_open(void **state)
{
	struct record *record = *state;
	int64_t number = record_begin(record, NULL, 1);
	struct message error = {0};

	assert_int_equal(record_answer(record->store, number, 2, &error),
			 STORE_OK);
	assert_int_equal(record_answer(record->store, number, 3, &error),
			 STORE_OK);
	assert_int_equal(record_count(record->store, number), 3);
	/* Says 1 where a reader still needs the log. */
	assert_int_equal(
		record_number(record, "PRAGMA wal_checkpoint(TRUNCATE)"), 0);
}

static void a_seq_that_is_taken_is_a_conflict_and_changes_nothing(void **state)
{
	struct record *record = *state;
	int64_t number = record_begin(record, NULL, 7);
	struct case_standing standing = {.diagnosis = "lost"};
	struct event event = {.seq = 1, .at = 9, .kind = EVENT_ANSWER};
	struct message error = {0};

	assert_int_equal(store_append(record->store, number, &event, 1,
				      &(struct case_row){.standing = standing},
				      &error),
			 STORE_CONFLICT);
	assert_int_equal(record_count(record->store, number), 1);
	assert_int_equal(record_number(record, "SELECT changed FROM cases"), 7);
	assert_int_equal(record_number(record, "SELECT diagnosis IS NULL "
					       "FROM cases"),
			 1);
	/* The transaction has ended: the next event goes through. */
	assert_int_equal(record_answer(record->store, number, 2, &error),
			 STORE_OK);
}

static void events_without_a_case_or_after_a_gap_are_refused(void **state)
{
	struct record *record = *state;
	int64_t number = record_begin(record, NULL, 1);
	struct message error = {0};

	assert_int_equal(record_answer(record->store, number + 1, 1, &error),
			 STORE_FAILED);
	assert_non_null(strstr(error.text, "does not have this case"));
	assert_int_equal(record_answer(record->store, number, 3, &error),
			 STORE_FAILED);
	assert_non_null(strstr(error.text, "the event before it is missing"));
	assert_int_equal(record_count(record->store, number), 1);
}

static void events_can_be_neither_changed_nor_deleted(void **state)
{
	struct record *record = *state;

	record_begin(record, NULL, 1);
	assert_int_not_equal(record_try_sql(record, "UPDATE events SET at = 2"),
			     0);
	assert_int_not_equal(record_try_sql(record, "DELETE FROM events"), 0);
	assert_int_equal(record_number(record, "SELECT sum(at) FROM events"),
			 1);
}

static void texts_beyond_all_measure_are_refused_before_writing(void **state)
{
	struct record *record = *state;
	int64_t number = record_begin(record, NULL, 1);
	size_t length = 1024 * 1024 + 1;
	char *text = malloc(length + 1);
	struct event event = {.seq = 2, .kind = EVENT_NOTE, .text = text};
	struct case_standing standing = {0};
	struct message error = {0};

	assert_non_null(text);
	memset(text, 'x', length);
	text[length] = '\0';
	assert_int_equal(store_append(record->store, number, &event, 1,
				      &(struct case_row){.standing = standing},
				      &error),
			 STORE_FAILED);
	assert_non_null(strstr(error.text, "1024 KiB"));
	text[length - 1] = '\0';
	assert_int_equal(store_append(record->store, number, &event, 1,
				      &(struct case_row){.standing = standing},
				      &error),
			 STORE_OK);
	assert_int_equal(record_count(record->store, number), 2);
	free(text);
}

static void a_guide_is_kept_once_by_its_hash(void **state)
{
	struct record *record = *state;
	const char text[] = "format: 1\n";
	char sha256[65];
	char *kept = NULL;
	size_t length = 0;
	struct message error = {0};

	record_begin(record, NULL, 1);
	record_begin(record, NULL, 2);
	assert_int_equal(record_number(record, "SELECT count(*) FROM guides"),
			 1);
	store_hash(text, strlen(text), sha256);
	assert_true(store_guide(record->store, sha256, &kept, &length, &error));
	assert_int_equal(length, strlen(text));
	assert_string_equal(kept, text);
	free(kept);

	store_hash("", 0, sha256);
	assert_false(
		store_guide(record->store, sha256, &kept, &length, &error));
	assert_null(kept);
	assert_non_null(strstr(error.text, sha256));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hashes_are_those_of_fips_180_4),
		cmocka_unit_test(every_event_kind_has_a_word_that_parses_back),
		WITH_RECORD(an_event_comes_back_as_it_was_written),
		WITH_RECORD(texts_that_are_null_come_back_empty),
		WITH_RECORD(events_come_in_order),
		WITH_RECORD(reading_events_leaves_no_transaction_open),
		WITH_RECORD(
			a_seq_that_is_taken_is_a_conflict_and_changes_nothing),
		WITH_RECORD(events_without_a_case_or_after_a_gap_are_refused),
		WITH_RECORD(events_can_be_neither_changed_nor_deleted),
		WITH_RECORD(
			texts_beyond_all_measure_are_refused_before_writing),
		WITH_RECORD(a_guide_is_kept_once_by_its_hash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
