#include "front/tui/case_row.h"

#include "front/tui/paint.h"

#include "chargefix/text.h"

#include <stdio.h>

enum column { NUMBER, TICKET, DEVICE, STANDS, TECHNICIAN, AGE, COLUMNS_MOST };

static const struct {
	const char *name;
	int width; /* 0: the remaining width */
	int wide; /* the width in a wide window */
	int from; /* shown if the window has this many columns */
	enum case_sort sort; /* always shown if sorted by this */
} columns[COLUMNS_MOST] = {
	[NUMBER] = {"Case", 6, 7, 0, CASES_BY_CHANGE},
	[TICKET] = {"Ticket", 10, 16, 50, CASES_BY_TICKET},
	[DEVICE] = {"Device", 14, 22, 0, CASES_BY_SUBJECT},
	[STANDS] = {"Status", 0, 0, 0, CASES_BY_CHANGE},
	[TECHNICIAN] = {"Technician", 10, 16, 78, CASES_BY_TECHNICIAN},
	[AGE] = {"Changed", 11, 16, 62, CASES_BY_CHANGE},
};

enum {
	WIDE = 110,
	LEAD = 4,
	MARK_COLUMNS = 2,
	STANDS_LEAST = 10,
	DEVICE_LEAST = 8
};

static int width_of(const struct view *view, enum column column,
		    enum case_sort sort)
{
	bool sorted = sort != CASES_BY_CHANGE && columns[column].sort == sort;

	if (view->columns < columns[column].from && !sorted)
		return 0;
	return view->columns >= WIDE ? columns[column].wide
				     : columns[column].width;
}

/* Works out the widths of all columns, 0 for those that are left out. */
static void lay_out_columns(const struct view *view, const struct area *area,
			    enum case_sort sort, int widths[COLUMNS_MOST])
{
	static const enum column dispensable[] = {AGE, TICKET};
	/* The last columns are kept for the marks that show there is more. */
	int left = area->columns - LEAD - MARK_COLUMNS;

	for (int i = 0; i < COLUMNS_MOST; i++) {
		widths[i] = width_of(view, i, sort);
		left -= widths[i] ? widths[i] + 1 : 0;
	}
	for (int i = 0; i < 2 && left < STANDS_LEAST; i++) {
		enum column column = dispensable[i];
		if (!widths[column] || sort == columns[column].sort)
			continue;
		left += widths[column] + 1;
		widths[column] = 0;
	}
	/* If sorting shows one more column, the device column shrinks. */
	int scarce = STANDS_LEAST - left;
	if (scarce > widths[DEVICE] - DEVICE_LEAST)
		scarce = widths[DEVICE] - DEVICE_LEAST;
	if (scarce > 0) {
		widths[DEVICE] -= scarce;
		left += scarce;
	}
	widths[STANDS] = left;
}

/* Keeps the end of a ticket, since that is where its number is. */
static void paint_ticket(const struct view *view, int line, int column,
			 int room, enum role role, const char *ticket)
{
	struct buffer shown = {0};

	text_cut_middle(&shown, ticket, room, view->theme->utf8);
	paint_cut(view, line, column, room, role, buffer_string(&shown));
	buffer_release(&shown);
}

static void draw_cells(const struct view *view, const struct area *area,
		       int line, enum case_sort sort,
		       const char *const cells[COLUMNS_MOST], enum role role)
{
	int widths[COLUMNS_MOST];
	int column = area->left + LEAD;

	lay_out_columns(view, area, sort, widths);
	for (int i = 0; i < COLUMNS_MOST; i++) {
		if (!widths[i])
			continue;
		if (i == TICKET)
			paint_ticket(view, line, column, widths[i], role,
				     cells[i]);
		else
			paint_cut(view, line, column, widths[i], role,
				  cells[i]);
		column += widths[i] + 1;
	}
}

void case_row_draw(const struct view *view, const struct area *area, int line,
		   const struct case_line *row, enum case_sort sort,
		   bool chosen)
{
	enum role role = chosen ? ROLE_CHOSEN : ROLE_TEXT;
	struct buffer lead = {0}, age = {0};
	char number[24];

	snprintf(number, sizeof(number), "%lld", (long long)row->number);
	if (!row->damaged)
		clock_write_ago(&age, row->changed, view->now);
	const char *const cells[COLUMNS_MOST] = {
		[NUMBER] = number,
		[TICKET] = row->details[DETAIL_TICKET],
		[DEVICE] = row->subject,
		[STANDS] = row->stands,
		[TECHNICIAN] = row->details[DETAIL_TECHNICIAN],
		[AGE] = buffer_string(&age),
	};
	buffer_format(&lead, "%s %s",
		      chosen ? theme_mark(view->theme, MARK_CHOSEN) : " ",
		      theme_mark(view->theme, row->damaged  ? MARK_CAUTION
					      : row->closed ? MARK_CONFIRMED
							    : MARK_OPEN));
	if (chosen)
		paint_blank(view, line, area->left, area->columns - 1, role);
	paint_cut(view, line, area->left, LEAD, role, buffer_string(&lead));
	draw_cells(view, area, line, sort, cells, role);
	buffer_release(&lead);
	buffer_release(&age);
}

void case_row_draw_names(const struct view *view, const struct area *area,
			 int line, enum case_sort sort)
{
	const char *cells[COLUMNS_MOST];

	for (int i = 0; i < COLUMNS_MOST; i++)
		cells[i] = columns[i].name;
	draw_cells(view, area, line, sort, cells, ROLE_QUIET);
}
