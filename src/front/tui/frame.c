#include "front/tui/frame.h"

#include "front/tui/paint.h"

#include "chargefix/text.h"

#include <string.h>

_Static_assert(COMMANDS <= 64, "a footer has a bit for each of its keys");

enum { TITLE_LINES = 2, FOOT_LINES = 2, SUBJECT_COLUMNS_LEAST = 6 };

/* From here on a line is left empty below the title. */
enum { SPACIOUS_LINES = 30 };

/* What the last key brought, and that the record is not being written. */
static void status_sheet(const struct view *view, struct sheet *sheet)
{
	sheet_init(sheet, view->theme, view->columns - 2);
	sheet_item(sheet, TINT_CAUTION, "! ", TINT_CAUTION, view->warning);
	sheet_text(sheet, TINT_STRONG, view->notice);
}

static int status_lines(const struct view *view, const struct sheet *sheet)
{
	int most = (view->lines - TITLE_LINES - FOOT_LINES) / 3;

	return sheet->count < most ? sheet->count : most;
}

struct area frame_area(const struct view *view)
{
	struct sheet status;

	status_sheet(view, &status);
	int top = TITLE_LINES + (view->lines >= SPACIOUS_LINES);
	struct area area = {
		.top = top,
		.left = 1,
		.lines = view->lines - top - FOOT_LINES -
			 status_lines(view, &status),
		.columns = view->columns - 2,
	};
	sheet_release(&status);
	return area;
}

static void title_right(const struct view *view, struct buffer *out)
{
	const char *dot = theme_mark(view->theme, MARK_DOT);
	unsigned int minutes = walk_minutes_left(view->walk);

	if (view->number)
		buffer_format(out, "case %lld", (long long)view->number);
	else
		buffer_text(out, "new case");
	if (!view->walk->step) {
		buffer_format(out, " %s %zu answers", dot,
			      view->walk->path_count);
		return;
	}
	buffer_format(out, " %s step %zu", dot, view->walk->path_count + 1);
	if (minutes)
		buffer_format(out, " %s ~%u min", dot, minutes);
}

/* The answer that names the case, "" while it is not given. */
static const char *subject(const struct walk *walk)
{
	const struct step *step = walk->guide->subject;
	uint64_t bit = step ? answers_next(walk->answers[step->index], 0) : 0;

	return bit ? step_answer_label(step, bit) : "";
}

static void draw_title(const struct view *view)
{
	struct buffer right = {0};
	int columns = view->columns - 2;

	int taken = paint_cut(view, 0, 1, columns, TINT_ACCENT, "chargefix");
	if (!view->walk)
		return;
	title_right(view, &right);
	int room = columns - taken - 2;
	int used = paint_right(view, 0, 1 + taken + 2, room, TINT_QUIET,
			       buffer_string(&right));
	/* A few letters of it would say nothing. */
	if (room - used - 2 >= SUBJECT_COLUMNS_LEAST)
		paint_cut(view, 0, 1 + taken + 2, room - used - 2, TINT_STRONG,
			  subject(view->walk));
	buffer_release(&right);
}

static void draw_status(const struct view *view)
{
	struct sheet status;

	status_sheet(view, &status);
	int lines = status_lines(view, &status);
	struct area area = {
		.top = view->lines - FOOT_LINES - lines,
		.left = 1,
		.lines = lines,
		.columns = view->columns - 2,
	};
	paint_sheet(view, &area, &status, 0, SHEET_NO_ROW);
	sheet_release(&status);
}

static const char *foot_name(const struct view *view, const struct foot *foot)
{
	const struct key_binding *key = key_binding(foot->command);
	const char *name = key->foot[view->theme->utf8];

	return name ? name : key->name[view->theme->utf8];
}

static const char *foot_word(const struct foot *foot)
{
	return foot->word ? foot->word : key_binding(foot->command)->word;
}

static int foot_width(const struct view *view, const struct foot *foot)
{
	const char *name = foot_name(view, foot);
	const char *word = foot_word(foot);

	return text_width(name, strlen(name)) + 1 +
	       text_width(word, strlen(word)) + 2;
}

/*
 * Which keys have room, as a bit each: taken by rank, so that what matters
 * most is there in any window. Equal ranks go in the order given.
 */
static uint64_t choose_feet(const struct view *view, const struct foot *feet,
			    size_t count)
{
	uint64_t chosen = 0;
	int room = view->columns;

	for (int rank = KEY_RANK_MOST; rank > 0; rank--) {
		for (size_t i = 0; i < count; i++) {
			int width = foot_width(view, &feet[i]);
			if (key_binding(feet[i].command)->rank != rank ||
			    width > room)
				continue;
			chosen |= UINT64_C(1) << i;
			room -= width;
		}
	}
	return chosen;
}

static void draw_foot(const struct view *view, const struct foot *feet,
		      size_t count)
{
	uint64_t chosen = choose_feet(view, feet, count);
	int line = view->lines - 1;
	int column = 1;

	for (size_t i = 0; i < count; i++) {
		if (!(chosen & UINT64_C(1) << i))
			continue;
		int room = view->columns - 1 - column;
		int width = paint_cut(view, line, column, room, TINT_ACCENT,
				      foot_name(view, &feet[i]));
		paint_cut(view, line, column + width + 1, room - width - 1,
			  TINT_TEXT, foot_word(&feet[i]));
		column += foot_width(view, &feet[i]);
	}
}

void frame_draw(const struct view *view, const struct foot *feet, size_t count)
{
	draw_status(view);
	draw_title(view);
	/* Such terminals are not alike in it, so that column stays free. */
	int columns = view->columns - view->theme->wraps;

	paint_across(view, 1, 0, columns);
	paint_across(view, view->lines - 2, 0, columns);
	draw_foot(view, feet, count);
}

bool frame_is_small(const struct view *view)
{
	return view->lines < VIEW_LINES_LEAST ||
	       view->columns < VIEW_COLUMNS_LEAST;
}

void frame_draw_small(const struct view *view)
{
	struct area area = {.lines = view->lines, .columns = view->columns};
	struct sheet sheet;

	sheet_init(&sheet, view->theme, view->columns);
	sheet_text(&sheet, TINT_TEXT,
		   "The window is too small: 40x10 is needed.");
	paint_sheet(view, &area, &sheet, 0, SHEET_NO_ROW);
	sheet_release(&sheet);
}
