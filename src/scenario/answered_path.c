#include "chargefix/answered_path.h"

#include <string.h>

void answered_path_take(struct answered_path *path, const struct walk *walk,
			struct arena *arena)
{
	struct given *items =
		arena_alloc(arena, (walk->path_count + 1) * sizeof(*items));

	*path = (struct answered_path){
		.items = items,
		.count = walk->path_count,
		.step = walk->step,
		.diagnosis = walk->diagnosis,
	};
	for (size_t i = 0; i < walk->path_count; i++)
		items[i] = walk->given[walk->path[i]];
}

const struct step *answered_path_step(const struct answered_path *path,
				      size_t at)
{
	return at < path->count ? path->items[at].step : path->step;
}

/* Whether both gave answers with the same ids, in any order. */
static bool same_answers(const struct given *a, const struct given *b)
{
	struct answer_numbers left = b->chosen;

	if (a->raised != b->raised)
		return false;
	for (size_t number = 0; (number = answers_next(&a->chosen, number));) {
		size_t other = step_answer_number(
			b->step, step_answer_id(a->step, number));

		if (!answers_has(&left, other))
			return false;
		answers_remove(&left, other);
	}
	return !answers_any(&left);
}

bool answered_path_same_end(const struct answered_path *a,
			    const struct answered_path *b)
{
	if (!a->diagnosis || !b->diagnosis)
		return a->diagnosis == b->diagnosis;
	return strcmp(a->diagnosis->id, b->diagnosis->id) == 0;
}

size_t answered_path_parting(const struct answered_path *a,
			     const struct answered_path *b)
{
	for (size_t at = 0;; at++) {
		const struct step *x = answered_path_step(a, at);
		const struct step *y = answered_path_step(b, at);

		if (!x && !y)
			return answered_path_same_end(a, b) ? WALK_NONE : at;
		if (!x || !y || strcmp(x->id, y->id) != 0)
			return at;
		if (at == a->count || at == b->count)
			return a->count == b->count ? WALK_NONE : at;
		if (!same_answers(&a->items[at], &b->items[at]))
			return at;
	}
}
