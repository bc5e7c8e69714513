#include "frame_fault.h"

#include "pty_screen.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What lines are drawn with, in UTF-8 and in ASCII. */
struct pen {
	uint32_t across;
	uint32_t down;
	uint32_t tee_down;
	uint32_t tee_up;
};

static const struct pen pens[] = {
	{0x2500, 0x2502, 0x252c, 0x2534},
	{'-', '|', '+', '+'},
};

enum { TITLE_RULE = 1 };

__attribute__((format(printf, 1, 2))) static char *fault(const char *format,
							 ...)
{
	va_list arguments;
	char text[256];

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	return strdup(text);
}

static int foot_rule(const struct pty *pty)
{
	return pty->rows - 2;
}

/*
 * Whether words stand there in a rule, such as " all saved ": with a blank
 * before and after them. Holes that were torn into it are none.
 */
static bool in_words(const struct pty *pty, int row, int column)
{
	const uint32_t across = pty_cell(pty, row, 0);
	bool inside = false;

	for (int i = 1; i <= column && i + 1 < pty->columns; i++) {
		bool was_blank = pty_cell(pty, row, i - 1) == ' ';
		uint32_t next = pty_cell(pty, row, i + 1) | 0x20;

		if (inside && was_blank && pty_cell(pty, row, i) == across)
			inside = false;
		/* As lower case, from which capitals differ in that bit. */
		else if (!inside && pty_cell(pty, row, i) == ' ')
			inside = next >= 'a' && next <= 'z';
	}
	return inside;
}

static char *rule_fault(const struct pty *pty, const struct pen *pen, int row,
			uint32_t tee)
{
	for (int column = 0; column < pty->columns; column++) {
		uint32_t cell = pty_cell(pty, row, column);
		/* Some kinds of terminals have nothing there. */
		bool spared = column == pty->columns - 1 && cell == ' ';
		bool word = row == foot_rule(pty) && in_words(pty, row, column);

		/* Words are not drawn over, by a border that ends there. */
		if (word && (cell == pen->tee_up || cell == pen->tee_down ||
			     cell == pen->down))
			return fault("row %d has words broken at column %d",
				     row + 1, column + 1);
		if (cell != pen->across && cell != tee && !spared && !word)
			return fault("row %d is no rule at column %d", row + 1,
				     column + 1);
	}
	return NULL;
}

/*
 * A border goes from the upper rule to the lower one, or ends above lines that
 * take the whole width: there the lower rule has no tee.
 */
static char *border_fault(const struct pty *pty, const struct pen *pen,
			  int column)
{
	int row = TITLE_RULE + 1;

	while (row < foot_rule(pty) && pty_cell(pty, row, column) == pen->down)
		row++;
	bool joined = pty_cell(pty, foot_rule(pty), column) == pen->tee_up;
	bool reaches = row == foot_rule(pty);

	if (reaches && in_words(pty, foot_rule(pty), column))
		return NULL;

	/* In ASCII rules hyphens and tees are told apart, too. */
	if (reaches == joined && row > TITLE_RULE + 1)
		return NULL;
	return fault("the border at column %d ends in row %d", column + 1,
		     row + 1);
}

static char *borders_fault(const struct pty *pty, const struct pen *pen)
{
	char *found = NULL;

	for (int column = 0; column < pty->columns && !found; column++) {
		bool above = pty_cell(pty, TITLE_RULE, column) == pen->tee_down;
		bool below =
			pty_cell(pty, foot_rule(pty), column) == pen->tee_up;

		if (above)
			found = border_fault(pty, pen, column);
		else if (below)
			found = fault("a border comes from nowhere to "
				      "column %d",
				      column + 1);
	}
	return found;
}

/* The first and the last column of what is not a rule stay free. */
static char *margin_fault(const struct pty *pty)
{
	for (int row = 0; row < pty->rows; row++) {
		if (row == TITLE_RULE || row == foot_rule(pty))
			continue;
		if (pty_cell(pty, row, 0) != ' ')
			return fault("row %d begins in the margin", row + 1);
		if (pty_cell(pty, row, pty->columns - 1) != ' ')
			return fault("row %d ends in the margin", row + 1);
	}
	return NULL;
}

static char *ends_fault(const struct pty *pty)
{
	char *title = pty_row(pty, 0);
	char *keys = pty_row(pty, pty->rows - 1);
	char *found = NULL;

	if (strncmp(title, " chargefix", strlen(" chargefix")) != 0)
		found = fault("no title");
	else if (strlen(keys) < 2 || keys[1] == ' ')
		found = fault("no keys in the last row");
	free(title);
	free(keys);
	return found;
}

static char *whole_fault(const struct pty *pty)
{
	const struct pen *pen = &pens[0];

	if (pty_cell(pty, TITLE_RULE, 0) == pens[1].across)
		pen = &pens[1];
	char *found = ends_fault(pty);

	if (!found)
		found = rule_fault(pty, pen, TITLE_RULE, pen->tee_down);
	if (!found)
		found = rule_fault(pty, pen, foot_rule(pty), pen->tee_up);
	if (!found)
		found = borders_fault(pty, pen);
	if (!found)
		found = margin_fault(pty);
	return found;
}

/*
 * Rows that can be written to: curses reaches the last cell only from the
 * column before it.
 */
static int usable_rows(const struct pty *pty)
{
	return pty->columns > 1 ? pty->rows : pty->rows - 1;
}

/* Where a mark says that there is more than fits. */
static bool is_last(const struct pty *pty, int row, int column)
{
	return row == usable_rows(pty) - 1 && column == pty->columns - 1;
}

/* As much of one of the notices as fits stands there, and nothing else. */
static char *small_fault(const struct pty *pty)
{
	static const char whole[] =
		"The window is too small: it must be at least 40x10. Nothing "
		"is lost. Press q to quit.";
	static const char brief[] = "Needs 40x10. q: quit";
	const char *notice = pty_cell(pty, 0, 0) == 'N' ? brief : whole;
	const char *next = notice;

	for (int row = 0; row < pty->rows; row++)
		for (int column = 0; column < pty->columns; column++) {
			uint32_t cell = pty_cell(pty, row, column);

			if (cell == ' ' || is_last(pty, row, column))
				continue;
			next += strspn(next, " ");
			if (cell != (uint32_t)*next)
				return fault("row %d is not of the notice "
					     "that the window is too small",
					     row + 1);
			next++;
		}
	bool tiny = usable_rows(pty) * pty->columns <= 1;

	return next == notice && !tiny ? fault("an empty window") : NULL;
}

char *frame_fault(const struct pty *pty)
{
	if (pty->rows < FRAME_ROWS_LEAST || pty->columns < FRAME_COLUMNS_LEAST)
		return small_fault(pty);
	return whole_fault(pty);
}
