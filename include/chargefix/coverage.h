/*
 * Which steps, answers and diagnoses of a guide walks have covered.
 *
 * May use: walk.
 */
#ifndef CHARGEFIX_COVERAGE_H
#define CHARGEFIX_COVERAGE_H

#include "chargefix/walk.h"

struct coverage {
	const struct guide *guide;
	struct answer_numbers
		*answers; /* by step.index: the answers that ever counted, in
			   * any try of the step; none of a later try */
	bool *reached; /* by diagnosis.index */
};

struct coverage_sum {
	size_t steps;
	size_t answers; /* the guide's own: not "not sure" */
	size_t diagnoses;
};

/* Of nothing yet. */
void coverage_init(struct coverage *coverage, const struct guide *guide);
void coverage_release(struct coverage *coverage);

/* Takes in what is on the path of a walk of that guide. */
void coverage_add(struct coverage *coverage, const struct walk *walk);

/* What was met; and what there is. */
struct coverage_sum coverage_met(const struct coverage *coverage);
struct coverage_sum coverage_whole(const struct coverage *coverage);

/* The step's own answers that were never given. */
struct answer_numbers coverage_missed(const struct coverage *coverage,
				      const struct step *step);

#endif
