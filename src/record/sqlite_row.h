/*
 * Reads a row from SQLite column by column, trusting none of its values.
 *
 * Private to sqlite*.c.
 */
#ifndef CHARGEFIX_RECORD_SQLITE_ROW_H
#define CHARGEFIX_RECORD_SQLITE_ROW_H

#include "chargefix/store.h"
#include "record/sqlite.h"

#include <stdbool.h>
#include <stdint.h>

struct sqlite3_stmt;

/*
 * A row being read. Any value that we would not write (a BLOB or NULL instead
 * of text, a NUL inside, a text that is too long) marks the row as damaged.
 */
struct row {
	struct sqlite3_stmt *statement;
	int column; /* read next */
	bool damaged;
};

int64_t row_number(struct row *row);

/* Milliseconds (clock.h) from 1970 to the year 9999. */
int64_t row_time(struct row *row);
const char *row_text(struct row *row);
const char *row_text_or_null(struct row *row);

/*
 * Reads the current case of `call`, whose CASE_COLUMNS begin at `column`. Its
 * texts live until the next step.
 */
void store_take_case(const struct store_call *call, int column,
		     struct case_row *found);

/* Adds all rows of `call`, a statement of CASE_COLUMNS, and ends the call. */
bool store_give_cases(struct store *store, struct store_call *call,
		      struct case_rows *rows, struct message *error);

#endif
