#include "front/tui/screen_forms.h"

#include "front/tui/offers.h"

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

static void write_form_title(const struct forms_screen *screen,
			     struct buffer *out)
{
	buffer_text(out, "An intake form was left unfinished");
	if (screen->drafts.count > 1)
		buffer_format(out, " (%zu of %zu)", screen->at + 1,
			      screen->drafts.count);
}

static void write_form_fields(const char *text, struct buffer *out)
{
	struct case_details details;
	struct arena arena = {0};

	draft_read_text(&details, text, &arena);
	for (int i = 0; i < DETAILS; i++)
		if (details.of[i])
			buffer_format(out, "\n  %-14s%s", detail_facts[i].label,
				      details.of[i]);
	arena_release(&arena);
}

/* Who began it and when, and what was filled in. */
static void write_form(const struct draft *draft, int64_t now,
		       struct buffer *out)
{
	buffer_text(out, "Begun ");
	clock_write_local(out, draft->began);
	if (*draft->who)
		buffer_format(out, " by %s", draft->who);
	buffer_text(out, ", last changed ");
	clock_write_ago(out, draft->changed, now);
	buffer_text(out, "\n");
	write_form_fields(draft->text, out);
}

/* The texts of a list of offers. */
struct form_texts {
	struct buffer title;
	struct buffer form;
};

static void form_texts_release(struct form_texts *texts)
{
	buffer_release(&texts->title);
	buffer_release(&texts->form);
}

static void fill_form_list(const struct forms_screen *screen,
			   const struct view *view, struct form_texts *texts,
			   struct offers *list)
{
	*texts = (struct form_texts){0};
	write_form_title(screen, &texts->title);
	write_form(&screen->drafts.items[screen->at], view->now, &texts->form);
	*list = (struct offers){.title = buffer_string(&texts->title),
				.text = buffer_string(&texts->form)};
	for (int row = 0; row < offer_count(screen); row++)
		offers_add(list, offers[row].said);
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
	struct form_texts texts;
	struct offers list;

	if (kinds[command] != ACTION_NONE)
		return (struct action){.kind = kinds[command]};
	if (key->kind == KEYPRESS_TEXT_END)
		return action_look_up(key);
	fill_form_list(screen, view, &texts, &list);
	bool given =
		command == COMMAND_ENTER ||
		offers_key(&list, view, &screen->choices, key) == CHOICES_GIVEN;
	form_texts_release(&texts);
	return given ? take_form(screen) : (struct action){0};
}

void forms_screen_draw(const struct forms_screen *screen,
		       const struct view *view)
{
	const struct foot feet[] = {
		{COMMAND_UP, NULL},
		{COMMAND_ENTER, offers[screen->choices.row].word},
		{COMMAND_CANCEL, "back"},
		{COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},
		{COMMAND_LEAVE, NULL},
	};
	struct form_texts texts;
	struct offers list;

	fill_form_list(screen, view, &texts, &list);
	offers_draw(&list, view, &screen->choices, feet,
		    sizeof(feet) / sizeof(*feet));
	form_texts_release(&texts);
}
