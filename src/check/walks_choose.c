/* Chooses the answer to give next. */
#include "check/walks.h"

/* The rank of an answer; lower is better. */
static size_t rank(const struct walks *walks, const struct step *step,
		   uint64_t bit, enum choice choice)
{
	const struct tried *tried = &walks->tried;
	size_t at = walks_answer_at(walks, step, bit);
	size_t given = tried->given[at], ended = tried->ended[at];
	size_t ends = ended == 0 ? 0 : ended < given ? 1 : 2;

	switch (choice) {
	case CHOOSE_NEW:
		return given;
	case CHOOSE_FAR:
		return ends;
	case CHOOSE_AIM:
		if (walks->wanted[step->index] & bit)
			return 0;
		return 1 + ends + (walks->unwanted[step->index] & bit ? 3 : 0);
	case CHOOSE_ANY:
		break;
	}
	return 0;
}

/* Chooses one of the best answers; sometimes, on some walks, any. */
static uint64_t choose_one(struct walks *walks, enum choice choice)
{
	const struct step *step = walks->walk.step;
	uint64_t bits = step_answer_bits(step), found = 0;
	size_t best = SIZE_MAX, equal = 0;

	if (walks->slips && walks_random(walks, 16) == 0)
		choice = CHOOSE_ANY;
	for (uint64_t bit = 0; (bit = answers_next(bits, bit));) {
		size_t this = rank(walks, step, bit, choice);
		if (this > best)
			continue;
		if (this < best)
			equal = 0;
		best = this;
		if (walks_random(walks, ++equal) == 0)
			found = bit;
	}
	return found;
}

/* Whether an answer is added to others. */
static bool is_added(struct walks *walks, const struct step *step, uint64_t bit,
		     enum choice choice, size_t often)
{
	if (choice == CHOOSE_AIM && (walks->wanted[step->index] & bit))
		return true;
	if (choice != CHOOSE_ANY && rank(walks, step, bit, CHOOSE_FAR) == 2)
		return false;
	if (choice == CHOOSE_AIM && (walks->unwanted[step->index] & bit))
		return false;
	return walks_random(walks, 4) < often;
}

uint64_t walks_choose(struct walks *walks, enum choice choice)
{
	const struct step *step = walks->walk.step;
	uint64_t chosen = choose_one(walks, choice);

	if (!step->many)
		return chosen;
	/* None, about a quarter, half, or all of the others. */
	static const size_t often[] = {0, 1, 2, 4};
	size_t share = choice == CHOOSE_ANY ? 2 : often[walks_random(walks, 4)];
	uint64_t bits = step_answer_bits(step);
	for (uint64_t bit = 0; (bit = answers_next(bits, bit));) {
		if (!(chosen & bit) && walk_valid(step, chosen | bit) &&
		    is_added(walks, step, bit, choice, share))
			chosen |= bit;
	}
	return chosen;
}
