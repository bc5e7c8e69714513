/* Questions about a walk that don't change it. */
#include "walk/due.h"

const char *cause_status_word(enum cause_status status)
{
	static const char *const words[CAUSE_STATUSES] = {
		[CAUSE_OPEN] = "open",
		[CAUSE_SUSPECTED] = "suspected",
		[CAUSE_DOUBTED] = "doubted",
		[CAUSE_RULED_OUT] = "ruled_out",
		[CAUSE_CONFIRMED] = "confirmed",
	};
	return words[status];
}

bool walk_valid(const struct step *step, struct answer_numbers chosen)
{
	struct answer_numbers all = step_all_answers(step);

	if (!answers_any(&chosen) || !answers_within(&chosen, &all))
		return false;
	if (answers_single(&chosen))
		return true;
	if (!step->many || answers_has(&chosen, ANSWER_UNSURE))
		return false;
	for (size_t number = 0; (number = answers_next(&chosen, number));) {
		if (step_answer(step, number)->alone)
			return false;
	}
	return true;
}

size_t walk_newest(const struct walk *walk)
{
	for (size_t i = walk->given_count; i-- > 0;) {
		if (walk->given[i].on_path)
			return i;
	}
	return WALK_NONE;
}

bool walk_holds(const struct walk *walk, const struct clause *clause)
{
	const struct given *given = walk_counted(walk, clause->step);

	return given && given_meets(given, &clause->answers);
}

const struct given *walk_counted(const struct walk *walk,
				 const struct step *step)
{
	size_t counted = 0;

	for (; step; step = step->later)
		if (walk->counted[step->index])
			counted = walk->counted[step->index];
	return counted ? &walk->given[counted - 1] : NULL;
}

bool walk_put_off(const struct walk *walk)
{
	return walk->step && due_rank(walk, walk->step) < 0;
}

size_t walk_find(const struct walk *walk, const struct step *step)
{
	for (size_t i = walk->given_count; i-- > 0;) {
		if (walk->given[i].step == step)
			return i;
	}
	return WALK_NONE;
}

size_t walk_place(const struct walk *walk, size_t given)
{
	size_t at = 0;

	while (at < walk->path_count && walk->path[at] != given)
		at++;
	return at;
}

struct answer_numbers given_counts(const struct given *given)
{
	const struct step *step = given->step;
	struct answer_numbers counts = given->chosen;

	if (answers_has(&counts, ANSWER_UNSURE) && step->unsure)
		answers_add(&counts,
			    step_answer_number(step, step->unsure->id));
	return counts;
}

bool given_meets(const struct given *given,
		 const struct answer_numbers *answers)
{
	struct answer_numbers counts;

	if (answers_meet(&given->chosen, answers))
		return true;
	if (!given->step->unsure)
		return false;
	counts = given_counts(given);
	return answers_meet(&counts, answers);
}

void given_say(const struct given *given, bool label, struct buffer *out)
{
	bool first = true;

	for (size_t number = 0;
	     (number = answers_next(&given->chosen, number));) {
		if (!first)
			buffer_text(out, "; ");
		first = false;
		buffer_text(out, label ? step_answer_label(given->step, number)
				       : step_answer_say(given->step, number));
	}
}
