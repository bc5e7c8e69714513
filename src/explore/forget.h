/*
 * What of a state can't matter any more.
 *
 * Private to src/explore.
 */
#ifndef CHARGEFIX_EXPLORE_FORGET_H
#define CHARGEFIX_EXPLORE_FORGET_H

#include "explore/machine.h"

/* Forgets it. What is left are the words that are not zero. */
void forget(struct machine *machine);

/*
 * Whether nothing ahead can tell that the answer was given to the step, which
 * has been asked: such answers all lead to the same.
 */
bool forget_is_silent(struct machine *machine, const struct step *step,
		      uint64_t answer);

#endif
