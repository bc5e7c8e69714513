/*
 * Characters that are easily taken for others: letters of another script that
 * look Latin, blanks that are not spaces, and those that show nothing at all.
 *
 * May use: buffer, text_scan, libunistring.
 */
#ifndef CHARGEFIX_BASE_TEXT_ODD_H
#define CHARGEFIX_BASE_TEXT_ODD_H

#include "chargefix/buffer.h"

#include <stdbool.h>
#include <stddef.h>

/* Such a character in a text. */
struct text_odd {
	unsigned int code_point;
	size_t at; /* bytes before it */
	size_t characters; /* code points before it */
};

enum text_odd_where {
	/*
	 * Prose, in which many of them have their place: only what shows
	 * nothing where it has nothing to join, and letters that look Latin in
	 * a word with Latin letters.
	 */
	TEXT_ODD_PROSE,
	/* Names, keys and the marks around them, which are ASCII: any. */
	TEXT_ODD_NAME,
};

/* The first of them; false: there is none. */
bool text_odd_find(struct text_odd *odd, const char *text, size_t length,
		   enum text_odd_where where);

/*
 * Appends what the character is and what it looks like, such as `U+0430
 * CYRILLIC SMALL LETTER A, which looks like "a"`.
 */
void text_odd_write(struct buffer *out, unsigned int code_point);

/*
 * Appends what a reader takes the text for: look-alikes as what they look
 * like, without blanks and what shows nothing.
 */
void text_odd_seen_as(struct buffer *out, const char *text, size_t length);

#endif
