#include "front/tui/screen_scanned.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"
#include "front/tui/paint.h"

#include <stdio.h>

/* Windows with this many lines have an empty line below the heading. */
enum { ROOMY_LINES = 14 };

enum offer { OFFER_TICKET, OFFER_SERIAL, OFFER_BACK, OFFERS };

static const struct {
	const char *said;
	enum detail detail; /* what the text becomes */
} offers[OFFERS] = {
	[OFFER_TICKET] = {"Start a new case with this ticket", DETAIL_TICKET},
	[OFFER_SERIAL] = {"Start a new case with this serial number",
			  DETAIL_SERIAL},
	[OFFER_BACK] = {.said = "Go back"},
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

static void compose_scanned(const struct scanned_screen *screen,
			    const struct view *view, struct rich_text *rich)
{
	struct buffer title = {0};
	char lead[32];

	buffer_format(&title, "No case has the ticket or serial number %s",
		      buffer_string(&screen->text));
	rich_text_init(rich, view->theme, view->columns - 4);
	rich_text_paragraph(rich, ROLE_STRONG, buffer_string(&title));
	buffer_release(&title);
	if (view->lines >= ROOMY_LINES)
		rich_text_gap(rich);
	for (int row = 0; row < OFFERS; row++) {
		bool chosen = row == screen->choices.row;
		snprintf(lead, sizeof(lead), "%s %d  ",
			 chosen ? theme_mark(view->theme, MARK_CHOSEN) : " ",
			 row + 1);
		rich->row = row;
		rich_text_item(rich, ROLE_QUIET, lead, ROLE_TEXT,
			       offers[row].said);
	}
}

static int scroll_of(const struct scanned_screen *screen,
		     const struct view *view, const struct rich_text *rich)
{
	return rich_text_reveal(
		rich, 0, frame_area(view).lines,
		screen->choices.row == CHOICES_NONE ? 0 : screen->choices.row);
}

static int row_at(const struct scanned_screen *screen, const struct view *view,
		  int line)
{
	struct area area = frame_area(view);
	struct rich_text rich;

	compose_scanned(screen, view, &rich);
	int row = paint_row_at(&area, &rich, scroll_of(screen, view, &rich),
			       line);
	rich_text_release(&rich);
	return row;
}

static struct action take_offer(struct scanned_screen *screen)
{
	const char *text = buffer_string(&screen->text);

	if (screen->choices.row == CHOICES_NONE)
		return (struct action){
			.kind = ACTION_NOTICE,
			.text = "Choose with an arrow key or a number, then "
				"press Enter.",
		};
	if (screen->choices.row == OFFER_BACK)
		return (struct action){.kind = ACTION_CLOSE};
	screen->given = (struct case_details){0};
	screen->given.of[offers[screen->choices.row].detail] = text;
	return (struct action){.kind = ACTION_NEW_SCANNED,
			       .details = &screen->given};
}

struct action scanned_screen_key(struct scanned_screen *screen,
				 const struct view *view,
				 const struct keypress *key)
{
	static const enum action_kind kinds[COMMANDS + 1] = {
		[COMMAND_LEAVE] = ACTION_LEAVE,
		[COMMAND_HELP] = ACTION_OPEN_HELP,
		[COMMAND_CANCEL] = ACTION_CLOSE,
		[COMMAND_BACK] = ACTION_CLOSE,
		[COMMAND_CASES] = ACTION_OPEN_CASES,
		[COMMAND_DANGER] = ACTION_OPEN_DANGER,
	};
	enum command command = key_command(key);
	enum choices_event event;

	if (kinds[command] != ACTION_NONE)
		return (struct action){.kind = kinds[command]};
	if (key->kind == KEYPRESS_TEXT_END)
		return action_look_up(key);
	if (command == COMMAND_ENTER)
		return take_offer(screen);
	if (key->kind == KEYPRESS_CLICK)
		event = choices_click(&screen->choices,
				      row_at(screen, view, key->line));
	else
		event = choices_key(&screen->choices, OFFERS, key);
	return event == CHOICES_GIVEN ? take_offer(screen) : (struct action){0};
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
	struct rich_text rich;

	compose_scanned(screen, view, &rich);
	int scroll = scroll_of(screen, view, &rich);
	paint_rich_text(view, &area, &rich, scroll, row);
	frame_draw(view, feet, sizeof(feet) / sizeof(*feet));
	paint_cursor(view, &area, &rich, scroll, row, 0);
	rich_text_release(&rich);
}
