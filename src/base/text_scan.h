/*
 * Reads text of any bytes by code points or by grapheme clusters.
 *
 * May use: libunistring.
 */
#ifndef CHARGEFIX_BASE_TEXT_SCAN_H
#define CHARGEFIX_BASE_TEXT_SCAN_H

#include <stddef.h>

/* Returned for a byte that is not UTF-8. */
enum { TEXT_NO_CODE_POINT = 0x110000 };

/*
 * Returns the size of the code point at `text` and stores it in `code_point`: 1
 * byte and TEXT_NO_CODE_POINT if the bytes are not UTF-8. `length` must be at
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
 * Returns the size in bytes of the grapheme cluster at `text`, and its columns
 * in `width`. `length` must be at least 1.
 */
size_t text_cluster(const char *text, size_t length, int *width);

#endif
