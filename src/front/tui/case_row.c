#include "front/tui/case_row.h"

#include "front/tui/paint.h"

#include "chargefix/text.h"

#include <stdio.h>

/* The most important one first. */
static const enum case_column ranks[SCREEN_COLUMNS] = {
	COLUMN_NUMBER, COLUMN_STATUS,     COLUMN_DEVICE,  COLUMN_TICKET,
	COLUMN_LEFT,   COLUMN_TECHNICIAN, COLUMN_CHANGED, COLUMN_SERIAL,
};

static const enum case_column sorted_by[] = {
	[CASES_BY_CHANGE] = COLUMN_NUMBER,
	[CASES_BY_TICKET] = COLUMN_TICKET,
	[CASES_BY_SUBJECT] = COLUMN_DEVICE,
	[CASES_BY_TECHNICIAN] = COLUMN_TECHNICIAN,
	[CASES_BY_DUE] = COLUMN_LEFT,
};

enum {
	MARK_COLUMNS = 2, /* at the end, for the marks that there is more */
	STATUS_ENOUGH = 20, /* other columns grow before it is wider */
};

static int grow(int width, int most, int *left)
{
	int more = most - width < *left ? most - width : *left;

	if (more < 0)
		more = 0;
	*left -= more;
	return width + more;
}

/* Takes the column if there is room for it. */
static bool take_column(struct case_columns *columns, enum case_column column,
			int *left)
{
	int least = column_facts[column].least;

	if (columns->widths[column])
		return true;
	if (least + 1 > *left)
		return false;
	columns->widths[column] = least;
	*left -= least + 1;
	return true;
}

void case_columns_fit(struct case_columns *columns, const struct area *area,
		      const bool used[SCREEN_COLUMNS], enum case_sort sort)
{
	/* No gap is needed behind the last column. */
	int left = area->columns - CASE_LEAD_COLUMNS - MARK_COLUMNS + 1;

	*columns = (struct case_columns){
		.left = area->left, .columns = area->columns, .sort = sort};
	take_column(columns, COLUMN_NUMBER, &left);
	take_column(columns, sorted_by[sort], &left);
	for (int i = 0; i < SCREEN_COLUMNS; i++) {
		bool shown = used[ranks[i]] || ranks[i] == COLUMN_DEVICE ||
			     ranks[i] == COLUMN_STATUS;

		if (shown && !take_column(columns, ranks[i], &left))
			break;
	}
	int *status = &columns->widths[COLUMN_STATUS];

	*status = grow(*status, STATUS_ENOUGH, &left);
	for (int i = 0; i < SCREEN_COLUMNS; i++) {
		int *width = &columns->widths[ranks[i]];

		if (*width)
			*width = grow(*width, column_facts[ranks[i]].most,
				      &left);
	}
	*status += left;
}

/* Keeps the end of a ticket or serial number, which tells it from others. */
static void paint_ticket(const struct view *view, int line, int column,
			 int room, enum role role, const char *text)
{
	struct buffer shown = {0};

	text_cut_middle(&shown, text, room, view->theme->utf8);
	paint_cut(view, line, column, room, role, buffer_string(&shown));
	buffer_release(&shown);
}

static void draw_cells(const struct view *view,
		       const struct case_columns *columns, int line,
		       const char *const cells[SCREEN_COLUMNS], enum role role)
{
	int column = columns->left + CASE_LEAD_COLUMNS;

	for (int i = 0; i < SCREEN_COLUMNS; i++) {
		int width = columns->widths[i];

		if (!width)
			continue;
		if (i == COLUMN_TICKET || i == COLUMN_SERIAL)
			paint_ticket(view, line, column, width, role, cells[i]);
		else
			paint_cut(view, line, column, width, role, cells[i]);
		column += width + 1;
	}
}

void case_row_draw_lead(const struct view *view, int line, int column,
			const struct case_line *row, bool chosen)
{
	enum mark mark = MARK_CONFIRMED;
	char lead[32];

	if (row->row.damaged)
		mark = MARK_CAUTION;
	else if (life_is_unfinished(row->row.standing.life.state))
		mark = MARK_OPEN;
	snprintf(lead, sizeof(lead), "%s %s",
		 chosen ? theme_mark(view->theme, MARK_CHOSEN) : " ",
		 theme_mark(view->theme, mark));
	paint_cut(view, line, column, CASE_LEAD_COLUMNS,
		  chosen ? ROLE_CHOSEN : ROLE_TEXT, lead);
}

void case_row_draw(const struct view *view, const struct case_columns *columns,
		   int line, const struct case_line *row, bool chosen)
{
	enum role role = chosen ? ROLE_CHOSEN : ROLE_TEXT;
	struct buffer texts[SCREEN_COLUMNS] = {0};
	const char *cells[SCREEN_COLUMNS];

	for (int i = 0; i < SCREEN_COLUMNS; i++) {
		column_write((enum case_column)i, &row->row, view->now,
			     &texts[i]);
		cells[i] = buffer_string(&texts[i]);
	}
	/* What the list is sorted by can be seen. */
	if (columns->sort == CASES_BY_SUBJECT)
		cells[COLUMN_DEVICE] = text_or_empty(row->row.standing.subject);
	if (chosen)
		paint_blank(view, line, columns->left, columns->columns - 1,
			    role);
	case_row_draw_lead(view, line, columns->left, row, chosen);
	draw_cells(view, columns, line, cells, role);
	for (int i = 0; i < SCREEN_COLUMNS; i++)
		buffer_release(&texts[i]);
}

void case_row_draw_names(const struct view *view,
			 const struct case_columns *columns, int line)
{
	const char *cells[SCREEN_COLUMNS];

	for (int i = 0; i < SCREEN_COLUMNS; i++)
		cells[i] = column_facts[i].title;
	draw_cells(view, columns, line, cells, ROLE_QUIET);
}
