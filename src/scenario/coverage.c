#include "chargefix/coverage.h"

#include "chargefix/memory.h"

#include <stdlib.h>
#include <string.h>

void coverage_init(struct coverage *coverage, const struct guide *guide)
{
	*coverage = (struct coverage){
		.guide = guide,
		.answers = memory_new(guide->step_count + 1,
				      sizeof(struct answer_numbers)),
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
		struct answer_numbers counts = given_counts(given);

		const struct step *step = step_first_try(given->step);

		answers_add_all(&coverage->answers[step->index], &counts);
	}
	if (walk->diagnosis)
		coverage->reached[walk->diagnosis->index] = true;
}

/* The answers that the guide defines for the step. */
static struct answer_numbers own_answers(const struct step *step)
{
	struct answer_numbers own = {0};

	for (size_t i = 0; i < step->answers.count; i++)
		if (!step->answers.items[i].implied)
			answers_add(&own, i + 1);
	return own;
}

struct coverage_sum coverage_met(const struct coverage *coverage)
{
	const struct guide *guide = coverage->guide;
	struct coverage_sum sum = {0};

	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		struct answer_numbers own = own_answers(step);
		struct answer_numbers missed = coverage_missed(coverage, step);

		if (step->earlier)
			continue;
		sum.steps += answers_any(&coverage->answers[i]);
		sum.answers += answers_count(&own) - answers_count(&missed);
	}
	for (size_t i = 0; i < guide->diagnosis_count; i++)
		sum.diagnoses += coverage->reached[i];
	return sum;
}

struct coverage_sum coverage_whole(const struct coverage *coverage)
{
	const struct guide *guide = coverage->guide;
	struct coverage_sum sum = {
		.steps = guide_written_steps(guide),
		.diagnoses = guide->diagnosis_count,
	};

	for (size_t i = 0; i < guide->step_count; i++) {
		struct answer_numbers own = own_answers(guide->steps[i]);

		if (!guide->steps[i]->earlier)
			sum.answers += answers_count(&own);
	}
	return sum;
}

struct answer_numbers coverage_missed(const struct coverage *coverage,
				      const struct step *step)
{
	struct answer_numbers missed = own_answers(step);

	answers_remove_all(&missed, &coverage->answers[step->index]);
	return missed;
}
