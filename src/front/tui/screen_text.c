#include "front/tui/screen_text.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"
#include "front/tui/rich_document.h"

#include "chargefix/view.h"

void text_screen_release(struct text_screen *screen)
{
	document_release(&screen->document);
}

void text_screen_step(struct text_screen *screen, const struct walk *walk,
		      const struct step *step)
{
	*screen = (struct text_screen){0};
	view_step(&screen->document, walk, step);
}

static void compose_text(const struct text_screen *screen,
			 const struct view *view, struct rich_text *rich)
{
	rich_text_init(rich, view->theme, view->columns - 4);
	rich_text_document(rich, view->theme, &screen->document, true);
}

static enum report_edition other_edition(const struct text_screen *screen)
{
	return screen->edition == EDITION_BENCH ? EDITION_CUSTOMER
						: EDITION_BENCH;
}

struct action text_screen_key(struct text_screen *screen,
			      const struct view *view,
			      const struct keypress *key)
{
	enum command command = key_command(key);
	struct rich_text rich;

	if (command == COMMAND_LEAVE)
		return (struct action){.kind = ACTION_LEAVE};
	if (command == COMMAND_HELP)
		return (struct action){.kind = ACTION_OPEN_HELP};
	if (command == COMMAND_DANGER)
		return (struct action){.kind = ACTION_OPEN_DANGER};
	if (command == COMMAND_FILE && screen->report)
		return (struct action){.kind = ACTION_OPEN_SAVE,
				       .number = screen->number,
				       .edition = screen->edition};
	if (command == COMMAND_PANEL && screen->report)
		return (struct action){.kind = ACTION_OPEN_REPORT,
				       .number = screen->number,
				       .edition = other_edition(screen)};
	if (command == COMMAND_CANCEL || command == COMMAND_BACK ||
	    command == COMMAND_ENTER || command == COMMAND_REPORT)
		return (struct action){.kind = ACTION_CLOSE};
	compose_text(screen, view, &rich);
	screen->scroll = pager_key(view, &rich, screen->scroll, command);
	rich_text_release(&rich);
	return (struct action){0};
}

void text_screen_draw(const struct text_screen *screen, const struct view *view)
{
	const struct foot of_report[] = {
		{COMMAND_PAGE_DOWN, NULL},
		{COMMAND_FILE, NULL},
		{COMMAND_PANEL,
		 screen->edition == EDITION_BENCH ? "one page" : "all details"},
		{COMMAND_CANCEL, "back"},
		{COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},
		{COMMAND_LEAVE, NULL},
	};
	static const struct foot of_step[] = {
		{COMMAND_UP, "scroll"},   {COMMAND_PAGE_DOWN, NULL},
		{COMMAND_CANCEL, "back"}, {COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},     {COMMAND_LEAVE, NULL},
	};
	struct rich_text rich;

	compose_text(screen, view, &rich);
	pager_draw(view, &rich, screen->scroll);
	if (screen->report)
		pager_draw_feet(view, pager_has_more(view, &rich), of_report,
				sizeof(of_report) / sizeof(*of_report));
	else
		pager_draw_feet(view, pager_has_more(view, &rich), of_step,
				sizeof(of_step) / sizeof(*of_step));
	rich_text_release(&rich);
}
