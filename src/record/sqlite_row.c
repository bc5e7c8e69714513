#include "record/sqlite_row.h"

#include "chargefix/memory.h"
#include "record/sqlite.h"

#include <sqlite3.h>
#include <string.h>

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

	if (time < 0 || time > STORE_TIME_LAST)
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
	if (!text)
		memory_run_out();
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

/* A time that may be missing: then 0. */
static int64_t time_or_never(struct row *row)
{
	if (sqlite3_column_type(row->statement, row->column) != SQLITE_NULL)
		return row_time(row);
	row->column++;
	return 0;
}

/* The index of a word in its table; 0: none. */
static int take_word(struct row *row, const struct life_words *table, int count)
{
	const char *word = row_text_or_null(row);
	int index = life_word(table, count, word);

	if (word && index < 0)
		row->damaged = true;
	return index < 0 ? 0 : index;
}

static void take_life(struct row *row, struct case_row *found)
{
	struct case_life *life = &found->standing.life;

	found->shop = row_number(row) != 0;
	life->state =
		(enum case_state)take_word(row, case_state_words, CASE_STATES);
	life->waits_for = (enum hold)take_word(row, hold_words, HOLDS);
	life->why = row_text_or_null(row);
	life->outcome = (enum outcome)take_word(row, outcome_words, OUTCOMES);
	life->barrier = (enum barrier)take_word(row, barrier_words, BARRIERS);
	life->confirmed_by = row_text_or_null(row);
	life->lasted =
		(enum lasted)take_word(row, lasted_words, LASTED_ANSWERS);
	life->comeback_of = row_number(row);
	life->ended = time_or_never(row);
	life->returned = time_or_never(row);
	life->due = time_or_never(row);
	life->due_for = (enum due_for)take_word(row, due_words_of, DUES);
	life->erased = row_number(row) != 0;
}

/* Of a damaged case, only the number is kept. */
static void take_case(struct row *row, struct case_row *found)
{
	*found = (struct case_row){.number = row_number(row)};
	found->started = row_time(row);
	found->changed = row_time(row);
	found->uuid = row_text(row);
	found->guide_sha256 = row_text(row);
	found->guide_id = row_text(row);
	found->guide_version = row_text(row);
	for (int i = 0; i < DETAILS; i++)
		found->details.of[i] = row_text_or_null(row);
	found->standing.subject = row_text_or_null(row);
	found->standing.step = row_text_or_null(row);
	found->standing.diagnosis = row_text_or_null(row);
	found->standing.verdict = row_text_or_null(row);
	found->standing.conclusion = row_text_or_null(row);
	take_life(row, found);
	if (row->damaged)
		*found = (struct case_row){
			.number = found->number,
			.damaged = true,
			.uuid = "",
			.guide_sha256 = "",
			.guide_id = "",
			.guide_version = "",
		};
}

void store_take_case(const struct store_call *call, int column,
		     struct case_row *found)
{
	struct row row = {.statement = call->statement, .column = column};

	take_case(&row, found);
}

bool store_give_cases(struct store *store, struct store_call *call,
		      struct case_rows *rows, struct message *error)
{
	int code;

	while (call_row(call)) {
		struct case_row found;

		store_take_case(call, 0, &found);
		case_rows_add(rows, &found);
	}
	code = call_end(call);
	return code == SQLITE_OK || store_explain(store, code, error);
}
