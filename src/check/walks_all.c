/* Tries every walk of a guide, one by one, if there are few. */
#include "check/walks.h"

#include "chargefix/memory.h"

#include <stdlib.h>

enum { ANSWERS_MOST_ALL = 20000, SETS_OF_MOST = 5 };

/* An answer on the path to where the search for all walks is. */
struct level {
	struct answer_numbers chosen; /* being tried */
	double chance; /* of getting here, if all answers are equally likely */
};

/*
 * Makes `chosen` the next set of answers after it: the sets of a few answers
 * count up as binary numbers do. False: there is none.
 */
static bool next_chosen(const struct step *step, struct answer_numbers *chosen)
{
	struct answer_numbers all = step_all_answers(step);
	size_t last = answers_single(chosen), next;

	if (!step->many) {
		*chosen = answers_only(answers_next(&all, last));
		return answers_any(chosen);
	}
	do {
		for (next = 0; (next = answers_next(&all, next));) {
			answers_toggle(chosen, next);
			if (answers_has(chosen, next))
				break;
		}
	} while (next && !walk_valid(step, *chosen));
	return next;
}

static size_t count_chosen(const struct step *step)
{
	struct answer_numbers chosen = {0};
	size_t count = 0;

	while (next_chosen(step, &chosen))
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

	levels[0] = (struct level){.chance = 1};
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
		bool another = step && next_chosen(step, &level->chosen);
		if (!another && at == 0)
			return true;
		if (!another) {
			walks_go_back(walks, --at);
			continue;
		}
		if (walks->tried.answers >= ANSWERS_MOST_ALL ||
		    (step->many && step->answers.count > SETS_OF_MOST))
			return false;
		levels[++at] = (struct level){
			.chance = level->chance / (double)count_chosen(step)};
		walks_give(walks, level->chosen);
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
