/*
 * Writing JSON piece by piece, where there are so many objects that building
 * them first (json_value.h) would take most of the time.
 *
 * Written so, a text never has a character that acts on a terminal: those of
 * text_is_control are escaped, too. Private to src/report.
 */
#ifndef CHARGEFIX_REPORT_JSON_LINE_H
#define CHARGEFIX_REPORT_JSON_LINE_H

#include "chargefix/buffer.h"

#include <stdint.h>

/* The key of the next value, behind the ones before in the same object. */
void json_put_key(struct buffer *out, const char *key);

/* Outside text, made safe as value_text does it; NULL is null. */
void json_put_text(struct buffer *out, const char *text);

/* Exactly that text, in UTF-8: what is read back is the same bytes. */
void json_put_exactly(struct buffer *out, const char *text, size_t length);

/* In UTC, as value_time does it. */
void json_put_time(struct buffer *out, int64_t at);

#endif
