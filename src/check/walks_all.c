/* Tries every walk of a guide, one by one, if there are few. */
#include "check/walks.h"

#include "chargefix/memory.h"

#include <stdlib.h>

enum { ANSWERS_MOST_ALL = 20000, SETS_OF_MOST = 5 };

/* An answer on the path to where the search for all walks is. */
struct level {
	uint64_t chosen; /* being tried */
	double chance; /* of getting here, if all answers are equally likely */
};

/* The next set of answers after `chosen` (0: the first); 0: there is none. */
static uint64_t next_chosen(const struct step *step, uint64_t chosen)
{
	uint64_t all = (UINT64_C(1) << step->answers.count) - 1;

	uint64_t last = step->sure ? 0 : ANSWER_UNSURE;

	if (chosen == ANSWER_UNSURE)
		return 0;
	if (!step->many) {
		uint64_t bit = answers_next(all, chosen);
		return bit ? bit : last;
	}
	do
		chosen++;
	while (chosen <= all && !walk_valid(step, chosen));
	return chosen <= all ? chosen : last;
}

static size_t count_chosen(const struct step *step)
{
	size_t count = 0;

	for (uint64_t c = 0; (c = next_chosen(step, c));)
		count++;
	return count;
}

/* The probability of each end, and the questions asked before it. */
struct ends {
	double *chances; /* by diagnosis.index */
	double *questions;
};

/* Returns false if there are too many walks. */
static bool try_all(struct walks *walks, struct level *levels,
		    struct ends *ends)
{
	struct walk *walk = &walks->walk;
	size_t at = 0;

	levels[0] = (struct level){0, 1};
	for (;;) {
		const struct step *step = walk->step;
		struct level *level = &levels[at];
		if (!step) {
			size_t end = walk->diagnosis->index;
			ends->chances[end] += level->chance;
			ends->questions[end] +=
				level->chance * (double)walk->path_count;
			walks_end(walks);
		}
		uint64_t next = step ? next_chosen(step, level->chosen) : 0;
		if (!next && at == 0)
			return true;
		if (!next) {
			walks_go_back(walks, --at);
			continue;
		}
		if (walks->tried.answers >= ANSWERS_MOST_ALL ||
		    (step->many && step->answers.count > SETS_OF_MOST))
			return false;
		level->chosen = next;
		levels[++at] = (struct level){
			0, level->chance / (double)count_chosen(step)};
		walks_give(walks, next);
	}
}

void walks_try_all(struct walks *walks)
{
	const struct guide *guide = walks->guide;
	size_t count = guide->diagnosis_count;
	size_t depth = guide->step_count < ANSWERS_MOST_ALL ? guide->step_count
							    : ANSWERS_MOST_ALL;
	struct level *levels = memory_new(depth + 2, sizeof(*levels));
	struct ends ends = {
		.chances = memory_new(count, sizeof(double)),
		.questions = memory_new(count, sizeof(double)),
	};

	walks->tried.whole = try_all(walks, levels, &ends);
	walks->tried.settled = walks->tried.whole;
	for (size_t i = 0; walks->tried.whole && i < count; i++)
		walks->tried.means[i] =
			ends.chances[i] > 0
				? ends.questions[i] / ends.chances[i]
				: 0;
	walks_go_back(walks, 0);
	free(levels);
	free(ends.chances);
	free(ends.questions);
}
