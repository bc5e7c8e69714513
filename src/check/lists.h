/*
 * Visits each list that a guide's lists lead to, once.
 *
 * Private to src/check. May use: guide, memory.
 */
#ifndef CHARGEFIX_CHECK_LISTS_H
#define CHARGEFIX_CHECK_LISTS_H

#include "chargefix/guide.h"

/* All zero except for the guide before lists_init. */
struct lists {
	const struct list **waiting; /* still to visit */
	size_t count;
	bool *met; /* by list.index */
};

void lists_init(struct lists *lists, const struct guide *guide);
void lists_release(struct lists *lists);

/* Schedules the list unless it was scheduled before. */
void lists_meet(struct lists *lists, const struct list *list);

/* Schedules the list once more; at most once for each list. */
void lists_meet_again(struct lists *lists, const struct list *list);

/* Schedules the lists that the item leads to, unless done before. */
void lists_meet_item(struct lists *lists, const struct item *item);

/* The next scheduled list, or NULL. */
const struct list *lists_next(struct lists *lists);

#endif
