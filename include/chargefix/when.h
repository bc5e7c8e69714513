/*
 * Days and times as people type them, in the local time zone.
 *
 * Capital letters and extra spaces don't matter. Times are clock.h
 * milliseconds; `now` is what "today" and "in two hours" are counted from. May
 * use: clock, message.
 */
#ifndef CHARGEFIX_WHEN_H
#define CHARGEFIX_WHEN_H

#include "chargefix/message.h"

#include <stdbool.h>
#include <stdint.h>

/* A day, however long it is where the clocks change. */
struct day {
	int64_t begins;
	int64_t ends; /* when the next day begins */
};

/* Which day a weekday means: the last one, or the next one. */
enum day_side {
	DAY_UP_TO_TODAY,
	DAY_AFTER_TODAY,
};

/* For messages about days that can't be read. */
#define DAY_FORMS "today, yesterday, a weekday, or a date such as 2026-12-01"

/*
 * Reads "today", "yesterday", "tomorrow", "2026-12-01", "monday" or "mon".
 * False: it is none of these.
 */
bool day_parse(const char *text, int64_t now, enum day_side side,
	       struct day *day);

/* The same for ranges of days. */
#define DAYS_FORMS                                                             \
	DAY_FORMS "; or a range such as 2026-12-01.., ..2026-12-31 or "        \
		  "2026-12-01..2026-12-31"

/*
 * Reads a day, or two days with ".." between them, of which one may be missing:
 * from the first to the last. Weekdays are those up to today. In `days` comes
 * when the first begins and when the last ends; 0: that side is open. False:
 * `error` says what is wrong, and what would be right.
 */
bool days_parse(const char *text, int64_t now, struct day *days,
		struct message *error);

/* The same for moments. */
#define MOMENT_FORMS                                                           \
	"a time such as 30 min, 2 h, 3 days, tomorrow, monday 9:00, "          \
	"2026-12-01 or 2026-12-01 15:00"

/*
 * Reads a time from now, such as "30 min", "2 h" or "3 days"; or a day, a time
 * of day, or both: "tomorrow", "15:00", "2026-12-01 15:00". A day alone means
 * its beginning. A date may be over: then *at is before `now`.
 */
bool moment_parse(const char *text, int64_t now, int64_t *at);

#endif
