#include "record/store_row.h"

#include "record/store_sql.h"

#include <sqlite3.h>
#include <string.h>

/* The last millisecond of the year 9999. */
#define LATEST INT64_C(253402300799999)

int64_t row_number(struct row *row)
{
	int column = row->column++;

	if (sqlite3_column_type(row->statement, column) != SQLITE_INTEGER)
		row->damaged = true;
	return sqlite3_column_int64(row->statement, column);
}

int64_t row_time(struct row *row)
{
	int64_t time = row_number(row);

	if (time < 0 || time > LATEST)
		row->damaged = true;
	return time;
}

const char *row_text(struct row *row)
{
	int column = row->column++;
	const char *text;
	size_t length;

	if (sqlite3_column_type(row->statement, column) != SQLITE_TEXT) {
		row->damaged = true;
		return "";
	}
	text = (const char *)sqlite3_column_text(row->statement, column);
	length = (size_t)sqlite3_column_bytes(row->statement, column);
	if (!text) {
		row->no_memory = true;
		return "";
	}
	if (length > STORE_FIELD_MOST || strlen(text) != length)
		row->damaged = true;
	return text;
}

const char *row_text_or_null(struct row *row)
{
	if (sqlite3_column_type(row->statement, row->column) != SQLITE_NULL)
		return row_text(row);
	row->column++;
	return NULL;
}
