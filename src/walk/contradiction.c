/* Guards that contradict each other. */
#include "walk/due.h"

/* Clauses of a condition that must all hold. */
struct part {
	const struct clause *items;
	size_t count;
};

/* Whether the clause holds whenever the part does. */
static bool is_implied(const struct clause *clause, const struct part *part)
{
	for (size_t i = 0; i < part->count; i++) {
		const struct clause *given = &part->items[i];
		if (given->step == clause->step &&
		    answers_within(&given->answers, &clause->answers))
			return true;
	}
	return false;
}

/* Whether `unless` holds whenever this part of `when` does. */
static bool is_shut_out(const struct part *part, const struct condition *unless)
{
	size_t end;

	for (size_t from = 0; from < unless->count; from = end) {
		bool implied = true;
		end = condition_end(unless, from);
		for (size_t i = from; i < end; i++)
			implied &= is_implied(&unless->items[i], part);
		if (implied)
			return true;
	}
	return false;
}

/* Whether the part depends on the step, which then can't be asked first. */
static bool names(const struct part *part, const struct step *step)
{
	for (size_t i = 0; i < part->count; i++)
		if (part->items[i].step == step)
			return true;
	return false;
}

bool due_never_concerns(const struct item *item)
{
	const struct condition *when = &item->guards.when;
	const struct part nothing = {0};
	size_t end;

	if (when->count == 0)
		return is_shut_out(&nothing, &item->guards.unless);
	for (size_t from = 0; from < when->count; from = end) {
		end = condition_end(when, from);
		const struct part part = {&when->items[from], end - from};
		if (!names(&part, item->step) &&
		    !is_shut_out(&part, &item->guards.unless))
			return false;
	}
	return true;
}
