/* Checks whether a file is text at all. May use: message, text. */
#ifndef CHARGEFIX_GUIDE_SOURCE_TEXT_H
#define CHARGEFIX_GUIDE_SOURCE_TEXT_H

#include "chargefix/message.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Whether the text is UTF-8 with no control characters except tab and line ends
 * (LF or CR LF), not empty and not too long; if not, one message says what is
 * wrong. A byte order mark at the start is allowed.
 */
bool source_text_check(const char *text, size_t length,
		       struct messages *problems);

/* The size of the byte order mark at the start: 0 or 3 bytes. */
size_t source_text_mark(const char *text, size_t length);

/* How many bytes from `text` on are printable ASCII. */
size_t source_text_plain(const char *text, size_t length);

#endif
