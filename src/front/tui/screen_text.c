#include "front/tui/screen_text.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"
#include "front/tui/sheet_document.h"

#include "chargefix/view.h"

void text_screen_release(struct text_screen *screen)
{
	document_release(&screen->document);
}

void text_screen_step(struct text_screen *screen, const struct step *step)
{
	*screen = (struct text_screen){0};
	view_step(&screen->document, step);
}

static void fill(const struct text_screen *screen, const struct view *view,
		 struct sheet *sheet)
{
	sheet_init(sheet, view->theme, view->columns - 4);
	sheet_document(sheet, view->theme, &screen->document, true);
}

struct action text_screen_key(struct text_screen *screen,
			      const struct view *view,
			      const struct keypress *key)
{
	enum command command = key_command(key);
	struct sheet sheet;

	if (command == COMMAND_LEAVE)
		return (struct action){.deed = DEED_LEAVE};
	if (command == COMMAND_HELP)
		return (struct action){.deed = DEED_OPEN_HELP};
	if (command == COMMAND_DANGER)
		return (struct action){.deed = DEED_OPEN_DANGER};
	if (command == COMMAND_FILE && screen->report)
		return (struct action){.deed = DEED_WRITE_REPORT,
				       .number = screen->number};
	if (command == COMMAND_CANCEL || command == COMMAND_BACK ||
	    command == COMMAND_ENTER || command == COMMAND_REPORT)
		return (struct action){.deed = DEED_CLOSE};
	fill(screen, view, &sheet);
	screen->scroll = pager_key(view, &sheet, screen->scroll, command);
	sheet_release(&sheet);
	return (struct action){0};
}

void text_screen_draw(const struct text_screen *screen, const struct view *view)
{
	static const struct foot of_report[] = {
		{COMMAND_PAGE_DOWN, NULL}, {COMMAND_FILE, NULL},
		{COMMAND_CANCEL, "back"},  {COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},      {COMMAND_LEAVE, NULL},
	};
	static const struct foot of_step[] = {
		{COMMAND_UP, "scroll"},   {COMMAND_PAGE_DOWN, NULL},
		{COMMAND_CANCEL, "back"}, {COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},     {COMMAND_LEAVE, NULL},
	};
	struct sheet sheet;

	fill(screen, view, &sheet);
	pager_draw(view, &sheet, screen->scroll);
	pager_draw_feet(view, pager_has_more(view, &sheet),
			screen->report ? of_report : of_step,
			sizeof(of_step) / sizeof(*of_step));
	sheet_release(&sheet);
}
