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

int pager_key(const struct view *view, const struct rich_text *rich, int scroll,
	      enum command command)
{
	int lines = frame_area(view).lines;

	if (command == COMMAND_FIRST)
		return 0;
	if (command == COMMAND_LAST)
		return rich_text_clamp(rich, rich->count, lines);
	if (command == COMMAND_UP)
		command = COMMAND_SCROLL_UP;
	if (command == COMMAND_DOWN)
		command = COMMAND_SCROLL_DOWN;
	if (command == COMMAND_TOGGLE)
		command = COMMAND_PAGE_DOWN;
	scroll = rich_text_clamp(rich, scroll, lines);
	return rich_text_clamp(rich, scroll + pager_lines(command, lines - 1),
			       lines);
}

void pager_draw(const struct view *view, const struct rich_text *rich,
		int scroll)
{
	struct area area = frame_area(view);

	if (area.columns > RICH_TEXT_COLUMNS_MOST + 2)
		area.columns = RICH_TEXT_COLUMNS_MOST + 2;
	paint_rich_text(view, &area, rich,
			rich_text_clamp(rich, scroll, area.lines),
			RICH_TEXT_NO_ROW);
}

bool pager_has_more(const struct view *view, const struct rich_text *rich)
{
	return rich->count > frame_area(view).lines;
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
