#include "front/tui/screen_name.h"

#include "front/tui/frame.h"
#include "front/tui/paint.h"

#include "chargefix/text.h"

#include <string.h>

/* Lower windows have no gaps. */
enum { GAP_LINES_LEAST = 14 };

void name_screen_init(struct name_screen *screen)
{
	*screen = (struct name_screen){.editor = {.most = DETAIL_SIZE_MOST}};
}

void name_screen_release(struct name_screen *screen)
{
	editor_release(&screen->editor);
}

/* The badge is the whole name, which Enter then confirms. */
struct action name_screen_scan(struct editor *editor,
			       const struct keypress *key)
{
	enum text_fault fault = editor_end_text(editor, key);
	const char *text = key->text;

	if (fault)
		return (struct action){.kind = ACTION_REFUSE,
				       .text = text_fault_said(fault)};
	if (strlen(text) < EDITOR_SCAN_LEAST)
		return (struct action){0};
	if (!detail_is_imei(text)) {
		editor_set(editor, text);
		return (struct action){0};
	}
	editor_take_back(editor);
	return (struct action){
		.kind = ACTION_NOTICE,
		.text = "That is a serial number, not a name.",
	};
}

/* The danger key is never part of a name. Esc is the same as no name. */
struct action name_screen_key(struct name_screen *screen,
			      const struct view *view,
			      const struct keypress *key)
{
	enum command command = key_command(key);

	if (key->kind == KEYPRESS_TEXT_END)
		return name_screen_scan(&screen->editor, key);
	if (command == COMMAND_DANGER)
		return (struct action){.kind = ACTION_OPEN_DANGER};
	if (command == COMMAND_CANCEL)
		return (struct action){.kind = ACTION_SIGN, .text = ""};
	if (command == COMMAND_ENTER)
		return (struct action){
			.kind = ACTION_SIGN,
			.text = buffer_string(&screen->editor.text)};
	editor_key(&screen->editor, key, false, view->columns);
	if (!screen->editor.refused)
		return (struct action){0};
	return (struct action){.kind = ACTION_NOTICE, .text = EDITOR_REFUSED};
}

static void compose_name(const struct view *view, struct rich_text *rich)
{
	const char *login = interview_login(view->interview);
	struct buffer text = {0};

	rich_text_init(rich, view->theme, view->columns - 4);
	rich_text_paragraph(rich, ROLE_STRONG,
			    "Who is working on this case now?");
	if (view->lines >= GAP_LINES_LEAST)
		rich_text_gap(rich);
	buffer_format(&text, "The technician of this case is %s. ",
		      text_or_empty(interview_details(view->interview)
					    ->of[DETAIL_TECHNICIAN]));
	if (*login)
		buffer_format(&text,
			      "Type your name, or leave the line empty to use "
			      "your login name, %s.",
			      login);
	else
		buffer_text(&text, "Type your name.");
	rich_text_paragraph(rich, ROLE_TEXT, buffer_string(&text));
	buffer_release(&text);
}

void name_screen_draw(const struct name_screen *screen, const struct view *view)
{
	static const struct foot feet[] = {
		{COMMAND_ENTER, "continue"},
		{COMMAND_CANCEL, "use the login name"},
		{COMMAND_DANGER, NULL},
	};
	const char *mark = theme_mark(view->theme, MARK_CHOSEN);
	struct area area = frame_area(view);
	struct rich_text rich;

	compose_name(view, &rich);
	area.lines -= 1;
	paint_rich_text(view, &area, &rich, 0, RICH_TEXT_NO_ROW);
	int line =
		area.top + (rich.count < area.lines ? rich.count : area.lines);
	line += view->lines >= GAP_LINES_LEAST;
	rich_text_release(&rich);
	frame_draw(view, feet, sizeof(feet) / sizeof(*feet));
	paint_text(view, line, 1, 1, ROLE_ACCENT, mark, strlen(mark));
	paint_editor(view, line, 3, view->columns - 4, &screen->editor);
}
