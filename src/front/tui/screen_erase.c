#include "front/tui/screen_erase.h"

#include "front/tui/prompt.h"

#include "chargefix/text.h"
#include "chargefix/view.h"

#include <string.h>

/* Lower windows have no gaps in the text, which is long. */
enum { GAP_LINES_LEAST = 20 };

void erase_screen_release(struct erase_screen *screen)
{
	editor_release(&screen->word);
}

/* Enter keeps the data, unless the word was typed. */
static struct action take_sure_word(const struct erase_screen *screen)
{
	const char *word = buffer_string(&screen->word.text);

	if (strcmp(word, ERASING_WORD) == 0)
		return (struct action){.kind = ACTION_ERASE};
	if (*word)
		return (struct action){.kind = ACTION_NOTICE,
				       .text = ERASING_ASKS "."};
	return (struct action){.kind = ACTION_CLOSE};
}

/* A scanner's Enter decides nothing. */
struct action erase_screen_key(struct erase_screen *screen,
			       const struct view *view,
			       const struct keypress *key)
{
	enum command command = key_command(key);

	if (key->kind == KEYPRESS_TEXT_END)
		return prompt_end_text(&screen->word, key);
	if (command == COMMAND_CANCEL)
		return (struct action){.kind = ACTION_CLOSE};
	if (command == COMMAND_ENTER)
		return take_sure_word(screen);
	editor_key(&screen->word, key, false, view->columns);
	return (struct action){0};
}

static void add_paragraph(struct rich_text *rich, const struct view *view,
			  const char *text)
{
	rich_text_paragraph(rich, ROLE_TEXT, text);
	if (view->lines >= GAP_LINES_LEAST)
		rich_text_gap(rich);
}

void erase_screen_draw(const struct erase_screen *screen,
		       const struct view *view)
{
	static const struct foot feet[] = {
		{COMMAND_ENTER, "continue"},
		{COMMAND_CANCEL, "keep it"},
	};
	const struct case_row row = {
		.number = view->number,
		.details = *interview_details(view->interview),
	};
	struct buffer said = {0}, clean = {0};
	struct rich_text rich;

	view_erasing(&row, 1, false, &said);
	text_clean(&clean, buffer_string(&said), said.length, TEXT_ONE_LINE);
	rich_text_init(&rich, view->theme, view->columns - 4);
	/* What is asked must be seen, whatever else is. */
	if (!prompt_is_roomy(view))
		rich_text_paragraph(&rich, ROLE_STRONG, ERASING_ASKS ".");
	add_paragraph(&rich, view, buffer_string(&clean));
	add_paragraph(&rich, view, ERASING_KEEPS);
	add_paragraph(&rich, view, ERASING_REACHES);
	if (prompt_is_roomy(view))
		rich_text_paragraph(&rich, ROLE_STRONG, ERASING_ASKS ".");
	prompt_draw(view, &rich, &screen->word, feet,
		    sizeof(feet) / sizeof(*feet));
	rich_text_release(&rich);
	buffer_release(&said);
	buffer_release(&clean);
}
