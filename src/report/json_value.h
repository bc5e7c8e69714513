/* Helpers for building JSON values. Private to src/report. */
#ifndef CHARGEFIX_REPORT_JSON_VALUE_H
#define CHARGEFIX_REPORT_JSON_VALUE_H

#include "chargefix/buffer.h"

#include <jansson.h>

/* Both take ownership of `value`; NULL means that jansson had no memory. */
void value_set(json_t *object, const char *key, json_t *value);
void value_append(json_t *array, json_t *value);

/* Outside text, made safe, as a string; null for none. */
json_t *value_text(const char *text);

/* Appends `root` with jansson's flags, and releases it. */
void value_write(json_t *root, size_t flags, struct buffer *out);

#endif
