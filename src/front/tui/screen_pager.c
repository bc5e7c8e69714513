#include "front/tui/screen_pager.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"
#include "front/tui/rich_document.h"

#include "chargefix/text.h"
#include "chargefix/view.h"

static void add_why(struct rich_text *rich, const struct view *view,
		    const struct step *step)
{
	struct document document = {0};

	rich_text_paragraph(rich, ROLE_STRONG, "Why this is asked");
	rich_text_paragraph(rich, ROLE_QUIET, step_title(step));
	rich_text_gap(rich);
	view_why(&document, view->walk, view->interview, step);
	rich_text_document(rich, view->theme, &document, false);
	document_release(&document);
}

static void add_key(struct rich_text *rich, enum command command)
{
	const struct key_binding *key = &key_bindings[command];
	struct buffer lead = {0};

	if (!key->help)
		return;
	buffer_text(&lead, " ");
	text_pad(&lead, key->name[rich->utf8], 17, rich->utf8);
	rich_text_item(rich, ROLE_ACCENT, buffer_string(&lead), ROLE_TEXT,
		       key->help);
	buffer_release(&lead);
}

static void add_help(struct rich_text *rich, const struct view *view)
{
	rich_text_paragraph(rich, ROLE_STRONG, "Keys");
	rich_text_gap(rich);
	for (int command = 0; command < COMMANDS; command++)
		if (command != COMMAND_DANGER || !view->no_danger)
			add_key(rich, (enum command)command);
	rich_text_gap(rich);
	rich_text_paragraph(
		rich, ROLE_TEXT,
		"With the mouse: click an answer to choose it, and click it "
		"again to give it. Click an answer in the side panel to "
		"change it. The wheel scrolls the text under the pointer.");
	rich_text_gap(rich);
	rich_text_paragraph(
		rich, ROLE_TEXT,
		"With a barcode scanner: scan a label on the opening screen "
		"or in the list of cases to open its case. In the details "
		"and the intake form, a scan fills in a field. A scan never "
		"answers a question.");
	rich_text_gap(rich);
	rich_text_paragraph(
		rich, ROLE_TEXT,
		"In a shop, a new case begins with the intake form. If the "
		"device or its customer was here before, you can resume the "
		"case or link the new one to it. A form that you put aside "
		"with Esc is kept: press N to continue it.");
	rich_text_gap(rich);
	rich_text_paragraph(
		rich, ROLE_TEXT,
		"Every answer is saved before the next question is shown. "
		"You don't have to save anything yourself.");
}

static void compose_pager(const struct pager_screen *screen,
			  const struct view *view, struct rich_text *rich)
{
	rich_text_init(rich, view->theme, view->columns - 4);
	if (screen->why)
		add_why(rich, view, screen->why);
	else
		add_help(rich, view);
}

struct action pager_screen_key(struct pager_screen *screen,
			       const struct view *view,
			       const struct keypress *key)
{
	enum command command = key_command(key);
	struct rich_text rich;

	if (command == COMMAND_LEAVE)
		return (struct action){.kind = ACTION_LEAVE};
	if (command == COMMAND_DANGER)
		return (struct action){.kind = ACTION_OPEN_DANGER};
	if (command == COMMAND_CANCEL || command == COMMAND_BACK ||
	    command == COMMAND_ENTER ||
	    command == (screen->why ? COMMAND_WHY : COMMAND_HELP))
		return (struct action){.kind = ACTION_CLOSE};
	if (command == COMMAND_HELP)
		return (struct action){.kind = ACTION_OPEN_HELP};
	compose_pager(screen, view, &rich);
	screen->scroll = pager_key(view, &rich, screen->scroll, command);
	rich_text_release(&rich);
	return (struct action){0};
}

void pager_screen_draw(const struct pager_screen *screen,
		       const struct view *view)
{
	static const struct foot of_why[] = {
		{COMMAND_UP, "scroll"},   {COMMAND_PAGE_DOWN, NULL},
		{COMMAND_CANCEL, "back"}, {COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},     {COMMAND_LEAVE, NULL},
	};
	static const struct foot of_help[] = {
		{COMMAND_UP, "scroll"},   {COMMAND_PAGE_DOWN, NULL},
		{COMMAND_CANCEL, "back"}, {COMMAND_DANGER, NULL},
		{COMMAND_LEAVE, NULL},
	};
	struct rich_text rich;

	compose_pager(screen, view, &rich);
	pager_draw(view, &rich, screen->scroll);
	bool more = pager_has_more(view, &rich);
	if (screen->why)
		pager_draw_feet(view, more, of_why,
				sizeof(of_why) / sizeof(*of_why));
	else
		pager_draw_feet(view, more, of_help,
				sizeof(of_help) / sizeof(*of_help));
	rich_text_release(&rich);
}
