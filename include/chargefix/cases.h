/*
 * A list of cases written out, row by row, so that it may be of any length; and
 * the day's board.
 *
 * May use: board, columns, view, page, clock, jansson (src/report/json*.c).
 */
#ifndef CHARGEFIX_CASES_H
#define CHARGEFIX_CASES_H

#include "chargefix/board.h"
#include "chargefix/buffer.h"
#include "chargefix/columns.h"

/* How a list is written. All zero is the usual way. */
struct cases_style {
	/*
	 * Of a person's terminal, where cells of a table end where their column
	 * does, and the last columns are left out if they don't fit; 0: it isn't
	 * a terminal.
	 */
	int columns;
	const struct column_list *chosen; /* NULL: those of the format */
	bool excel; /* CSV as spreadsheets read it: see cases_kind */
	char separator; /* of CSV; 0: a comma */
	int64_t now; /* clock.h milliseconds, for what goes by it */
};

/* Each appends to `out`. */
struct cases_format {
	const char *name;
	bool exact; /* for programs: UTF-8 whatever the locale */
	void (*begin)(struct buffer *out, const struct cases_style *style);
	/* `index` counts the rows from 0. */
	void (*row)(struct buffer *out, const struct case_row *row,
		    size_t index, const struct cases_style *style);
	void (*end)(struct buffer *out, size_t count);
	/* The day's board; NULL: this format has none. */
	void (*board)(struct buffer *out, const struct board *board,
		      int columns);
};

/*
 * The table is for people, JSON an array, NDJSON the same objects, one on each
 * line, and CSV as of RFC 4180, UTF-8, times in UTC. A CSV field that a
 * spreadsheet would take for a formula (it begins with = + - or @) has a ' in
 * front.
 *
 * For spreadsheets, CSV begins with a byte order mark, and digits that they
 * would change (IMEIs, telephone numbers) are written ="0123", which they show
 * as the text 0123.
 *
 * Of a damaged case there is the number, and "damaged" where its state would be.
 */
enum cases_kind {
	CASES_TABLE,
	CASES_CSV,
	CASES_JSON,
	CASES_NDJSON,
	CASES_FORMATS
};

/* By their kind. */
extern const struct cases_format cases_formats[];

/* Its name at that index; NULL behind the last. */
const char *cases_format_name(size_t index);

/* The parts of CSV and JSON. */
void cases_csv_begin(struct buffer *out, const struct cases_style *style);
void cases_csv_row(struct buffer *out, const struct case_row *row, size_t index,
		   const struct cases_style *style);
void cases_json_begin(struct buffer *out, const struct cases_style *style);
void cases_json_row(struct buffer *out, const struct case_row *row,
		    size_t index, const struct cases_style *style);
void cases_json_end(struct buffer *out, size_t count);
void cases_ndjson_row(struct buffer *out, const struct case_row *row,
		      size_t index, const struct cases_style *style);
void cases_json_board(struct buffer *out, const struct board *board,
		      int columns);

#endif
