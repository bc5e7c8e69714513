#include "front/tui/screen_forms.h"

#include "front/tui/frame.h"
#include "front/tui/paint.h"

#include <stdio.h>

/* Windows with this many lines have empty lines around the form. */
enum { ROOMY_LINES = 20 };

enum offer { OFFER_CONTINUE, OFFER_EMPTY, OFFER_DISCARD, OFFER_NEXT, OFFERS };

static const struct {
	const char *said;
	enum action_kind kind; /* ACTION_NONE: the next form is shown */
	const char *word; /* for the footer */
} offers[OFFERS] = {
	[OFFER_CONTINUE] = {"Continue this form", ACTION_CONTINUE_FORM,
			    "continue"},
	[OFFER_EMPTY] = {"Begin an empty form, and keep this one",
			 ACTION_NEW_FORM, "begin"},
	[OFFER_DISCARD] = {"Discard this form", ACTION_DISCARD_FORM, "discard"},
	[OFFER_NEXT] = {"Show the next one", ACTION_NONE, "show"},
};

void forms_screen_release(struct forms_screen *screen)
{
	drafts_release(&screen->drafts);
}

static int offer_count(const struct forms_screen *screen)
{
	return screen->drafts.count > 1 ? OFFERS : OFFER_NEXT;
}

static void add_form_title(const struct forms_screen *screen,
			   const struct view *view, struct rich_text *rich)
{
	const struct draft *draft = &screen->drafts.items[screen->at];
	struct buffer text = {0};

	buffer_text(&text, "An intake form was left unfinished");
	if (screen->drafts.count > 1)
		buffer_format(&text, " (%zu of %zu)", screen->at + 1,
			      screen->drafts.count);
	rich_text_paragraph(rich, ROLE_STRONG, buffer_string(&text));
	buffer_clear(&text);
	buffer_text(&text, "Begun ");
	clock_write_local(&text, draft->began);
	if (*draft->who)
		buffer_format(&text, " by %s", draft->who);
	buffer_text(&text, ", last changed ");
	clock_write_ago(&text, draft->changed, view->now);
	rich_text_paragraph(rich, ROLE_QUIET, buffer_string(&text));
	buffer_release(&text);
}

static void add_form_fields(const struct draft *draft, struct rich_text *rich)
{
	struct case_details details;
	struct arena arena = {0};

	draft_read_text(&details, draft->text, &arena);
	for (int i = 0; i < DETAILS; i++) {
		char lead[64];

		if (!details.of[i])
			continue;
		snprintf(lead, sizeof(lead), "  %-14s", detail_facts[i].label);
		rich_text_item(rich, ROLE_QUIET, lead, ROLE_TEXT,
			       details.of[i]);
	}
	arena_release(&arena);
}

static void compose_forms(const struct forms_screen *screen,
			  const struct view *view, struct rich_text *rich)
{
	char lead[32];

	rich_text_init(rich, view->theme, view->columns - 4);
	rich->dense = view->lines < ROOMY_LINES;
	add_form_title(screen, view, rich);
	rich_text_gap(rich);
	add_form_fields(&screen->drafts.items[screen->at], rich);
	rich_text_gap(rich);
	for (int row = 0; row < offer_count(screen); row++) {
		bool chosen = row == screen->choices.row;

		snprintf(lead, sizeof(lead), "%s %d  ",
			 chosen ? theme_mark(view->theme, MARK_CHOSEN) : " ",
			 row + 1);
		rich->row = row;
		rich_text_item(rich, ROLE_QUIET, lead, ROLE_TEXT,
			       offers[row].said);
	}
}

static int forms_scroll(const struct forms_screen *screen,
			const struct view *view, const struct rich_text *rich)
{
	return rich_text_reveal(rich, 0, frame_area(view).lines,
				screen->choices.row);
}

static int forms_row_at(const struct forms_screen *screen,
			const struct view *view, int line)
{
	struct area area = frame_area(view);
	struct rich_text rich;

	compose_forms(screen, view, &rich);
	int row = paint_row_at(&area, &rich, forms_scroll(screen, view, &rich),
			       line);
	rich_text_release(&rich);
	return row;
}

static struct action take_form(struct forms_screen *screen)
{
	int row = screen->choices.row;

	if (row == OFFER_NEXT) {
		screen->at = (screen->at + 1) % screen->drafts.count;
		screen->choices.armed = false;
	}
	return (struct action){.kind = offers[row].kind, .row = screen->at};
}

struct action forms_screen_key(struct forms_screen *screen,
			       const struct view *view,
			       const struct keypress *key)
{
	static const enum action_kind kinds[COMMANDS + 1] = {
		[COMMAND_LEAVE] = ACTION_LEAVE,
		[COMMAND_HELP] = ACTION_OPEN_HELP,
		[COMMAND_CANCEL] = ACTION_PUT_FORM_AWAY,
		[COMMAND_BACK] = ACTION_PUT_FORM_AWAY,
		[COMMAND_DANGER] = ACTION_OPEN_DANGER,
		[COMMAND_NEW] = ACTION_NEW_FORM,
	};
	enum command command = key_command(key);
	enum choices_event event;

	if (kinds[command] != ACTION_NONE)
		return (struct action){.kind = kinds[command]};
	if (key->kind == KEYPRESS_TEXT_END)
		return action_look_up(key);
	if (command == COMMAND_ENTER)
		return take_form(screen);
	if (key->kind == KEYPRESS_CLICK)
		event = choices_click(&screen->choices,
				      forms_row_at(screen, view, key->line));
	else
		event = choices_key(&screen->choices, offer_count(screen), key);
	return event == CHOICES_GIVEN ? take_form(screen) : (struct action){0};
}

void forms_screen_draw(const struct forms_screen *screen,
		       const struct view *view)
{
	int row = screen->choices.row;
	const struct foot feet[] = {
		{COMMAND_UP, NULL},       {COMMAND_ENTER, offers[row].word},
		{COMMAND_CANCEL, "back"}, {COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},     {COMMAND_LEAVE, NULL},
	};
	struct area area = frame_area(view);
	struct rich_text rich;

	compose_forms(screen, view, &rich);
	int scroll = forms_scroll(screen, view, &rich);
	paint_rich_text(view, &area, &rich, scroll, row);
	frame_draw(view, feet, sizeof(feet) / sizeof(*feet));
	paint_cursor(view, &area, &rich, scroll, row, 0);
	rich_text_release(&rich);
}
