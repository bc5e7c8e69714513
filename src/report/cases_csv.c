#include "chargefix/cases.h"

#include "chargefix/clock.h"
#include "report/csv.h"

/* Those that came later are at the end. */
static const enum case_column usual[] = {
	COLUMN_NUMBER,       COLUMN_STARTED,     COLUMN_CHANGED,
	COLUMN_STATE,        COLUMN_AUDIENCE,    COLUMN_SUBJECT,
	COLUMN_STEP,         COLUMN_DIAGNOSIS,   COLUMN_VERDICT,
	COLUMN_CONCLUSION,   COLUMN_TICKET,      COLUMN_TECHNICIAN,
	COLUMN_MODEL,        COLUMN_SERIAL,      COLUMN_GUIDE,
	COLUMN_VERSION,      COLUMN_CUSTOMER,    COLUMN_CONTACT,
	COLUMN_BRAND,        COLUMN_ACCESSORIES, COLUMN_PLACE,
	COLUMN_STATUS,       COLUMN_WAITS_FOR,   COLUMN_WHY,
	COLUMN_DUE,          COLUMN_DUE_FOR,     COLUMN_OUTCOME,
	COLUMN_BARRIER,      COLUMN_ENDED,       COLUMN_HANDED_BACK,
	COLUMN_CONFIRMED_BY, COLUMN_LASTED,      COLUMN_COMEBACK_OF,
	COLUMN_UUID,
};

static size_t column_count(const struct cases_style *style)
{
	return style->chosen ? (size_t)style->chosen->count
			     : sizeof(usual) / sizeof(*usual);
}

static enum case_column column_at(const struct cases_style *style, size_t at)
{
	return style->chosen ? style->chosen->of[at] : usual[at];
}

static char separator_of(const struct cases_style *style)
{
	if (style->separator)
		return style->separator;
	return ',';
}

void cases_csv_begin(struct buffer *out, const struct cases_style *style)
{
	const char separator = separator_of(style);

	buffer_text(out, style->excel ? "\xef\xbb\xbf" : "");
	for (size_t i = 0; i < column_count(style); i++) {
		buffer_add(out, &separator, i > 0);
		buffer_text(out, column_facts[column_at(style, i)].word);
	}
	buffer_text(out, "\r\n");
}

static void put_csv_value(struct buffer *out, const struct column_value *value,
			  const struct cases_style *style)
{
	switch (value->kind) {
	case VALUE_NONE:
		break;
	case VALUE_TEXT:
		csv_put_field(out, value->text, separator_of(style),
			      style->excel);
		break;
	case VALUE_NUMBER:
		buffer_number(out, value->number);
		break;
	case VALUE_TIME:
		clock_write_utc(out, value->number);
		break;
	case VALUE_FLAG:
		buffer_text(out, value->number ? "yes" : "no");
		break;
	}
}

void cases_csv_row(struct buffer *out, const struct case_row *row, size_t index,
		   const struct cases_style *style)
{
	const char separator = separator_of(style);

	(void)index;
	for (size_t i = 0; i < column_count(style); i++) {
		const struct column_value value =
			column_value(column_at(style, i), row, style->now);

		buffer_add(out, &separator, i > 0);
		put_csv_value(out, &value, style);
	}
	buffer_text(out, "\r\n");
}
