/*
 * The columns of lists of cases: the one table of them.
 *
 * May use: store, clock.
 */
#ifndef CHARGEFIX_COLUMNS_H
#define CHARGEFIX_COLUMNS_H

#include "chargefix/store.h"

/*
 * The name in enum case_column, the word, the title, and how wide the column is
 * on a terminal: at least, and at most; 0: as wide as there is room.
 */
#define CASE_COLUMNS_TABLE(ROW)                                                \
	ROW(NUMBER, "case", "Case", 7, 7)                                      \
	ROW(TICKET, "ticket", "Ticket", 10, 16)                                \
	ROW(DEVICE, "device", "Device", 10, 22)                                \
	ROW(SERIAL, "serial", "Serial number", 13, 18)                         \
	ROW(STATUS, "status", "Status", 13, 0)                                 \
	ROW(LEFT, "left", "Time left", 11, 11)                                 \
	ROW(TECHNICIAN, "technician", "Technician", 10, 16)                    \
	ROW(CHANGED, "changed", "Changed", 11, 16)

#define COLUMN_ENUM(name, ...) COLUMN_##name,
enum case_column { CASE_COLUMNS_TABLE(COLUMN_ENUM) CASE_COLUMNS };

struct column_facts {
	const char *word;
	const char *title;
	int least;
	int most;
};

/* By enum case_column. */
extern const struct column_facts column_facts[CASE_COLUMNS];

/*
 * Appends what the case has in that column, for people; nothing if it has
 * nothing. The text is as the record has it: not made safe to show.
 */
void column_write(enum case_column column, const struct case_row *row,
		  int64_t now, struct buffer *out);

#endif
