#include "front/tui/screen_details.h"

#include "front/tui/details_layout.h"

#include "chargefix/interview.h"
#include "chargefix/text.h"

#include <stdlib.h>
#include <string.h>

static void set(struct details_screen *screen, int field, const char *text)
{
	struct editor *editor = &screen->fields[field];
	struct buffer *before = &screen->before[field];

	editor->most = DETAIL_SIZE_MOST;
	buffer_text(&editor->text, text_or_empty(text));
	editor->cursor = editor->text.length;
	buffer_text(before, text_or_empty(text));
}

void details_screen_init(struct details_screen *screen, int64_t number,
			 const struct case_details *details)
{
	*screen = (struct details_screen){.number = number};
	for (int i = 0; i < DETAILS; i++) {
		detail_list_add(&screen->asked, (enum detail)i);
		set(screen, i, details->of[i]);
	}
}

void details_screen_go_on(struct details_screen *screen)
{
	screen->field = 0;
	while (screen->field < screen->asked.count &&
	       screen->fields[screen->asked.of[screen->field]].text.length)
		screen->field++;
}

void details_screen_take_in(struct details_screen *screen,
			    const struct detail_list *asked,
			    const struct detail_list *required,
			    const struct case_details *details)
{
	*screen = (struct details_screen){
		.intake = true,
		.asked = *asked,
		.part = {.required = *required},
	};
	for (int i = 0; i < required->count; i++)
		detail_list_add(&screen->asked, required->of[i]);
	for (int i = 0; i < DETAILS; i++)
		set(screen, i, details->of[i]);
	kept_form_init(&screen->part.kept);
	details_screen_go_on(screen);
}

void details_screen_forget(struct details_screen *screen)
{
	struct intake_part *part = &screen->part;

	for (int i = 0; i < part->known_count; i++)
		free(part->known[i].said);
	part->known_count = 0;
	part->choices = (struct choices){0};
}

void details_screen_release(struct details_screen *screen)
{
	for (int i = 0; i < DETAILS; i++) {
		editor_release(&screen->fields[i]);
		buffer_release(&screen->before[i]);
	}
	details_screen_forget(screen);
	kept_form_release(&screen->part.kept);
}

struct case_details details_screen_all(const struct details_screen *screen)
{
	struct case_details all = {{0}};

	for (int i = 0; i < DETAILS; i++)
		if (screen->fields[i].text.length)
			all.of[i] = buffer_string(&screen->fields[i].text);
	return all;
}

void details_screen_type(struct details_screen *screen,
			 const struct case_details *details)
{
	for (int i = 0; i < DETAILS; i++)
		if (details->of[i])
			editor_set(&screen->fields[i], details->of[i]);
}

bool details_screen_missing(struct details_screen *screen, struct buffer *out)
{
	for (int row = 0; row < screen->asked.count; row++) {
		enum detail detail = screen->asked.of[row];

		if (screen->fields[detail].text.length ||
		    !detail_list_has(&screen->part.required, detail))
			continue;
		if (!out->length)
			screen->field = row;
		buffer_format(out, "%s%s", out->length ? ", " : "",
			      detail_facts[detail].label);
	}
	return out->length;
}

/* The field being typed in; NULL: one of the choices is chosen. */
static struct editor *current(struct details_screen *screen)
{
	if (screen->field == screen->asked.count)
		return NULL;
	return &screen->fields[screen->asked.of[screen->field]];
}

/*
 * The text of a field; NULL if it wasn't changed here, since another terminal
 * may have changed it in the meantime.
 */
static const char *change_of(const struct details_screen *screen, int field)
{
	const char *text = buffer_string(&screen->fields[field].text);
	const char *before = buffer_string(&screen->before[field]);

	return strcmp(text, before) == 0 ? NULL : text;
}

static struct action save(struct details_screen *screen)
{
	for (int i = 0; i < DETAILS; i++)
		screen->given.of[i] = change_of(screen, i);
	return (struct action){
		.kind = ACTION_SET_DETAILS,
		.number = screen->number,
		.details = &screen->given,
	};
}

/* A device may be known once a field about it is filled in. */
static struct action go_to_field(struct details_screen *screen, int field)
{
	bool left = screen->intake && current(screen) && field != screen->field;

	screen->field = field;
	return (struct action){.kind = left ? ACTION_FORM_LEFT : ACTION_NONE};
}

static struct action go(struct details_screen *screen, int by)
{
	int count = screen->asked.count + screen->intake;

	return go_to_field(screen, (screen->field + by + count) % count);
}

static struct action refuse_text(const char *why)
{
	return (struct action){.kind = ACTION_REFUSE, .text = why};
}

static struct action type_detail(struct editor *editor, const struct view *view,
				 const struct keypress *key)
{
	editor_key(editor, key, false, view->columns);
	/* At the end of a scanned text, all of it is refused. */
	if (!editor->refused || key->pasted)
		return (struct action){0};
	return (struct action){.kind = ACTION_NOTICE, .text = EDITOR_REFUSED};
}

/* Esc must be pressed twice to drop what was typed. */
static struct action cancel(struct details_screen *screen)
{
	bool changed = false;

	if (screen->intake)
		return (struct action){.kind = ACTION_PUT_FORM_AWAY};
	for (int i = 0; i < DETAILS; i++)
		changed |= change_of(screen, i) != NULL;
	if (screen->dropping || !changed)
		return (struct action){.kind = ACTION_CLOSE};
	screen->dropping = true;
	return (struct action){
		.kind = ACTION_NOTICE,
		.text = "Press Enter to save your changes, or Esc again to "
			"discard them.",
	};
}

/*
 * An IMEI is neither a name nor anything else that is asked, so it goes into
 * the field for serial numbers, wherever it was scanned. Only a ticket may look
 * like one.
 */
static bool is_for_serial(const struct details_screen *screen, const char *text)
{
	enum detail detail = screen->asked.of[screen->field];

	return detail != DETAIL_TICKET && detail != DETAIL_SERIAL &&
	       detail_list_has(&screen->asked, DETAIL_SERIAL) &&
	       detail_is_imei(text);
}

/*
 * A scanned text replaces the content of the field. A scanner's Enter or Tab
 * only ever moves to the next field.
 */
static struct action fill_in(struct details_screen *screen,
			     struct editor *editor, const char *text)
{
	editor->pasting &= is_for_serial(screen, text);
	if (strlen(text) < EDITOR_SCAN_LEAST)
		return go(screen, 1);
	if (!is_for_serial(screen, text)) {
		editor_set(editor, text);
		if (!screen->intake && screen->field + 1 == screen->asked.count)
			return (struct action){0};
		return go(screen, 1);
	}
	editor_take_back(editor);
	editor_set(&screen->fields[DETAIL_SERIAL], text);
	return (struct action){.kind = screen->intake ? ACTION_FORM_LEFT
						      : ACTION_NONE};
}

static struct action end_text(struct details_screen *screen,
			      const struct keypress *key)
{
	struct editor *editor = current(screen);

	if (!editor)
		return refuse_text(
			"That text was not used: choose a field for it "
			"first.");
	enum text_fault fault = editor_end_text(editor, key);
	if (fault)
		return refuse_text(text_fault_said(fault));
	if (key->code)
		return fill_in(screen, editor, key->text);
	editor->pasting = false;
	return (struct action){0};
}

static struct action take_choice(const struct details_screen *screen)
{
	const struct intake_part *part = &screen->part;
	int row = part->choices.row;

	if (row >= part->known_count)
		return (struct action){.kind = ACTION_TAKE_IN};
	return (struct action){
		.kind = part->known[row].open ? ACTION_RESUME_KNOWN
					      : ACTION_TAKE_IN,
		.number = part->known[row].number,
	};
}

static struct action click(struct details_screen *screen,
			   const struct view *view, const struct keypress *key)
{
	struct details_layout layout;

	details_lay_out(screen, view, &layout);
	const struct details_line *line = details_line_at(&layout, key->line);
	if (!line)
		return (struct action){0};
	if (line->kind == DETAILS_FIELD || line->kind == DETAILS_HINT)
		return go_to_field(screen, line->row);
	if (line->kind != DETAILS_CHOICE)
		return (struct action){0};
	if (current(screen))
		screen->part.choices.armed = false;
	struct action left = go_to_field(screen, screen->asked.count);
	if (choices_click(&screen->part.choices, line->row) == CHOICES_GIVEN)
		return take_choice(screen);
	return left;
}

/* Handles keys while one of the choices below the fields is chosen. */
static struct action choose(struct details_screen *screen,
			    const struct keypress *key)
{
	struct choices *choices = &screen->part.choices;
	enum command command = key_command(key);
	bool first = choices->row == 0;

	if (command == COMMAND_ENTER)
		return take_choice(screen);
	if (command == COMMAND_HELP)
		return (struct action){.kind = ACTION_OPEN_HELP};
	if (command == COMMAND_HISTORY &&
	    choices->row < screen->part.known_count)
		return (struct action){
			.kind = ACTION_OPEN_HISTORY,
			.number = screen->part.known[choices->row].number};
	if (command == COMMAND_UP && first)
		return go(screen, -1);
	if (choices_key(choices, details_choices(screen), key) == CHOICES_GIVEN)
		return take_choice(screen);
	return (struct action){0};
}

/* Handles keys that lead to another field. False: it is none. */
static bool go_by_key(struct details_screen *screen, const struct view *view,
		      const struct keypress *key, struct action *action)
{
	bool arrow = key->kind == KEYPRESS_FUNCTION;
	bool chosen = !current(screen);
	enum command command = key_command(key);

	if (key->kind == KEYPRESS_CLICK)
		*action = click(screen, view, key);
	else if (command == COMMAND_PANEL ||
		 (command == COMMAND_ENTER && !chosen) ||
		 (arrow && key->code == KEY_DOWN && !chosen))
		*action = go(screen, 1);
	else if (arrow &&
		 (key->code == KEY_BTAB || (key->code == KEY_UP && !chosen)))
		*action = go(screen, -1);
	else if (arrow && command == COMMAND_PAGE_DOWN)
		*action = go_to_field(screen,
				      screen->asked.count - !screen->intake);
	else if (arrow && command == COMMAND_PAGE_UP)
		*action = go_to_field(screen, 0);
	else
		return false;
	return true;
}

struct action details_screen_key(struct details_screen *screen,
				 const struct view *view,
				 const struct keypress *key)
{
	enum command command = key_command(key);
	struct action action;

	if (command == COMMAND_CANCEL)
		return cancel(screen);
	screen->dropping = false;
	if (key->kind == KEYPRESS_TEXT_END)
		return end_text(screen, key);
	if (screen->intake && command == COMMAND_DANGER)
		return (struct action){.kind = ACTION_TAKE_IN_DANGER};
	if (!screen->intake && command == COMMAND_ENTER)
		return save(screen);
	if (go_by_key(screen, view, key, &action))
		return action;
	if (!current(screen))
		return key->pasted ? (struct action){0} : choose(screen, key);
	return type_detail(current(screen), view, key);
}
