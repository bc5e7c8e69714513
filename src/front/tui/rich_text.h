/*
 * Text laid out for the screen: wrapped lines, each with its role, its mark
 * and the row of a list that it belongs to.
 *
 * It is laid out again for each drawing; how far it is scrolled is the
 * screen's own state. May use: theme, text.
 */
#ifndef TUI_RICH_TEXT_H
#define TUI_RICH_TEXT_H

#include "front/tui/theme.h"

#include "chargefix/buffer.h"

#include <stddef.h>

/* It is never wider than reads well. */
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
	bool heading; /* of what follows: not shown as a window's last line */
};

struct rich_text {
	int columns;
	bool utf8;
	bool dense; /* without the empty lines that only part */
	int row; /* given to the lines added next */
	struct buffer text;
	struct rich_text_line *lines;
	int count;
};

/* An empty text `columns` wide, for text in the theme's alphabet. */
void rich_text_init(struct rich_text *rich, const struct theme *theme,
		    int columns);
void rich_text_release(struct rich_text *rich);

/* Adds a text, wrapped. NULL adds nothing. */
void rich_text_paragraph(struct rich_text *rich, enum role role,
			 const char *text);

/* The same, cut where it is longer than a line. */
void rich_text_cut(struct rich_text *rich, enum role role, const char *text);

/* A text after a mark, wrapped; further lines are indented as far. */
void rich_text_item(struct rich_text *rich, enum role lead_role,
		    const char *lead, enum role role, const char *text);

/* A line left empty, unless the text is dense, or empty, or ends with one. */
void rich_text_gap(struct rich_text *rich);

/* The heading of a list of `count` things; nothing where there are none. */
void rich_text_heading(struct rich_text *rich, const char *text, size_t count);

/* Whether a line would head nothing, as the last one of a window. */
bool rich_text_is_lone(const struct rich_text *rich, int index);

/* One thing of a list. */
void rich_text_bullet(struct rich_text *rich, const struct theme *theme,
		      const char *text);

/* First line of a row, and how many it has. False: there is no such row. */
bool rich_text_find(const struct rich_text *rich, int row, int *first,
		    int *count);

/* `scroll` within what there is to scroll, for `lines` of window. */
int rich_text_clamp(const struct rich_text *rich, int scroll, int lines);

/* `scroll` moved as little as shows all of `row`. */
int rich_text_reveal(const struct rich_text *rich, int scroll, int lines,
		     int row);

#endif
