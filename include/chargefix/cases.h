/*
 * A list of cases written out, row by row, so that it may be of any length.
 *
 * May use: store, page, clock, jansson (src/report/json.c only).
 */
#ifndef CHARGEFIX_CASES_H
#define CHARGEFIX_CASES_H

#include "chargefix/buffer.h"
#include "chargefix/store.h"

/* Each appends to `out`. */
struct cases_format {
	const char *name;
	bool exact; /* for programs: UTF-8 whatever the locale */
	void (*begin)(struct buffer *out);
	/*
	 * `index` counts the rows from 0. `cut`: cells of a table end where
	 * their column does, for a person's terminal.
	 */
	void (*row)(struct buffer *out, const struct case_row *row,
		    size_t index, bool cut);
	void (*end)(struct buffer *out, size_t count);
};

/*
 * The table is for people, JSON an array, and CSV as of RFC 4180, UTF-8, times
 * in UTC. A CSV field that a spreadsheet would take for a formula (it begins
 * with = + - or @) has a ' in front. Of a damaged case there is the number, and
 * "damaged" where its state would be.
 */
enum cases_kind { CASES_TABLE, CASES_CSV, CASES_JSON, CASES_FORMATS };

/* By their kind. */
extern const struct cases_format cases_formats[];

/* Its name at that index; NULL behind the last. */
const char *cases_format_name(size_t index);

/* The JSON parts. */
void cases_json_begin(struct buffer *out);
void cases_json_row(struct buffer *out, const struct case_row *row,
		    size_t index, bool cut);
void cases_json_end(struct buffer *out, size_t count);

#endif
