#include "front/tui/pager.h"

#include "front/tui/paint.h"

int pager_lines(enum command command, int page)
{
	if (page < 1)
		page = 1;
	if (command == COMMAND_PAGE_UP)
		return -page;
	if (command == COMMAND_PAGE_DOWN)
		return page;
	if (command == COMMAND_SCROLL_UP)
		return -1;
	return command == COMMAND_SCROLL_DOWN ? 1 : 0;
}

int pager_key(const struct view *view, const struct sheet *sheet, int scroll,
	      enum command command)
{
	int lines = frame_area(view).lines;

	if (command == COMMAND_FIRST)
		return 0;
	if (command == COMMAND_LAST)
		return sheet_clamp(sheet, sheet->count, lines);
	if (command == COMMAND_UP)
		command = COMMAND_SCROLL_UP;
	if (command == COMMAND_DOWN)
		command = COMMAND_SCROLL_DOWN;
	if (command == COMMAND_TOGGLE)
		command = COMMAND_PAGE_DOWN;
	scroll = sheet_clamp(sheet, scroll, lines);
	return sheet_clamp(sheet, scroll + pager_lines(command, lines - 1),
			   lines);
}

void pager_draw(const struct view *view, const struct sheet *sheet, int scroll)
{
	struct area area = frame_area(view);

	if (area.columns > SHEET_COLUMNS_MOST + 2)
		area.columns = SHEET_COLUMNS_MOST + 2;
	paint_sheet(view, &area, sheet, sheet_clamp(sheet, scroll, area.lines),
		    SHEET_NO_ROW);
}

bool pager_has_more(const struct view *view, const struct sheet *sheet)
{
	return sheet->count > frame_area(view).lines;
}

void pager_draw_feet(const struct view *view, bool more,
		     const struct foot *feet, size_t count)
{
	struct foot kept[COMMANDS];
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		if (more || (feet[i].command != COMMAND_UP &&
			     feet[i].command != COMMAND_PAGE_DOWN))
			kept[n++] = feet[i];
	frame_draw(view, kept, n);
}
