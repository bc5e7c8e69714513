/*
 * The settings in effect and where each comes from, written out.
 *
 * May use: buffer, text, jansson (src/report/json_config.c only).
 */
#ifndef CHARGEFIX_CONFIG_H
#define CHARGEFIX_CONFIG_H

#include "chargefix/buffer.h"

#include <stdbool.h>
#include <stdint.h>

struct config_row {
	const char *name;
	const char *value; /* "true" or "false" of a flag; NULL: not set */
	bool flag;
	const char *variable; /* of the environment, that it is from; or NULL */
	uint32_t line; /* of the file, that it is from; 0: it is not */
};

struct config {
	const char *file; /* that was read, or would be; NULL: not known */
	bool there; /* it was read */
	const struct config_row *rows;
	size_t count;
};

struct config_format {
	const char *name;
	void (*write)(const struct config *config, struct buffer *out);
	bool exact; /* for programs: UTF-8 whatever the locale */
};

enum config_kind { CONFIG_TEXT, CONFIG_JSON, CONFIG_FORMATS };

/* By their kind. */
extern const struct config_format config_formats[];

/* Its name at that index; NULL behind the last. */
const char *config_format_name(size_t index);

void config_text(const struct config *config, struct buffer *out);
void config_json(const struct config *config, struct buffer *out);

#endif
