/*
 * The ways to answer a step that differ at once.
 *
 * Each answer by itself; of choose: many, sets that differ in what they open
 * or end. Whether the others are chosen too is left open. Private to
 * src/explore.
 */
#ifndef CHARGEFIX_EXPLORE_PATTERN_H
#define CHARGEFIX_EXPLORE_PATTERN_H

#include "explore/machine.h"

struct patterns {
	uint64_t single; /* to be chosen by themselves */
	uint64_t opening; /* of the others: open a list */
	uint64_t rest; /* neither end the walk nor open anything */
	uint64_t none; /* an answer that says that it is none of them; or 0 */
	uint64_t subset; /* of `opening`, comes next */
	bool more; /* subsets */
};

/* `named`: answers that guards ask for. */
void patterns_init(struct patterns *patterns, const struct step *step,
		   uint64_t named);

/* False: there are no more. */
bool patterns_next(struct patterns *patterns, struct pattern *pattern);

#endif
