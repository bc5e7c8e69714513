/*
 * Characters that are easily mistaken for others: letters of another script
 * that look Latin, blanks that are not spaces, and invisible characters.
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
	 * Prose, where many of them are legitimate: finds only invisible
	 * characters with nothing to join, and letters that look Latin in a
	 * word with Latin letters.
	 */
	TEXT_ODD_PROSE,
	/* Names, keys and their punctuation, which are ASCII: finds any. */
	TEXT_ODD_NAME,
};

/* Finds the first such character. False: there is none. */
bool text_odd_find(struct text_odd *odd, const char *text, size_t length,
		   enum text_odd_where where);

/*
 * Appends the character's name and look-alike, such as `U+0430 CYRILLIC SMALL
 * LETTER A, which looks like "a"`.
 */
void text_odd_write(struct buffer *out, unsigned int code_point);

/*
 * Appends the text as a reader sees it: look-alikes replaced, without blanks
 * and invisible characters.
 */
void text_odd_seen_as(struct buffer *out, const char *text, size_t length);

#endif
