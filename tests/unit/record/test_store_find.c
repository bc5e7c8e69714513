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

/* In a record whose names are ready for searching, and in one where not. */
static void assert_kin(struct record *record, const struct case_details *of,
		       size_t most, const char *device, const char *customer)
{
	for (int filled = 0; filled < 2; filled++) {
		struct buffer numbers = {0};
		struct case_rows rows = {0}, others = {0};
		struct message error = {0};

		assert_true(store_of_device(record->store, of, most, &rows,
					    &error));
		assert_true(store_of_customer(record->store,
					      of->of[DETAIL_CUSTOMER], most,
					      &others, &error));
		for (size_t i = 0; i < rows.count; i++)
			record_add_number(&numbers, &rows.items[i]);
		assert_string_equal(buffer_string(&numbers), device);
		buffer_clear(&numbers);
		for (size_t i = 0; i < others.count; i++)
			record_add_number(&numbers, &others.items[i]);
		assert_string_equal(buffer_string(&numbers), customer);
		case_rows_release(&rows);
		case_rows_release(&others);
		buffer_release(&numbers);
		record_fill_search(record);
	}
}

static void cases_of_a_device_and_of_a_customer_are_found(void **state)
{
	static const struct case_details more[] = {
		{.of[DETAIL_TICKET] = "R-2002",
		 .of[DETAIL_SERIAL] = "SN-7",
		 .of[DETAIL_CUSTOMER] = "Ann Smith"},
		{.of[DETAIL_SERIAL] = "SN-8",
		 .of[DETAIL_CUSTOMER] = " ANN SMITH"},
		{.of[DETAIL_TICKET] = "ann smith"},
	};
	static const struct case_details by_serial = {
		.of[DETAIL_SERIAL] = "sn-7",
		.of[DETAIL_CUSTOMER] = "ann smith"};
	static const struct case_details by_ticket = {.of[DETAIL_TICKET] =
							      "r-1001"};
	static const struct case_details by_both = {
		.of[DETAIL_TICKET] = "r-1001", .of[DETAIL_SERIAL] = "SN-8"};
	static const struct case_details by_nothing = {{0}};

	for (size_t i = 0; i < COUNT(more); i++)
		record_begin_with(*state, &more[i], 100 + (int64_t)i);
	assert_kin(*state, &by_serial, 0, "6 1", "7 6");
	assert_kin(*state, &by_serial, 1, "6", "7");
	assert_kin(*state, &by_ticket, 0, "1", "");
	assert_kin(*state, &by_both, 0, "7 1", "");
	assert_kin(*state, &by_nothing, 0, "", "");
	/* A customer is no ticket: the only case of that name has it as one. */
	assert_named(*state, "Ann Smith", "8");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOUND(all_cases_that_a_name_can_mean_are_given),
		WITH_FOUND(one_case_is_found_however_its_ticket_is_spelled),
		WITH_FOUND(cases_of_a_device_and_of_a_customer_are_found),
		WITH_FOUND(others_of_a_ticket_are_told_however_it_is_spelled),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
