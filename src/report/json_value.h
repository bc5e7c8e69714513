/* Helpers for building JSON values. Private to src/report. */
#ifndef CHARGEFIX_REPORT_JSON_VALUE_H
#define CHARGEFIX_REPORT_JSON_VALUE_H

#include "chargefix/buffer.h"

#include <jansson.h>
#include <stdint.h>

/* Both take ownership of `value`; NULL means that jansson had no memory. */
void value_set(json_t *object, const char *key, json_t *value);
void value_append(json_t *array, json_t *value);

/* Outside text, made safe, as a string; null for none. */
json_t *value_text(const char *text);

/* "2026-11-20T08:18:39Z"; null for 0. */
json_t *value_time(int64_t at);

/* Appends `root` with jansson's flags, and releases it. */
void value_write(json_t *root, size_t flags, struct buffer *out);

#endif
