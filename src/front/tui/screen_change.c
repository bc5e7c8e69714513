#include "front/tui/screen_change.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"

#include "chargefix/preview.h"

#include <stdio.h>

/* From here on there is an empty line below the heading. */
enum { ROOMY_LINES = 14 };

/* What the answer was, and what it would be. */
static void add_change(const struct change_screen *screen,
		       const struct view *view, struct sheet *sheet)
{
	const struct given given = {.step = screen->step,
				    .chosen = screen->chosen};
	size_t at = walk_find(view->walk, screen->step);
	struct buffer was = {0};
	struct buffer is = {0};

	if (at != WALK_NONE)
		view_say(view, at, false, &was);
	if (screen->measured) {
		measure_write(&is, screen->reading);
		buffer_format(&is, " %s (", screen->step->measure->unit);
	}
	given_say(&given, false, &is);
	if (screen->measured)
		buffer_text(&is, ")");
	sheet_text(sheet, TINT_STRONG, "Change this answer?");
	/* In a low window the lists below are worth more. */
	if (view->lines >= ROOMY_LINES)
		sheet_gap(sheet);
	sheet_text(sheet, TINT_TEXT, step_title(screen->step));
	sheet_item(sheet, TINT_QUIET, "  from  ", TINT_QUIET,
		   buffer_string(&was));
	sheet_item(sheet, TINT_QUIET, "  to    ", TINT_STRONG,
		   buffer_string(&is));
	buffer_release(&was);
	buffer_release(&is);
}

static void add_heading(struct sheet *sheet, const char *text, size_t count)
{
	char heading[96];

	snprintf(heading, sizeof(heading), "%s: %zu", text, count);
	sheet_heading(sheet, heading, count);
}

static void add_answers(struct sheet *sheet, const struct view *view,
			const char *heading, enum mark mark, enum tint tint,
			const struct preview_list *list)
{
	struct buffer line = {0};
	char lead[16];

	add_heading(sheet, heading, list->count);
	snprintf(lead, sizeof(lead), " %s ", theme_mark(view->theme, mark));
	for (size_t i = 0; i < list->count; i++) {
		const struct given *given = &view->walk->given[list->items[i]];
		buffer_clear(&line);
		buffer_format(&line, "%s: ", step_title(given->step));
		view_say(view, list->items[i], true, &line);
		sheet_item(sheet, tint, lead, tint, buffer_string(&line));
	}
	buffer_release(&line);
}

static void add_next(struct sheet *sheet, const struct walk *after)
{
	struct buffer next = {0};

	if (after->step)
		buffer_format(&next, "Next question: %s",
			      step_title(after->step));
	else
		buffer_format(&next, "Diagnosis: %s", after->diagnosis->title);
	sheet_gap(sheet);
	sheet_text(sheet, TINT_STRONG, buffer_string(&next));
	buffer_release(&next);
}

static void add_preview(struct sheet *sheet, const struct view *view,
			const struct preview *preview)
{
	add_answers(sheet, view, "Set aside (saved, but no longer counted)",
		    MARK_ASIDE, TINT_TEXT, &preview->aside);
	add_answers(sheet, view, "Restored", MARK_DONE, TINT_TEXT,
		    &preview->back);
	add_answers(sheet, view, "Set aside; restored if asked again",
		    MARK_ASIDE, TINT_QUIET, &preview->later);
	add_heading(sheet, "New questions", preview->asked.count);
	for (size_t i = 0; i < preview->asked.count; i++)
		sheet_bullet(sheet, view->theme,
			     step_title(preview->asked.steps[i]));
	add_answers(sheet, view, "Later answers that stay the same",
		    MARK_BULLET, TINT_QUIET, &preview->kept);
	add_next(sheet, &preview->after);
}

static void fill(const struct change_screen *screen, const struct view *view,
		 struct sheet *sheet)
{
	struct preview preview;

	sheet_init(sheet, view->theme, view->columns - 4);
	add_change(screen, view, sheet);
	preview_init(&preview, view->walk, screen->step, screen->chosen);
	add_preview(sheet, view, &preview);
	preview_release(&preview);
}

struct action change_screen_key(struct change_screen *screen,
				const struct view *view,
				const struct keypress *key)
{
	enum command command = key_command(key);
	struct sheet sheet;

	if (command == COMMAND_YES)
		return (struct action){.deed = DEED_CHANGE_SURE,
				       .step = screen->step,
				       .chosen = screen->chosen,
				       .measured = screen->measured,
				       .reading = screen->reading};
	/* Who pressed it once too often has not read what would change. */
	if (command == COMMAND_ENTER)
		return (struct action){.deed = DEED_NOTICE,
				       .text = "Press y to change the answer, "
					       "or Esc to keep it."};
	if (command == COMMAND_CANCEL || command == COMMAND_BACK)
		return (struct action){.deed = DEED_CLOSE};
	if (command == COMMAND_DANGER)
		return (struct action){.deed = DEED_OPEN_DANGER};
	if (command == COMMAND_HELP)
		return (struct action){.deed = DEED_OPEN_HELP};
	if (command == COMMAND_LEAVE)
		return (struct action){.deed = DEED_LEAVE};
	fill(screen, view, &sheet);
	screen->scroll = pager_key(view, &sheet, screen->scroll, command);
	sheet_release(&sheet);
	return (struct action){0};
}

void change_screen_draw(const struct change_screen *screen,
			const struct view *view)
{
	static const struct foot feet[] = {
		{COMMAND_YES, "change"},  {COMMAND_PAGE_DOWN, NULL},
		{COMMAND_CANCEL, "keep"}, {COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},     {COMMAND_LEAVE, NULL},
	};
	struct sheet sheet;

	fill(screen, view, &sheet);
	pager_draw(view, &sheet, screen->scroll);
	pager_draw_feet(view, pager_has_more(view, &sheet), feet,
			sizeof(feet) / sizeof(*feet));
	sheet_release(&sheet);
}
