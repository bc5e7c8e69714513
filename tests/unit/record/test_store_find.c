/* Cases found by number, ticket or serial number, however these are spelled. */
#include "chargefix/store.h"

#include "record.h"
#include "test.h"

#include <string.h>

static const struct case_details found[] = {
	{.of[DETAIL_TICKET] = "R-1001", .of[DETAIL_SERIAL] = "SN-7"},
	{.of[DETAIL_TICKET] = "ИВАНОВ-9"},
	{.of[DETAIL_TICKET] = "sn-7"},
	{.of[DETAIL_TICKET] = "1"},
	{.of[DETAIL_SERIAL] = "356938035643809"},
};

static int set_up_found(void **state)
{
	if (record_set_up(state) != 0)
		return -1;
	for (size_t i = 0; i < COUNT(found); i++)
		record_begin_with(*state, &found[i], (int64_t)i);
	return 0;
}

#define WITH_FOUND(test)                                                       \
	cmocka_unit_test_setup_teardown(test, set_up_found, record_tear_down)

static void assert_named(struct record *record, const char *name,
			 const char *expected)
{
	struct buffer numbers = {0};
	struct message error = {0};

	assert_true(record_named(record->store, name, record_add_number,
				 &numbers, &error));
	assert_string_equal(buffer_string(&numbers), expected);
	buffer_release(&numbers);
}

/* What was recorded before tickets were trimmed is found as well. */
static void all_cases_that_a_name_can_mean_are_given(void **state)
{
	static const struct {
		const char *name;
		const char *numbers;
	} table[] = {
		{"R-1001", "1"},
		{"r-1001", "1"},
		{" R-1001\r\n", "1"},
		{"R-1001\u200b", "1"},
		{"иванов-9", "2"},
		{"SN-7", "3 1"},
		{"sn-7", "3 1"},
		{"1", "4 1"},
		{"3", "3"},
		{"356938035643809", "5"},
		{"35693803564380", ""},
		{"R-100", ""},
		{"last", ""},
		{"", ""},
		{"\u200b", ""},
	};

	record_sql(*state, "UPDATE cases SET ticket = ' R-1001' || char(8203)"
			   " WHERE number = 1");
	for (size_t i = 0; i < COUNT(table); i++)
		assert_named(*state, table[i].name, table[i].numbers);
}

static void one_case_is_found_however_its_ticket_is_spelled(void **state)
{
	static const struct {
		const char *name;
		const char *number;
	} table[] = {
		{"r-1001", "1"},
		{"R\u00ad-1001 ", "1"},
		{"иванов-9", "2"},
		{"ticket:ИВАНОВ-9", "2"},
		{"1", "1"},
		{"ticket:1", "4"},
		/* A ticket goes before a serial number. */
		{"SN-7", "3"},
		{"356938035643809", "5"},
	};

	for (size_t i = 0; i < COUNT(table); i++)
		record_finds(*state, table[i].name, table[i].number);
}

static void others_of_a_ticket_are_told_however_it_is_spelled(void **state)
{
	static const char *const tickets[] = {
		"R-1001",
		"r-1001",
		" R-1001",
		"R-1001\u200b",
	};
	struct record *record = *state;

	for (size_t i = 0; i < COUNT(tickets); i++) {
		struct buffer told = {0};

		store_tell_others(record->store, NULL, tickets[i], 0, &told);
		assert_non_null(strstr(buffer_string(&told),
				       "is also case 1, still open"));
		buffer_release(&told);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOUND(all_cases_that_a_name_can_mean_are_given),
		WITH_FOUND(one_case_is_found_however_its_ticket_is_spelled),
		WITH_FOUND(others_of_a_ticket_are_told_however_it_is_spelled),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
