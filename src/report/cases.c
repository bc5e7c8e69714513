#include "chargefix/cases.h"

#include "chargefix/clock.h"
#include "chargefix/page.h"

#include <string.h>

enum {
	CHANGED_COLUMNS = 16,
	SUBJECT_COLUMNS = 22,
	TICKET_COLUMNS = 10,
	STANDING_COLUMNS = 34,
};

/* Writes the conclusion or the current step: "at: Clean the contacts". */
static void write_standing(struct buffer *out, const struct case_row *row)
{
	const struct case_standing *standing = &row->standing;

	if (row->damaged)
		buffer_text(out, "damaged: it can't be read");
	else if (standing->diagnosis)
		buffer_text(out, standing->conclusion ? standing->conclusion
						      : standing->diagnosis);
	else if (standing->step)
		buffer_format(out, "next: %s", standing->step);
}

/*
 * Writes the text as the locale shows it, which can take more columns in ASCII.
 * A cell that isn't cut pushes the next columns to the right.
 */
static void table_cell(struct buffer *out, const char *text, int columns,
		       bool cut)
{
	struct buffer clean = {0};
	struct buffer shown = {0};

	if (text)
		text_clean(&clean, text, strlen(text), TEXT_ONE_LINE);
	page_for_locale(&shown, buffer_string(&clean), clean.length);
	int width = text_width(buffer_string(&shown), shown.length);
	if (!cut && width > columns)
		columns = width;
	text_pad(out, buffer_string(&shown), columns, text_locale_is_utf8());
	buffer_release(&clean);
	buffer_release(&shown);
}

static void table_begin(struct buffer *out)
{
	(void)out;
}

static void table_heading(struct buffer *out)
{
	buffer_format(out, "%6s  %-*s  ", "case", CHANGED_COLUMNS,
		      "last change");
	table_cell(out, "device", SUBJECT_COLUMNS, true);
	buffer_text(out, "  ");
	table_cell(out, "ticket", TICKET_COLUMNS, true);
	buffer_text(out, "  diagnosis, or next step\n");
}

static void table_row(struct buffer *out, const struct case_row *row,
		      size_t index, bool cut)
{
	struct buffer standing = {0};

	if (index == 0)
		table_heading(out);
	write_standing(&standing, row);
	buffer_format(out, "%6lld  ", (long long)row->number);
	if (row->damaged)
		buffer_repeat(out, ' ', CHANGED_COLUMNS);
	else
		clock_write_local(out, row->changed);
	buffer_text(out, "  ");
	table_cell(out, row->standing.subject, SUBJECT_COLUMNS, cut);
	buffer_text(out, "  ");
	table_cell(out, row->details.of[DETAIL_TICKET], TICKET_COLUMNS, cut);
	buffer_text(out, "  ");
	table_cell(out, buffer_string(&standing), STANDING_COLUMNS, cut);
	while (out->length > 0 && out->data[out->length - 1] == ' ')
		out->data[--out->length] = '\0';
	buffer_text(out, "\n");
	buffer_release(&standing);
}

static void table_end(struct buffer *out, size_t count)
{
	if (count == 0)
		buffer_text(out, "No cases.\n");
}

/*
 * Whether a spreadsheet would run the text as a formula, although somebody only
 * typed it as a ticket. Control characters have been removed already.
 */
static bool is_formula(const char *text)
{
	return text[0] && strchr("=+-@", text[0]);
}

/* Whether the field needs no quotes. Most don't. */
static bool is_plain(const char *text)
{
	if (is_formula(text))
		return false;
	while (*text >= ' ' && *text <= '~' && *text != ',' && *text != '"')
		text++;
	return !*text;
}

/* RFC 4180: fields are quoted if necessary, with quotes doubled. */
static void csv_field(struct buffer *out, const char *text, const char *after)
{
	struct buffer clean = {0};
	const char *at;
	bool quoted;

	if (!text || is_plain(text)) {
		buffer_text(out, text_or_empty(text));
		buffer_text(out, after);
		return;
	}
	text_clean(&clean, text, strlen(text), TEXT_ONE_LINE);
	at = buffer_string(&clean);
	quoted = strpbrk(at, ",\"") != NULL;
	buffer_text(out, quoted ? "\"" : "");
	buffer_text(out, is_formula(at) ? "'" : "");
	for (; *at != '\0'; at++)
		buffer_add(out, *at == '"' ? "\"\"" : at, *at == '"' ? 2 : 1);
	buffer_text(out, quoted ? "\"" : "");
	buffer_text(out, after);
	buffer_release(&clean);
}

/* These details were in the first CSV; those that came later are at the end. */
enum { FIRST_DETAILS = DETAIL_SERIAL + 1 };

static void csv_begin(struct buffer *out)
{
	buffer_text(out, "case,started,changed,state,audience,subject,step,"
			 "diagnosis,verdict,conclusion,");
	for (int i = 0; i < FIRST_DETAILS; i++)
		buffer_format(out, "%s,", detail_facts[i].word);
	buffer_text(out, "guide,version");
	for (int i = FIRST_DETAILS; i < DETAILS; i++)
		buffer_format(out, ",%s", detail_facts[i].word);
	buffer_text(out, "\r\n");
}

static void csv_row(struct buffer *out, const struct case_row *row,
		    size_t index, bool cut)
{
	const struct case_standing *standing = &row->standing;

	(void)index;
	(void)cut;
	if (row->damaged) {
		buffer_format(out, "%lld,,,damaged,,,,,,",
			      (long long)row->number);
		buffer_repeat(out, ',', DETAILS + 2);
		buffer_text(out, "\r\n");
		return;
	}
	buffer_format(out, "%lld,", (long long)row->number);
	clock_write_utc(out, row->started);
	buffer_text(out, ",");
	clock_write_utc(out, row->changed);
	buffer_text(out, life_is_unfinished(standing->life.state) ? ",open"
								  : ",closed");
	buffer_text(out, row->shop ? ",shop," : ",owner,");
	csv_field(out, standing->subject, ",");
	csv_field(out, standing->step, ",");
	csv_field(out, standing->diagnosis, ",");
	csv_field(out, standing->verdict, ",");
	csv_field(out, standing->conclusion, ",");
	for (int i = 0; i < FIRST_DETAILS; i++)
		csv_field(out, row->details.of[i], ",");
	csv_field(out, row->guide_id, ",");
	csv_field(out, row->guide_version, "");
	for (int i = FIRST_DETAILS; i < DETAILS; i++) {
		buffer_text(out, ",");
		csv_field(out, row->details.of[i], "");
	}
	buffer_text(out, "\r\n");
}

static void csv_end(struct buffer *out, size_t count)
{
	(void)out;
	(void)count;
}

const struct cases_format cases_formats[] = {
	{"table", false, table_begin, table_row, table_end},
	{"csv", true, csv_begin, csv_row, csv_end},
	{"json", true, cases_json_begin, cases_json_row, cases_json_end},
};

_Static_assert(sizeof(cases_formats) / sizeof(*cases_formats) == CASES_FORMATS,
	       "each format has its row");

const char *cases_format_name(size_t index)
{
	return index < CASES_FORMATS ? cases_formats[index].name : NULL;
}
