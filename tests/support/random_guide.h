/*
 * Guides of random shape, for properties that must hold of every walk.
 */
#ifndef CHARGEFIX_TESTS_RANDOM_GUIDE_H
#define CHARGEFIX_TESTS_RANDOM_GUIDE_H

#include "chargefix/guide.h"

/* A source of random numbers: the same seed, the same numbers. */
struct dice {
	uint64_t state;
};

/* A number from 0 to below `sides` (1 or more). */
size_t dice_roll(struct dice *dice, size_t sides);

/* True once in `sides` rolls. */
bool dice_hit(struct dice *dice, size_t sides);

/*
 * A valid guide: routes used by lists and answers without a circle, guards on
 * earlier and later steps, evidence, which half of the guides count, diagnoses,
 * choose: many, consent, unsure that counts. Abort on memory running out; guide_release gives it back.
 */
void random_guide(struct guide *guide, struct dice *dice);

/* A valid answer to the step: any of them, or "not sure". */
struct answer_numbers random_answer(const struct step *step, struct dice *dice);

#endif
