/*
 * Text of any bytes, one code point or one grapheme cluster at a time.
 *
 * May use: libunistring.
 */
#ifndef CHARGEFIX_BASE_TEXT_SCAN_H
#define CHARGEFIX_BASE_TEXT_SCAN_H

#include <stddef.h>

/* What stands for a byte that is not UTF-8. */
enum { TEXT_NO_CODE_POINT = 0x110000 };

/*
 * How many bytes the code point at `text` takes, and in `code_point` which it
 * is: 1 byte and TEXT_NO_CODE_POINT where they are not UTF-8. `length` is at
 * least 1.
 */
size_t text_code_point(const char *text, size_t length,
		       unsigned int *code_point);

enum text_case { TEXT_CASELESS, TEXT_SMALL, TEXT_CAPITAL };

/* Whether the code point is a small letter or a capital. */
enum text_case text_case(unsigned int code_point);

/* Columns: 0, 1 or 2; 1 for TEXT_NO_CODE_POINT. */
int text_code_point_width(unsigned int code_point);

/*
 * How many bytes the grapheme cluster at `text` takes, and in `width` how many
 * columns. `length` is at least 1.
 */
size_t text_cluster(const char *text, size_t length, int *width);

#endif
