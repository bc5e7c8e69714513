/*
 * A case written out for people to read or programs to process.
 *
 * One file a format below src/report. May use: interview and all below it,
 * jansson (report/json.c only).
 */
#ifndef CHARGEFIX_REPORT_H
#define CHARGEFIX_REPORT_H

#include "chargefix/interview.h"
#include "chargefix/view.h"

struct report_input {
	const struct interview *interview;
	const struct case_row *row; /* number, times, guide, details */
	struct report_style style; /* of all but JSON, which has everything */
	int columns; /* of a text; 0: PAGE_COLUMNS */
	bool links; /* a text has links for a terminal */
};

/* Appends the report to `out`. */
typedef void report_writer(const struct report_input *input,
			   struct buffer *out);

struct report_format {
	const char *name;
	report_writer *write;
	bool exact; /* for programs: UTF-8 whatever the locale */
};

enum report_kind {
	REPORT_TEXT,
	REPORT_MARKDOWN,
	REPORT_HTML,
	REPORT_JSON,
	REPORT_FORMATS
};

/*
 * Of JSON, which data/report.schema.json describes: new keys may be added to a
 * format, but none is taken away or gets another meaning.
 */
enum { REPORT_JSON_FORMAT = 1 };

/* The narrowest and the widest text that can be asked for. */
enum { REPORT_COLUMNS_LEAST = 24, REPORT_COLUMNS_MOST = 200 };

/* By their kind. */
extern const struct report_format report_formats[];

/* Its name at that index; NULL behind the last. */
const char *report_format_name(size_t index);

/* The status of the case, and what was done with it, alone. */
enum life_kind { LIFE_TEXT, LIFE_JSON, LIFE_FORMATS };

extern const struct report_format life_formats[];

const char *life_format_name(size_t index);

report_writer life_text;
report_writer life_json;
report_writer report_text;
report_writer report_markdown;
report_writer report_html;
report_writer report_json;

#endif
