/*
 * Putting text into the window: clipped, tinted, never beyond its place.
 *
 * May use: view, rich_text, editor.
 */
#ifndef TUI_PAINT_H
#define TUI_PAINT_H

#include "front/tui/editor.h"
#include "front/tui/rich_text.h"
#include "front/tui/view.h"

/* Makes it what is shown of it, so that its width is known. */
void paint_alphabet(const struct view *view, struct buffer *text);

/* As much of the text as fits `columns`; returns the columns it took. */
int paint_text(const struct view *view, int line, int column, int columns,
	       enum role role, const char *text, size_t length);

/* The same, with "…" at its end when it is cut. */
int paint_cut(const struct view *view, int line, int column, int columns,
	      enum role role, const char *text);

/* The same, but its end stands at column + columns. */
int paint_right(const struct view *view, int line, int column, int columns,
		enum role role, const char *text);

/*
 * The part of a line being typed that the cursor stands in, with marks where
 * there is more; the cursor of the window is put there.
 */
void paint_editor(const struct view *view, int line, int column, int columns,
		  const struct editor *editor);

/* A line to type in what to find, and at its right how much of it was. */
void paint_find(const struct view *view, const struct area *area, int line,
		const struct editor *editor, const char *found);

/* Nothing, on the role's ground. */
void paint_blank(const struct view *view, int line, int column, int columns,
		 enum role role);

/* Lines of the frame. */
void paint_across(const struct view *view, int line, int column, int columns);
void paint_down(const struct view *view, int column, int top, int bottom);

/* The marks at the right of an area that shows lines from `scroll` on. */
void paint_more(const struct view *view, const struct area *area, int scroll,
		int count);

/*
 * The lines of the text from `scroll` on, with marks at the right where
 * there are more. The lines of row `chosen` are accented.
 */
void paint_rich_text(const struct view *view, const struct area *area,
		     const struct rich_text *rich, int scroll, int chosen);

/* The row of a text so painted that a line of the window shows. */
int paint_row_at(const struct area *area, const struct rich_text *rich,
		 int scroll, int line);

/*
 * Puts the cursor on a row, `column` columns into it, for those who are read
 * the screen, or whose terminal can't hide it. Last in a drawing.
 */
void paint_cursor(const struct view *view, const struct area *area,
		  const struct rich_text *rich, int scroll, int row,
		  int column);

#endif
