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

bool walk_valid(const struct step *step, uint64_t chosen)
{
	bool single = chosen && !(chosen & (chosen - 1));

	if (!chosen || (chosen & ~step_answer_bits(step)))
		return false;
	if (single)
		return true;
	if (!step->many || (chosen & ANSWER_UNSURE))
		return false;
	for (uint64_t bit = 0; (bit = answers_next(chosen, bit));) {
		if (step_answer(step, bit)->alone)
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

uint64_t given_counts(const struct given *given)
{
	const struct step *step = given->step;

	if (!(given->chosen & ANSWER_UNSURE) || !step->unsure)
		return given->chosen;
	return given->chosen | step_answer_bit(step, step->unsure->id);
}

void given_say(const struct given *given, bool label, struct buffer *out)
{
	bool first = true;

	for (uint64_t bit = 0; (bit = answers_next(given->chosen, bit));) {
		if (!first)
			buffer_text(out, "; ");
		first = false;
		buffer_text(out, label ? step_answer_label(given->step, bit)
				       : step_answer_say(given->step, bit));
	}
}
