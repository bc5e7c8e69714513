#include "chargefix/cases.h"

#include "chargefix/clock.h"
#include "chargefix/page.h"
#include "chargefix/view.h"

#include <string.h>

enum {
	CHANGED_COLUMNS = 16,
	SUBJECT_COLUMNS = 22,
	TICKET_COLUMNS = 10,
	STANDING_COLUMNS = 34,
	STATUS_COLUMNS = 30,
	TIME_COLUMNS = 11,
	ALL_COLUMNS = 146, /* of a row of a list */
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
static void table_cell(struct buffer *out, const char *text, int width,
		       int columns)
{
	struct buffer clean = {0};
	struct buffer shown = {0};

	if (text)
		text_clean(&clean, text, strlen(text), TEXT_ONE_LINE);
	page_for_locale(&shown, buffer_string(&clean), clean.length);
	int needed = text_width(buffer_string(&shown), shown.length);
	if (!columns && needed > width)
		width = needed;
	text_pad(out, buffer_string(&shown), width, text_locale_is_utf8());
	buffer_release(&clean);
	buffer_release(&shown);
}

/* Where a format has nothing to say before or after its rows. */
static void no_begin(struct buffer *out, const struct cases_style *style)
{
	(void)out;
	(void)style;
}

static void no_end(struct buffer *out, size_t count)
{
	(void)out;
	(void)count;
}

/* Whether there is room for the status and what is due. */
static bool has_status(int columns)
{
	return !columns || columns >= ALL_COLUMNS;
}

static void table_heading(struct buffer *out, int columns)
{
	buffer_format(out, "%6s  %-*s  ", "case", CHANGED_COLUMNS,
		      "last change");
	table_cell(out, "device", SUBJECT_COLUMNS, true);
	buffer_text(out, "  ");
	table_cell(out, "ticket", TICKET_COLUMNS, true);
	buffer_text(out, "  ");
	if (has_status(columns)) {
		table_cell(out, "diagnosis, or next step", STANDING_COLUMNS,
			   true);
		buffer_text(out, "  ");
		table_cell(out, "status", STATUS_COLUMNS, true);
		buffer_text(out, "  due\n");
	} else {
		buffer_text(out, "diagnosis, or next step\n");
	}
}

/* Ends a row, whose last cells may be empty. */
static void table_line_end(struct buffer *out)
{
	while (out->length > 0 && out->data[out->length - 1] == ' ')
		out->data[--out->length] = '\0';
	buffer_text(out, "\n");
}

static void add_status(struct buffer *out, const struct case_row *row,
		       int columns)
{
	struct buffer status = {0};

	view_row_status(row, &status);
	buffer_text(out, "  ");
	table_cell(out, buffer_string(&status), STATUS_COLUMNS, columns);
	buffer_text(out, "  ");
	if (row->standing.life.due)
		clock_write_local(out, row->standing.life.due);
	buffer_release(&status);
}

/* How wide a chosen column is. */
static int chosen_width(enum case_column column)
{
	int most = column_facts[column].most;

	return most ? most : STANDING_COLUMNS;
}

static void chosen_heading(struct buffer *out, const struct column_list *chosen)
{
	for (int i = 0; i < chosen->count; i++) {
		buffer_text(out, i > 0 ? "  " : "");
		table_cell(out, column_facts[chosen->of[i]].title,
			   chosen_width(chosen->of[i]), false);
	}
	table_line_end(out);
}

static void chosen_table_row(struct buffer *out, const struct case_row *row,
			     const struct cases_style *style)
{
	const struct column_list *chosen = style->chosen;
	struct buffer cell = {0};

	for (int i = 0; i < chosen->count; i++) {
		buffer_clear(&cell);
		column_write(chosen->of[i], row, style->now, &cell);
		buffer_text(out, i > 0 ? "  " : "");
		table_cell(out, buffer_string(&cell),
			   chosen_width(chosen->of[i]), style->columns);
	}
	table_line_end(out);
	buffer_release(&cell);
}

static void usual_table_row(struct buffer *out, const struct case_row *row,
			    int columns)
{
	struct buffer standing = {0};

	write_standing(&standing, row);
	buffer_format(out, "%6lld  ", (long long)row->number);
	if (row->damaged)
		buffer_repeat(out, ' ', CHANGED_COLUMNS);
	else
		clock_write_local(out, row->changed);
	buffer_text(out, "  ");
	table_cell(out, row->standing.subject, SUBJECT_COLUMNS, columns);
	buffer_text(out, "  ");
	table_cell(out, row->details.of[DETAIL_TICKET], TICKET_COLUMNS,
		   columns);
	buffer_text(out, "  ");
	table_cell(out, buffer_string(&standing), STANDING_COLUMNS, columns);
	if (has_status(columns))
		add_status(out, row, columns);
	table_line_end(out);
	buffer_release(&standing);
}

static void table_row(struct buffer *out, const struct case_row *row,
		      size_t index, const struct cases_style *style)
{
	if (index == 0 && style->chosen)
		chosen_heading(out, style->chosen);
	else if (index == 0)
		table_heading(out, style->columns);
	if (style->chosen)
		chosen_table_row(out, row, style);
	else
		usual_table_row(out, row, style->columns);
}

static void table_end(struct buffer *out, size_t count)
{
	if (count == 0)
		buffer_text(out, "No cases.\n");
}

static void board_row(struct buffer *out, const struct board *board,
		      const struct board_group *group,
		      const struct case_row *row, int columns)
{
	struct buffer time = {0}, task = {0};

	view_board_time(group->section, row, board->day.now, &time);
	view_board_task(group->section, row, &task);
	buffer_format(out, "%6lld  ", (long long)row->number);
	table_cell(out, buffer_string(&time), TIME_COLUMNS, columns);
	buffer_text(out, "  ");
	table_cell(out, row->standing.subject, SUBJECT_COLUMNS, columns);
	buffer_text(out, "  ");
	table_cell(out, row->details.of[DETAIL_TICKET], TICKET_COLUMNS,
		   columns);
	buffer_text(out, "  ");
	table_cell(out, row->details.of[DETAIL_TECHNICIAN], TICKET_COLUMNS,
		   columns);
	buffer_text(out, "  ");
	table_cell(out, buffer_string(&task), STANDING_COLUMNS, columns);
	table_line_end(out);
	buffer_release(&time);
	buffer_release(&task);
}

static void board_group(struct buffer *out, const struct board *board,
			const struct board_group *group, int columns)
{
	struct buffer title = {0};

	view_board_title(board, group, &title);
	table_cell(out, buffer_string(&title), 0, false);
	buffer_text(out, "\n");
	for (size_t i = 0; i < group->rows.count; i++)
		board_row(out, board, group, &group->rows.items[i], columns);
	buffer_text(out, "\n");
	buffer_release(&title);
}

static void table_board(struct buffer *out, const struct board *board,
			int columns)
{
	struct buffer line = {0};

	for (size_t i = 0; i < board->count; i++)
		board_group(out, board, &board->groups[i], columns);
	view_board_states(board, &line);
	buffer_format(out, "%s.\n",
		      line.length ? buffer_string(&line) : "No cases");
	buffer_clear(&line);
	view_board_verdicts(board, &line);
	if (line.length)
		buffer_format(out, "Verdicts: %s.\n", buffer_string(&line));
	buffer_release(&line);
}

const struct cases_format cases_formats[] = {
	{"table", false, no_begin, table_row, table_end, table_board},
	{"csv", true, cases_csv_begin, cases_csv_row, no_end, NULL},
	{"json", true, cases_json_begin, cases_json_row, cases_json_end,
	 cases_json_board},
	{"ndjson", true, no_begin, cases_ndjson_row, no_end, NULL},
};

_Static_assert(sizeof(cases_formats) / sizeof(*cases_formats) == CASES_FORMATS,
	       "each format has its row");

const char *cases_format_name(size_t index)
{
	return index < CASES_FORMATS ? cases_formats[index].name : NULL;
}
