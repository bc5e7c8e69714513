/* The day's board. */
#include "view/internal.h"

#include "chargefix/text.h"

#include <ctype.h>
#include <string.h>

/* Question of a case that is to be asked about. */
static const char lasted[] = "Did it last?";

static void write_section(const struct board *board,
			  const struct board_group *group, struct buffer *out)
{
	static const char *const titles[] = {
		[BOARD_TIMED] = "Countdowns and waits",
		[BOARD_LASTED] = lasted,
		[BOARD_HELD] = "Waiting",
		[BOARD_RETURNED] = "Handed back today",
	};
	const int64_t day = INT64_C(24) * 60 * 60 * 1000;
	long long days = (long long)((board->day.now - board->day.stale) / day);

	if (group->section == BOARD_STALE)
		buffer_format(out, "Not changed for %lld day%s", days,
			      days == 1 ? "" : "s");
	else if (group->section != BOARD_OPEN)
		buffer_text(out, titles[group->section]);
	else if (*group->technician)
		buffer_format(out, "Open, %s",
			      group->own ? "yours" : group->technician);
	else
		buffer_text(out, "Open, without a technician");
}

void view_board_title(const struct board *board,
		      const struct board_group *group, struct buffer *out)
{
	write_section(board, group, out);
	buffer_format(out, " (%zu%s)", group->count,
		      group->count == BOARD_COUNT_MOST ? " or more" : "");
}

void view_board_task(enum board_section section, const struct case_row *row,
		     struct buffer *out)
{
	const struct case_standing *standing = &row->standing;

	if (section == BOARD_LASTED)
		buffer_text(out, lasted);
	else if (section == BOARD_RETURNED)
		buffer_text(out, outcome_words[standing->life.outcome].label);
	else if (standing->life.state == STATE_WAITING &&
		 standing->life.waits_for != HOLD_TIME)
		view_row_status(row, out);
	else if (standing->life.state == STATE_WAITING && standing->life.why)
		buffer_text(out, standing->life.why);
	else
		buffer_text(out, text_or_empty(standing->step));
}

void view_board_time(enum board_section section, const struct case_row *row,
		     int64_t now, struct buffer *out)
{
	const struct case_life *life = &row->standing.life;

	if (section == BOARD_TIMED)
		clock_write_left(out, life->due, now);
	else if (section == BOARD_LASTED)
		clock_write_ago(out, life->due, now);
	else if (section == BOARD_RETURNED)
		clock_write_ago(out, life->returned, now);
	else
		clock_write_ago(out, row->changed, now);
}

/* Adds "3 open", after what is there already. */
static void add_count(struct buffer *out, size_t count, const char *word)
{
	if (count)
		buffer_format(out, "%s%zu %c%s", out->length ? ", " : "", count,
			      tolower((unsigned char)*word), word + 1);
}

void view_board_states(const struct board *board, struct buffer *out)
{
	for (int i = 0; i < CASE_STATES; i++)
		add_count(out, board_of_state(board, (enum case_state)i),
			  case_state_words[i].label);
}

void view_board_verdicts(const struct board *board, struct buffer *out)
{
	for (int i = 0; i < VERDICTS; i++) {
		const char *word = verdict_word((enum verdict)i);

		add_count(out, board_of_verdict(board, word), word);
	}
}
