#include "front/tui/screen_scanned.h"

#include "front/tui/offers.h"

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

static void fill_list(const struct scanned_screen *screen, struct buffer *title,
		      struct offers *list)
{
	buffer_format(title, "No case has the ticket or serial number %s",
		      buffer_string(&screen->text));
	*list = (struct offers){.title = buffer_string(title)};
	for (int row = 0; row < OFFERS; row++)
		offers_add(list, offers[row].said);
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
	enum command command = key_command(key);
	enum action_kind kind = command == COMMAND_CASES
					? ACTION_OPEN_CASES
					: action_of_overlay(command);
	struct buffer title = {0};
	struct offers list;

	if (kind != ACTION_NONE)
		return (struct action){.kind = kind};
	if (key->kind == KEYPRESS_TEXT_END)
		return action_look_up(key);
	fill_list(screen, &title, &list);
	bool given =
		command == COMMAND_ENTER ||
		offers_key(&list, view, &screen->choices, key) == CHOICES_GIVEN;
	buffer_release(&title);
	return given ? take_offer(screen) : (struct action){0};
}

void scanned_screen_draw(const struct scanned_screen *screen,
			 const struct view *view)
{
	static const struct foot feet[] = {
		{COMMAND_UP, NULL},       {COMMAND_ENTER, "continue"},
		{COMMAND_CANCEL, "back"}, {COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},     {COMMAND_LEAVE, NULL},
	};
	struct buffer title = {0};
	struct offers list;

	fill_list(screen, &title, &list);
	offers_draw(&list, view, &screen->choices, feet,
		    sizeof(feet) / sizeof(*feet));
	buffer_release(&title);
}
