#include "chargefix/board.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"
#include "chargefix/when.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *const board_section_words[] = {
	[BOARD_TIMED] = "timed",  [BOARD_LASTED] = "check-back",
	[BOARD_HELD] = "waiting", [BOARD_OPEN] = "open",
	[BOARD_STALE] = "stale",  [BOARD_RETURNED] = "handed-back",
};

_Static_assert(sizeof(board_section_words) / sizeof(*board_section_words) ==
		       BOARD_SECTIONS,
	       "each section has its word");

/* A board while it is being read. */
struct reading {
	struct board *board;
	struct store *store;
	const char *who; /* not NULL */
	size_t most;
	struct message *error;
};

struct board_day board_day(int64_t now, int stale_days)
{
	const int64_t day = INT64_C(24) * 60 * 60 * 1000;
	struct day today = {.begins = now - now % day};

	day_parse("today", now, DAY_UP_TO_TODAY, &today);
	return (struct board_day){.now = now,
				  .stale = now - stale_days * day,
				  .began = today.begins};
}

/* Only numbers are left of damaged cases: nobody can work on them. */
static void leave_out_damaged(struct case_rows *rows)
{
	size_t count = 0;

	for (size_t i = 0; i < rows->count; i++)
		if (!rows->items[i].damaged)
			rows->items[count++] = rows->items[i];
	rows->count = count;
}

static bool read_group(struct reading *reading, enum board_section section,
		       const char *technician)
{
	struct board *board = reading->board;
	struct board_group group = {
		.section = section,
		.technician = technician,
		.own = technician && *technician &&
		       strcasecmp(technician, reading->who) == 0,
	};
	const struct board_part part = {section, technician, reading->most};
	bool read = store_board(reading->store, &part, &board->day, &group.rows,
				&group.count, reading->error);

	leave_out_damaged(&group.rows);
	if (!read || !group.count) {
		case_rows_release(&group.rows);
		return read;
	}
	board->groups = memory_room(board->groups, board->count,
				    sizeof(*board->groups));
	board->groups[board->count++] = group;
	return true;
}

/* Whether the tally is the first one of open cases of its technician. */
static bool begins_technician(const struct case_tallies *tallies, size_t i)
{
	const struct case_tally *tally = &tallies->items[i];

	if (tally->state != STATE_OPEN)
		return false;
	while (i > 0 && strcasecmp(tallies->items[i - 1].technician,
				   tally->technician) == 0)
		if (tallies->items[--i].state == STATE_OPEN)
			return false;
	return true;
}

/* The open cases, technician by technician: first one's own, then the others'. */
static bool read_open(struct reading *reading, bool own)
{
	const struct case_tallies *tallies = &reading->board->tallies;
	bool read = true;

	for (size_t i = 0; read && i < tallies->count; i++) {
		const char *technician = tallies->items[i].technician;

		if (begins_technician(tallies, i) &&
		    own == (strcasecmp(technician, reading->who) == 0))
			read = read_group(reading, BOARD_OPEN, technician);
	}
	return read;
}

static bool read_section(struct reading *reading, enum board_section section)
{
	if (section == BOARD_OPEN)
		return read_open(reading, true) && read_open(reading, false);
	return read_group(reading, section, NULL);
}

bool board_read(struct board *board, struct store *store,
		const struct board_day *day, const char *who, size_t most,
		struct message *error)
{
	struct reading reading = {board, store, text_or_empty(who), most,
				  error};
	bool read;

	*board = (struct board){.day = *day};
	read = store_tallies(store, &board->tallies, error);
	for (int section = 0; read && section < BOARD_SECTIONS; section++)
		read = read_section(&reading, (enum board_section)section);
	if (!read)
		board_release(board);
	return read;
}

void board_release(struct board *board)
{
	for (size_t i = 0; i < board->count; i++)
		case_rows_release(&board->groups[i].rows);
	free(board->groups);
	case_tallies_release(&board->tallies);
	*board = (struct board){0};
}

size_t board_of_state(const struct board *board, enum case_state state)
{
	size_t count = 0;

	for (size_t i = 0; i < board->tallies.count; i++)
		if (board->tallies.items[i].state == state)
			count += board->tallies.items[i].count;
	return count;
}

size_t board_of_verdict(const struct board *board, const char *verdict)
{
	size_t count = 0;

	for (size_t i = 0; i < board->tallies.count; i++)
		if (strcmp(board->tallies.items[i].verdict, verdict) == 0)
			count += board->tallies.items[i].count;
	return count;
}
