#include "front/tui/screen_consent.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"
#include "front/tui/paint.h"

#include <stdio.h>
#include <string.h>

/* Lower windows have no gaps, so that the risk stays visible. */
enum { GAP_LINES_LEAST = 14 };

/* Empty lines below the title, and between the text and the field. */
static int gap_lines(const struct view *view)
{
	return view->lines >= GAP_LINES_LEAST;
}

void consent_screen_release(struct consent_screen *screen)
{
	editor_release(&screen->editor);
}

static bool is_typing(const struct consent_screen *screen)
{
	return screen->editor.text.length > 0;
}

static void fill_asked(const struct consent_screen *screen,
		       const struct view *view, struct rich_text *rich)
{
	rich_text_init(rich, view->theme, view->columns - 2);
	rich_text_paragraph(rich, ROLE_STRONG,
			    screen->change ? "Type " CONSENT_WORD
					     " to continue, or " CONSENT_REFUSAL
					     " to keep your answer."
					   : CONSENT_ASKED);
}

static struct area text_area(const struct consent_screen *screen,
			     const struct view *view)
{
	struct area area = frame_area(view);
	struct rich_text asked;

	fill_asked(screen, view, &asked);
	area.lines -= 1 + gap_lines(view) + asked.count;
	rich_text_release(&asked);
	if (area.columns > RICH_TEXT_COLUMNS_MOST + 2)
		area.columns = RICH_TEXT_COLUMNS_MOST + 2;
	return area;
}

static void compose_consent(const struct consent_screen *screen,
			    const struct view *view, struct rich_text *rich)
{
	char lead[16];

	snprintf(lead, sizeof(lead), " %s  ",
		 theme_mark(view->theme, MARK_CAUTION));
	rich_text_init(rich, view->theme, view->columns - 4);
	rich_text_paragraph(rich, ROLE_STRONG, step_title(screen->step));
	if (gap_lines(view))
		rich_text_gap(rich);
	rich_text_item(rich, ROLE_CAUTION, lead, ROLE_CAUTION,
		       screen->step->consent);
}

/* Answers "I can't do this" to the current step; a change is only dropped. */
static struct action decline(const struct consent_screen *screen)
{
	if (screen->change)
		return (struct action){.kind = ACTION_CLOSE};
	return (struct action){.kind = ACTION_ANSWER,
			       .step = screen->step,
			       .chosen = answers_only(ANSWER_UNSURE)};
}

static struct action submit(struct consent_screen *screen)
{
	const char *word = buffer_string(&screen->editor.text);

	if (strcmp(word, CONSENT_WORD) == 0)
		return (struct action){.kind = ACTION_CONSENT,
				       .step = screen->step};
	if (strcmp(word, CONSENT_REFUSAL) == 0)
		return decline(screen);
	/*
	 * Clear the field, so that the next try doesn't start with this word.
	 */
	editor_release(&screen->editor);
	return (struct action){
		.kind = ACTION_NOTICE,
		.text = "Type exactly " CONSENT_WORD " or " CONSENT_REFUSAL ".",
	};
}

/* Esc is never an answer: it is easily pressed twice when leaving a page. */
static struct action cancel_consent(struct consent_screen *screen)
{
	if (screen->change)
		return (struct action){.kind = ACTION_CLOSE};
	editor_release(&screen->editor);
	return (struct action){
		.kind = ACTION_NOTICE,
		.text = "Nothing was changed. Type one of the two words to "
			"continue.",
	};
}

static void scroll_text(struct consent_screen *screen, const struct view *view,
			enum command command)
{
	int lines = text_area(screen, view).lines;
	struct rich_text rich;

	compose_consent(screen, view, &rich);
	screen->scroll = rich_text_clamp(
		&rich, screen->scroll + pager_lines(command, lines - 1), lines);
	rich_text_release(&rich);
}

/*
 * While nothing is typed, keys have their usual meaning, since no command's key
 * begins the word. The key for a note is an exception: it begins "no".
 */
static struct action command_key(const struct consent_screen *screen,
				 enum command command)
{
	static const enum action_kind kinds[COMMANDS + 1] = {
		[COMMAND_BACK] = ACTION_UNDO,
		[COMMAND_WHY] = ACTION_OPEN_WHY,
		[COMMAND_REVIEW] = ACTION_OPEN_REVIEW,
		[COMMAND_DANGER] = ACTION_OPEN_DANGER,
		[COMMAND_HELP] = ACTION_OPEN_HELP,
		[COMMAND_LEAVE] = ACTION_LEAVE,
	};
	enum action_kind kind = kinds[command];

	if (screen->change && kind != ACTION_OPEN_DANGER &&
	    kind != ACTION_OPEN_HELP && kind != ACTION_LEAVE)
		kind = kind == ACTION_UNDO ? ACTION_CLOSE : ACTION_NONE;
	return (struct action){.kind = kind, .step = screen->step};
}

struct action consent_screen_key(struct consent_screen *screen,
				 const struct view *view,
				 const struct keypress *key)
{
	enum command command = key_command(key);

	if (command == COMMAND_CANCEL)
		return cancel_consent(screen);
	if (command == COMMAND_ENTER)
		return submit(screen);
	if (pager_lines(command, 1)) {
		scroll_text(screen, view, command);
		return (struct action){0};
	}
	/* The danger key always works: it is part of neither word. */
	if (command == COMMAND_DANGER ||
	    (!is_typing(screen) && !editor_deletes(key) &&
	     command != COMMAND_NONE && command != COMMAND_NOTE))
		return command_key(screen, command);
	editor_key(&screen->editor, key, false, view->columns);
	if (!screen->editor.refused)
		return (struct action){0};
	return (struct action){.kind = ACTION_NOTICE, .text = EDITOR_REFUSED};
}

static void draw_field(const struct consent_screen *screen,
		       const struct view *view, int line)
{
	const char *mark = theme_mark(view->theme, MARK_CHOSEN);
	struct rich_text asked;

	fill_asked(screen, view, &asked);
	struct area area = {line, 1, asked.count, view->columns - 2};
	paint_rich_text(view, &area, &asked, 0, RICH_TEXT_NO_ROW);
	line += asked.count;
	rich_text_release(&asked);
	paint_text(view, line, 1, 1, ROLE_ACCENT, mark, strlen(mark));
	paint_editor(view, line, 3, view->columns - 4, &screen->editor);
}

static bool is_foot(const struct consent_screen *screen, enum command command,
		    bool more)
{
	bool typing = is_typing(screen);

	if (command == COMMAND_CANCEL)
		return screen->change || typing;
	if (command == COMMAND_PAGE_DOWN)
		return more;
	if (command == COMMAND_BACK || command == COMMAND_WHY)
		return !screen->change && !typing;
	if (command == COMMAND_HELP || command == COMMAND_LEAVE)
		return !typing;
	return true;
}

/* Leaves out keys that are letters once the word is begun. */
static void draw_consent_feet(const struct consent_screen *screen,
			      const struct view *view, bool more)
{
	static const struct foot feet[] = {
		{COMMAND_CANCEL, "cancel"}, {COMMAND_ENTER, "continue"},
		{COMMAND_PAGE_DOWN, NULL},  {COMMAND_BACK, NULL},
		{COMMAND_WHY, NULL},        {COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},       {COMMAND_LEAVE, NULL},
	};
	struct foot kept[sizeof(feet) / sizeof(*feet)];
	size_t n = 0;

	for (size_t i = 0; i < sizeof(feet) / sizeof(*feet); i++)
		if (is_foot(screen, feet[i].command, more))
			kept[n++] = feet[i];
	frame_draw(view, kept, n);
}

void consent_screen_draw(const struct consent_screen *screen,
			 const struct view *view)
{
	struct area area = text_area(screen, view);
	struct rich_text rich;

	compose_consent(screen, view, &rich);
	int scroll = rich_text_clamp(&rich, screen->scroll, area.lines);
	paint_rich_text(view, &area, &rich, scroll, RICH_TEXT_NO_ROW);
	bool more = rich.count > area.lines;
	if (!more)
		area.lines = rich.count;
	draw_consent_feet(screen, view, more);
	draw_field(screen, view, area.top + area.lines + gap_lines(view));
	rich_text_release(&rich);
}
