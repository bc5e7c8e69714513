/* A case in a few words, for lists. */
#include "chargefix/view.h"

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
