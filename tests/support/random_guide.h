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
 * choose: many, consent, unsure that counts.
 */
void random_guide(struct guide *guide, struct dice *dice);

/*
 * The same, with some of it left out: of each kind as much as the dice say, so
 * that in many of these guides more is certain. Some answers lead back to an
 * earlier route. One step erases data; the danger step can be any.
 */
void random_guide_thin(struct guide *guide, struct dice *dice);

/* A part of such a guide, which is the test's own to change. */
void *random_own(const void *part);

/* A valid answer to the step: any of them, or "not sure". */
struct answer_numbers random_answer(const struct step *step, struct dice *dice);

#endif
