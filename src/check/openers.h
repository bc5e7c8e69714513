/*
 * Finds the items that open a list of the guide.
 *
 * Private to src/check. May use: guide, memory.
 */
#ifndef CHARGEFIX_CHECK_OPENERS_H
#define CHARGEFIX_CHECK_OPENERS_H

#include "chargefix/guide.h"

/* An item that opens a list: a use of it, or an answer with `then`. */
struct opener {
	uint32_t item;
	size_t answer; /* its number; 0: a use */
	uint32_t next; /* opener of the same list, counted from 1; 0: none */
};

struct openers {
	struct opener *items;
	uint32_t
		*first; /* by list.index, counted from 1; 0: nothing opens it */
};

void openers_init(struct openers *openers, const struct guide *guide);
void openers_release(struct openers *openers);

/* The number of openers, counting each once per list. */
size_t openers_most(const struct guide *guide);

#endif
