#include "chargefix/columns.h"

#include "chargefix/clock.h"
#include "chargefix/text.h"
#include "chargefix/view.h"

#define COLUMN_ROW(name, word, title, least, most) {word, title, least, most},

const struct column_facts column_facts[CASE_COLUMNS] = {
	CASE_COLUMNS_TABLE(COLUMN_ROW)};

/* "Open: Clean the contacts", "Waiting for a part: bulb ordered" */
static void write_stands(const struct case_row *row, struct buffer *out)
{
	const struct case_standing *standing = &row->standing;
	const char *detail = NULL;

	view_row_status(row, out);
	if (standing->life.state == STATE_OPEN && !standing->life.why)
		detail = standing->step;
	else if (standing->life.state == STATE_ENDED)
		detail = standing->conclusion;
	if (detail)
		buffer_format(out, ": %s", detail);
}

/* The model if it was noted, else the device of the guide. */
static const char *device_of(const struct case_row *row)
{
	const char *model = row->details.of[DETAIL_MODEL];

	return model ? model : row->standing.subject;
}

static void write_sound(enum case_column column, const struct case_row *row,
			int64_t now, struct buffer *out)
{
	const char *const texts[CASE_COLUMNS] = {
		[COLUMN_TICKET] = row->details.of[DETAIL_TICKET],
		[COLUMN_DEVICE] = device_of(row),
		[COLUMN_SERIAL] = row->details.of[DETAIL_SERIAL],
		[COLUMN_TECHNICIAN] = row->details.of[DETAIL_TECHNICIAN],
	};
	int64_t end = life_waits_until(&row->standing.life);

	if (column == COLUMN_STATUS)
		write_stands(row, out);
	else if (column == COLUMN_LEFT && end)
		clock_write_left(out, end, now);
	else if (column == COLUMN_CHANGED)
		clock_write_ago(out, row->changed, now);
	else
		buffer_text(out, text_or_empty(texts[column]));
}

void column_write(enum case_column column, const struct case_row *row,
		  int64_t now, struct buffer *out)
{
	if (column == COLUMN_NUMBER)
		buffer_format(out, "%lld", (long long)row->number);
	else if (!row->damaged)
		write_sound(column, row, now, out);
	else if (column == COLUMN_STATUS)
		buffer_text(out, "Damaged");
}
