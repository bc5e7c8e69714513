/*
 * Text laid out in lines: made safe, wrapped and indented.
 *
 * For whatever is read from top to bottom: plain mode, reports, help. All text
 * given to it may come from outside. May use: text.
 */
#ifndef CHARGEFIX_PAGE_H
#define CHARGEFIX_PAGE_H

#include "chargefix/text.h"

enum { PAGE_COLUMNS = 72 };

struct page {
	struct buffer out; /* the lines so far, each with its line end */
	int columns;
	bool utf8; /* false: what is laid out is turned into ASCII */
	bool links; /* web addresses are printed as links for a terminal */
	struct buffer clean; /* of the text being laid out */
	struct buffer ascii;
	struct text_wrap wrap;
};

void page_init(struct page *page, int columns, bool utf8);

/*
 * Whether `links` and colours can be set for what is printed there: to a
 * terminal that knows their sequences or ignores them, in a UTF-8 locale.
 */
bool page_takes_sequences(FILE *out);
void page_release(struct page *page);

/* Empties it; `columns` and `utf8` stay. */
void page_clear(struct page *page);

/* One empty line, unless the page is empty or ends with one. */
void page_gap(struct page *page);

/*
 * A text in lines that begin with `indent` spaces; the first also with `mark`,
 * and the others with as many spaces. NULL and "" lay out nothing.
 */
void page_item(struct page *page, int indent, const char *mark,
	       const char *text);
void page_text(struct page *page, int indent, const char *text);
void page_format(struct page *page, int indent, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/*
 * Appends text for the locale that setlocale chose: cleaned, its line ends
 * kept, and in ASCII where the locale does not take UTF-8.
 */
void page_for_locale(struct buffer *out, const char *text, size_t length);

#endif
