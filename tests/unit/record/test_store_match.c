/* Which trigrams of a text the index of the record is asked for. */
#include "record/sqlite_match.h"

#include "record.h"
#include "test.h"

enum { CASES = 100 };

/* All tickets begin alike. */
static int set_up_tickets(void **state)
{
	if (record_set_up(state) != 0)
		return -1;
	for (int i = 0; i < CASES; i++) {
		struct buffer ticket = {0};

		buffer_format(&ticket, "R-0000\"%03d", i);
		record_begin(*state, buffer_string(&ticket), i);
		buffer_release(&ticket);
	}
	record_fill_search(*state);
	return 0;
}

static void assert_match(struct record *record, const char *text,
			 const char *match)
{
	struct buffer written = {0};

	store_match_write(&written, record->store, text);
	assert_string_equal(buffer_string(&written), match);
	buffer_release(&written);
}

static void what_all_texts_have_is_left_out(void **state)
{
	assert_match(*state, "0000\"077", "\"\"\"07\" AND \"077\"");
	assert_match(*state, "r-0000\"0", "\"r-0\"");
}

static void what_stands_twice_is_asked_for_once(void **state)
{
	assert_match(*state, "zzzzzzzz", "\"zzz\"");
}

static void a_text_of_fewer_than_three_letters_has_none(void **state)
{
	assert_match(*state, "07", "");
	assert_match(*state, "дй", "");
	assert_match(*state, "дйж", "\"дйж\"");
}

static void a_number_is_found_whatever_is_left_out(void **state)
{
	static const char *const searches[] = {"0000\"077", "r-0000\"077",
					       "\"077"};
	struct record *record = *state;

	for (size_t i = 0; i < COUNT(searches); i++) {
		struct case_query query = {.search = searches[i]};
		struct buffer found = {0};
		struct message error = {0};

		assert_true(record_cases(record->store, &query,
					 record_add_number, &found, &error));
		assert_string_equal(buffer_string(&found), "78");
		buffer_release(&found);
	}
}

#define WITH_TICKETS(test)                                                     \
	cmocka_unit_test_setup_teardown(test, set_up_tickets, record_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_TICKETS(what_all_texts_have_is_left_out),
		WITH_TICKETS(what_stands_twice_is_asked_for_once),
		WITH_TICKETS(a_text_of_fewer_than_three_letters_has_none),
		WITH_TICKETS(a_number_is_found_whatever_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
