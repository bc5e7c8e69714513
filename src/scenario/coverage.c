#include "chargefix/coverage.h"

#include "chargefix/memory.h"

#include <stdlib.h>
#include <string.h>

void coverage_init(struct coverage *coverage, const struct guide *guide)
{
	*coverage = (struct coverage){
		.guide = guide,
		.answers = memory_new(guide->step_count + 1, sizeof(uint64_t)),
		.reached = memory_new(guide->diagnosis_count + 1, sizeof(bool)),
	};
}

void coverage_release(struct coverage *coverage)
{
	free(coverage->answers);
	free(coverage->reached);
	*coverage = (struct coverage){0};
}

/* Looks only at the path, so that short walks in large guides are cheap. */
void coverage_add(struct coverage *coverage, const struct walk *walk)
{
	for (size_t i = 0; i < walk->path_count; i++) {
		const struct given *given = &walk->given[walk->path[i]];
		uint32_t step = given->step->index;

		coverage->answers[step] |= given->chosen | walk->answers[step];
	}
	if (walk->diagnosis)
		coverage->reached[walk->diagnosis->index] = true;
}

/* The answers that the guide defines for the step. */
static uint64_t own_answers(const struct step *step)
{
	uint64_t own = 0;

	for (size_t i = 0; i < step->answers.count; i++)
		if (!step->answers.items[i].implied)
			own |= UINT64_C(1) << i;
	return own;
}

struct coverage_sum coverage_met(const struct coverage *coverage)
{
	const struct guide *guide = coverage->guide;
	struct coverage_sum sum = {0};

	for (size_t i = 0; i < guide->step_count; i++) {
		uint64_t met = coverage->answers[i];

		sum.steps += met != 0;
		sum.answers += count_bits(met & own_answers(guide->steps[i]));
	}
	for (size_t i = 0; i < guide->diagnosis_count; i++)
		sum.diagnoses += coverage->reached[i];
	return sum;
}

struct coverage_sum coverage_whole(const struct coverage *coverage)
{
	const struct guide *guide = coverage->guide;
	struct coverage_sum sum = {
		.steps = guide->step_count,
		.diagnoses = guide->diagnosis_count,
	};

	for (size_t i = 0; i < guide->step_count; i++)
		sum.answers += count_bits(own_answers(guide->steps[i]));
	return sum;
}

uint64_t coverage_missed(const struct coverage *coverage,
			 const struct step *step)
{
	return own_answers(step) & ~coverage->answers[step->index];
}
