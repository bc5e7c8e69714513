/*
 * Web addresses in texts, printed so that a terminal makes them links.
 *
 * A link is an OSC 8 sequence around the address. Every part of an address that
 * had to be broken carries the whole of it, so it can be followed from each
 * line. Private to src/base. May use: text.
 */
#ifndef CHARGEFIX_BASE_LINK_H
#define CHARGEFIX_BASE_LINK_H

#include "chargefix/text.h"

/* An address in a text. */
struct link_address {
	const char *start;
	size_t length; /* 0: there is none */
};

/* The first http or https address from `text` on. */
struct link_address link_find(const char *text);

/*
 * Appends a line of a text, with links. `next` is the first address that the
 * lines before it have not ended; it moves on.
 */
void link_line(struct buffer *out, const struct text_line *line,
	       struct link_address *next);

#endif
