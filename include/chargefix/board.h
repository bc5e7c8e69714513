/*
 * The day of a shop: what is to be done, section by section.
 *
 * May use: store.
 */
#ifndef CHARGEFIX_BOARD_H
#define CHARGEFIX_BOARD_H

#include "chargefix/store.h"

/* A section, or of BOARD_OPEN the part of one technician. */
struct board_group {
	enum board_section section;
	const char *technician; /* of BOARD_OPEN, "": nobody's; else NULL */
	bool own; /* that technician is who asked for the board */
	struct case_rows rows; /* the most urgent first; none is damaged */
	size_t count; /* of all its cases, up to BOARD_COUNT_MOST */
};

/* All zero is empty. */
struct board {
	struct board_day day;
	struct board_group *groups; /* in order; none is empty */
	size_t count;
	struct case_tallies tallies;
};

/* "timed", "stale" …: the words of JSON, by enum board_section. */
extern const char *const board_section_words[];

/*
 * The day that `now` is in, in the local time zone. Open cases that were not
 * changed for that many days are stale.
 */
struct board_day board_day(int64_t now, int stale_days);

/*
 * Reads the board, with at most `most` rows of each group. `who`: whose open
 * cases come first; NULL: nobody's. False: `error` says why, and the board is
 * empty.
 */
bool board_read(struct board *board, struct store *store,
		const struct board_day *day, const char *who, size_t most,
		struct message *error);
void board_release(struct board *board);

/* How many cases have that state, or that verdict, by its word. */
size_t board_of_state(const struct board *board, enum case_state state);
size_t board_of_verdict(const struct board *board, const char *verdict);

#endif
