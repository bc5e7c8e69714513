/*
 * JSON values put together. Private to src/report.
 */
#ifndef CHARGEFIX_REPORT_JSON_VALUE_H
#define CHARGEFIX_REPORT_JSON_VALUE_H

#include "chargefix/buffer.h"

#include <jansson.h>

/* Both take `value` over; NULL, jansson's word for it, is out of memory. */
void value_set(json_t *object, const char *key, json_t *value);
void value_append(json_t *array, json_t *value);

/* Outside text, made safe, as a string; null for none. */
json_t *value_text(const char *text);

/* Appends `root` with jansson's flags, and lets go of it. */
void value_write(json_t *root, size_t flags, struct buffer *out);

#endif
