#include "chargefix/clock.h"

#include "test.h"

#include <stdlib.h>
#include <time.h>

static int64_t fixed_now(void *context)
{
	return *(int64_t *)context;
}

static void a_clock_can_be_turned(void **state)
{
	int64_t at = 42;
	struct clock clock = {fixed_now, &at};

	(void)state;
	assert_int_equal(clock_now(&clock), 42);
	at = 43;
	assert_int_equal(clock_now(&clock), 43);
}

static void the_system_clock_is_the_machines(void **state)
{
	struct clock clock = clock_system();
	time_t before = time(NULL);
	int64_t now = clock_now(&clock);
	time_t after = time(NULL);

	(void)state;
	/* time() may lag behind by a tick. */
	assert_true(now / 1000 >= before - 1 && now / 1000 <= after + 1);
}

static void utc_is_written_to_the_second(void **state)
{
	static const struct {
		int64_t at;
		const char *written;
	} table[] = {
		{0, "1970-01-01T00:00:00Z"},
		{999, "1970-01-01T00:00:00Z"},
		{-1, "1969-12-31T23:59:59Z"},
		{-1000, "1969-12-31T23:59:59Z"},
		{1795162719123, "2026-11-20T08:18:39Z"},
		{951782400000, "2000-02-29T00:00:00Z"},
	};
	struct buffer out = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		buffer_clear(&out);
		clock_write_utc(&out, table[i].at);
		assert_string_equal(buffer_string(&out), table[i].written);
	}
	/* Whatever a damaged record holds. */
	clock_write_utc(&out, INT64_MAX);
	clock_write_utc(&out, INT64_MIN);
	clock_write_local(&out, INT64_MIN);
	clock_write_ago(&out, INT64_MIN, INT64_MAX);
	clock_write_ago(&out, INT64_MAX, INT64_MIN);
	buffer_release(&out);
}

static void local_time_follows_the_zone(void **state)
{
	struct buffer out = {0};

	(void)state;
	assert_int_equal(setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1), 0);
	clock_write_local(&out, 1795162719123);
	assert_string_equal(buffer_string(&out), "2026-11-20 09:18");
	buffer_clear(&out);
	assert_int_equal(setenv("TZ", "UTC0", 1), 0);
	clock_write_local(&out, 1795162719123);
	assert_string_equal(buffer_string(&out), "2026-11-20 08:18");
	buffer_release(&out);
}

static void how_long_ago_is_said_in_words(void **state)
{
	static const struct {
		int64_t seconds;
		const char *written;
	} table[] = {
		{0, "just now"},
		{59, "just now"},
		{-59, "just now"}, /* a clock that was put right since */
		{60, "1 min ago"},
		{3599, "59 min ago"},
		{3600, "1 h ago"},
		{86399, "23 h ago"},
		{86400, "1 day ago"},
		{2 * 86400, "2 days ago"},
		{30 * 86400, "30 days ago"},
		{31 * 86400, "2026-10-20"},
		{-86400, "2026-11-21"},
	};
	const int64_t now = 1795162719000;
	struct buffer out = {0};

	(void)state;
	assert_int_equal(setenv("TZ", "UTC0", 1), 0);
	for (size_t i = 0; i < COUNT(table); i++) {
		buffer_clear(&out);
		clock_write_ago(&out, now - table[i].seconds * 1000, now);
		assert_string_equal(buffer_string(&out), table[i].written);
	}
	buffer_release(&out);
}

static void a_countdown_shows_what_is_left(void **state)
{
	static const struct {
		int64_t seconds;
		const char *written;
	} table[] = {
		{-5, "0:00"},      {0, "0:00"},       {9, "0:09"},
		{300, "5:00"},     {1745, "29:05"},   {3599, "59:59"},
		{3600, "1:00:00"}, {5345, "1:29:05"}, {360000, "100:00:00"},
	};
	struct buffer out = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		buffer_clear(&out);
		clock_write_countdown(&out, table[i].seconds);
		assert_string_equal(buffer_string(&out), table[i].written);
	}
	buffer_release(&out);
}

static void the_time_left_is_said_until_it_is_over(void **state)
{
	static const struct {
		int64_t left;
		const char *written;
		int64_t changes; /* into another text */
	} table[] = {
		{-1, "ready", INT64_MAX},
		{0, "ready", INT64_MAX},
		{1, "0:01", 1},
		{1000, "0:01", 1000},
		{1001, "0:02", 1},
		{1745000, "29:05", 1000},
		{3599000, "59:59", 1000},
		{3600000, "1 h", 1},
		{2 * 3600000 + 5 * 60000 + 1500, "2 h 5 min", 1501},
		{86399000, "23 h 59 min", 59001},
		{86400000, "1 day", 1},
		{3 * 86400000LL, "3 days", 1},
		{400 * 86400000LL, "400 days", 1},
	};
	struct buffer out = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		buffer_clear(&out);
		clock_write_left(&out, 5000 + table[i].left, 5000);
		assert_string_equal(buffer_string(&out), table[i].written);
		int64_t changes =
			clock_left_changes(5000 + table[i].left, 5000);
		assert_int_equal(changes, table[i].changes);
	}
	buffer_release(&out);
}

static void a_duration_is_said_in_its_largest_whole_unit(void **state)
{
	static const struct {
		uint32_t seconds;
		const char *written;
	} table[] = {
		{1, "1 s"},       {60, "1 min"}, {90, "90 s"},
		{1800, "30 min"}, {3600, "1 h"}, {5400, "90 min"},
	};
	struct buffer out = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		buffer_clear(&out);
		clock_write_duration(&out, table[i].seconds);
		assert_string_equal(buffer_string(&out), table[i].written);
	}
	buffer_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_clock_can_be_turned),
		cmocka_unit_test(the_system_clock_is_the_machines),
		cmocka_unit_test(utc_is_written_to_the_second),
		cmocka_unit_test(local_time_follows_the_zone),
		cmocka_unit_test(how_long_ago_is_said_in_words),
		cmocka_unit_test(a_duration_is_said_in_its_largest_whole_unit),
		cmocka_unit_test(a_countdown_shows_what_is_left),
		cmocka_unit_test(the_time_left_is_said_until_it_is_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
