#include "front/tui/screen_details.h"

#include "front/tui/frame.h"
#include "front/tui/paint.h"

#include "chargefix/interview.h"
#include "chargefix/text.h"

#include <stdio.h>
#include <string.h>

enum { NAME_COLUMNS = 15, FIELD_COLUMNS_MOST = 60 };

/*
 * Windows with ROOMY_LINES have empty lines around the fields; counting the
 * whole window keeps a notice from moving them. The form needs TITLED_LINES of
 * its own for a title.
 */
enum { ROOMY_LINES = 2 * DETAILS + 6, TITLED_LINES = DETAILS + 1 };

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
	for (int i = 0; i < DETAILS; i++)
		set(screen, i, details->of[i]);
}

void details_screen_release(struct details_screen *screen)
{
	for (int i = 0; i < DETAILS; i++) {
		editor_release(&screen->fields[i]);
		buffer_release(&screen->before[i]);
	}
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

/* The line of a field; -1: it is scrolled out of a small window. */
static int line_of(const struct details_screen *screen, const struct view *view,
		   int field)
{
	struct area area = frame_area(view);
	int top =
		screen->field < area.lines ? 0 : screen->field - area.lines + 1;

	if (view->lines >= ROOMY_LINES)
		return area.top + 2 + 2 * field;
	if (area.lines >= TITLED_LINES)
		return area.top + 1 + field;
	if (field < top || field >= top + area.lines)
		return -1;
	return area.top + field - top;
}

static int field_at(const struct details_screen *screen,
		    const struct view *view, const struct keypress *key)
{
	for (int i = 0; i < DETAILS; i++)
		if (line_of(screen, view, i) == key->line)
			return i;
	return -1;
}

static void go(struct details_screen *screen, int by)
{
	screen->field = (screen->field + by + DETAILS) % DETAILS;
}

static struct action type_detail(struct editor *editor, const struct view *view,
				 const struct keypress *key)
{
	editor_key(editor, key, false, view->columns);
	if (!editor->refused)
		return (struct action){0};
	return (struct action){.kind = ACTION_NOTICE, .text = EDITOR_REFUSED};
}

/* Esc must be pressed twice to drop what was typed. */
static struct action cancel(struct details_screen *screen)
{
	bool changed = false;

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
 * A scanned text replaces the content of the field. An IMEI is neither a name
 * nor a model, so it goes into the field for serial numbers.
 */
static void fill_in(struct details_screen *screen, const char *text)
{
	int to = screen->field;

	if (strlen(text) < EDITOR_SCAN_LEAST)
		return;
	if (detail_is_imei(text) &&
	    (to == DETAIL_TECHNICIAN || to == DETAIL_MODEL)) {
		editor_take_out(&screen->fields[to], text);
		to = screen->field = DETAIL_SERIAL;
	}
	editor_set(&screen->fields[to], text);
}

/* A scanner's Enter or Tab moves to the next field, or saves the form. */
static struct action end_text(struct details_screen *screen,
			      const struct keypress *key)
{
	if (!key->code)
		return (struct action){0};
	fill_in(screen, key->text);
	if (screen->field == DETAILS - 1)
		return save(screen);
	go(screen, 1);
	return (struct action){0};
}

struct action details_screen_key(struct details_screen *screen,
				 const struct view *view,
				 const struct keypress *key)
{
	enum command command = key_command(key);
	bool arrow = key->kind == KEYPRESS_FUNCTION;

	if (command == COMMAND_CANCEL)
		return cancel(screen);
	screen->dropping = false;
	if (key->kind == KEYPRESS_TEXT_END)
		return end_text(screen, key);
	if (command == COMMAND_ENTER)
		return save(screen);
	if (key->kind == KEYPRESS_CLICK && field_at(screen, view, key) >= 0)
		screen->field = field_at(screen, view, key);
	else if (command == COMMAND_PANEL || (arrow && key->code == KEY_DOWN))
		go(screen, 1);
	else if (arrow && (key->code == KEY_UP || key->code == KEY_BTAB))
		go(screen, -1);
	else
		return type_detail(&screen->fields[screen->field], view, key);
	return (struct action){0};
}

static void draw_field(const struct details_screen *screen,
		       const struct view *view, int field)
{
	struct area area = frame_area(view);
	int line = line_of(screen, view, field);
	int column = area.left + NAME_COLUMNS + 1;
	int columns = area.columns - NAME_COLUMNS - 1;
	bool chosen = field == screen->field;
	struct buffer room = {0};
	char name[64];

	if (line < 0)
		return;
	snprintf(name, sizeof(name), "%s %s",
		 chosen ? theme_mark(view->theme, MARK_CHOSEN) : " ",
		 detail_facts[field].label);
	paint_cut(view, line, area.left, NAME_COLUMNS,
		  chosen ? ROLE_ACCENT : ROLE_QUIET, name);
	if (columns > FIELD_COLUMNS_MOST)
		columns = FIELD_COLUMNS_MOST;
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

void details_screen_draw(const struct details_screen *screen,
			 const struct view *view)
{
	static const struct foot feet[] = {
		{COMMAND_PANEL, "next"},
		{COMMAND_ENTER, "save"},
		{COMMAND_CANCEL, "cancel"},
	};
	struct area area = frame_area(view);
	char title[64];

	if (screen->number)
		snprintf(title, sizeof(title), "Details of case %lld",
			 (long long)screen->number);
	else
		snprintf(title, sizeof(title), "Details of this case");
	if (area.lines >= TITLED_LINES)
		paint_cut(view, area.top, area.left, area.columns, ROLE_STRONG,
			  title);
	frame_draw(view, feet, sizeof(feet) / sizeof(*feet));
	for (int i = 0; i < DETAILS; i++)
		if (i != screen->field)
			draw_field(screen, view, i);
	/* Drawn last, so that the cursor stays there. */
	draw_field(screen, view, screen->field);
}
