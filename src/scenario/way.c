#include "chargefix/way.h"

#include <string.h>

void way_take(struct way *way, const struct walk *walk, struct arena *arena)
{
	struct given *items =
		arena_alloc(arena, (walk->path_count + 1) * sizeof(*items));

	*way = (struct way){
		.items = items,
		.count = walk->path_count,
		.step = walk->step,
		.diagnosis = walk->diagnosis,
	};
	for (size_t i = 0; i < walk->path_count; i++)
		items[i] = walk->given[walk->path[i]];
}

const struct step *way_step(const struct way *way, size_t at)
{
	return at < way->count ? way->items[at].step : way->step;
}

/* The same answers by their ids, in the order of either guide. */
static bool same_answers(const struct given *a, const struct given *b)
{
	uint64_t left = b->chosen;

	if (a->raised != b->raised)
		return false;
	for (uint64_t bit = 0; (bit = answers_next(a->chosen, bit));) {
		uint64_t other =
			step_answer_bit(b->step, step_answer_id(a->step, bit));

		if (!(left & other))
			return false;
		left &= ~other;
	}
	return left == 0;
}

bool way_same_end(const struct way *a, const struct way *b)
{
	if (!a->diagnosis || !b->diagnosis)
		return a->diagnosis == b->diagnosis;
	return strcmp(a->diagnosis->id, b->diagnosis->id) == 0;
}

size_t way_parting(const struct way *a, const struct way *b)
{
	for (size_t at = 0;; at++) {
		const struct step *x = way_step(a, at);
		const struct step *y = way_step(b, at);

		if (!x && !y)
			return way_same_end(a, b) ? WALK_NONE : at;
		if (!x || !y || strcmp(x->id, y->id) != 0)
			return at;
		if (at == a->count || at == b->count)
			return a->count == b->count ? WALK_NONE : at;
		if (!same_answers(&a->items[at], &b->items[at]))
			return at;
	}
}
