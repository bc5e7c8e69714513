/*
 * Text laid out for the screen: wrapped lines, each with its role, its mark and
 * the row of a list that it belongs to.
 *
 * It is laid out again each time it is drawn; the screen keeps the scroll
 * position. May use: theme, text.
 */
#ifndef TUI_RICH_TEXT_H
#define TUI_RICH_TEXT_H

#include "front/tui/theme.h"

#include "chargefix/buffer.h"

#include <stddef.h>

/* Wider lines would be hard to read. */
enum { RICH_TEXT_COLUMNS_MOST = 72 };

/* No row of a list. */
enum { RICH_TEXT_NO_ROW = -1 };

struct rich_text_line {
	size_t lead; /* where the mark before the text starts in `text` */
	size_t lead_length;
	size_t start;
	size_t length;
	int indent; /* columns before the text */
	enum role lead_role;
	enum role role;
	int row;
	bool heading; /* a heading: never a window's last line */
};

struct rich_text {
	int columns;
	bool utf8;
	bool dense; /* leaves out empty lines */
	int row; /* given to the lines added next */
	struct buffer text;
	struct rich_text_line *lines;
	int count;
};

/* Makes an empty text, `columns` wide, in the theme's alphabet. */
void rich_text_init(struct rich_text *rich, const struct theme *theme,
		    int columns);
void rich_text_release(struct rich_text *rich);

/* Adds a text, wrapped. NULL adds nothing. */
void rich_text_paragraph(struct rich_text *rich, enum role role,
			 const char *text);

/* The same, but cut after one line. */
void rich_text_cut(struct rich_text *rich, enum role role, const char *text);

/* Adds a text after a mark, wrapped, with further lines indented. */
void rich_text_item(struct rich_text *rich, enum role lead_role,
		    const char *lead, enum role role, const char *text);

/* Adds an empty line, unless the text is dense, or empty, or ends with one. */
void rich_text_gap(struct rich_text *rich);

/* Adds the heading of a list of `count` items; nothing if it is 0. */
void rich_text_heading(struct rich_text *rich, const char *text, size_t count);

/* Whether the line is a heading, which must not end a window. */
bool rich_text_is_lone(const struct rich_text *rich, int index);

/* Adds an item of a list. */
void rich_text_bullet(struct rich_text *rich, const struct theme *theme,
		      const char *text);

/* Finds a row's first line and line count. False: there is no such row. */
bool rich_text_find(const struct rich_text *rich, int row, int *first,
		    int *count);

/* Limits `scroll` to the text's length, in a window of `lines` lines. */
int rich_text_clamp(const struct rich_text *rich, int scroll, int lines);

/* Moves `scroll` no further than needed to show all of `row`. */
int rich_text_reveal(const struct rich_text *rich, int scroll, int lines,
		     int row);

#endif
