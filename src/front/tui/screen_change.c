#include "front/tui/screen_change.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"

#include "chargefix/change_preview.h"

#include <stdio.h>

/* Windows with this many lines have an empty line below the heading. */
enum { ROOMY_LINES = 14 };

#define CHANGE_ASKED "Press y to change the answer, or Esc to keep it."
#define SWITCH_ASKED "Press y to do that, or Esc to leave the case as it is."

/* Adds what becomes of the steps that only shops are asked. */
static void add_switch(const struct change_screen *screen,
		       const struct view *view, struct rich_text *rich)
{
	bool shop = screen->to == AUDIENCE_SHOP;

	rich_text_paragraph(rich, ROLE_STRONG,
			    shop ? "Include the steps for repair shops?"
				 : "Leave out the steps for repair shops?");
	if (view->lines >= ROOMY_LINES)
		rich_text_gap(rich);
	rich_text_paragraph(
		rich, ROLE_TEXT,
		shop ? "All answers are saved. From now on, you are also "
		       "asked what only repair shops can find out."
		     : "All answers are saved. From now on, you are not "
		       "asked what only repair shops can find out.");
}

/* Adds the current answer and the new one. */
static void add_change(const struct change_screen *screen,
		       const struct view *view, struct rich_text *rich)
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
	rich_text_paragraph(rich, ROLE_STRONG, "Change this answer?");
	/* In a low window, the lists below need the room more. */
	if (view->lines >= ROOMY_LINES)
		rich_text_gap(rich);
	rich_text_paragraph(rich, ROLE_TEXT, step_title(screen->step));
	rich_text_item(rich, ROLE_QUIET, "  from  ", ROLE_QUIET,
		       buffer_string(&was));
	rich_text_item(rich, ROLE_QUIET, "  to    ", ROLE_STRONG,
		       buffer_string(&is));
	buffer_release(&was);
	buffer_release(&is);
}

static void add_heading(struct rich_text *rich, const char *text, size_t count)
{
	char heading[96];

	snprintf(heading, sizeof(heading), "%s: %zu", text, count);
	rich_text_heading(rich, heading, count);
}

static void add_changed_answers(struct rich_text *rich, const struct view *view,
				const char *heading, enum mark mark,
				enum role role,
				const struct change_preview_list *list)
{
	struct buffer line = {0};
	char lead[16];

	add_heading(rich, heading, list->count);
	snprintf(lead, sizeof(lead), " %s ", theme_mark(view->theme, mark));
	for (size_t i = 0; i < list->count; i++) {
		const struct given *given = &view->walk->given[list->items[i]];
		buffer_clear(&line);
		buffer_format(&line, "%s: ", step_title(given->step));
		view_say(view, list->items[i], true, &line);
		rich_text_item(rich, role, lead, role, buffer_string(&line));
	}
	buffer_release(&line);
}

static void add_next_step(struct rich_text *rich, const struct walk *after)
{
	struct buffer next = {0};

	if (after->step)
		buffer_format(&next, "Next question: %s",
			      step_title(after->step));
	else
		buffer_format(&next, "Diagnosis: %s", after->diagnosis->title);
	rich_text_gap(rich);
	rich_text_paragraph(rich, ROLE_STRONG, buffer_string(&next));
	buffer_release(&next);
}

/* `kept` is the heading of the answers that stay. */
static void add_change_preview(struct rich_text *rich, const struct view *view,
			       const char *kept,
			       const struct change_preview *preview)
{
	add_changed_answers(rich, view,
			    "Set aside (saved, but no longer counted)",
			    MARK_ASIDE, ROLE_TEXT, &preview->aside);
	add_changed_answers(rich, view, "Restored", MARK_DONE, ROLE_TEXT,
			    &preview->back);
	add_changed_answers(rich, view, "Set aside; restored if asked again",
			    MARK_ASIDE, ROLE_QUIET, &preview->later);
	add_heading(rich, "New questions", preview->asked.count);
	for (size_t i = 0; i < preview->asked.count; i++)
		rich_text_bullet(rich, view->theme,
				 step_title(preview->asked.steps[i]));
	add_changed_answers(rich, view, kept, MARK_BULLET, ROLE_QUIET,
			    &preview->kept);
	add_next_step(rich, &preview->after);
}

static void compose_change(const struct change_screen *screen,
			   const struct view *view, struct rich_text *rich)
{
	struct change_preview preview;

	rich_text_init(rich, view->theme, view->columns - 4);
	if (screen->switches) {
		add_switch(screen, view, rich);
		change_preview_audience(&preview, view->walk, screen->to);
		add_change_preview(rich, view, "Answers that stay the same",
				   &preview);
	} else {
		add_change(screen, view, rich);
		change_preview_init(&preview, view->walk, screen->step,
				    screen->chosen);
		add_change_preview(rich, view,
				   "Later answers that stay the same",
				   &preview);
	}
	change_preview_release(&preview);
}

/* What the person has seen the effects of. */
static struct action sure(const struct change_screen *screen)
{
	if (screen->switches)
		return (struct action){.kind = ACTION_SWITCH_AUDIENCE,
				       .on = screen->to == AUDIENCE_SHOP};
	return (struct action){.kind = ACTION_CHANGE_SURE,
			       .step = screen->step,
			       .chosen = screen->chosen,
			       .measured = screen->measured,
			       .reading = screen->reading};
}

struct action change_screen_key(struct change_screen *screen,
				const struct view *view,
				const struct keypress *key)
{
	enum command command = key_command(key);
	struct rich_text rich;

	if (command == COMMAND_YES)
		return sure(screen);
	/*
	 * After one press too many, the person hasn't read what would change.
	 */
	if (command == COMMAND_ENTER)
		return (struct action){.kind = ACTION_NOTICE,
				       .text = screen->switches ? SWITCH_ASKED
								: CHANGE_ASKED};
	if (command == COMMAND_CANCEL || command == COMMAND_BACK)
		return (struct action){.kind = ACTION_CLOSE};
	if (command == COMMAND_DANGER)
		return (struct action){.kind = ACTION_OPEN_DANGER};
	if (command == COMMAND_HELP)
		return (struct action){.kind = ACTION_OPEN_HELP};
	if (command == COMMAND_LEAVE)
		return (struct action){.kind = ACTION_LEAVE};
	compose_change(screen, view, &rich);
	screen->scroll = pager_key(view, &rich, screen->scroll, command);
	rich_text_release(&rich);
	return (struct action){0};
}

void change_screen_draw(const struct change_screen *screen,
			const struct view *view)
{
	const struct foot feet[] = {
		{COMMAND_YES, screen->switches ? "yes" : "change"},
		{COMMAND_PAGE_DOWN, NULL},
		{COMMAND_CANCEL, "keep"},
		{COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},
		{COMMAND_LEAVE, NULL},
	};
	struct rich_text rich;

	compose_change(screen, view, &rich);
	pager_draw(view, &rich, screen->scroll);
	pager_draw_feet(view, pager_has_more(view, &rich), feet,
			sizeof(feet) / sizeof(*feet));
	rich_text_release(&rich);
}
