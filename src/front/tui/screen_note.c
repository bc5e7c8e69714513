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
		if (view->notes[i].step == screen->step)
			rich_text_item(rich, ROLE_QUIET, lead, ROLE_QUIET,
				       view->notes[i].text);
}

static void lay_out_note(const struct note_screen *screen,
			 const struct view *view, struct note_layout *layout)
{
	struct area area = frame_area(view);
	struct rich_text *rich = &layout->before;

	rich_text_init(rich, view->theme, area.columns - 1);
	rich_text_paragraph(rich, ROLE_STRONG,
			    screen->step ? "A note on this step"
					 : "A note on this case");
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

void note_screen_release(struct note_screen *screen)
{
	editor_release(&screen->editor);
}

/* A text of only spaces is not a note. */
static bool is_blank(const char *text)
{
	return text[strspn(text, " \n")] == '\0';
}

const char *note_screen_unsaved(const struct note_screen *screen)
{
	const char *text = buffer_string(&screen->editor.text);

	return is_blank(text) ? NULL : text;
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
	const char *text = buffer_string(&screen->editor.text);

	if (command == COMMAND_CANCEL)
		return cancel(screen);
	screen->dropping = false;
	if (command == COMMAND_EDIT)
		return (struct action){.kind = ACTION_EDIT};
	if (key->kind == KEYPRESS_TEXT_END && key->code)
		key = &newline;
	if (command == COMMAND_ENTER && !is_newline(key)) {
		if (is_blank(text))
			return (struct action){.kind = ACTION_CLOSE};
		return (struct action){.kind = ACTION_NOTE,
				       .step = screen->step,
				       .text = text};
	}
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
	static const struct foot feet[] = {
		{COMMAND_ENTER, "save"},
		{COMMAND_NEWLINE, NULL},
		{COMMAND_EDIT, NULL},
		{COMMAND_CANCEL, "cancel"},
	};
	struct note_layout layout;

	lay_out_note(screen, view, &layout);
	paint_rich_text(view, &layout.before_at, &layout.before, 0,
			RICH_TEXT_NO_ROW);
	frame_draw(view, feet, sizeof(feet) / sizeof(*feet));
	draw_text(screen, view, &layout.text_at);
	rich_text_release(&layout.before);
}
