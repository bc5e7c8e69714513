/*
 * The wall clock, handed in so that tests can turn it.
 *
 * Times are milliseconds since 1970-01-01 00:00 UTC. May use: buffer.
 */
#ifndef CHARGEFIX_CLOCK_H
#define CHARGEFIX_CLOCK_H

#include "chargefix/buffer.h"

#include <stdint.h>
#include <time.h>

struct clock {
	int64_t (*now)(void *context);
	void *context;
};

/* The machine's own clock. */
struct clock clock_system(void);

int64_t clock_now(const struct clock *clock);

/* The local date and time. */
struct tm clock_local(int64_t at);

/* "2026-11-20T08:18:39Z" */
void clock_write_utc(struct buffer *out, int64_t at);

/* "2026-11-20 09:18" in the local time zone. */
void clock_write_local(struct buffer *out, int64_t at);

/* "2026-11-20" */
void clock_write_date(struct buffer *out, int64_t at);

/* "just now", "5 min ago", "3 h ago", "2 days ago"; the date after 30 days. */
void clock_write_ago(struct buffer *out, int64_t at, int64_t now);

/* "30 s", "30 min", "2 h": the largest unit that leaves no rest. */
void clock_write_duration(struct buffer *out, uint32_t seconds);

/* The time left: "29:05", "3 h 5 min", "2 days"; "ready" if it is over. */
void clock_write_left(struct buffer *out, int64_t until, int64_t now);

/* Milliseconds until that text changes; INT64_MAX: never. */
int64_t clock_left_changes(int64_t until, int64_t now);

/* "29:05", or "1:29:05" from an hour on; `seconds` below 0 counts as 0. */
void clock_write_countdown(struct buffer *out, int64_t seconds);

#endif
