/*
 * Random walks through a guide, for guides too large to explore to the end.
 *
 * The same seed gives the same walks. Answers not given yet are preferred, then
 * those that do not end the walk, so that few walks go many ways, and far.
 * Pure. May use: walk.
 */
#ifndef CHARGEFIX_SAMPLE_H
#define CHARGEFIX_SAMPLE_H

#include "chargefix/walk.h"

struct sample {
	const struct guide *guide;
	enum audience audience;
	size_t walks;
	size_t longest; /* questions */
	size_t *steps; /* by step.index: how often it was asked */
	size_t *diagnoses; /* by diagnosis.index: how many walks ended so */

	/*
	 * How often each answer was given: by first_answer[step.index] and the
	 * answer's number, which for "not sure" is one beyond the guide's.
	 */
	size_t *answers;
	size_t *ended; /* of these, after how many the walk was over */
	size_t *first_answer;
};

/* The guide must outlive it. False: memory ran out, nothing to release. */
bool sample_init(struct sample *sample, const struct guide *guide,
		 enum audience audience, size_t walks, uint64_t seed);
void sample_release(struct sample *sample);

/* How often the answer of one bit was given. */
size_t sample_answer(const struct sample *sample, const struct step *step,
		     uint64_t bit);

#endif
