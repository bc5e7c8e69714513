/* Chooses the answer to give next. */
#include "check/walks.h"

static bool is_favoured(const struct walks *walks,
			const struct cause_set *causes)
{
	for (size_t i = 0; i < causes->count; i++)
		if (walks->aim.favoured[causes->items[i]->index])
			return true;
	return false;
}

/* How much an answer keeps steps that are to be asked from being asked. */
static size_t rank_by_causes(const struct walks *walks, const struct step *step,
			     const struct answer *answer)
{
	bool own = is_favoured(walks, &step->tests);

	if (!answer)
		return 1;
	if (is_favoured(walks, &answer->rules_out) ||
	    (answer->rules_out_this && own))
		return 2;
	return !is_favoured(walks, &answer->suspects) &&
	       !(answer->suspects_this && own);
}

static size_t rank_by_aim(const struct walks *walks, const struct step *step,
			  size_t number)
{
	const struct aim *aim = &walks->aim;
	size_t rank = rank_by_causes(walks, step, step_answer(step, number));

	if (answers_has(&aim->unwanted[step->index], number))
		rank += 18;
	if (answers_any(&aim->wanted[step->index]) &&
	    !answers_has(&aim->wanted[step->index], number))
		rank += 9;
	return rank;
}

/* The rank of an answer; lower is better. */
static size_t rank(const struct walks *walks, const struct step *step,
		   size_t number, enum choice choice)
{
	const struct tried *tried = &walks->tried;
	size_t at = walks_answer_at(walks, step, number);
	size_t given = tried->given[at], ended = tried->ended[at];
	size_t ends = ended == 0 ? 0 : ended < given ? 1 : 2;

	switch (choice) {
	case CHOOSE_NEW:
		return given;
	case CHOOSE_FAR:
		return ends;
	case CHOOSE_AIM:
		return ends * 3 + rank_by_aim(walks, step, number);
	case CHOOSE_ANY:
		break;
	}
	return 0;
}

/* Chooses one of the best answers; sometimes, on some walks, any. */
static size_t choose_one(struct walks *walks, enum choice choice)
{
	const struct step *step = walks->walk.step;
	struct answer_numbers all = step_all_answers(step);
	size_t found = 0, best = SIZE_MAX, equal = 0;

	if (walks->slips && walks_random(walks, 16) == 0)
		choice = CHOOSE_ANY;
	for (size_t number = 0; (number = answers_next(&all, number));) {
		size_t this = rank(walks, step, number, choice);
		if (this > best)
			continue;
		if (this < best)
			equal = 0;
		best = this;
		if (walks_random(walks, ++equal) == 0)
			found = number;
	}
	return found;
}

/* Whether an answer is added to others. */
static bool is_added(struct walks *walks, const struct step *step,
		     size_t number, enum choice choice, size_t often)
{
	if (choice == CHOOSE_AIM &&
	    answers_has(&walks->aim.wanted[step->index], number))
		return true;
	if (choice != CHOOSE_ANY && rank(walks, step, number, CHOOSE_FAR) == 2)
		return false;
	if (choice == CHOOSE_AIM &&
	    answers_has(&walks->aim.unwanted[step->index], number))
		return false;
	return walks_random(walks, 4) < often;
}

struct answer_numbers walks_choose(struct walks *walks, enum choice choice)
{
	const struct step *step = walks->walk.step;
	struct answer_numbers chosen = answers_only(choose_one(walks, choice));

	if (!step->many)
		return chosen;
	/* None, about a quarter, half, or all of the others. */
	static const size_t often[] = {0, 1, 2, 4};
	size_t share = choice == CHOOSE_ANY ? 2 : often[walks_random(walks, 4)];
	struct answer_numbers all = step_all_answers(step);
	for (size_t number = 0; (number = answers_next(&all, number));) {
		struct answer_numbers more = chosen;
		answers_add(&more, number);
		if (!answers_has(&chosen, number) && walk_valid(step, more) &&
		    is_added(walks, step, number, choice, share))
			chosen = more;
	}
	return chosen;
}
