/* From states back to walks: which answers lead to them. */
#include "chargefix/explore.h"
#include "chargefix/memory.h"

#include "explore/expand.h"
#include "explore/pieces.h"

#include <stdlib.h>

/* A walk while it is pieced together, from state to state. */
struct trail {
	struct states *states;
	struct explored_walk *walk;
	struct lessons lessons;
	uint64_t *open; /* by step.index: answers that may be chosen as well */
	uint64_t *chosen; /* by step.index */
	uint64_t *none; /* by step.index: chosen where nothing else is; or 0 */
};

void explored_walk_release(struct explored_walk *walk)
{
	free(walk->items);
	*walk = (struct explored_walk){0};
}

static bool trace(struct trail *trail, const uint32_t *states)
{
	const struct guide *guide = trail->states->plan.guide;

	for (size_t i = 0; i < trail->walk->count; i++) {
		uint32_t step = trail->states->nodes[states[i]].step;
		struct pattern pattern;
		if (!states_trace(trail->states, states[i], states[i + 1],
				  &pattern, &trail->lessons))
			return false;
		trail->walk->items[i].step = guide->steps[step];
		trail->chosen[step] = pattern.chosen;
		trail->open[step] = pattern.open;
		trail->none[step] = pattern.none;
	}
	return true;
}

static void deny(struct trail *trail)
{
	for (size_t i = 0; i < trail->lessons.count; i++) {
		const struct lesson *lesson = &trail->lessons.items[i];
		if (!lesson->chosen)
			trail->open[lesson->step] &= ~lesson->answers;
	}
}

/* One of the answers that the lesson is about; the last, if it must be. */
static bool choose_one(struct trail *trail, const struct lesson *lesson)
{
	uint64_t *chosen = &trail->chosen[lesson->step];
	uint64_t open = trail->open[lesson->step] & lesson->answers;

	if (!(*chosen & lesson->answers))
		*chosen |= answers_next(open, 0);
	return *chosen & lesson->answers;
}

static void choose(struct trail *trail)
{
	for (size_t i = 0; i < trail->lessons.count; i++) {
		bool done = !trail->lessons.items[i].chosen;
		for (;; i++) {
			const struct lesson *lesson = &trail->lessons.items[i];
			done = done || choose_one(trail, lesson);
			if (!lesson->more)
				break;
		}
	}
	for (size_t i = 0; i < trail->walk->count; i++) {
		struct explored_answer *answer = &trail->walk->items[i];
		uint32_t step = answer->step->index;
		answer->chosen = trail->chosen[step];
		if (!answer->chosen)
			answer->chosen = trail->none[step];
		if (!answer->chosen)
			answer->chosen = answers_next(trail->open[step], 0);
	}
}

bool explore_piece_together(const struct exploration *exploration,
			    const uint32_t *states, struct explored_walk *walk)
{
	size_t steps = exploration->guide->step_count + 1;
	struct trail trail = {
		.states = exploration->all,
		.walk = walk,
		.open = memory_new(steps, sizeof(uint64_t)),
		.chosen = memory_new(steps, sizeof(uint64_t)),
		.none = memory_new(steps, sizeof(uint64_t)),
	};
	bool done = false;

	walk->items = memory_new(walk->count + 1, sizeof(*walk->items));
	if (walk->items && trail.open && trail.chosen && trail.none &&
	    trace(&trail, states)) {
		deny(&trail);
		choose(&trail);
		done = true;
	}
	free(trail.lessons.items);
	free(trail.open);
	free(trail.chosen);
	free(trail.none);
	if (!done)
		explored_walk_release(walk);
	return done;
}

/* The states up to `to` by `before`, which is NODE_NONE at the start. */
static bool walk_back(const struct exploration *exploration,
		      const uint32_t *before, uint32_t to,
		      struct explored_walk *walk)
{
	size_t count = 0;
	uint32_t *states;
	bool done;

	for (uint32_t at = to; at != NODE_NONE; at = before[at])
		count++;
	states = memory_new(count, sizeof(*states));
	if (!states)
		return false;
	walk->count = count - 1;
	for (; count > 0; to = before[to])
		states[--count] = to;
	done = explore_piece_together(exploration, states, walk);
	free(states);
	return done;
}

bool explore_longest(const struct exploration *exploration,
		     struct explored_walk *walk)
{
	if (exploration->longest_end == EXPLORE_NONE)
		return true;
	return walk_back(exploration, exploration->longest_before,
			 exploration->longest_end, walk);
}

const struct step *explore_step(const struct exploration *exploration,
				uint32_t state)
{
	uint32_t step = exploration->all->nodes[state].step;

	return step & STEP_ENDS ? NULL : exploration->guide->steps[step];
}

/* A search through the states, breadth first from the start. */
struct search {
	const struct exploration *exploration;
	uint32_t *before; /* by state; NOT_FOUND: not found yet */
	uint32_t *queue;
	size_t count;
};

#define NOT_FOUND (UINT32_MAX - 1)

static void search_add(struct search *search, uint32_t state, uint32_t before)
{
	if (search->before[state] != NOT_FOUND)
		return;
	search->before[state] = before;
	search->queue[search->count++] = state;
}

/* The first state that asks a wanted step, never going on from `without`. */
static uint32_t search_for(struct search *search, const struct step *without,
			   explore_wanted *wanted)
{
	const struct states *states = search->exploration->all;

	search_add(search, 0, NODE_NONE);
	for (size_t i = 0; i < search->count; i++) {
		uint32_t state = search->queue[i];
		const struct node *node = &states->nodes[state];
		const struct step *step =
			explore_step(search->exploration, state);
		if (step && wanted(step))
			return state;
		if (step == without)
			continue;
		for (size_t k = 0; k < node->edge_count; k++)
			search_add(search, states->edges.items[node->edges + k],
				   state);
	}
	return NODE_NONE;
}

bool explore_without(const struct exploration *exploration,
		     const struct step *without, explore_wanted *wanted,
		     const struct step **found, struct explored_walk *walk)
{
	size_t count = exploration->all->node_count;
	struct search search = {
		.exploration = exploration,
		.before = memory_new(count, sizeof(*search.before)),
		.queue = memory_new(count, sizeof(*search.queue)),
	};
	bool done = search.before && search.queue;

	*found = NULL;
	for (size_t i = 0; done && i < count; i++)
		search.before[i] = NOT_FOUND;
	uint32_t to = done ? search_for(&search, without, wanted) : NODE_NONE;
	if (to != NODE_NONE) {
		*found = explore_step(exploration, to);
		done = walk_back(exploration, search.before, to, walk);
	}
	free(search.before);
	free(search.queue);
	return done;
}
