#include "front/tui/screen_note.h"

#include "front/tui/frame.h"
#include "front/tui/paint.h"

#include "chargefix/text.h"

#include <string.h>

/* The areas of the screen's parts. */
struct note_layout {
	struct rich_text before; /* the heading and the earlier notes */
	struct area before_at;
	struct area text_at;
};

static int text_columns(const struct area *area)
{
	int columns = area->columns - 1;

	return columns < RICH_TEXT_COLUMNS_MOST ? columns
						: RICH_TEXT_COLUMNS_MOST;
}

static void add_earlier(const struct note_screen *screen,
			const struct view *view, struct rich_text *rich)
{
	char lead[16];

	snprintf(lead, sizeof(lead), " %s ",
		 theme_mark(view->theme, MARK_BULLET));
	for (size_t i = 0; i < view->note_count; i++)
		if (view->notes[i].step == screen->step &&
		    view->notes[i].seq != screen->seq && *view->notes[i].text)
			rich_text_item(rich, ROLE_QUIET, lead, ROLE_QUIET,
				       view->notes[i].text);
}

/* Whether there is a customer who might read it. */
static bool is_in_shop(const struct view *view)
{
	return view->walk && view->walk->audience == AUDIENCE_SHOP;
}

static void add_note_heading(const struct note_screen *screen,
			     const struct view *view, struct rich_text *rich)
{
	struct buffer heading = {0};

	buffer_text(&heading, screen->seq    ? "Correcting a note"
			      : screen->step ? "A note on this step"
					     : "A note on this case");
	if (is_in_shop(view))
		buffer_text(&heading, screen->customer
					      ? ": for the customer, too"
					      : ": for the shop only");
	rich_text_paragraph(rich, ROLE_STRONG, buffer_string(&heading));
	buffer_release(&heading);
}

static void lay_out_note(const struct note_screen *screen,
			 const struct view *view, struct note_layout *layout)
{
	struct area area = frame_area(view);
	struct rich_text *rich = &layout->before;

	rich_text_init(rich, view->theme, area.columns - 1);
	add_note_heading(screen, view, rich);
	if (screen->step)
		rich_text_paragraph(rich, ROLE_QUIET, step_title(screen->step));
	add_earlier(screen, view, rich);
	layout->before_at = layout->text_at = area;
	layout->before_at.lines =
		rich->count < area.lines / 2 ? rich->count : area.lines / 2;
	layout->text_at.top += layout->before_at.lines + 1;
	layout->text_at.lines -= layout->before_at.lines + 1;
	layout->text_at.columns = text_columns(&area);
}

void note_screen_init(struct note_screen *screen, const struct step *step)
{
	*screen = (struct note_screen){
		.step = step,
		.editor = {.most = NOTE_SIZE_MOST},
	};
}

void note_screen_correct(struct note_screen *screen, const struct note *note)
{
	note_screen_init(screen, note->step);
	screen->seq = note->seq;
	screen->customer = screen->before_customer = note->customer;
	editor_set(&screen->editor, note->text);
	buffer_text(&screen->before, note->text);
}

void note_screen_release(struct note_screen *screen)
{
	editor_release(&screen->editor);
	buffer_release(&screen->before);
}

/* A text of only spaces is not a note. */
static bool is_blank(const char *text)
{
	return text[strspn(text, " \n")] == '\0';
}

const char *note_screen_unsaved(const struct note_screen *screen)
{
	const char *text = buffer_string(&screen->editor.text);
	bool same = strcmp(text, buffer_string(&screen->before)) == 0 &&
		    screen->customer == screen->before_customer;

	return is_blank(text) || (screen->seq && same) ? NULL : text;
}

/* Esc must be pressed twice to drop what was typed. */
static struct action cancel(struct note_screen *screen)
{
	if (screen->dropping || !note_screen_unsaved(screen))
		return (struct action){.kind = ACTION_CLOSE};
	screen->dropping = true;
	return (struct action){
		.kind = ACTION_NOTICE,
		.text = "Press Enter to save this note, or Esc again to "
			"discard it.",
	};
}

/* A note is withdrawn only by the same key again. */
static struct action withdraw(struct note_screen *screen)
{
	if (!screen->before.length)
		return (struct action){.kind = ACTION_CLOSE};
	if (screen->withdrawing)
		return (struct action){.kind = ACTION_CORRECT,
				       .text = "",
				       .on = screen->before_customer};
	screen->withdrawing = true;
	return (struct action){
		.kind = ACTION_NOTICE,
		.text = "This withdraws the note: reports no longer show its "
			"text. Press Ctrl-X again to confirm.",
	};
}

/* What Enter does: nothing is saved where nothing was changed. */
static struct action save_note(struct note_screen *screen)
{
	const char *text = buffer_string(&screen->editor.text);

	if (screen->seq && is_blank(text))
		return withdraw(screen);
	if (!note_screen_unsaved(screen))
		return (struct action){.kind = ACTION_CLOSE};
	return (struct action){
		.kind = screen->seq ? ACTION_CORRECT : ACTION_NOTE,
		.step = screen->step,
		.text = text,
		.on = screen->customer,
	};
}

static bool is_newline(const struct keypress *key)
{
	return key->code == '\n' && key->kind == KEYPRESS_CHARACTER;
}

struct action note_screen_key(struct note_screen *screen,
			      const struct view *view,
			      const struct keypress *key)
{
	/* A scanner's Enter is part of the text, like those in a paste. */
	static const struct keypress newline = {
		.kind = KEYPRESS_CHARACTER, .code = '\n', .pasted = true};
	enum command command = key_command(key);
	struct area area = frame_area(view);

	if (command == COMMAND_CANCEL)
		return cancel(screen);
	screen->dropping = false;
	if (command == COMMAND_WITHDRAW && screen->seq)
		return withdraw(screen);
	if (command == COMMAND_ENTER && !is_newline(key))
		return save_note(screen);
	screen->withdrawing = false;
	if (command == COMMAND_EDIT)
		return (struct action){.kind = ACTION_EDIT};
	if (command == COMMAND_READER && is_in_shop(view)) {
		screen->customer = !screen->customer;
		return (struct action){0};
	}
	if (key->kind == KEYPRESS_TEXT_END && key->code)
		key = &newline;
	editor_key(&screen->editor, key, true, text_columns(&area));
	if (!screen->editor.refused)
		return (struct action){0};
	return (struct action){
		.kind = ACTION_NOTICE,
		.text = "This note is full: the rest was left out. Save it, "
			"then write another note.",
	};
}

static void draw_text(const struct note_screen *screen, const struct view *view,
		      const struct area *area)
{
	struct rich_text rich;
	int line, column;

	rich_text_init(&rich, view->theme, area->columns);
	rich_text_paragraph(&rich, ROLE_TEXT,
			    buffer_string(&screen->editor.text));
	editor_cursor(&screen->editor, area->columns, &line, &column);
	int scroll = line < area->lines ? 0 : line - area->lines + 1;
	paint_rich_text(view, area, &rich, scroll, RICH_TEXT_NO_ROW);
	wmove(view->window, area->top + line - scroll, area->left + column);
	rich_text_release(&rich);
}

void note_screen_draw(const struct note_screen *screen, const struct view *view)
{
	const struct foot all[] = {
		{COMMAND_ENTER, "save"},
		{COMMAND_NEWLINE, NULL},
		{COMMAND_EDIT, NULL},
		{COMMAND_READER, screen->customer ? "for the shop" : NULL},
		{COMMAND_WITHDRAW, NULL},
		{COMMAND_CANCEL, "cancel"},
	};
	struct foot feet[COMMANDS];
	struct note_layout layout;
	size_t count = 0;

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if ((all[i].command != COMMAND_READER || is_in_shop(view)) &&
		    (all[i].command != COMMAND_WITHDRAW || screen->seq))
			feet[count++] = all[i];

	lay_out_note(screen, view, &layout);
	paint_rich_text(view, &layout.before_at, &layout.before, 0,
			RICH_TEXT_NO_ROW);
	frame_draw(view, feet, count);
	draw_text(screen, view, &layout.text_at);
	rich_text_release(&layout.before);
}
