/* A case in a few words, for lists. */
#include "view/internal.h"

#include "chargefix/text.h"

void view_brief(const struct case_row *row, struct buffer *out)
{
	const struct case_standing *standing = &row->standing;
	const char *detail =
		standing->diagnosis ? standing->conclusion : standing->step;

	if (row->damaged) {
		buffer_text(out, "Damaged");
		return;
	}
	life_write(out, &standing->life);
	if (detail)
		buffer_format(out, " (%s%s)",
			      standing->diagnosis ? "" : "next: ", detail);
}

void view_row_status(const struct case_row *row, struct buffer *out)
{
	const struct case_life *life = &row->standing.life;

	if (row->damaged)
		return;
	if (life->state == STATE_OPEN && life->why)
		buffer_text(out, "Reopened");
	else
		life_write(out, life);
	if (life->barrier)
		buffer_format(out, " (%s)", barrier_words[life->barrier].label);
	if (life->why)
		buffer_format(out, ": %s", life->why);
}

int64_t view_ended_at(const struct case_row *row)
{
	const struct case_life *life = &row->standing.life;

	if (life->returned)
		return life->returned;
	return life->ended ? life->ended : row->changed;
}

static void write_before(struct buffer *out, int64_t at, int64_t later)
{
	enum { DAY = 24 * 60 * 60 * 1000 };
	int64_t days = later > at ? (later - at) / DAY : 0;

	if (days == 0)
		buffer_text(out, "less than a day before");
	else
		buffer_format(out, "%lld day%s before", (long long)days,
			      days == 1 ? "" : "s");
}

void view_comeback(struct document *document, const struct interview *interview,
		   int64_t started)
{
	int64_t number = interview_life(interview).comeback_of;
	struct case_rows rows = {0};
	struct buffer said = {0}, clean = {0};

	if (!number)
		return;
	buffer_format(&said, "case %lld", (long long)number);
	if (interview_earlier(interview, &rows)) {
		buffer_text(&said, ", ");
		write_before(&said, view_ended_at(rows.items), started);
		buffer_text(&said, ": ");
		view_brief(rows.items, &said);
	}
	text_clean(&clean, buffer_string(&said), said.length, TEXT_ONE_LINE);
	document_field(document, "Came back", buffer_string(&clean));
	case_rows_release(&rows);
	buffer_release(&said);
	buffer_release(&clean);
}
