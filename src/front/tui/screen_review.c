#include "front/tui/screen_review.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"
#include "front/tui/paint.h"

#include "chargefix/text.h"
#include "chargefix/view.h"

#include <limits.h>
#include <stdio.h>

enum { TITLE_COLUMNS_MOST = 34 };

/* Windows with this many lines have an empty line below the heading. */
enum { ROOMY_LINES = 14 };

void review_screen_init(struct review_screen *screen, const struct walk *walk)
{
	size_t newest = walk_newest(walk);

	*screen = (struct review_screen){0};
	if (newest != WALK_NONE)
		screen->choices.row = (int)newest;
}

/* The rows are the answers, then the notes. */
static int count_rows(const struct view *view)
{
	return (int)(view->walk->given_count + view->note_count);
}

/* The note of a row; NULL: it is an answer. */
static const struct note *note_of(const struct view *view, int row)
{
	int answers = (int)view->walk->given_count;

	return row >= answers ? &view->notes[row - answers] : NULL;
}

/* There may be fewer answers than at the last key. */
static int chosen_row(const struct review_screen *screen,
		      const struct view *view)
{
	int last = count_rows(view) - 1;

	return screen->choices.row < last ? screen->choices.row : last;
}

static void add_review_row(struct rich_text *rich, const struct view *view,
			   size_t index, bool chosen)
{
	const struct given *given = &view->walk->given[index];
	const struct theme *theme = view->theme;
	int title = rich->columns * 2 / 5;
	struct buffer lead = {0};
	struct buffer said = {0};

	if (title > TITLE_COLUMNS_MOST)
		title = TITLE_COLUMNS_MOST;
	buffer_format(&lead, "%s %s ",
		      chosen ? theme_mark(theme, MARK_CHOSEN) : " ",
		      given->on_path ? " " : theme_mark(theme, MARK_ASIDE));
	text_pad(&lead, step_title(given->step), title, theme->utf8);
	buffer_text(&lead, "  ");
	view_say(view, index, false, &said);
	if (given->raised)
		buffer_text(&said, " (asked out of turn)");
	if (!given->on_path)
		buffer_text(&said, " (set aside)");
	rich_text_item(rich, ROLE_QUIET, buffer_string(&lead),
		       given->on_path ? ROLE_TEXT : ROLE_QUIET,
		       buffer_string(&said));
	buffer_release(&lead);
	buffer_release(&said);
}

static void add_skipped(struct rich_text *rich, const struct view *view)
{
	const struct walk *walk = view->walk;
	struct buffer why = {0};

	rich->row = RICH_TEXT_NO_ROW;
	rich_text_heading(rich, "Not asked", walk->skipped_count);
	for (size_t i = 0; i < walk->skipped_count; i++) {
		buffer_clear(&why);
		buffer_format(&why, "%s: ", step_title(walk->skipped[i]));
		view_skipped(walk, walk->skipped[i], &why);
		rich_text_item(rich, ROLE_QUIET, "    ", ROLE_QUIET,
			       buffer_string(&why));
	}
	buffer_release(&why);
}

/* Adds all notes, each after the name of the step that it is about. */
static void add_notes(struct rich_text *rich, const struct view *view,
		      int chosen)
{
	struct buffer text = {0};
	char lead[16];

	rich->row = RICH_TEXT_NO_ROW;
	rich_text_heading(rich, "Notes", view->note_count);
	for (size_t i = 0; view->notes && i < view->note_count; i++) {
		const struct note *note = &view->notes[i];
		int row = (int)(view->walk->given_count + i);

		snprintf(lead, sizeof(lead), "%s   ",
			 row == chosen ? theme_mark(view->theme, MARK_CHOSEN)
				       : " ");
		buffer_clear(&text);
		buffer_format(&text, "%s: ",
			      note->step ? step_title(note->step) : "The case");
		view_note(note, &text);
		rich->row = row;
		rich_text_item(rich, ROLE_QUIET, lead, ROLE_TEXT,
			       buffer_string(&text));
	}
	buffer_release(&text);
}

static void compose_review(const struct review_screen *screen,
			   const struct view *view, struct rich_text *rich)
{
	const struct walk *walk = view->walk;
	int row = chosen_row(screen, view);

	rich_text_init(rich, view->theme, view->columns - 4);
	for (size_t i = 0; i < walk->given_count; i++) {
		rich->row = (int)i;
		add_review_row(rich, view, i, (int)i == row);
	}
	if (!walk->given_count)
		rich_text_paragraph(rich, ROLE_QUIET,
				    "There are no answers yet.");
	add_notes(rich, view, row);
	add_skipped(rich, view);
}

/* The lines above the list: its heading, and maybe an empty line. */
static int heading_lines(const struct view *view)
{
	return view->lines < ROOMY_LINES ? 1 : 2;
}

static struct area list_area(const struct view *view)
{
	return frame_area_below(view, heading_lines(view));
}

static struct action change(const struct review_screen *screen,
			    const struct view *view)
{
	int row = chosen_row(screen, view);

	if (row < 0)
		return (struct action){.kind = ACTION_CLOSE};
	if (note_of(view, row))
		return (struct action){.kind = ACTION_OPEN_CORRECT,
				       .row = (size_t)row -
					      view->walk->given_count};
	if (!view->walk->given[row].on_path)
		return (struct action){.kind = ACTION_RESTORE,
				       .row = (size_t)row};
	return (struct action){.kind = ACTION_OPEN_CHANGE,
			       .step = view->walk->given[row].step};
}

static int scroll_of(const struct review_screen *screen,
		     const struct view *view, const struct rich_text *rich)
{
	int lines = list_area(view).lines;
	int scroll = rich_text_reveal(rich, screen->scroll, lines,
				      chosen_row(screen, view));

	return rich_text_clamp(rich, scroll + screen->below, lines);
}

static int row_at(const struct review_screen *screen, const struct view *view,
		  const struct keypress *key)
{
	struct area area = list_area(view);
	struct rich_text rich;

	compose_review(screen, view, &rich);
	int row = paint_row_at(&area, &rich, scroll_of(screen, view, &rich),
			       key->line);
	rich_text_release(&rich);
	return row;
}

/*
 * The chosen row stays in sight, so paging moves it by as many rows as there
 * are lines.
 */
static void move_page(struct review_screen *screen, const struct view *view,
		      enum command command)
{
	int last = count_rows(view) - 1;
	int row = chosen_row(screen, view) +
		  pager_lines(command, list_area(view).lines - 1);

	if (row > last)
		row = last;
	screen->choices = (struct choices){.row = row < 0 ? 0 : row};
}

static void keep_in_sight(struct review_screen *screen, const struct view *view)
{
	struct rich_text rich;

	compose_review(screen, view, &rich);
	screen->scroll =
		rich_text_reveal(&rich, screen->scroll, list_area(view).lines,
				 chosen_row(screen, view));
	rich_text_release(&rich);
}

/* How many lines a key moves down (or up, if negative). */
static int lines_of(const struct view *view, enum command command)
{
	if (command == COMMAND_UP)
		return -1;
	if (command == COMMAND_DOWN)
		return 1;
	if (command == COMMAND_LAST)
		return INT_MAX / 2;
	return pager_lines(command, list_area(view).lines - 1);
}

/* Below the last row, scrolls to the text there. */
static bool move_below(struct review_screen *screen, const struct view *view,
		       enum command command)
{
	int last = count_rows(view) - 1;
	int lines = lines_of(view, command);
	struct rich_text rich;

	if (chosen_row(screen, view) != last || !lines ||
	    (lines < 0 && !screen->below))
		return false;
	int below = screen->below + lines;
	compose_review(screen, view, &rich);
	screen->below = 0;
	int seen = scroll_of(screen, view, &rich);
	screen->below =
		rich_text_clamp(&rich, seen + below, list_area(view).lines) -
		seen;
	if (screen->below < 0)
		screen->below = 0;
	rich_text_release(&rich);
	return true;
}

struct action review_screen_key(struct review_screen *screen,
				const struct view *view,
				const struct keypress *key)
{
	int count = count_rows(view);
	enum command command = key_command(key);
	enum choices_event event;

	if (command == COMMAND_LEAVE)
		return (struct action){.kind = ACTION_LEAVE};
	if (command == COMMAND_HELP)
		return (struct action){.kind = ACTION_OPEN_HELP};
	if (command == COMMAND_DANGER)
		return (struct action){.kind = ACTION_OPEN_DANGER};
	if (command == COMMAND_CANCEL || command == COMMAND_BACK ||
	    command == COMMAND_REVIEW)
		return (struct action){.kind = ACTION_CLOSE};
	if (move_below(screen, view, command))
		return (struct action){0};
	/* What isn't in sight can't be changed. */
	if (command == COMMAND_ENTER && !screen->below)
		return change(screen, view);
	if (key->kind == KEYPRESS_CLICK)
		event = choices_click(&screen->choices,
				      row_at(screen, view, key));
	else
		event = choices_key(&screen->choices, count, key);
	if (event == CHOICES_GIVEN)
		return change(screen, view);
	screen->below = 0;
	if (event == CHOICES_NOTHING)
		move_page(screen, view, command);
	keep_in_sight(screen, view);
	return (struct action){0};
}

void review_screen_draw(const struct review_screen *screen,
			const struct view *view)
{
	int row = chosen_row(screen, view);
	bool note = note_of(view, row);
	bool aside = row >= 0 && !note && !view->walk->given[row].on_path;
	struct foot feet[] = {
		{COMMAND_UP, NULL},
		{COMMAND_ENTER, note    ? "correct"
				: aside ? "restore"
					: "change"},
		{COMMAND_CANCEL, "back"},
		{COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},
		{COMMAND_LEAVE, NULL},
	};
	struct area area = list_area(view);
	struct rich_text rich;

	compose_review(screen, view, &rich);
	int scroll = scroll_of(screen, view, &rich);
	if (area.columns > RICH_TEXT_COLUMNS_MOST + 2)
		area.columns = RICH_TEXT_COLUMNS_MOST + 2;
	paint_cut(view, frame_area(view).top, area.left, area.columns,
		  ROLE_STRONG, "Answers so far");
	paint_rich_text(view, &area, &rich, scroll,
			row < 0 ? RICH_TEXT_NO_ROW : row);
	frame_draw(view, feet, sizeof(feet) / sizeof(*feet));
	paint_cursor(view, &area, &rich, scroll, row, 0);
	rich_text_release(&rich);
}
