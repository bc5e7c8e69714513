#include "front/tui/screen_offer.h"

#include "front/tui/frame.h"
#include "front/tui/paint.h"

#include <stdio.h>

static const struct {
	enum offer_result result;
	const char *said;
} rows[] = {
	{OFFER_RESUME, "Go on with it"},
	{OFFER_NEW, "Start afresh with a new case"},
	{OFFER_LEAVE, "Leave"},
};

enum { ROWS = sizeof(rows) / sizeof(*rows) };

/* From here on there are empty lines between heading, case and choice. */
enum { ROOMY_LINES = 12 };

static int scroll_of(const struct offer_screen *screen, const struct view *view,
		     const struct sheet *sheet)
{
	return sheet_reveal(sheet, 0, frame_area(view).lines,
			    screen->choices.row);
}

static void add_case(struct sheet *sheet, const struct view *view,
		     const struct case_row *row)
{
	const char *dot = theme_mark(view->theme, MARK_DOT);
	struct buffer facts = {0};

	buffer_format(&facts, "Case %lld", (long long)row->number);
	if (row->details.ticket)
		buffer_format(&facts, " %s %s", dot, row->details.ticket);
	if (row->standing.subject)
		buffer_format(&facts, " %s %s", dot, row->standing.subject);
	buffer_format(&facts, " %s ", dot);
	clock_write_ago(&facts, row->changed, view->now);
	sheet_text(sheet, TINT_TEXT, buffer_string(&facts));
	buffer_clear(&facts);
	if (row->standing.step)
		buffer_format(&facts, "Next: %s", row->standing.step);
	if (facts.length)
		sheet_text(sheet, TINT_QUIET, buffer_string(&facts));
	buffer_release(&facts);
}

static void fill(const struct offer_screen *screen, const struct view *view,
		 struct sheet *sheet)
{
	bool roomy = frame_area(view).lines >= ROOMY_LINES;
	char lead[32];

	sheet_init(sheet, view->theme, view->columns - 4);
	sheet_text(sheet, TINT_STRONG, "There is a case that is not finished");
	if (roomy)
		sheet_gap(sheet);
	add_case(sheet, view, screen->row);
	if (roomy)
		sheet_gap(sheet);
	for (int row = 0; row < ROWS; row++) {
		bool chosen = row == screen->choices.row;
		snprintf(lead, sizeof(lead), "%s %d ",
			 chosen ? theme_mark(view->theme, MARK_CHOSEN) : " ",
			 row + 1);
		sheet->row = row;
		sheet_item(sheet, TINT_QUIET, lead, TINT_TEXT, rows[row].said);
	}
}

static int row_at(const struct offer_screen *screen, const struct view *view,
		  int line)
{
	struct sheet sheet;

	fill(screen, view, &sheet);
	int index =
		line - frame_area(view).top + scroll_of(screen, view, &sheet);
	int row = index >= 0 && index < sheet.count ? sheet.lines[index].row
						    : SHEET_NO_ROW;
	sheet_release(&sheet);
	return row;
}

enum offer_result offer_screen_key(struct offer_screen *screen,
				   const struct view *view,
				   const struct keypress *key)
{
	enum command command = key_command(key);
	enum choices_event event;

	if (command == COMMAND_LEAVE || command == COMMAND_CANCEL)
		return OFFER_LEAVE;
	if (key->kind == KEYPRESS_CLICK)
		event = choices_click(&screen->choices,
				      row_at(screen, view, key->line));
	else
		event = choices_key(&screen->choices, ROWS, key);
	if (event == CHOICES_GIVEN || command == COMMAND_ENTER)
		return rows[screen->choices.row].result;
	return OFFER_STAYS;
}

void offer_screen_draw(const struct offer_screen *screen,
		       const struct view *view)
{
	static const struct foot feet[] = {
		{COMMAND_UP, NULL},
		{COMMAND_ENTER, "go"},
		{COMMAND_LEAVE, NULL},
	};
	struct area area = frame_area(view);
	struct sheet sheet;

	fill(screen, view, &sheet);
	int scroll = scroll_of(screen, view, &sheet);
	paint_sheet(view, &area, &sheet, scroll, screen->choices.row);
	frame_draw(view, feet, sizeof(feet) / sizeof(*feet));
	paint_cursor(view, &area, &sheet, scroll, screen->choices.row, 0);
	sheet_release(&sheet);
}
