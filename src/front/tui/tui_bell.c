/* The bell: it rings when a countdown or a wait of any case ends. */
#include "front/tui/tui.h"

/*
 * How often the record is asked at most and, while nothing is pressed, at least:
 * other terminals start countdowns, too. In milliseconds.
 */
enum {
	ASK_MILLISECONDS = 1000,
	ASK_AGAIN_MILLISECONDS = 10 * 1000,
	RENEW_MILLISECONDS = 60 * 1000,
};

/* The most cases that are asked for at once. */
enum { ENDING_MOST = 20 };

/* The cases whose wait has ended, but for the open one, which rings itself. */
static size_t take_ended(struct tui *tui, const struct case_rows *rows,
			 int64_t now, int64_t *last)
{
	int64_t open = tui->interview ? interview_number(tui->interview) : 0;
	size_t count = 0;

	for (size_t i = 0; i < rows->count; i++) {
		const struct case_row *row = &rows->items[i];

		if (row->damaged)
			continue;
		if (row->standing.life.due > now) {
			tui->bell.next = row->standing.life.due;
			break;
		}
		tui->bell.heard = row->standing.life.due;
		if (row->number == open)
			continue;
		*last = row->number;
		count++;
	}
	return count;
}

static void ring_for(struct tui *tui, size_t count, int64_t number)
{
	beep();
	tui_notice(tui, "");
	if (count == 1)
		buffer_format(&tui->notice, "The wait of case %lld is over.",
			      (long long)number);
	else
		buffer_format(&tui->notice,
			      "%zu waits are over, the last one of case %lld.",
			      count, (long long)number);
	tui_renew_lists(tui);
}

/* Ages grow, and colleagues work on. */
static void renew_day(struct tui *tui, int64_t now)
{
	if (tui_screen(tui)->kind == SCREEN_DAY &&
	    now - tui->bell.renewed >= RENEW_MILLISECONDS) {
		tui->bell.renewed = now;
		tui_renew_lists(tui);
	}
}

void tui_listen(struct tui *tui)
{
	int64_t now = clock_now(&tui->setup->casebook->setup.clock);
	int64_t since = now - tui->bell.asked;
	bool ended = tui->bell.next && now >= tui->bell.next;
	struct case_rows rows = {0};
	struct message ignored = {0};
	int64_t number = 0;

	/* A clock that was set back must not silence the bell. */
	if (since >= 0 && since < ASK_MILLISECONDS && !ended)
		return;
	tui->bell.asked = now;
	tui->bell.next = 0;
	struct store *store = casebook_store(tui->setup->casebook, &ignored);
	if (store && store_ending(store, tui->bell.heard, ENDING_MOST, &rows,
				  &ignored)) {
		size_t count = take_ended(tui, &rows, now, &number);

		if (count)
			ring_for(tui, count, number);
	}
	case_rows_release(&rows);
	renew_day(tui, now);
}

void tui_begin_listening(struct tui *tui)
{
	const int64_t day = INT64_C(24) * 60 * 60 * 1000;
	int64_t now = clock_now(&tui->setup->casebook->setup.clock);

	/* What ended before is as stale as a case that nobody changed. */
	tui->bell.heard = now - tui->setup->stale_days * day;
	tui->bell.renewed = now;
	tui_listen(tui);
}

int64_t tui_until_bell(const struct tui *tui, int64_t now)
{
	int64_t next = tui->bell.asked + ASK_AGAIN_MILLISECONDS;

	if (tui->bell.next && tui->bell.next < next)
		next = tui->bell.next;
	/* A clock that was set back must not silence the bell. */
	if (next - now > ASK_AGAIN_MILLISECONDS)
		return ASK_AGAIN_MILLISECONDS;
	return next > now ? next - now : 0;
}
