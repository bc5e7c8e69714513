/*
 * Draws text in the window, coloured and clipped to its place.
 *
 * May use: view, rich_text, editor.
 */
#ifndef TUI_PAINT_H
#define TUI_PAINT_H

#include "front/tui/editor.h"
#include "front/tui/rich_text.h"
#include "front/tui/view.h"

/* Converts the text to what the window will show, so its width is known. */
void paint_alphabet(const struct view *view, struct buffer *text);

/* Draws as much of the text as fits `columns`. Returns the columns it took. */
int paint_text(const struct view *view, int line, int column, int columns,
	       enum role role, const char *text, size_t length);

/* The same, with "…" at its end when it is cut. */
int paint_cut(const struct view *view, int line, int column, int columns,
	      enum role role, const char *text);

/* The same, but the text ends at column + columns. */
int paint_right(const struct view *view, int line, int column, int columns,
		enum role role, const char *text);

/*
 * Draws the part of a typed line around its cursor, with marks where there is
 * more, and puts the window's cursor there.
 */
void paint_editor(const struct view *view, int line, int column, int columns,
		  const struct editor *editor);

/* Draws a line for the text to find, with the result `found` at its right. */
void paint_find(const struct view *view, const struct area *area, int line,
		const struct editor *editor, const char *found);

/* Draws blanks on the role's background. */
void paint_blank(const struct view *view, int line, int column, int columns,
		 enum role role);

/* Draw lines of the frame. */
void paint_across(const struct view *view, int line, int column, int columns);
void paint_down(const struct view *view, int column, int top, int bottom);

/* Draws the marks at the right of an area that shows lines from `scroll` on. */
void paint_more(const struct view *view, const struct area *area, int scroll,
		int count);

/*
 * Draws the lines of the text from `scroll` on, with marks at the right if
 * there are more. The lines of row `chosen` are accented.
 */
void paint_rich_text(const struct view *view, const struct area *area,
		     const struct rich_text *rich, int scroll, int chosen);

/* The row of a text painted this way that a line of the window shows. */
int paint_row_at(const struct area *area, const struct rich_text *rich,
		 int scroll, int line);

/*
 * Puts the cursor on a row, `column` columns into it, for screen readers and
 * for terminals that can't hide it. Call it last when drawing.
 */
void paint_cursor(const struct view *view, const struct area *area,
		  const struct rich_text *rich, int scroll, int row,
		  int column);

#endif
