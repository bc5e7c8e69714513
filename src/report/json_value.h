/*
 * JSON values put together so that one look at the end is enough.
 *
 * jansson says NULL where memory ran out: every value goes through value_set
 * or value_append, which remember it. Private to src/report.
 */
#ifndef CHARGEFIX_REPORT_JSON_VALUE_H
#define CHARGEFIX_REPORT_JSON_VALUE_H

#include "chargefix/buffer.h"

#include <jansson.h>
#include <stdbool.h>

struct value_writer {
	bool failed; /* memory ran out */
};

/* Both take `value` over. */
void value_set(struct value_writer *writer, json_t *object, const char *key,
	       json_t *value);
void value_append(struct value_writer *writer, json_t *array, json_t *value);

/* Outside text, made safe, as a string; null for none. */
json_t *value_text(const char *text);

/* Appends `root` with jansson's flags, and lets go of it. */
void value_write(struct value_writer *writer, json_t *root, size_t flags,
		 struct buffer *out);

#endif
