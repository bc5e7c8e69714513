/*
 * A tour of the lists that a guide's lists lead to, each once.
 *
 * Private to src/check. May use: guide, memory.
 */
#ifndef CHARGEFIX_CHECK_LISTS_H
#define CHARGEFIX_CHECK_LISTS_H

#include "chargefix/guide.h"

/* All zero but for the guide before lists_init. */
struct lists {
	const struct list **waiting; /* to be gone through */
	size_t count;
	bool *met; /* by list.index */
};

void lists_init(struct lists *lists, const struct guide *guide);
void lists_release(struct lists *lists);

/* The list will come, unless it came before. */
void lists_meet(struct lists *lists, const struct list *list);

/* It will come once more, though it came before; at most once for a list. */
void lists_meet_again(struct lists *lists, const struct list *list);

/* The lists that the item leads to will come, unless they came before. */
void lists_meet_item(struct lists *lists, const struct item *item);

/* The next list that was met, or NULL. */
const struct list *lists_next(struct lists *lists);

#endif
