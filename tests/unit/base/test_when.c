/* Days and times as people type them. */
#include "chargefix/when.h"

#include "chargefix/clock.h"
#include "chargefix/text.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Friday, 2026-11-20 10:30 in Berlin, an hour ahead of UTC. */
#define NOW INT64_C(1795167000000)

static int in_berlin(void **state)
{
	(void)state;
	return setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
}

static void write_moment(struct buffer *out, int64_t at)
{
	buffer_clear(out);
	clock_write_local(out, at);
}

static void days_are_read(void **state)
{
	static const struct {
		const char *text;
		enum day_side side;
		const char *begins;
		const char *ends;
	} table[] = {
		{"today", DAY_UP_TO_TODAY, "2026-11-20 00:00",
		 "2026-11-21 00:00"},
		{" Yesterday ", DAY_UP_TO_TODAY, "2026-11-19 00:00",
		 "2026-11-20 00:00"},
		{"tomorrow", DAY_UP_TO_TODAY, "2026-11-21 00:00",
		 "2026-11-22 00:00"},
		{"friday", DAY_UP_TO_TODAY, "2026-11-20 00:00",
		 "2026-11-21 00:00"},
		{"fri", DAY_AFTER_TODAY, "2026-11-27 00:00",
		 "2026-11-28 00:00"},
		{"Sat", DAY_UP_TO_TODAY, "2026-11-14 00:00",
		 "2026-11-15 00:00"},
		{"saturday", DAY_AFTER_TODAY, "2026-11-21 00:00",
		 "2026-11-22 00:00"},
		{"2026-12-31", DAY_UP_TO_TODAY, "2026-12-31 00:00",
		 "2027-01-01 00:00"},
		/* A day of 25 hours. */
		{"2026-10-25", DAY_UP_TO_TODAY, "2026-10-25 00:00",
		 "2026-10-26 00:00"},
		{"2028-02-29", DAY_UP_TO_TODAY, "2028-02-29 00:00",
		 "2028-03-01 00:00"},
	};
	struct buffer out = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct day day;

		assert_true(day_parse(table[i].text, NOW, table[i].side, &day));
		write_moment(&out, day.begins);
		assert_string_equal(buffer_string(&out), table[i].begins);
		write_moment(&out, day.ends);
		assert_string_equal(buffer_string(&out), table[i].ends);
	}
	buffer_release(&out);
}

static void what_is_no_day_is_refused(void **state)
{
	static const char *const texts[] = {
		"",           " ",          "soon",        "2026-02-29",
		"2026-13-01", "2026-00-10", "2026-1-1",    "26-11-20",
		"2026-11-2x", "1969-12-31", "2026-11-200", "today today",
		"mo",         "2026/11/20", "+026-11-20",  "2026-11-20..",
		"\xc3\xa9",   "15:00",      "2 h",         "9999999999999999",
	};
	struct day day;

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		if (day_parse(texts[i], NOW, DAY_UP_TO_TODAY, &day))
			fail_msg("\"%s\" was read", texts[i]);
}

static void ranges_of_days_are_read(void **state)
{
	static const struct {
		const char *text;
		const char *begins; /* NULL: open */
		const char *ends;
	} table[] = {
		{"today", "2026-11-20 00:00", "2026-11-21 00:00"},
		{"2026-11-01..2026-11-30", "2026-11-01 00:00",
		 "2026-12-01 00:00"},
		{"2026-11-29..", "2026-11-29 00:00", NULL},
		{"..2026-11-30", NULL, "2026-12-01 00:00"},
		{" monday .. Yesterday ", "2026-11-16 00:00",
		 "2026-11-20 00:00"},
		{"today..today", "2026-11-20 00:00", "2026-11-21 00:00"},
		/* Over the change of the clocks. */
		{"2026-10-24..2026-10-25", "2026-10-24 00:00",
		 "2026-10-26 00:00"},
	};
	struct buffer out = {0};
	struct message error = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct day days;

		if (!days_parse(table[i].text, NOW, &days, &error))
			fail_msg("%s", error.text);
		write_moment(&out, days.begins);
		assert_string_equal(table[i].begins ? buffer_string(&out) : "",
				    text_or_empty(table[i].begins));
		write_moment(&out, days.ends);
		assert_string_equal(table[i].ends ? buffer_string(&out) : "",
				    text_or_empty(table[i].ends));
		assert_int_equal(!days.begins, !table[i].begins);
		assert_int_equal(!days.ends, !table[i].ends);
	}
	buffer_release(&out);
}

/* Where the clocks go forward at midnight, a day begins at one. */
static void a_day_without_midnight_begins_where_it_begins(void **state)
{
	struct message error = {0};
	struct day days, next;

	(void)state;
	assert_int_equal(setenv("TZ", "<-04>4<-03>,M9.1.6/24,M4.1.6/24", 1), 0);
	assert_true(days_parse("2026-09-05", NOW, &days, &error));
	assert_true(days_parse("2026-09-06", NOW, &next, &error));
	assert_int_equal(days.ends, next.begins);
	assert_int_equal(next.ends - next.begins, 23 * 3600 * 1000);
	assert_int_equal(in_berlin(NULL), 0);
	assert_true(days_parse("2026-10-25", NOW, &days, &error));
	assert_int_equal(days.ends - days.begins, 25 * 3600 * 1000);
	assert_true(days_parse("2026-03-29", NOW, &days, &error));
	assert_int_equal(days.ends - days.begins, 23 * 3600 * 1000);
}

static void a_bad_range_says_what_would_be_right(void **state)
{
	static const struct {
		const char *text;
		const char *says;
	} table[] = {
		{"soon", "\"soon\" is no day: use today, yesterday, a weekday, "
			 "or a date such as 2026-12-01; or a range such as "
			 "2026-12-01.., ..2026-12-31 or "
			 "2026-12-01..2026-12-31"},
		{"", "\"\" is no day"},
		{"..", "\"..\" is no range of days: use today"},
		{"2026-11-31..", "is no range of days"},
		{"..2026-11-31", "is no range of days"},
		{"a..b", "is no range of days"},
		{"2026-11-01...2026-11-02", "is no range of days"},
		{"2026-11-01..2026-11-02..", "is no range of days"},
		{"2026-11-01                                       ..", ""},
		{"2026-11-02..2026-11-01", "ends before it begins: put the "
					   "earlier day first"},
	};
	struct message error = {0};
	struct day days;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		assert_false(days_parse(table[i].text, NOW, &days, &error));
		if (!strstr(error.text, table[i].says))
			fail_msg("%s", error.text);
	}
}

static void moments_are_read(void **state)
{
	static const struct {
		const char *text;
		const char *at;
	} table[] = {
		{"30 min", "2026-11-20 11:00"},
		{"2 h", "2026-11-20 12:30"},
		{"2h", "2026-11-20 12:30"},
		{"1 hour", "2026-11-20 11:30"},
		{"3 Days", "2026-11-23 10:30"},
		{"2 weeks", "2026-12-04 10:30"},
		{"tomorrow", "2026-11-21 00:00"},
		{"tomorrow 9:00", "2026-11-21 09:00"},
		{"mon 17:05", "2026-11-23 17:05"},
		{"15:00", "2026-11-20 15:00"},
		{"2026-12-01", "2026-12-01 00:00"},
		{"2026-12-01  15:00", "2026-12-01 15:00"},
		/* It is the caller's matter that this is over. */
		{"yesterday", "2026-11-19 00:00"},
		{"10:00", "2026-11-20 10:00"},
	};
	struct buffer out = {0};
	int64_t at;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		assert_true(moment_parse(table[i].text, NOW, &at));
		write_moment(&out, at);
		assert_string_equal(buffer_string(&out), table[i].at);
	}
	buffer_release(&out);
}

static void what_is_no_moment_is_refused(void **state)
{
	static const char *const texts[] = {
		"",
		"soon",
		"2",
		"h",
		"2 x",
		"-2 h",
		"0 min",
		"2 h 30 min",
		"24:00",
		"9:60",
		"9:5",
		":30",
		"15",
		"2 h h",
		"tomorrow noon",
		"999999 h",
		"1.5 h",
		"99999 days",
		"2 days 9:00",
		"2026-11-31 9:00",
		"9:00 tomorrow",
		"a-word-that-is-longer-than-any",
		"1 2 3 4 5 6 7 8 9",
	};
	int64_t at;

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		if (moment_parse(texts[i], NOW, &at))
			fail_msg("\"%s\" was read", texts[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_read),
		cmocka_unit_test(what_is_no_day_is_refused),
		cmocka_unit_test(ranges_of_days_are_read),
		cmocka_unit_test(a_day_without_midnight_begins_where_it_begins),
		cmocka_unit_test(a_bad_range_says_what_would_be_right),
		cmocka_unit_test(moments_are_read),
		cmocka_unit_test(what_is_no_moment_is_refused),
	};

	return cmocka_run_group_tests(tests, in_berlin, NULL);
}
