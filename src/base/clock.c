#include "chargefix/clock.h"

enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR };

static int64_t system_now(void *context)
{
	struct timespec now;

	(void)context;
	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct clock clock_system(void)
{
	return (struct clock){.now = system_now};
}

int64_t clock_now(const struct clock *clock)
{
	return clock->now(clock->context);
}

/* Whole seconds, also rounded down before 1970. */
static time_t seconds_of(int64_t at)
{
	return (time_t)(at / 1000 - (at % 1000 < 0));
}

/* Writes two digits, ten times as fast as printf. */
static void put_two(char *to, int number)
{
	to[0] = (char)('0' + number / 10 % 10);
	to[1] = (char)('0' + number % 10);
}

void clock_write_utc(struct buffer *out, int64_t at)
{
	time_t seconds = seconds_of(at);
	char text[] = "0000-00-00T00:00:00Z";
	struct tm tm = {0};

	gmtime_r(&seconds, &tm);
	put_two(text, (tm.tm_year + 1900) / 100);
	put_two(text + 2, (tm.tm_year + 1900) % 100);
	put_two(text + 5, tm.tm_mon + 1);
	put_two(text + 8, tm.tm_mday);
	put_two(text + 11, tm.tm_hour);
	put_two(text + 14, tm.tm_min);
	put_two(text + 17, tm.tm_sec);
	buffer_text(out, text);
}

struct tm clock_local(int64_t at)
{
	time_t seconds = seconds_of(at);
	struct tm tm = {0};

	tzset(); /* localtime_r need not look at TZ */
	localtime_r(&seconds, &tm);
	return tm;
}

static void write_date(struct buffer *out, const struct tm *tm)
{
	buffer_format(out, "%04d-%02d-%02d", tm->tm_year + 1900, tm->tm_mon + 1,
		      tm->tm_mday);
}

void clock_write_local(struct buffer *out, int64_t at)
{
	struct tm tm = clock_local(at);

	write_date(out, &tm);
	buffer_format(out, " %02d:%02d", tm.tm_hour, tm.tm_min);
}

void clock_write_date(struct buffer *out, int64_t at)
{
	struct tm tm = clock_local(at);

	write_date(out, &tm);
}

void clock_write_ago(struct buffer *out, int64_t at, int64_t now)
{
	/* In seconds, the difference of any two times can't overflow. */
	int64_t ago = (int64_t)seconds_of(now) - (int64_t)seconds_of(at);

	if (ago > 30 * DAY || ago <= -MINUTE) {
		struct tm tm = clock_local(at);
		write_date(out, &tm);
	} else if (ago < MINUTE) {
		buffer_text(out, "just now");
	} else if (ago < HOUR) {
		buffer_format(out, "%d min ago", (int)(ago / MINUTE));
	} else if (ago < DAY) {
		buffer_format(out, "%d h ago", (int)(ago / HOUR));
	} else {
		buffer_format(out, ago < 2 * DAY ? "%d day ago" : "%d days ago",
			      (int)(ago / DAY));
	}
}

void clock_write_countdown(struct buffer *out, int64_t seconds)
{
	int64_t left = seconds > 0 ? seconds : 0;
	int minutes = (int)(left % HOUR / MINUTE);
	int rest = (int)(left % MINUTE);

	if (left >= HOUR)
		buffer_format(out, "%lld:%02d:%02d", (long long)(left / HOUR),
			      minutes, rest);
	else
		buffer_format(out, "%d:%02d", minutes, rest);
}

void clock_write_left(struct buffer *out, int64_t until, int64_t now)
{
	/* The last second is shown until it is over. */
	int64_t left = until > now ? (until - now - 1) / 1000 + 1 : 0;

	if (left == 0)
		buffer_text(out, "ready");
	else if (left < HOUR)
		clock_write_countdown(out, left);
	else if (left < DAY && left % HOUR < MINUTE)
		buffer_format(out, "%d h", (int)(left / HOUR));
	else if (left < DAY)
		buffer_format(out, "%d h %d min", (int)(left / HOUR),
			      (int)(left % HOUR / MINUTE));
	else
		buffer_format(out, left < 2 * DAY ? "%lld day" : "%lld days",
			      (long long)(left / DAY));
}

int64_t clock_left_changes(int64_t until, int64_t now)
{
	int64_t left = until - now;

	if (left <= 0)
		return INT64_MAX;
	/* By then, minutes or days can change, too. */
	return left < (int64_t)HOUR * 1000
		       ? (left - 1) % 1000 + 1
		       : left % ((int64_t)MINUTE * 1000) + 1;
}

void clock_write_duration(struct buffer *out, uint32_t seconds)
{
	if (seconds % HOUR == 0)
		buffer_format(out, "%u h", seconds / HOUR);
	else if (seconds % MINUTE == 0)
		buffer_format(out, "%u min", seconds / MINUTE);
	else
		buffer_format(out, "%u s", seconds);
}
