/*
 * From a state to those that may follow it.
 *
 * Private to src/explore.
 */
#ifndef CHARGEFIX_EXPLORE_EXPAND_H
#define CHARGEFIX_EXPLORE_EXPAND_H

#include "explore/states.h"

/*
 * Expands states until none is left, or there are `most`, or the machine did
 * `work`. False: memory ran out.
 */
bool states_expand(struct states *states, size_t most, size_t work);

/* Learned on the way: whether any of some answers given before was chosen. */
struct lesson {
	uint32_t step;
	uint64_t answers;
	bool chosen;
	bool more; /* or any of the next lesson's */
};

struct lessons {
	struct lesson *items;
	size_t count;
	size_t capacity;
};

/*
 * How to come from a state to one that follows it: what is chosen, and what
 * must have been chosen before; lessons are added. False: memory ran out, or
 * it does not follow.
 */
bool states_trace(struct states *states, uint32_t from, uint32_t to,
		  struct pattern *pattern, struct lessons *lessons);

#endif
