/* Which texts are shown, as their guards want it. */
#include "chargefix/walk.h"

#include "walk/guards.h"

/* A walk up to a place on its path. */
struct moment {
	const struct walk *walk;
	size_t place;
};

static bool held(const void *context, const struct clause *clause)
{
	const struct moment *moment = context;
	const struct walk *walk = moment->walk;

	if (moment->place == walk->path_count)
		return walk->answers[clause->step->index] & clause->answers;
	for (size_t at = moment->place; at-- > 0;) {
		const struct given *given = &walk->given[walk->path[at]];
		if (given->step == clause->step)
			return given_counts(given) & clause->answers;
	}
	return false;
}

/* When the step was asked; now, where it was not, or is no step's. */
static struct moment moment_of(const struct walk *walk, const struct step *step)
{
	bool now = !step || step == walk->step;
	size_t given = now ? WALK_NONE : walk_find(walk, step);

	if (given == WALK_NONE)
		return (struct moment){walk, walk->path_count};
	return (struct moment){walk, walk_place(walk, given)};
}

bool walk_shows(const struct walk *walk, const struct step *step,
		const struct guarded_text *text)
{
	if (guards_are_none(&text->guards))
		return true;
	const struct moment moment = moment_of(walk, step);

	return guards_hold(&text->guards, walk->audience, held, &moment);
}

bool walk_shows_any(const struct walk *walk, const struct step *step,
		    const struct guarded_texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		if (walk_shows(walk, step, &texts->items[i]))
			return true;
	return false;
}

uint64_t walk_tickable(const struct walk *walk, const struct step *step)
{
	uint64_t rows = 0;

	for (size_t i = 0; i < step_tickable(step); i++)
		if (walk_shows(walk, step, &step->instructions.items[i]))
			rows |= UINT64_C(1) << i;
	return rows;
}
