#include "front/tui/screen_life_form.h"

#include "front/tui/frame.h"
#include "front/tui/paint.h"
#include "front/tui/screen_life.h"
#include "front/tui/screen_name.h"

#include "chargefix/text.h"
#include "chargefix/when.h"

#include <stdio.h>
#include <string.h>

enum { LABEL_COLUMNS = 12, FIELD_COLUMNS_MOST = 60 };

/* Windows with this many lines have an empty line below each line. */
enum { ROOMY_LINES = 14 };

enum field_kind { FIELD_NAME, FIELD_WHY, FIELD_UNTIL };

struct life_field {
	enum field_kind kind;
	const char *label;
	const char *missing; /* what is said where it must be filled */
};

/* A form; the first field is the one to begin with. */
struct life_form {
	struct life_field fields[LIFE_FIELDS_MOST];
	int count;
};

#define ASK_WHY                                                                \
	{                                                                      \
		FIELD_WHY, "Why", NULL                                         \
	}
#define ASK_UNTIL                                                              \
	{                                                                      \
		FIELD_UNTIL, "Until", NULL                                     \
	}

/* What is asked for each action; a wait goes by what it is for. */
static const struct life_form forms[LIFE_ACTIONS] = {
	[LIFE_HAND_OVER] = {{{FIELD_NAME, "Colleague",
			      "Type the name of the colleague."},
			     {FIELD_WHY, "Why",
			      "Type what the colleague should look at."}},
			    2},
	[LIFE_CANCEL] = {{{FIELD_WHY, "Why",
			   "Type why the case is cancelled."}},
			 1},
	[LIFE_REOPEN] = {{{FIELD_WHY, "Why", "Type why the case goes on."}}, 1},
	[LIFE_CONFIRM] = {{{FIELD_NAME, "Your name",
			    "Type the name of whoever checked it."}},
			  1},
};

static const struct life_form waits[HOLDS] = {
	[HOLD_TIME] = {{{FIELD_UNTIL, "Until", "Type " MOMENT_FORMS "."},
			ASK_WHY},
		       2},
	[HOLD_PART] = {{ASK_WHY, ASK_UNTIL}, 2},
	[HOLD_CUSTOMER] = {{ASK_WHY, ASK_UNTIL}, 2},
	[HOLD_COLLEAGUE] = {{ASK_WHY, ASK_UNTIL}, 2},
};

static const struct life_form *form_of(const struct life_form_screen *screen)
{
	const struct life_change *given = &screen->given;

	return given->action == LIFE_WAIT ? &waits[given->waits_for]
					  : &forms[given->action];
}

void life_form_screen_init(struct life_form_screen *screen,
			   const struct life_change *change, const char *who)
{
	*screen = (struct life_form_screen){.given = *change};
	for (int i = 0; i < LIFE_FIELDS_MOST; i++)
		screen->fields[i].most = DETAIL_SIZE_MOST;
	if (change->action == LIFE_CONFIRM)
		editor_set(&screen->fields[0], text_or_empty(who));
}

void life_form_screen_release(struct life_form_screen *screen)
{
	for (int i = 0; i < LIFE_FIELDS_MOST; i++)
		editor_release(&screen->fields[i]);
}

static struct action say(const char *text)
{
	return (struct action){.kind = ACTION_NOTICE, .text = text};
}

static bool is_typed(const struct life_form_screen *screen)
{
	for (int i = 0; i < form_of(screen)->count; i++)
		if (screen->fields[i].text.length)
			return true;
	return false;
}

/* Esc must be pressed twice to drop what was typed. */
static struct action cancel_form(struct life_form_screen *screen)
{
	bool confirm = screen->given.action == LIFE_CONFIRM;

	if (screen->dropping || confirm || !is_typed(screen))
		return (struct action){.kind = ACTION_CLOSE};
	screen->dropping = true;
	return say("Press Enter to go on, or Esc again to discard what you "
		   "typed.");
}

/* Takes the text of a field; NULL, or what is wrong with it. */
static const char *take_field(struct life_form_screen *screen,
			      const struct view *view, int index)
{
	const struct life_field *field = &form_of(screen)->fields[index];
	const char *text = buffer_string(&screen->fields[index].text);
	struct life_change *given = &screen->given;

	text += strspn(text, " ");
	if (!*text)
		return field->missing;
	if (field->kind == FIELD_WHY)
		given->why = text;
	else if (field->kind == FIELD_UNTIL &&
		 !moment_parse(text, view->now, &given->until))
		return "Type " MOMENT_FORMS ".";
	else if (field->kind == FIELD_UNTIL && given->until <= view->now)
		return "That time is already over.";
	else if (field->kind == FIELD_NAME && given->action == LIFE_HAND_OVER)
		given->colleague = text;
	else if (field->kind == FIELD_NAME)
		given->who = text;
	return NULL;
}

/* Enter does it, or goes to the first field that is not right yet. */
static struct action enter_form(struct life_form_screen *screen,
				const struct view *view)
{
	struct life_change *given = &screen->given;
	int at = screen->field;

	given->why = given->colleague = given->who = NULL;
	given->until = 0;
	for (int i = 0; i < form_of(screen)->count; i++) {
		const char *wrong = take_field(screen, view, i);

		if (!wrong)
			continue;
		screen->field = i;
		/* The next field is not wrong, only not reached yet. */
		return i > at && !screen->fields[i].text.length
			       ? (struct action){0}
			       : say(wrong);
	}
	return (struct action){.kind = ACTION_LIFE, .life = given};
}

static struct action end_scan(struct life_form_screen *screen,
			      const struct keypress *key)
{
	struct editor *editor = &screen->fields[screen->field];

	if (form_of(screen)->fields[screen->field].kind == FIELD_NAME)
		return name_screen_scan(editor, key);
	enum text_fault fault = editor_end_text(editor, key);
	return (struct action){.kind = fault ? ACTION_REFUSE : ACTION_NONE,
			       .text = text_fault_said(fault)};
}

static int field_line(const struct view *view, int field)
{
	bool roomy = view->lines >= ROOMY_LINES;

	return frame_area(view).top + (roomy ? 2 + 2 * field : 1 + field);
}

static int field_at(const struct life_form_screen *screen,
		    const struct view *view, const struct keypress *key)
{
	for (int i = 0; i < form_of(screen)->count; i++)
		if (key->kind == KEYPRESS_CLICK &&
		    field_line(view, i) == key->line)
			return i;
	return -1;
}

struct action life_form_screen_key(struct life_form_screen *screen,
				   const struct view *view,
				   const struct keypress *key)
{
	enum command command = key_command(key);
	bool arrow = key->kind == KEYPRESS_FUNCTION;
	int count = form_of(screen)->count;
	int clicked = field_at(screen, view, key);

	if (command == COMMAND_CANCEL)
		return cancel_form(screen);
	screen->dropping = false;
	if (key->kind == KEYPRESS_TEXT_END)
		return end_scan(screen, key);
	if (command == COMMAND_ENTER)
		return enter_form(screen, view);
	if (clicked >= 0)
		screen->field = clicked;
	else if (command == COMMAND_PANEL || (arrow && key->code == KEY_DOWN))
		screen->field = (screen->field + 1) % count;
	else if (arrow && (key->code == KEY_UP || key->code == KEY_BTAB))
		screen->field = (screen->field + count - 1) % count;
	else
		editor_key(&screen->fields[screen->field], key, false,
			   view->columns);
	/* At the end of a scanned text, all of it is refused. */
	if (screen->fields[screen->field].refused && !key->pasted)
		return say(EDITOR_REFUSED);
	return (struct action){0};
}

static void draw_life_field(const struct life_form_screen *screen,
			    const struct view *view, int field)
{
	struct area area = frame_area(view);
	int line = field_line(view, field);
	int column = area.left + LABEL_COLUMNS;
	int columns = area.columns - LABEL_COLUMNS;
	bool chosen = field == screen->field;
	struct buffer room = {0};
	char label[64];

	if (columns > FIELD_COLUMNS_MOST)
		columns = FIELD_COLUMNS_MOST;
	snprintf(label, sizeof(label), "%s %s",
		 chosen ? theme_mark(view->theme, MARK_CHOSEN) : " ",
		 form_of(screen)->fields[field].label);
	paint_cut(view, line, area.left, LABEL_COLUMNS - 1,
		  chosen ? ROLE_ACCENT : ROLE_QUIET, label);
	buffer_repeat(&room, '_', (size_t)columns);
	paint_cut(view, line, column, columns, ROLE_LINE, buffer_string(&room));
	buffer_release(&room);
	if (chosen)
		paint_editor(view, line, column, columns,
			     &screen->fields[field]);
	else
		paint_cut(view, line, column, columns, ROLE_TEXT,
			  buffer_string(&screen->fields[field].text));
}

void life_form_screen_draw(const struct life_form_screen *screen,
			   const struct view *view)
{
	const struct life_form *form = form_of(screen);
	const struct foot feet[] = {
		{COMMAND_ENTER, "done"},
		{COMMAND_CANCEL, "cancel"},
		{COMMAND_PANEL, "next"},
	};
	struct area area = frame_area(view);

	paint_cut(view, area.top, area.left, area.columns, ROLE_STRONG,
		  life_screen_label(&screen->given));
	frame_draw(view, feet, form->count > 1 ? 3 : 2);
	for (int i = 0; i < form->count; i++)
		if (i != screen->field)
			draw_life_field(screen, view, i);
	/* Drawn last, so that the cursor stays there. */
	draw_life_field(screen, view, screen->field);
}
