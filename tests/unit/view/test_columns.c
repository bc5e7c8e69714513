/* The one table of columns: what people and programs find in each. */
#include "chargefix/columns.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* 2026-11-20 08:00:00 UTC */
#define TIME INT64_C(1795161600000)

static const struct case_row row = {
	.number = 7,
	.started = TIME,
	.changed = TIME + 60000,
	.shop = true,
	.uuid = "00000000-0000-4000-8000-000000000000",
	.guide_id = "lamp",
	.guide_version = "1",
	.guide_sha256 = "abc",
	.details = {.of[DETAIL_TICKET] = "T-1", .of[DETAIL_MODEL] = "T-Rex"},
	.standing = {.subject = "Watch",
		     .step = "Signs",
		     .life = {.state = STATE_WAITING,
			      .waits_for = HOLD_PART,
			      .why = "bulb",
			      .erased = true,
			      .due = TIME + 300000,
			      .due_for = DUE_HOLD}},
};

static void people_read_labels_and_local_times(void **state)
{
	static const struct {
		enum case_column column;
		const char *text;
	} table[] = {
		{COLUMN_NUMBER, "7"},
		{COLUMN_DEVICE, "T-Rex"},
		{COLUMN_STATUS, "Waiting for a part: bulb"},
		{COLUMN_LEFT, "4:30"},
		{COLUMN_STARTED, "2026-11-20 08:00"},
		{COLUMN_AUDIENCE, "shop"},
		{COLUMN_WAITS_FOR, "a part"},
		{COLUMN_DUE_FOR, "the end of its wait"},
		{COLUMN_ERASED, "yes"},
		{COLUMN_SERIAL, ""},
		{COLUMN_COMEBACK_OF, ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct buffer out = {0};

		column_write(table[i].column, &row, TIME + 30000, &out);
		assert_string_equal(buffer_string(&out), table[i].text);
		buffer_release(&out);
	}
}

static void programs_find_words_numbers_and_times(void **state)
{
	struct column_value value;

	(void)state;
	value = column_value(COLUMN_WAITS_FOR, &row, TIME);
	assert_int_equal(value.kind, VALUE_TEXT);
	assert_string_equal(value.text, "part");
	value = column_value(COLUMN_LEFT, &row, TIME + 29001);
	assert_int_equal(value.kind, VALUE_NUMBER);
	assert_int_equal(value.number, 271);
	assert_int_equal(column_value(COLUMN_LEFT, &row, TIME * 2).number, 0);
	value = column_value(COLUMN_DUE, &row, TIME);
	assert_int_equal(value.kind, VALUE_TIME);
	assert_int_equal(value.number, TIME + 300000);
	assert_int_equal(column_value(COLUMN_ENDED, &row, TIME).kind,
			 VALUE_NONE);
	assert_int_equal(column_value(COLUMN_ERASED, &row, TIME).number, 1);
	assert_string_equal(column_value(COLUMN_STATE, &row, TIME).text,
			    "open");
}

static void of_a_damaged_case_only_the_number_is_known(void **state)
{
	const struct case_row damaged = {.number = 3, .damaged = true};

	(void)state;
	for (int i = 0; i < CASE_COLUMNS; i++) {
		struct column_value value =
			column_value((enum case_column)i, &damaged, TIME);

		if (i == COLUMN_NUMBER)
			assert_int_equal(value.number, 3);
		else if (i == COLUMN_STATE || i == COLUMN_STATUS)
			assert_string_equal(value.text, "damaged");
		else
			assert_int_equal(value.kind, VALUE_NONE);
	}
}

static void columns_are_chosen_by_their_words(void **state)
{
	struct column_list list;
	struct message error = {0};

	(void)state;
	assert_true(column_list_read(&list, "status, case ,uuid", &error));
	assert_int_equal(list.count, 3);
	assert_int_equal(list.of[0], COLUMN_STATUS);
	assert_int_equal(list.of[1], COLUMN_NUMBER);
	assert_int_equal(list.of[2], COLUMN_UUID);
}

static void a_wrong_column_is_told_with_the_good_ones(void **state)
{
	static const char *const wrong[] = {
		"colour", "", "case,", ",case", "case,,status", "CASE"};
	struct column_list list;
	struct message error = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		assert_false(column_list_read(&list, wrong[i], &error));
		assert_non_null(strstr(error.text, "unknown column \""));
		assert_non_null(strstr(error.text, "; use case,ticket,"));
		assert_non_null(strstr(error.text, ",sha256,uuid"));
	}
	assert_false(column_list_read(&list, "case,status,case", &error));
	assert_string_equal(error.text, "the column \"case\" is there twice");
}

static void each_column_has_its_words(void **state)
{
	(void)state;
	for (int i = 0; i < CASE_COLUMNS; i++) {
		assert_string_equal(column_word((size_t)i),
				    column_facts[i].word);
		assert_true(strlen(column_facts[i].title) > 0);
		assert_true(strlen(column_facts[i].help) > 0);
	}
	assert_null(column_word(CASE_COLUMNS));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_read_labels_and_local_times),
		cmocka_unit_test(programs_find_words_numbers_and_times),
		cmocka_unit_test(of_a_damaged_case_only_the_number_is_known),
		cmocka_unit_test(columns_are_chosen_by_their_words),
		cmocka_unit_test(a_wrong_column_is_told_with_the_good_ones),
		cmocka_unit_test(each_column_has_its_words),
	};

	setenv("TZ", "UTC", 1);
	tzset();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
