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
