/*
 * The findings of a check, written out for people, editors and programs.
 *
 * May use: check, load; jansson (src/report/json_checked.c only).
 */
#ifndef CHARGEFIX_CHECKED_H
#define CHARGEFIX_CHECKED_H

#include "chargefix/check.h"
#include "chargefix/load.h"

/* A file that was checked. */
struct checked_file {
	const char *name;
	const struct file_text *text;
	const struct messages *problems; /* that kept it from being loaded */
	const struct checked *checked; /* NULL: it could not be loaded */
};

struct checked_format {
	const char *name;
	void (*write)(const struct checked_file *files, size_t count,
		      struct buffer *out);
	bool exact; /* for programs: UTF-8 whatever the locale */
};

enum checked_kind { CHECKED_TEXT, CHECKED_JSON, CHECKED_FORMATS };

/* By their kind. */
extern const struct checked_format checked_formats[];

/* Its name at that index; NULL behind the last. */
const char *checked_format_name(size_t index);

void checked_text(const struct checked_file *files, size_t count,
		  struct buffer *out);
void checked_json(const struct checked_file *files, size_t count,
		  struct buffer *out);

#endif
