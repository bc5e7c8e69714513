/*
 * A list of cases written out, row by row, so that it may be of any length; and
 * the day's board.
 *
 * May use: board, view, page, clock, jansson (src/report/json.c only).
 */
#ifndef CHARGEFIX_CASES_H
#define CHARGEFIX_CASES_H

#include "chargefix/board.h"
#include "chargefix/buffer.h"

/* Each appends to `out`. */
struct cases_format {
	const char *name;
	bool exact; /* for programs: UTF-8 whatever the locale */
	void (*begin)(struct buffer *out);
	/*
	 * `index` counts the rows from 0. `columns` are those of a person's
	 * terminal, where cells of a table end where their column does, and the
	 * last columns are left out if they don't fit; 0: it isn't a terminal.
	 */
	void (*row)(struct buffer *out, const struct case_row *row,
		    size_t index, int columns);
	void (*end)(struct buffer *out, size_t count);
	/* The day's board; NULL: this format has none. */
	void (*board)(struct buffer *out, const struct board *board,
		      int columns);
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

/* The parts of CSV and JSON. */
void cases_csv_begin(struct buffer *out);
void cases_csv_row(struct buffer *out, const struct case_row *row, size_t index,
		   int columns);
void cases_csv_end(struct buffer *out, size_t count);
void cases_json_begin(struct buffer *out);
void cases_json_row(struct buffer *out, const struct case_row *row,
		    size_t index, int columns);
void cases_json_end(struct buffer *out, size_t count);
void cases_json_board(struct buffer *out, const struct board *board,
		      int columns);

#endif
