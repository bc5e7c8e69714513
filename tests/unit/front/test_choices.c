/* A list of which one row is chosen, short and long. */
#include "front/tui/choices.h"

#include "desk.h"
#include "test.h"

#include <stdio.h>

/* Characters one after the other; what the last one did. */
static enum choices_event type_all(struct choices *choices, int count,
				   const char *keys)
{
	enum choices_event event = CHOICES_NOTHING;

	for (; *keys; keys++) {
		struct keypress key = typed((unsigned char)*keys);
		event = choices_key(choices, count, &key);
	}
	return event;
}

static void the_same_number_again_gives_a_row_of_a_short_list(void **state)
{
	static const struct {
		const char *keys;
		enum choices_event event;
		int row;
	} table[] = {
		{"1", CHOICES_NAMED, 0},   {"3", CHOICES_NAMED, 2},
		{"33", CHOICES_GIVEN, 2},  {"313", CHOICES_NAMED, 2},
		{"3j3", CHOICES_NAMED, 2}, {"9", CHOICES_NAMED, 8},
		{"99", CHOICES_GIVEN, 8},  {"30", CHOICES_NOTHING, 2},
		{"0", CHOICES_NOTHING, 0}, {"12", CHOICES_NAMED, 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct choices choices = {0};
		assert_int_equal(type_all(&choices, 9, table[i].keys),
				 table[i].event);
		assert_int_equal(choices.row, table[i].row);
	}
}

static void digits_make_numbers_in_a_long_list(void **state)
{
	static const struct {
		const char *keys;
		int row;
	} table[] = {
		{"1", 0},   {"14", 13}, {"10", 9},    {"11", 10},    {"111", 0},
		{"15", 4},  {"143", 2}, {"1412", 11}, {"2", 1},      {"22", 1},
		{"20", 1},  {"201", 0}, {"0", 0},     {"01", 0},     {"1j4", 3},
		{"1k2", 1}, {"G1", 0},  {"G14", 13},  {"12k12", 11}, {"1w2", 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct choices choices = {0};
		type_all(&choices, 14, table[i].keys);
		assert_int_equal(choices.row, table[i].row);
	}
}

static void every_row_of_a_long_list_is_reached_by_its_number(void **state)
{
	char keys[16];

	(void)state;
	for (int count = CHOICES_LONG; count < 300; count++) {
		for (int number = 1; number <= count; number++) {
			struct choices choices = {.row = count / 2};
			snprintf(keys, sizeof(keys), "%d", number);
			type_all(&choices, count, keys);
			assert_int_equal(choices.row, number - 1);
		}
	}
}

/* Whether the first row is meant twice or the eleventh, no one can know. */
static void no_digits_give_a_row_of_a_long_list(void **state)
{
	char keys[16];

	(void)state;
	for (int number = 0; number < 100000; number++) {
		struct choices choices = {0};
		snprintf(keys, sizeof(keys), "%05d", number);
		for (const char *at = keys; *at; at++) {
			struct keypress key = typed((unsigned char)*at);
			assert_in_range(choices_key(&choices, 14, &key),
					CHOICES_NOTHING, CHOICES_MOVED);
			assert_in_range(choices.row, 0, 13);
		}
	}
}

static void a_click_gives_a_row_of_a_long_list_that_was_clicked(void **state)
{
	struct choices choices = {0};

	(void)state;
	assert_int_equal(choices_click(&choices, 12), CHOICES_NAMED);
	assert_int_equal(choices_click(&choices, 12), CHOICES_GIVEN);
	/* A number went there, no click. */
	type_all(&choices, 14, "11");
	assert_int_equal(choices_click(&choices, 10), CHOICES_NAMED);
	/* What was clicked begins no number. */
	choices_click(&choices, 0);
	type_all(&choices, 14, "2");
	assert_int_equal(choices.row, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			the_same_number_again_gives_a_row_of_a_short_list),
		cmocka_unit_test(digits_make_numbers_in_a_long_list),
		cmocka_unit_test(
			every_row_of_a_long_list_is_reached_by_its_number),
		cmocka_unit_test(no_digits_give_a_row_of_a_long_list),
		cmocka_unit_test(
			a_click_gives_a_row_of_a_long_list_that_was_clicked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
