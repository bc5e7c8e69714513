#include "front/tui/screen_save.h"

#include "front/tui/offers.h"

#include "chargefix/report.h"

static const struct {
	const char *said;
	enum report_edition edition;
	enum report_kind format;
} offers[] = {
	{"One page for the customer, as text", EDITION_CUSTOMER, REPORT_TEXT},
	{"One page for the customer, to print (HTML)", EDITION_CUSTOMER,
	 REPORT_HTML},
	{"One page for the customer, as Markdown", EDITION_CUSTOMER,
	 REPORT_MARKDOWN},
	{"All details, as text", EDITION_BENCH, REPORT_TEXT},
	{"All details, to print (HTML)", EDITION_BENCH, REPORT_HTML},
	{"All details, as Markdown", EDITION_BENCH, REPORT_MARKDOWN},
	{"All details for other programs (JSON)", EDITION_BENCH, REPORT_JSON},
};

enum { OFFERS = sizeof(offers) / sizeof(*offers) };

void save_screen_init(struct save_screen *screen, int64_t number,
		      enum report_edition edition)
{
	*screen = (struct save_screen){.number = number};
	while (offers[screen->choices.row].edition != edition)
		screen->choices.row++;
}

static void fill_list(struct offers *list)
{
	*list = (struct offers){
		.title = "Save the report to a file",
		.text = "It is saved in the current folder, and only you can "
			"read it.",
	};
	for (int i = 0; i < OFFERS; i++)
		offers_add(list, offers[i].said);
}

static struct action write_as(const struct save_screen *screen)
{
	int row = screen->choices.row;

	return (struct action){.kind = ACTION_WRITE_REPORT,
			       .number = screen->number,
			       .edition = offers[row].edition,
			       .row = offers[row].format};
}

struct action save_screen_key(struct save_screen *screen,
			      const struct view *view,
			      const struct keypress *key)
{
	enum command command = key_command(key);
	enum action_kind kind = action_of_overlay(command);
	struct offers list;

	if (kind != ACTION_NONE)
		return (struct action){.kind = kind};
	fill_list(&list);
	if (command == COMMAND_ENTER ||
	    offers_key(&list, view, &screen->choices, key) == CHOICES_GIVEN)
		return write_as(screen);
	return (struct action){0};
}

void save_screen_draw(const struct save_screen *screen, const struct view *view)
{
	static const struct foot feet[] = {
		{COMMAND_UP, NULL},       {COMMAND_ENTER, "save"},
		{COMMAND_CANCEL, "back"}, {COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},     {COMMAND_LEAVE, NULL},
	};
	struct offers list;

	fill_list(&list);
	offers_draw(&list, view, &screen->choices, feet,
		    sizeof(feet) / sizeof(*feet));
}
