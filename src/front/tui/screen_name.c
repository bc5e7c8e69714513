#include "front/tui/screen_name.h"

#include "front/tui/prompt.h"

#include "chargefix/text.h"

#include <string.h>

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
	if (prompt_is_roomy(view))
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
	struct rich_text rich;

	compose_name(view, &rich);
	prompt_draw(view, &rich, &screen->editor, feet,
		    sizeof(feet) / sizeof(*feet));
	rich_text_release(&rich);
}
