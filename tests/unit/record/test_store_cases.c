/* Lists of cases, searching them, and finding one by name. */
#include "chargefix/store.h"

#include "record.h"
#include "record/sqlite.h"
#include "test.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Each guide id stands for a guide of its own text. */
static int64_t begin_case(struct record *record, const struct case_row *row)
{
	struct event event = {
		.seq = 1,
		.at = row->changed,
		.kind = EVENT_START,
	};
	struct new_case made = {
		.row = *row,
		.guide_text = row->guide_id,
		.guide_length = strlen(row->guide_id),
		.events = &event,
		.event_count = 1,
	};
	struct message error = {0};
	int64_t number = 0;

	if (store_begin(record->store, &made, &number, &error) != STORE_OK)
		fail_msg("%s", error.text);
	return number;
}

/* In the order in which they were changed, by a clock that was set back. */
static const struct case_row sample[] = {
	{
		.number = 1,
		.changed = 400,
		.guide_id = "charging",
		.details = {{"A-1", "Ada", "T-Rex 3", "SN_100%"}},
		.standing = {.subject = "Amazfit watch", .step = "Clean it"},
	},
	{
		.number = 3,
		.changed = 200,
		.shop = true,
		.guide_id = "other",
		.details = {.of[DETAIL_TICKET] = "77",
			    .of[DETAIL_SERIAL] = "SNx100y"},
	},
	{
		.number = 4,
		.changed = 200,
		.guide_id = "charging",
		.details = {.of[DETAIL_TICKET] = "0042",
			    .of[DETAIL_MODEL] = "back\\slash"},
		.standing = {.diagnosis = "service", .life.state = STATE_ENDED},
	},
	{
		.number = 2,
		.changed = 100,
		.guide_id = "charging",
		.details = {.of[DETAIL_TICKET] = "A-1"},
		.standing = {.subject = "Phone",
			     .diagnosis = "phone-lint",
			     .verdict = "fixed",
			     .conclusion = "Lint was in the port",
			     .life.state = STATE_ENDED},
	},
};

static int set_up_sample(void **state)
{

	if (record_set_up(state) != 0)
		return -1;
	for (size_t i = 0; i < COUNT(sample); i++)
		begin_case(*state, &sample[i]);
	return 0;
}

#define WITH_SAMPLE(test)                                                      \
	cmocka_unit_test_setup_teardown(test, set_up_sample, record_tear_down)

static void assert_lists(struct record *record, const struct case_query *query,
			 const char *expected)
{
	struct buffer numbers = {0};
	struct message error = {0};

	if (!record_cases(record->store, query, record_add_number, &numbers,
			  &error))
		fail_msg("%s", error.text);
	assert_string_equal(buffer_string(&numbers), expected);
	buffer_release(&numbers);
}

static void cases_are_listed_last_changed_first(void **state)
{
	static const struct {
		struct case_query query;
		const char *numbers;
	} table[] = {
		{{.filter = CASES_ALL}, "2 4 3 1"},
		{{.filter = CASES_OPEN}, "3 1"},
		{{.filter = CASES_CLOSED}, "2 4"},
		{{.guide_id = "charging"}, "2 4 1"},
		{{.guide_id = "other", .filter = CASES_OPEN}, "3"},
		{{.guide_id = "other", .filter = CASES_CLOSED}, ""},
		{{.guide_id = "none"}, ""},
		{{.limit = 2}, "2 4"},
		{{.limit = 2, .after = 2}, "4 3"},
		{{.after = 4}, "3 1"},
		{{.after = 1}, ""},
		{{.after = 99}, "2 4 3 1"},
		{{.limit = SIZE_MAX}, "2 4 3 1"},
		{{.backward = true}, "1 3 4 2"},
		{{.backward = true, .after = 4, .limit = 1}, "2"},
		{{.limit = 1, .guide_id = "charging", .filter = CASES_OPEN},
		 "1"},
	};

	for (size_t i = 0; i < COUNT(table); i++)
		assert_lists(*state, &table[i].query, table[i].numbers);
}

static void some_of_the_cases_are_listed_by_the_time_of_their_change(
	void **state)
{
	static const struct {
		struct case_query query;
		const char *numbers;
	} table[] = {
		{{.state = "open"}, "1 3"},
		{{.state = "open", .backward = true}, "3 1"},
		{{.state = "ended"}, "4 2"},
		{{.state = "waiting"}, ""},
		{{.state = "ended", .verdict = "fixed"}, "2"},
		{{.state = "open", .filter = CASES_CLOSED}, ""},
		{{.technician = "ada"}, "1"},
		{{.technician = ""}, "4 3 2"},
		{{.technician = "Mara"}, ""},
		{{.technician = "", .state = "ended"}, "4 2"},
		{{.verdict = "fixed"}, "2"},
		{{.verdict = "service"}, ""},
		{{.since = 200}, "1 4 3"},
		{{.since = 200, .before = 400}, "4 3"},
		{{.since = 200, .before = 400, .backward = true}, "3 4"},
		{{.before = 200}, "2"},
		{{.since = 401}, ""},
		{{.since = 200, .after = 4}, "3"},
		{{.before = 401, .after = 1, .limit = 2}, "4 3"},
		{{.since = 100, .after = 2, .backward = true}, "3 4 1"},
		{{.since = 200, .filter = CASES_OPEN}, "1 3"},
		{{.state = "open", .search = "amazfit"}, "1"},
		{{.state = "ended", .search = "amazfit"}, ""},
		{{.before = 300, .search = "a-1"}, "2"},
		{{.technician = "", .sort = CASES_BY_TICKET}, "4 3 2"},
		{{.state = "open", .only = 3}, "3"},
		{{.state = "open", .only = 2}, ""},
	};

	for (size_t i = 0; i < COUNT(table); i++)
		assert_lists(*state, &table[i].query, table[i].numbers);
}

static void what_is_due_is_listed_soonest_first(void **state)
{
	static const struct {
		struct case_query query;
		const char *numbers;
	} table[] = {
		{{.sort = CASES_BY_DUE}, "3 2 4"},
		{{.sort = CASES_BY_DUE, .backward = true}, "4 2 3"},
		{{.sort = CASES_BY_DUE, .after = 2}, "4"},
		{{.sort = CASES_BY_DUE, .state = "ended"}, "2 4"},
		{{.sort = CASES_BY_DUE, .search = "a-1"}, "2"},
	};

	record_sql(*state, "UPDATE cases SET due = 500 - 100 * (number = 3)"
			   " WHERE number > 1");
	for (size_t i = 0; i < COUNT(table); i++)
		assert_lists(*state, &table[i].query, table[i].numbers);
}

static void a_search_takes_each_character_for_itself(void **state)
{
	static const struct {
		const char *search;
		const char *numbers;
	} table[] = {
		{"", "2 4 3 1"},     {"a-1", "2 1"},   {"ADA", "1"},
		{"t-rex", "1"},      {"amazfit", "1"}, {"Clean", "1"},
		{"phone-lint", "2"}, {"fixed", "2"},   {"in the port", "2"},
		{"N_1", "1"},        {"00%", "1"},     {"\\", "4"},
		{"k\\s", "4"},       {"2", "2 4"},     {"4", "4"},
		{"' OR 1 --", ""},   {"%", "1"},       {"_", "1"},
	};

	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_query query = {.search = table[i].search};

		assert_lists(*state, &query, table[i].numbers);
	}
}

static void a_search_finds_what_was_noted_but_no_other_events(void **state)
{
	static const struct event events[] = {
		{.seq = 2,
		 .kind = EVENT_NOTE,
		 .step = "clean",
		 .text = "Zebra"},
		{.seq = 3, .kind = EVENT_ANSWER, .step = "x", .text = "tiger"},
		{.seq = 4, .kind = EVENT_NOTE, .text = "50% wet"},
	};
	static const struct {
		const char *search;
		const char *numbers;
	} table[] = {{"zebra", "3"}, {"tiger", ""}, {"0% W", "3"}, {"0_", ""}};
	struct record *record = *state;
	struct message error = {0};

	for (size_t i = 0; i < COUNT(events); i++)
		assert_int_equal(store_append(record->store, 3, &events[i], 1,
					      &sample[2], &error),
				 STORE_OK);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_query query = {.search = table[i].search};

		assert_lists(record, &query, table[i].numbers);
	}
}

static void a_search_out_of_all_measure_is_refused(void **state)
{
	struct record *record = *state;
	char search[1002];
	struct case_query query = {.search = search};
	struct message error = {0};

	memset(search, '%', sizeof(search) - 1);
	search[1001] = '\0';
	assert_false(record_cases(record->store, &query, record_add_number,
				  NULL, &error));
	assert_non_null(strstr(error.text, "1000 bytes"));
	search[1000] = '\0';
	assert_lists(record, &query, "");
}

static void a_case_is_found_by_number_then_last_then_ticket(void **state)
{
	static const struct {
		const char *name;
		const char *number;
	} table[] = {
		{"1", "1"},  {"4", "4"},    {"A-1", "2"},
		{"77", "3"}, {"0042", "4"}, {"last", "2"},
	};

	for (size_t i = 0; i < COUNT(table); i++)
		record_finds(*state, table[i].name, table[i].number);
}

static void what_is_not_found_is_named(void **state)
{
	static const char *const names[] = {
		"5",   "42",   "-1", "1 ",
		"A_1", "a-11", "%",  "99999999999999999999",
		"",
	};
	struct record *record = *state;
	struct message error;

	for (size_t i = 0; i < COUNT(names); i++) {
		char quoted[64];

		snprintf(quoted, sizeof(quoted), "\"%s\"", names[i]);
		assert_false(record_find(record->store, names[i],
					 record_add_number, NULL, &error));
		assert_non_null(strstr(error.text, quoted));
	}
	assert_false(record_find(record->store, "\x1b[2J", record_add_number,
				 NULL, &error));
	assert_null(strchr(error.text, '\x1b'));
}

static void without_cases_there_is_no_last_one(void **state)
{
	struct record *record = *state;
	struct message error;

	assert_false(record_find(record->store, "last", record_add_number, NULL,
				 &error));
	assert_non_null(strstr(error.text, "there is no case yet"));
}

static void assert_same(const char *actual, const char *expected)
{
	assert_int_equal(!actual, !expected);
	if (expected)
		assert_string_equal(actual, expected);
}

/* Compares all but the numbers, which the store gives. */
static bool check_row(void *context, const struct case_row *row)
{
	const struct case_row *expected = context;

	assert_int_equal(row->changed, expected->changed);
	assert_int_equal(row->shop, expected->shop);
	assert_string_equal(row->guide_id, expected->guide_id);
	assert_same(row->details.of[DETAIL_TICKET],
		    expected->details.of[DETAIL_TICKET]);
	assert_same(row->details.of[DETAIL_TECHNICIAN],
		    expected->details.of[DETAIL_TECHNICIAN]);
	assert_same(row->details.of[DETAIL_MODEL],
		    expected->details.of[DETAIL_MODEL]);
	assert_same(row->details.of[DETAIL_SERIAL],
		    expected->details.of[DETAIL_SERIAL]);
	assert_same(row->standing.subject, expected->standing.subject);
	assert_same(row->standing.step, expected->standing.step);
	assert_same(row->standing.diagnosis, expected->standing.diagnosis);
	assert_same(row->standing.verdict, expected->standing.verdict);
	assert_same(row->standing.conclusion, expected->standing.conclusion);
	return true;
}

static void assert_case(struct record *record, const char *name,
			struct case_row expected)
{
	struct message error = {0};

	if (!record_find(record->store, name, check_row, &expected, &error))
		fail_msg("%s", error.text);
}

static void a_case_comes_back_as_it_was_given(void **state)
{
	assert_case(*state, "1", sample[0]);
	assert_case(*state, "3", sample[1]);
	assert_case(*state, "2", sample[3]);
}

static void an_event_moves_the_standing_of_its_case(void **state)
{
	struct record *record = *state;
	struct case_row row = sample[0];
	struct event event = {.seq = 2, .at = 400, .kind = EVENT_ANSWER};
	struct case_query open = {.filter = CASES_OPEN};
	struct case_query closed = {.filter = CASES_CLOSED};
	struct message error = {0};

	row.changed = 400;
	row.standing.step = NULL;
	row.standing.diagnosis = "watch-contacts";
	row.standing.life.state = STATE_ENDED;
	row.standing.verdict = "fixed";
	row.standing.conclusion = "The contacts were dirty";
	assert_int_equal(
		store_append(record->store, 1, &event, 1, &row, &error),
		STORE_OK);
	assert_case(record, "1", row);
	assert_lists(record, &open, "3");
	assert_lists(record, &closed, "1 2 4");
	record_finds(record, "A-1", "1");
}

static void details_change_with_their_event_or_not_at_all(void **state)
{
	struct record *record = *state;
	struct case_row row = sample[0];
	struct case_row after = row;
	struct event event = {.seq = 1, .at = 400, .kind = EVENT_DETAILS};
	struct message error = {0};

	after.details = (struct case_details){.of[DETAIL_TICKET] = "B-2",
					      .of[DETAIL_SERIAL] = ""};
	assert_int_equal(
		store_append(record->store, 1, &event, 1, &after, &error),
		STORE_CONFLICT);
	assert_case(record, "1", row);

	event.seq = 2;
	assert_int_equal(
		store_append(record->store, 1, &event, 1, &after, &error),
		STORE_OK);
	row.changed = 400;
	row.details = (struct case_details){.of[DETAIL_TICKET] = "B-2"};
	assert_case(record, "1", row);
	record_finds(record, "B-2", "1");
	assert_int_equal(record_count(record->store, 1), 2);
}

static void texts_are_sorted_in_either_case_with_those_without_last(
	void **state)
{
	static const struct {
		struct case_query query;
		const char *numbers;
	} table[] = {
		{{.sort = CASES_BY_TICKET}, "4 3 1 2"},
		{{.sort = CASES_BY_TICKET, .backward = true}, "2 1 3 4"},
		{{.sort = CASES_BY_TICKET, .after = 1}, "2"},
		{{.sort = CASES_BY_SUBJECT}, "1 2 3 4"},
		{{.sort = CASES_BY_SUBJECT, .after = 3}, "4"},
		{{.sort = CASES_BY_SUBJECT, .filter = CASES_OPEN}, "1 3"},
		{{.sort = CASES_BY_TECHNICIAN, .after = 1}, "2 3 4"},
		{{.sort = CASES_BY_TECHNICIAN, .search = "a-1"}, "1 2"},
	};

	record_sql(*state, "UPDATE cases SET ticket = 'a-1' WHERE number = 2");
	for (size_t i = 0; i < COUNT(table); i++)
		assert_lists(*state, &table[i].query, table[i].numbers);
}

/* Whatever the order, going on from where one stopped misses no case. */
static void a_list_read_in_pieces_is_the_whole_list(void **state)
{
	struct record *record = *state;
	struct message error = {0};

	record_sql(record, "UPDATE cases SET due = 5 WHERE number <> 2");
	for (int i = 0; i < 2 * 10; i++) {
		struct case_query query = {.sort = i / 2 % 5,
					   .backward = i % 2,
					   .technician = i < 10 ? NULL : ""};
		struct buffer whole = {0}, pieces = {0};

		assert_true(record_cases(record->store, &query,
					 record_add_number, &whole, &error));
		do {
			assert_true(record_cases_some(record->store, &query, 1,
						      record_add_number,
						      &pieces, &error));
		} while (query.after);
		assert_string_equal(buffer_string(&pieces),
				    buffer_string(&whole));
		buffer_release(&whole);
		buffer_release(&pieces);
	}
}

static void cases_are_counted(void **state)
{
	static const struct {
		struct case_query query;
		size_t count;
	} table[] = {
		{{0}, 4},
		{{.filter = CASES_OPEN}, 2},
		{{.filter = CASES_CLOSED}, 2},
		{{.state = "ended"}, 2},
		{{.technician = "ADA"}, 1},
		{{.technician = ""}, 3},
		{{.verdict = "fixed"}, 1},
		{{.technician = "", .filter = CASES_OPEN}, 1},
	};
	struct record *record = *state;
	struct message error = {0};
	size_t count;

	for (size_t i = 0; i < COUNT(table); i++) {
		assert_true(store_count(record->store, &table[i].query, &count,
					&error));
		assert_int_equal(count, table[i].count);
	}
}

/* What all statements have cost since the last look; no list may be sorted. */
static int steps_of(struct record *record)
{
	int steps = 0;

	for (size_t i = 0; i < SQL_COUNT; i++) {
		sqlite3_stmt *statement = record->store->prepared[i];

		if (!statement)
			continue;
		int sorts = sqlite3_stmt_status(statement,
						SQLITE_STMTSTATUS_SORT, 1);
		/* Of those with one name there are few. */
		if (i != SQL_CASE_BY_NAME)
			assert_int_equal(sorts, 0);
		steps += sqlite3_stmt_status(statement,
					     SQLITE_STMTSTATUS_VM_STEP, 1);
	}
	return steps;
}

static void assert_page_costs(struct record *record,
			      const struct case_query *query, size_t look,
			      int most)
{
	struct case_query part = *query;
	struct buffer numbers = {0};
	struct message error = {0};

	steps_of(record);
	assert_true(record_cases_some(record->store, &part, look,
				      record_add_number, &numbers, &error));
	assert_true(look || numbers.length > 20);
	assert_in_range(steps_of(record), 1, most);
	buffer_release(&numbers);
}

static void a_page_of_many_cases_costs_no_more_than_its_rows(void **state)
{
	static const int64_t after[] = {0, 2, 5000, 20000};
	struct record *record = *state;

	begin_case(record, &sample[0]);
	record_many(record, 20000);
	record_fill_search(record);
	for (int i = 0; i < 2 * 4 * (int)COUNT(after); i++) {
		struct case_query query = {
			.sort = i / 8,
			.backward = i % 2,
			.after = after[i / 2 % 4],
			.limit = 20,
		};
		/* Near an end of the list there are fewer rows. */
		assert_page_costs(record, &query, 20, 3000);
	}
	struct case_query open = {.filter = CASES_OPEN, .limit = 20};
	assert_page_costs(record, &open, 0, 3000);
	/* What is found costs no more than what is found, however rare. */
	record_sql(record, "UPDATE cases SET state = 'waiting', waits_for ="
			   " 'part', due = number WHERE number % 500 = 100;"
			   "UPDATE cases SET verdict = 'danger', technician ="
			   " 'Zoe' WHERE number % 500 = 101");
	const struct case_query some[] = {
		{.state = "waiting", .limit = 20},
		{.technician = "zoe", .limit = 20},
		{.verdict = "danger", .limit = 20},
		{.verdict = "danger", .limit = 20, .backward = true},
		{.since = 50000, .before = 50200, .limit = 20},
		{.since = 1, .before = 50200, .limit = 20, .backward = true},
		{.sort = CASES_BY_DUE, .limit = 20},
	};
	for (size_t i = 0; i < COUNT(some); i++)
		assert_page_costs(record, &some[i], 0, 3000);
	struct case_query none = {.search = "none of them", .limit = 20};
	assert_page_costs(record, &none, 1000, 1000);
	struct case_query rare = {.search = "t1234", .limit = 20};
	assert_page_costs(record, &rare, 1000, 4000);
	record_finds(record, "T5000", "5000");
	assert_in_range(steps_of(record), 1, 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SAMPLE(cases_are_listed_last_changed_first),
		WITH_SAMPLE(
			some_of_the_cases_are_listed_by_the_time_of_their_change),
		WITH_SAMPLE(what_is_due_is_listed_soonest_first),
		WITH_SAMPLE(a_search_takes_each_character_for_itself),
		WITH_SAMPLE(a_search_finds_what_was_noted_but_no_other_events),
		WITH_SAMPLE(a_search_out_of_all_measure_is_refused),
		WITH_SAMPLE(a_case_is_found_by_number_then_last_then_ticket),
		WITH_SAMPLE(what_is_not_found_is_named),
		WITH_RECORD(without_cases_there_is_no_last_one),
		WITH_SAMPLE(a_case_comes_back_as_it_was_given),
		WITH_SAMPLE(an_event_moves_the_standing_of_its_case),
		WITH_SAMPLE(details_change_with_their_event_or_not_at_all),
		WITH_SAMPLE(
			texts_are_sorted_in_either_case_with_those_without_last),
		WITH_SAMPLE(a_list_read_in_pieces_is_the_whole_list),
		WITH_SAMPLE(cases_are_counted),
		WITH_RECORD(a_page_of_many_cases_costs_no_more_than_its_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
