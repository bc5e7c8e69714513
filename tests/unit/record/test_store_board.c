/* The day's board: its sections, what ends next, and counts. */
#include "chargefix/store.h"

#include "record.h"
#include "record/sqlite.h"
#include "test.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

/* Now is 1000, the day began at 900, and what is older than 500 is stale. */
static const struct board_day day = {.now = 1000, .stale = 500, .began = 900};

struct sample {
	int64_t number;
	int64_t changed;
	const char *technician;
	const char *verdict;
	struct case_life life;
};

static const struct sample samples[] = {
	/* Countdowns and waits, of which 1 and 4 are over. */
	{1, 600, "Ada", NULL, {.due = 990, .due_for = DUE_COUNTDOWN}},
	{2, 600, "Ada", NULL, {.due = 1200, .due_for = DUE_COUNTDOWN}},
	{3,
	 600,
	 "Mara",
	 NULL,
	 {.state = STATE_WAITING,
	  .waits_for = HOLD_TIME,
	  .due = 1100,
	  .due_for = DUE_HOLD}},
	{4,
	 100,
	 NULL,
	 NULL,
	 {.state = STATE_WAITING,
	  .waits_for = HOLD_PART,
	  .due = 1000,
	  .due_for = DUE_HOLD}},
	/* Fixed: asked back, and not yet. */
	{5,
	 700,
	 "Ada",
	 "fixed",
	 {.state = STATE_RETURNED,
	  .returned = 950,
	  .due = 1000,
	  .due_for = DUE_CHECK_BACK}},
	{6,
	 700,
	 "Mara",
	 "fixed",
	 {.state = STATE_RETURNED,
	  .returned = 900,
	  .due = 1001,
	  .due_for = DUE_CHECK_BACK}},
	/* Waiting for something without a time, or not yet. */
	{7,
	 800,
	 "Ada",
	 NULL,
	 {.state = STATE_WAITING, .waits_for = HOLD_CUSTOMER}},
	{8,
	 300,
	 NULL,
	 NULL,
	 {.state = STATE_WAITING,
	  .waits_for = HOLD_PART,
	  .due = 1001,
	  .due_for = DUE_HOLD}},
	{9, 400, NULL, "later", {.state = STATE_WAITING}},
	/* Open, and stale ones. */
	{10, 500, "ADA", NULL, {0}},
	{11, 650, "Ada", NULL, {0}},
	{12, 640, NULL, NULL, {0}},
	{13, 499, "Ada", NULL, {0}},
	{14, 1, NULL, NULL, {0}},
	/* Ended, cancelled, and handed back before today. */
	{15, 980, "Ada", "service", {.state = STATE_ENDED, .ended = 980}},
	{16, 980, "Ada", NULL, {.state = STATE_CANCELLED}},
	{17, 980, "Ada", "fixed", {.state = STATE_RETURNED, .returned = 899}},
	{18, 980, "Ada", "fixed", {.state = STATE_RETURNED, .returned = 980}},
};

static void add_sample(struct record *record, const struct sample *sample)
{
	struct event event = {
		.seq = 1, .at = sample->changed, .kind = EVENT_START};
	struct new_case made = {
		.row = {.number = sample->number,
			.guide_id = "charging",
			.details.of[DETAIL_TECHNICIAN] = sample->technician,
			.standing = {.diagnosis = sample->verdict,
				     .verdict = sample->verdict,
				     .life = sample->life}},
		.guide_text = "",
		.events = &event,
		.event_count = 1,
	};
	struct message error = {0};
	int64_t number;

	if (store_begin(record->store, &made, &number, &error) != STORE_OK)
		fail_msg("%s", error.text);
}

static int set_up_board(void **state)
{
	if (record_set_up(state) != 0)
		return -1;
	for (size_t i = 0; i < COUNT(samples); i++)
		add_sample(*state, &samples[i]);
	return 0;
}

#define WITH_BOARD(test)                                                       \
	cmocka_unit_test_setup_teardown(test, set_up_board, record_tear_down)

static void take_numbers(struct case_rows *rows, struct buffer *numbers)
{
	for (size_t i = 0; i < rows->count; i++)
		record_add_number(numbers, &rows->items[i]);
	case_rows_release(rows);
}

static void assert_section(struct record *record, enum board_section section,
			   const char *technician, size_t most, size_t count,
			   const char *expected)
{
	struct case_rows rows = {0};
	struct buffer numbers = {0};
	struct message error = {0};
	size_t counted = 0;

	const struct board_part part = {section, technician, most};

	if (!store_board(record->store, &part, &day, &rows, &counted, &error))
		fail_msg("%s", error.text);
	take_numbers(&rows, &numbers);
	assert_string_equal(buffer_string(&numbers), expected);
	assert_int_equal(counted, count);
	buffer_release(&numbers);
}

static void each_case_is_in_its_section_the_most_urgent_first(void **state)
{
	assert_section(*state, BOARD_TIMED, NULL, 9, 4, "1 4 3 2");
	assert_section(*state, BOARD_LASTED, NULL, 9, 1, "5");
	assert_section(*state, BOARD_HELD, NULL, 9, 3, "8 9 7");
	assert_section(*state, BOARD_OPEN, "Ada", 9, 2, "11 10");
	assert_section(*state, BOARD_OPEN, "", 9, 1, "12");
	assert_section(*state, BOARD_OPEN, "Mara", 9, 0, "");
	assert_section(*state, BOARD_STALE, NULL, 9, 2, "14 13");
	assert_section(*state, BOARD_RETURNED, NULL, 9, 2, "18 6");
}

static void a_section_gives_no_more_rows_than_wanted_but_counts_all(
	void **state)
{
	assert_section(*state, BOARD_TIMED, NULL, 2, 4, "1 4");
	assert_section(*state, BOARD_HELD, NULL, 0, 3, "");
}

static void assert_ending(struct record *record, int64_t after, size_t most,
			  const char *expected)
{
	struct case_rows rows = {0};
	struct buffer numbers = {0};
	struct message error = {0};

	if (!store_ending(record->store, after, most, &rows, &error))
		fail_msg("%s", error.text);
	take_numbers(&rows, &numbers);
	assert_string_equal(buffer_string(&numbers), expected);
	buffer_release(&numbers);
}

static void what_ends_next_is_any_countdown_or_wait(void **state)
{
	assert_ending(*state, 0, 9, "1 4 8 3 2");
	assert_ending(*state, 990, 1, "4");
	assert_ending(*state, 1100, 9, "2");
	assert_ending(*state, 1200, 9, "");
}

/* "Ada open 3, …" */
static void write_tallies(struct record *record, struct buffer *out)
{
	struct case_tallies tallies = {0};
	struct message error = {0};

	buffer_clear(out);
	if (!store_tallies(record->store, &tallies, &error))
		fail_msg("%s", error.text);
	for (size_t i = 0; i < tallies.count; i++)
		buffer_format(out, "%s%s %s %s %zu", i ? ", " : "",
			      tallies.items[i].technician,
			      case_state_words[tallies.items[i].state].word,
			      tallies.items[i].verdict, tallies.items[i].count);
	case_tallies_release(&tallies);
}

static void cases_are_counted_by_technician_status_and_verdict(void **state)
{
	struct record *record = *state;
	struct buffer tallies = {0};

	write_tallies(record, &tallies);
	assert_string_equal(
		buffer_string(&tallies),
		" open  2,  waiting  2,  waiting later 1, Ada cancelled  1,"
		" Ada ended service 1, Ada handed-back fixed 3, Ada open  5,"
		" Ada waiting  1, Mara handed-back fixed 1, Mara waiting  1");
	record_sql(record, "DELETE FROM cases WHERE number > 4");
	record_sql(record, "UPDATE cases SET technician = 'Zoe', verdict ="
			   " 'x', state = 'ended' WHERE number < 3;"
			   "UPDATE cases SET technician = 'mara' WHERE"
			   " number = 3; UPDATE cases SET ticket = 'T'");
	write_tallies(record, &tallies);
	assert_string_equal(buffer_string(&tallies),
			    " waiting  1, mara waiting  1, Zoe ended x 2");
	buffer_release(&tallies);
}

/* What the board's statements have cost since the last look; none sorts. */
static int board_steps(struct record *record)
{
	int steps = 0;

	for (size_t i = SQL_TALLIES; i <= SQL_ENDING; i++) {
		sqlite3_stmt *statement = record->store->prepared[i];

		if (!statement)
			continue;
		assert_int_equal(sqlite3_stmt_status(statement,
						     SQLITE_STMTSTATUS_SORT, 1),
				 0);
		steps += sqlite3_stmt_status(statement,
					     SQLITE_STMTSTATUS_VM_STEP, 1);
	}
	return steps;
}

static void a_board_of_many_cases_costs_no_more_than_what_it_shows(void **state)
{
	struct record *record = *state;
	struct buffer tallies = {0};

	record_begin(record, NULL, 600);
	record_many(record, 20000);
	record_sql(record, "DROP TRIGGER events_are_kept; DELETE FROM events;"
			   "DELETE FROM cases WHERE number < 19;"
			   "UPDATE cases SET changed = 100, technician ="
			   " iif(state = 'open', 'Li', technician)");
	for (size_t i = 0; i < COUNT(samples); i++)
		add_sample(record, &samples[i]);
	for (int section = 0; section < BOARD_SECTIONS; section++) {
		struct case_rows rows = {0};
		struct message error = {0};
		const struct board_part part = {section, "Ada", 3};
		size_t count;

		board_steps(record);
		assert_true(store_board(record->store, &part, &day, &rows,
					&count, &error));
		assert_true(rows.count > 0 && rows.count <= 3);
		/* Of the stale ones, two hundred are counted, too. */
		assert_in_range(board_steps(record), 1, 3000);
		case_rows_release(&rows);
	}
	board_steps(record);
	write_tallies(record, &tallies);
	assert_ending(record, 0, 2, "1 4");
	assert_in_range(board_steps(record), 1, 1000);
	buffer_release(&tallies);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_BOARD(each_case_is_in_its_section_the_most_urgent_first),
		WITH_BOARD(
			a_section_gives_no_more_rows_than_wanted_but_counts_all),
		WITH_BOARD(what_ends_next_is_any_countdown_or_wait),
		WITH_BOARD(cases_are_counted_by_technician_status_and_verdict),
		WITH_RECORD(
			a_board_of_many_cases_costs_no_more_than_what_it_shows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
