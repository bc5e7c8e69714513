/*
 * A state, reduced to what can still matter and written down in words, so
 * that states which behave alike are the same words.
 *
 * Private to src/explore.
 */
#ifndef CHARGEFIX_EXPLORE_WORDS_H
#define CHARGEFIX_EXPLORE_WORDS_H

#include "explore/machine.h"

struct words {
	uint32_t *items;
	size_t count;
	size_t capacity;
	bool failed; /* memory ran out */
};

void words_add(struct words *words, uint32_t word);

/*
 * Forgets what nothing ahead reads, then writes the state down behind what is
 * in `words`, with a first word of the caller's own.
 */
void explore_write_state(struct machine *machine, uint32_t first,
			 struct words *words);

/* Puts an empty machine into the state. */
void explore_read_state(struct machine *machine, const uint32_t *words);

#endif
