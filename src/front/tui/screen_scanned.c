#include "front/tui/screen_scanned.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"
#include "front/tui/paint.h"

#include <stdio.h>

/* From here on a line is left empty below the heading. */
enum { ROOMY_LINES = 14 };

enum offer { OFFER_TICKET, OFFER_SERIAL, OFFER_BACK, OFFERS };

static const char *const offers[OFFERS] = {
	[OFFER_TICKET] = "Start a new case with this ticket",
	[OFFER_SERIAL] = "Start a new case with this serial number",
	[OFFER_BACK] = "Go back",
};

void scanned_screen_init(struct scanned_screen *screen, const char *text)
{
	*screen = (struct scanned_screen){.choices = {.row = CHOICES_NONE}};
	buffer_text(&screen->text, text);
}

void scanned_screen_release(struct scanned_screen *screen)
{
	buffer_release(&screen->text);
}

static void fill(const struct scanned_screen *screen, const struct view *view,
		 struct sheet *sheet)
{
	struct buffer title = {0};
	char lead[32];

	buffer_format(&title, "No case has the ticket or serial number %s",
		      buffer_string(&screen->text));
	sheet_init(sheet, view->theme, view->columns - 4);
	sheet_text(sheet, TINT_STRONG, buffer_string(&title));
	buffer_release(&title);
	if (view->lines >= ROOMY_LINES)
		sheet_gap(sheet);
	for (int row = 0; row < OFFERS; row++) {
		bool chosen = row == screen->choices.row;
		snprintf(lead, sizeof(lead), "%s %d  ",
			 chosen ? theme_mark(view->theme, MARK_CHOSEN) : " ",
			 row + 1);
		sheet->row = row;
		sheet_item(sheet, TINT_QUIET, lead, TINT_TEXT, offers[row]);
	}
}

static int scroll_of(const struct scanned_screen *screen,
		     const struct view *view, const struct sheet *sheet)
{
	return sheet_reveal(
		sheet, 0, frame_area(view).lines,
		screen->choices.row == CHOICES_NONE ? 0 : screen->choices.row);
}

static int row_at(const struct scanned_screen *screen, const struct view *view,
		  int line)
{
	struct area area = frame_area(view);
	struct sheet sheet;

	fill(screen, view, &sheet);
	int row = paint_row_at(&area, &sheet, scroll_of(screen, view, &sheet),
			       line);
	sheet_release(&sheet);
	return row;
}

static struct action give(struct scanned_screen *screen)
{
	const char *text = buffer_string(&screen->text);

	if (screen->choices.row == CHOICES_NONE)
		return (struct action){
			.deed = DEED_NOTICE,
			.text = "Choose with an arrow key or a number, then "
				"press Enter.",
		};
	if (screen->choices.row == OFFER_BACK)
		return (struct action){.deed = DEED_CLOSE};
	screen->given = screen->choices.row == OFFER_TICKET
				? (struct case_details){.ticket = text}
				: (struct case_details){.serial = text};
	return (struct action){.deed = DEED_NEW_SCANNED,
			       .details = &screen->given};
}

struct action scanned_screen_key(struct scanned_screen *screen,
				 const struct view *view,
				 const struct keypress *key)
{
	static const enum deed deeds[COMMANDS + 1] = {
		[COMMAND_LEAVE] = DEED_LEAVE,
		[COMMAND_HELP] = DEED_OPEN_HELP,
		[COMMAND_CANCEL] = DEED_CLOSE,
		[COMMAND_BACK] = DEED_CLOSE,
		[COMMAND_CASES] = DEED_OPEN_CASES,
		[COMMAND_DANGER] = DEED_OPEN_DANGER,
	};
	enum command command = key_command(key);
	enum choices_event event;

	if (deeds[command] != DEED_NONE)
		return (struct action){.deed = deeds[command]};
	if (key->kind == KEYPRESS_TEXT_END)
		return (struct action){.deed = DEED_LOOK_UP, .text = key->text};
	if (command == COMMAND_ENTER)
		return give(screen);
	if (key->kind == KEYPRESS_CLICK)
		event = choices_click(&screen->choices,
				      row_at(screen, view, key->line));
	else
		event = choices_key(&screen->choices, OFFERS, key);
	return event == CHOICES_GIVEN ? give(screen) : (struct action){0};
}

void scanned_screen_draw(const struct scanned_screen *screen,
			 const struct view *view)
{
	static const struct foot feet[] = {
		{COMMAND_UP, NULL},       {COMMAND_ENTER, "continue"},
		{COMMAND_CANCEL, "back"}, {COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},     {COMMAND_LEAVE, NULL},
	};
	int row = screen->choices.row;
	struct area area = frame_area(view);
	struct sheet sheet;

	fill(screen, view, &sheet);
	int scroll = scroll_of(screen, view, &sheet);
	paint_sheet(view, &area, &sheet, scroll, row);
	frame_draw(view, feet, sizeof(feet) / sizeof(*feet));
	paint_cursor(view, &area, &sheet, scroll, row, 0);
	sheet_release(&sheet);
}
