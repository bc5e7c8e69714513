/* The day's board, and the counts of cases. */
#include "chargefix/memory.h"
#include "chargefix/store.h"

#include "record/sqlite.h"
#include "record/sqlite_row.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

static struct store_call start_section(struct store *store,
				       const struct board_part *part,
				       bool count, const struct board_day *day)
{
	struct store_call call =
		call_start(store, SQL_BOARD + 2 * part->section + count);
	size_t most = count ? BOARD_COUNT_MOST : part->most;

	call_number(&call, day->now);
	call_number(&call, day->stale);
	call_number(&call, day->began);
	call_key(&call, part->technician);
	call_number(&call, (int64_t)most);
	return call;
}

/* Ends a call that gives one number. */
static bool take_count(struct store *store, struct store_call *call,
		       size_t *count, struct message *error)
{
	int code;

	*count = 0;
	if (call_row(call))
		*count = (size_t)sqlite3_column_int64(call->statement, 0);
	code = call_end(call);
	return code == SQLITE_OK || store_explain(store, code, error);
}

bool store_board(struct store *store, const struct board_part *part,
		 const struct board_day *day, struct case_rows *rows,
		 size_t *count, struct message *error)
{
	struct store_call counted = start_section(store, part, true, day);
	struct store_call read = start_section(store, part, false, day);

	return take_count(store, &counted, count, error) &&
	       store_give_cases(store, &read, rows, error);
}

bool store_count(struct store *store, const struct case_query *query,
		 size_t *count, struct message *error)
{
	struct store_call call = call_start(store, SQL_COUNT_CASES);

	call_number(&call, query->filter);
	call_text(&call, query->state);
	call_text(&call, query->technician);
	call_text(&call, query->verdict);
	return take_count(store, &call, count, error);
}

bool store_ending(struct store *store, int64_t after, size_t most,
		  struct case_rows *rows, struct message *error)
{
	struct store_call call = call_start(store, SQL_ENDING);

	call_number(&call, after);
	call_number(&call, (int64_t)most);
	return store_give_cases(store, &call, rows, error);
}

static const char *keep(struct arena *strings, const char *text)
{
	return arena_text(strings, text, strlen(text));
}

/* Leaves out what is damaged: it is no more than a number. */
static void add_tally(struct case_tallies *tallies,
		      const struct store_call *call)
{
	struct row row = {.statement = call->statement};
	const char *technician = row_text(&row);
	const char *state = row_text(&row);
	const char *verdict = row_text(&row);
	int64_t count = row_number(&row);
	int index = life_word(case_state_words, CASE_STATES, state);

	if (row.damaged || index < 0 || count <= 0)
		return;
	tallies->items = memory_room(tallies->items, tallies->count,
				     sizeof(*tallies->items));
	tallies->items[tallies->count++] = (struct case_tally){
		.technician = keep(&tallies->strings, technician),
		.state = (enum case_state)index,
		.verdict = keep(&tallies->strings, verdict),
		.count = (size_t)count,
	};
}

bool store_tallies(struct store *store, struct case_tallies *tallies,
		   struct message *error)
{
	struct store_call call = call_start(store, SQL_TALLIES);
	int code;

	while (call_row(&call))
		add_tally(tallies, &call);
	code = call_end(&call);
	return code == SQLITE_OK || store_explain(store, code, error);
}

void case_tallies_release(struct case_tallies *tallies)
{
	free(tallies->items);
	arena_release(&tallies->strings);
	*tallies = (struct case_tallies){0};
}
