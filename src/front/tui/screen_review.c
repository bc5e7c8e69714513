#include "front/tui/screen_review.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"
#include "front/tui/paint.h"

#include "chargefix/text.h"

#include <limits.h>

enum { TITLE_COLUMNS_MOST = 34 };

/* From here on there is an empty line below the heading. */
enum { ROOMY_LINES = 14 };

void review_screen_init(struct review_screen *screen, const struct walk *walk)
{
	size_t newest = walk_newest(walk);

	*screen = (struct review_screen){0};
	if (newest != WALK_NONE)
		screen->choices.row = (int)newest;
}

/* The answers may have become fewer since the last key. */
static int chosen_row(const struct review_screen *screen,
		      const struct view *view)
{
	int last = (int)view->walk->given_count - 1;

	return screen->choices.row < last ? screen->choices.row : last;
}

static void add_given(struct sheet *sheet, const struct view *view,
		      size_t index, bool chosen)
{
	const struct given *given = &view->walk->given[index];
	const struct theme *theme = view->theme;
	int title = sheet->columns * 2 / 5;
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
	sheet_item(sheet, TINT_QUIET, buffer_string(&lead),
		   given->on_path ? TINT_TEXT : TINT_QUIET,
		   buffer_string(&said));
	buffer_release(&lead);
	buffer_release(&said);
}

static void add_skipped(struct sheet *sheet, const struct view *view)
{
	const struct walk *walk = view->walk;
	struct buffer why = {0};

	sheet->row = SHEET_NO_ROW;
	sheet_heading(sheet, "Not asked", walk->skipped_count);
	for (size_t i = 0; i < walk->skipped_count; i++) {
		buffer_clear(&why);
		buffer_format(&why, "%s: ", step_title(walk->skipped[i]));
		walk_why_skipped(walk, walk->skipped[i], &why);
		sheet_item(sheet, TINT_QUIET, "    ", TINT_QUIET,
			   buffer_string(&why));
	}
	buffer_release(&why);
}

/* All of them; what a note is on stands before it. */
static void add_notes(struct sheet *sheet, const struct view *view)
{
	struct buffer text = {0};

	sheet_heading(sheet, "Notes", view->note_count);
	for (size_t i = 0; i < view->note_count; i++) {
		const struct note *note = &view->notes[i];
		buffer_clear(&text);
		buffer_format(&text, "%s: %s",
			      note->step ? step_title(note->step)
					 : "Notes on the case",
			      note->text);
		sheet_bullet(sheet, view->theme, buffer_string(&text));
	}
	buffer_release(&text);
}

static void fill(const struct review_screen *screen, const struct view *view,
		 struct sheet *sheet)
{
	const struct walk *walk = view->walk;
	int row = chosen_row(screen, view);

	sheet_init(sheet, view->theme, view->columns - 4);
	for (size_t i = 0; i < walk->given_count; i++) {
		sheet->row = (int)i;
		add_given(sheet, view, i, (int)i == row);
	}
	if (!walk->given_count)
		sheet_text(sheet, TINT_QUIET, "There are no answers yet.");
	add_skipped(sheet, view);
	add_notes(sheet, view);
}

/* What stands above the list: its heading, and an empty line. */
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
		return (struct action){.deed = DEED_CLOSE};
	if (!view->walk->given[row].on_path)
		return (struct action){.deed = DEED_RESTORE,
				       .row = (size_t)row};
	return (struct action){.deed = DEED_OPEN_CHANGE,
			       .step = view->walk->given[row].step};
}

static int scroll_of(const struct review_screen *screen,
		     const struct view *view, const struct sheet *sheet)
{
	int lines = list_area(view).lines;
	int scroll = sheet_reveal(sheet, screen->scroll, lines,
				  chosen_row(screen, view));

	return sheet_clamp(sheet, scroll + screen->below, lines);
}

static int row_at(const struct review_screen *screen, const struct view *view,
		  const struct keypress *key)
{
	struct area area = list_area(view);
	struct sheet sheet;

	fill(screen, view, &sheet);
	int row = paint_row_at(&area, &sheet, scroll_of(screen, view, &sheet),
			       key->line);
	sheet_release(&sheet);
	return row;
}

/*
 * The chosen row stays in sight, so paging moves it: by as many rows as there
 * are lines.
 */
static void move_page(struct review_screen *screen, const struct view *view,
		      enum command command)
{
	int last = (int)view->walk->given_count - 1;
	int row = chosen_row(screen, view) +
		  pager_lines(command, list_area(view).lines - 1);

	if (row > last)
		row = last;
	screen->choices = (struct choices){.row = row < 0 ? 0 : row};
}

static void keep_in_sight(struct review_screen *screen, const struct view *view)
{
	struct sheet sheet;

	fill(screen, view, &sheet);
	screen->scroll =
		sheet_reveal(&sheet, screen->scroll, list_area(view).lines,
			     chosen_row(screen, view));
	sheet_release(&sheet);
}

/* As many lines as a key goes down, or up. */
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

/* From the last answer on, notes and the like are scrolled into sight. */
static bool move_below(struct review_screen *screen, const struct view *view,
		       enum command command)
{
	int last = (int)view->walk->given_count - 1;
	int lines = lines_of(view, command);
	struct sheet sheet;

	if (chosen_row(screen, view) != last || !lines ||
	    (lines < 0 && !screen->below))
		return false;
	int below = screen->below + lines;
	fill(screen, view, &sheet);
	screen->below = 0;
	int seen = scroll_of(screen, view, &sheet);
	screen->below =
		sheet_clamp(&sheet, seen + below, list_area(view).lines) - seen;
	if (screen->below < 0)
		screen->below = 0;
	sheet_release(&sheet);
	return true;
}

struct action review_screen_key(struct review_screen *screen,
				const struct view *view,
				const struct keypress *key)
{
	int count = (int)view->walk->given_count;
	enum command command = key_command(key);
	enum choices_event event;

	if (command == COMMAND_LEAVE)
		return (struct action){.deed = DEED_LEAVE};
	if (command == COMMAND_HELP)
		return (struct action){.deed = DEED_OPEN_HELP};
	if (command == COMMAND_DANGER)
		return (struct action){.deed = DEED_OPEN_DANGER};
	if (command == COMMAND_CANCEL || command == COMMAND_BACK ||
	    command == COMMAND_REVIEW)
		return (struct action){.deed = DEED_CLOSE};
	if (move_below(screen, view, command))
		return (struct action){0};
	/* What is not in sight is not changed. */
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
	bool aside = row >= 0 && !view->walk->given[row].on_path;
	struct foot feet[] = {
		{COMMAND_UP, NULL},
		{COMMAND_ENTER, aside ? "restore" : "change"},
		{COMMAND_CANCEL, "back"},
		{COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},
		{COMMAND_LEAVE, NULL},
	};
	struct area area = list_area(view);
	struct sheet sheet;

	fill(screen, view, &sheet);
	int scroll = scroll_of(screen, view, &sheet);
	if (area.columns > SHEET_COLUMNS_MOST + 2)
		area.columns = SHEET_COLUMNS_MOST + 2;
	paint_cut(view, frame_area(view).top, area.left, area.columns,
		  TINT_STRONG, "Answers so far");
	paint_sheet(view, &area, &sheet, scroll, row < 0 ? SHEET_NO_ROW : row);
	frame_draw(view, feet, sizeof(feet) / sizeof(*feet));
	paint_cursor(view, &area, &sheet, scroll, row, 0);
	sheet_release(&sheet);
}
