#include "chargefix/when.h"

#include "chargefix/clock.h"

#include <string.h>
#include <strings.h>
#include <time.h>

enum { MINUTES_PER_DAY = 24 * 60, DAYS_PER_WEEK = 7 };

/* The longest word of a text, and the most words. */
enum { WORD_SIZE = 16, WORDS_MOST = 3 };

/* The years that can be typed, and the longest time from now. */
enum { YEAR_LEAST = 1970, DAYS_MOST = 3660 };

/* A text, word by word. */
struct words {
	char word[WORDS_MOST][WORD_SIZE];
	size_t count;
};

/* False: there are too many words, or one is too long. */
static bool split(const char *text, struct words *words)
{
	*words = (struct words){0};
	for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
		size_t length = strcspn(text, " ");

		if (words->count == WORDS_MOST || length >= WORD_SIZE)
			return false;
		memcpy(words->word[words->count++], text, length);
		text += length;
	}
	return words->count > 0;
}

/*
 * Reads up to `most` digits and moves on behind them. -1: there are none, or
 * more.
 */
static int read_digits(const char **text, size_t most)
{
	size_t length = strspn(*text, "0123456789");
	int number = 0;

	if (length == 0 || length > most)
		return -1;
	for (size_t i = 0; i < length; i++)
		number = 10 * number + (*text)[i] - '0';
	*text += length;
	return number;
}

/*
 * The moment of a local date and time, whose day of the month may be outside of
 * its month. False: no clock shows it.
 */
static bool to_moment(struct tm tm, int64_t *at)
{
	tm.tm_sec = 0;
	tm.tm_isdst = -1;
	time_t seconds = mktime(&tm);
	*at = (int64_t)seconds * 1000;
	return seconds != (time_t)-1;
}

/* Reads "-12" as 12. */
static int read_part(const char **text)
{
	return *(*text)++ == '-' ? read_digits(text, 2) : -1;
}

/* Whether there is such a day: the 31st of November is moved to December. */
static bool is_date(const struct tm *tm)
{
	struct tm moved = *tm;

	moved.tm_hour = 12;
	return mktime(&moved) != (time_t)-1 && moved.tm_mon == tm->tm_mon &&
	       moved.tm_mday == tm->tm_mday;
}

/* Reads "2026-12-01" into the date; false: there is no such day. */
static bool read_date(const char *text, struct tm *tm)
{
	if (strlen(text) != strlen("2026-12-01"))
		return false;
	*tm = (struct tm){0};
	int year = read_digits(&text, 4);
	tm->tm_year = year - 1900;
	tm->tm_mon = read_part(&text) - 1;
	tm->tm_mday = tm->tm_mon >= 0 ? read_part(&text) : -1;
	return year >= YEAR_LEAST && tm->tm_mday > 0 && !*text && is_date(tm);
}

static const char *const weekdays[] = {"sunday",    "monday",   "tuesday",
				       "wednesday", "thursday", "friday",
				       "saturday"};

/* The number of a weekday named in full or by three letters; -1: it is none. */
static int read_weekday(const char *word)
{
	for (int i = 0; i < DAYS_PER_WEEK; i++)
		if (strcasecmp(word, weekdays[i]) == 0 ||
		    (strlen(word) == 3 &&
		     strncasecmp(word, weekdays[i], 3) == 0))
			return i;
	return -1;
}

/* Days from today, where a word names them. */
static bool read_near_day(const char *word, int today, enum day_side side,
			  int *days)
{
	static const char *const near[] = {"yesterday", "today", "tomorrow"};
	int weekday = read_weekday(word);

	for (int i = 0; i < 3; i++) {
		*days = i - 1;
		if (strcasecmp(word, near[i]) == 0)
			return true;
	}
	if (side == DAY_UP_TO_TODAY)
		*days = -((today - weekday + DAYS_PER_WEEK) % DAYS_PER_WEEK);
	else
		*days = (weekday - today + DAYS_PER_WEEK - 1) % DAYS_PER_WEEK +
			1;
	return weekday >= 0;
}

/* Reads a day into the date at midnight. */
static bool read_day(const char *word, int64_t now, enum day_side side,
		     struct tm *tm)
{
	int days;

	*tm = clock_local(now);
	if (read_near_day(word, tm->tm_wday, side, &days))
		tm->tm_mday += days;
	else if (!read_date(word, tm))
		return false;
	tm->tm_hour = tm->tm_min = 0;
	return true;
}

bool day_parse(const char *text, int64_t now, enum day_side side,
	       struct day *day)
{
	struct words words;
	struct tm tm;

	if (!split(text, &words) || words.count != 1 ||
	    !read_day(words.word[0], now, side, &tm))
		return false;
	struct tm next = tm;
	next.tm_mday++;
	return to_moment(tm, &day->begins) && to_moment(next, &day->ends);
}

/* Reads the day on one side of "..", if there is one. */
static bool read_side(const char *text, size_t length, int64_t now,
		      struct day *day)
{
	char word[2 * WORD_SIZE];

	*day = (struct day){0};
	if (length == strspn(text, " "))
		return true;
	if (length >= sizeof(word))
		return false;
	memcpy(word, text, length);
	word[length] = '\0';
	return day_parse(word, now, DAY_UP_TO_TODAY, day);
}

bool days_parse(const char *text, int64_t now, struct day *days,
		struct message *error)
{
	const char *between = strstr(text, "..");
	struct day first, last;

	if (!between)
		return day_parse(text, now, DAY_UP_TO_TODAY, days) ||
		       message_set(error, "\"%s\" is no day: use " DAYS_FORMS,
				   text);
	if (!read_side(text, (size_t)(between - text), now, &first) ||
	    !read_side(between + 2, strlen(between + 2), now, &last) ||
	    (!first.ends && !last.ends))
		return message_set(
			error, "\"%s\" is no range of days: use " DAYS_FORMS,
			text);
	*days = (struct day){first.begins, last.ends};
	return !last.ends || first.begins < last.ends ||
	       message_set(error,
			   "\"%s\" ends before it begins: put the earlier day "
			   "first",
			   text);
}

/* Reads "9:05" into the time of day. */
static bool read_time(const char *word, struct tm *tm)
{
	int hour = read_digits(&word, 2);
	bool parted = *word == ':' && strlen(++word) == 2;
	int minute = parted ? read_digits(&word, 2) : -1;

	if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
		return false;
	tm->tm_hour = hour;
	tm->tm_min = minute;
	return true;
}

/* The minutes of a unit; 0: it is none. */
static int minutes_of(const char *unit)
{
	static const struct {
		const char *name;
		int minutes;
	} units[] = {
		{"min", 1},
		{"minute", 1},
		{"minutes", 1},
		{"h", 60},
		{"hour", 60},
		{"hours", 60},
		{"d", MINUTES_PER_DAY},
		{"day", MINUTES_PER_DAY},
		{"days", MINUTES_PER_DAY},
		{"week", DAYS_PER_WEEK * MINUTES_PER_DAY},
		{"weeks", DAYS_PER_WEEK * MINUTES_PER_DAY},
	};

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (strcasecmp(unit, units[i].name) == 0)
			return units[i].minutes;
	return 0;
}

/* Reads "2 h" or "2h" as minutes. */
static bool read_duration(const struct words *words, int64_t *minutes)
{
	const char *rest = words->word[0];
	int number = read_digits(&rest, 5);
	const char *unit = words->count == 2 && !*rest ? words->word[1] : rest;

	*minutes = (int64_t)number * minutes_of(unit);
	return words->count <= 2 && (words->count == 1 || !*rest) &&
	       *minutes > 0 && *minutes <= (int64_t)DAYS_MOST * MINUTES_PER_DAY;
}

bool moment_parse(const char *text, int64_t now, int64_t *at)
{
	struct words words;
	int64_t minutes;
	struct tm tm = clock_local(now);
	size_t next = 0;

	if (!split(text, &words))
		return false;
	if (read_duration(&words, &minutes)) {
		*at = now + minutes * 60 * 1000;
		return true;
	}
	if (read_day(words.word[0], now, DAY_AFTER_TODAY, &tm))
		next++;
	else
		tm = clock_local(now);
	if (next < words.count && read_time(words.word[next], &tm))
		next++;
	return next > 0 && next == words.count && to_moment(tm, at);
}
