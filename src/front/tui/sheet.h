/*
 * Text laid out for the screen: wrapped lines, each with its tint, its mark
 * and the row of a list that it belongs to.
 *
 * A sheet is made anew for each drawing; how far it is scrolled is the
 * screen's own state. May use: theme, text.
 */
#ifndef TUI_SHEET_H
#define TUI_SHEET_H

#include "front/tui/theme.h"

#include "chargefix/buffer.h"

#include <stddef.h>

/* The text of a sheet is never wider than reads well. */
enum { SHEET_COLUMNS_MOST = 72 };

/* No row of a list. */
enum { SHEET_NO_ROW = -1 };

struct sheet_line {
	size_t lead; /* where the mark before the text starts in `text` */
	size_t lead_length;
	size_t start;
	size_t length;
	int indent; /* columns before the text */
	enum tint lead_tint;
	enum tint tint;
	int row;
	bool heading; /* of what follows: not shown as a window's last line */
};

struct sheet {
	int columns;
	bool utf8;
	bool dense; /* without the empty lines that only part */
	int row; /* given to the lines added next */
	struct buffer text;
	struct sheet_line *lines;
	int count;
	int capacity;
};

/* An empty sheet `columns` wide, for text in the theme's alphabet. */
void sheet_init(struct sheet *sheet, const struct theme *theme, int columns);
void sheet_release(struct sheet *sheet);

/* Adds a text, wrapped. NULL adds nothing. */
void sheet_text(struct sheet *sheet, enum tint tint, const char *text);

/* The same, cut where it is longer than a line. */
void sheet_cut(struct sheet *sheet, enum tint tint, const char *text);

/* A text after a mark, wrapped; further lines are indented as far. */
void sheet_item(struct sheet *sheet, enum tint lead_tint, const char *lead,
		enum tint tint, const char *text);

/* A line left empty, unless the sheet is dense, or empty, or ends with one. */
void sheet_gap(struct sheet *sheet);

/* The heading of a list of `count` things; nothing where there are none. */
void sheet_heading(struct sheet *sheet, const char *text, size_t count);

/* Whether a line would head nothing, as the last one of a window. */
bool sheet_is_lone(const struct sheet *sheet, int index);

/* One thing of a list. */
void sheet_bullet(struct sheet *sheet, const struct theme *theme,
		  const char *text);

/* First line of a row, and how many it has. False: there is no such row. */
bool sheet_find(const struct sheet *sheet, int row, int *first, int *count);

/* `scroll` within what there is to scroll, for `lines` of window. */
int sheet_clamp(const struct sheet *sheet, int scroll, int lines);

/* `scroll` moved as little as shows all of `row`. */
int sheet_reveal(const struct sheet *sheet, int scroll, int lines, int row);

#endif
