/* From states back to walks: which answers lead to them. */
#include "chargefix/explore.h"

#include "walk/explore_expand.h"

#include <stdlib.h>

/* A walk while it is pieced together, from state to state. */
struct trail {
	struct states *states;
	struct explored_walk *walk;
	struct lessons lessons;
	uint64_t *open; /* by step.index: answers that may be chosen as well */
	uint64_t *chosen; /* by step.index */
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
			answer->chosen = answers_next(trail->open[step], 0);
	}
}

/* The walk through the states, one more than there are answers. */
static bool piece_together(const struct exploration *exploration,
			   const uint32_t *states, struct explored_walk *walk)
{
	size_t steps = exploration->guide->step_count + 1;
	struct trail trail = {
		.states = exploration->all,
		.walk = walk,
		.open = calloc(steps, sizeof(uint64_t)),
		.chosen = calloc(steps, sizeof(uint64_t)),
	};
	bool done = false;

	walk->items = calloc(walk->count + 1, sizeof(*walk->items));
	if (walk->items && trail.open && trail.chosen &&
	    trace(&trail, states)) {
		deny(&trail);
		choose(&trail);
		done = true;
	}
	free(trail.lessons.items);
	free(trail.open);
	free(trail.chosen);
	if (!done)
		explored_walk_release(walk);
	return done;
}

/* What came before a state on the way that is meant; NODE_NONE at its start. */
struct ways {
	const struct exploration *exploration;
	const uint32_t *before; /* NULL: the shortest from the start */
};

static uint32_t state_before(const struct ways *ways, uint32_t state)
{
	return ways->before ? ways->before[state]
			    : ways->exploration->all->nodes[state].parent;
}

static size_t count_before(const struct ways *ways, uint32_t state)
{
	size_t count = 0;

	while ((state = state_before(ways, state)) != NODE_NONE)
		count++;
	return count;
}

/* By `ways` from `from` to `to`, where `from` is reached as soon as can be. */
static bool walk_by(const struct ways *ways, uint32_t from, uint32_t to,
		    struct explored_walk *walk)
{
	struct ways soonest = {ways->exploration, NULL};
	size_t first = count_before(&soonest, from);
	uint32_t *states;
	size_t at;

	walk->count = first + count_before(ways, to);
	states = calloc(walk->count + 1, sizeof(*states));
	if (!states) {
		walk->count = 0;
		return false;
	}
	for (at = walk->count; at > first; at--, to = state_before(ways, to))
		states[at] = to;
	for (; at > 0; at--, from = state_before(&soonest, from))
		states[at] = from;
	states[0] = 0;
	bool done = piece_together(ways->exploration, states, walk);
	free(states);
	return done;
}

bool explore_walk_to(const struct exploration *exploration, uint32_t state,
		     struct explored_walk *walk)
{
	struct ways soonest = {exploration, NULL};

	return walk_by(&soonest, 0, state, walk);
}

bool explore_longest(const struct exploration *exploration,
		     struct explored_walk *walk)
{
	struct ways longest = {exploration, exploration->longest_before};

	if (exploration->longest_end == EXPLORE_NONE)
		return true;
	return walk_by(&longest, 0, exploration->longest_end, walk);
}

/* A search through the states, breadth first. */
struct search {
	const struct exploration *exploration;
	uint32_t *before; /* by state; itself where the search started */
	uint32_t *queue;
	size_t count;
};

#define NOT_FOUND (UINT32_MAX - 1)

static bool search_init(struct search *search,
			const struct exploration *exploration)
{
	size_t count = exploration->all->node_count;

	*search = (struct search){
		.exploration = exploration,
		.before = calloc(count, sizeof(*search->before)),
		.queue = calloc(count, sizeof(*search->queue)),
	};
	for (size_t i = 0; search->before && i < count; i++)
		search->before[i] = NOT_FOUND;
	return search->before && search->queue;
}

static void search_release(struct search *search)
{
	free(search->before);
	free(search->queue);
}

static void search_add(struct search *search, uint32_t state, uint32_t before)
{
	if (search->before[state] != NOT_FOUND)
		return;
	search->before[state] = before;
	search->queue[search->count++] = state;
}

/* The first state found that asks a wanted step, other than the start's. */
static uint32_t search_for(struct search *search, const struct step *without,
			   explore_wanted *wanted)
{
	const struct states *states = search->exploration->all;
	const struct guide *guide = search->exploration->guide;

	for (size_t i = 0; i < search->count; i++) {
		uint32_t state = search->queue[i];
		const struct node *node = &states->nodes[state];
		if (node->step & STEP_ENDS)
			continue;
		const struct step *step = guide->steps[node->step];
		if (search->before[state] != NODE_NONE && wanted(step))
			return state;
		if (step == without)
			continue;
		for (size_t k = 0; k < node->edge_count; k++)
			search_add(search, states->edges.items[node->edges + k],
				   state);
	}
	return NODE_NONE;
}

static const struct step *step_of(const struct exploration *exploration,
				  uint32_t state)
{
	return exploration->guide->steps[exploration->all->nodes[state].step];
}

/* Where the search started on its way to the state. */
static uint32_t start_of(const struct search *search, uint32_t state)
{
	while (search->before[state] != NODE_NONE)
		state = search->before[state];
	return state;
}

static bool search_walk(const struct search *search, uint32_t to,
			const struct step **found, struct explored_walk *walk)
{
	struct ways ways = {search->exploration, search->before};

	*found = NULL;
	if (to == NODE_NONE)
		return true;
	*found = step_of(search->exploration, to);
	return walk_by(&ways, start_of(search, to), to, walk);
}

bool explore_without(const struct exploration *exploration,
		     const struct step *without, explore_wanted *wanted,
		     const struct step **found, struct explored_walk *walk)
{
	const struct node *start = &exploration->all->nodes[0];
	struct search search;
	bool done = search_init(&search, exploration);

	*found = NULL;
	if (done && !(start->step & STEP_ENDS) &&
	    wanted(step_of(exploration, 0))) {
		*found = step_of(exploration, 0);
		done = explore_walk_to(exploration, 0, walk);
	} else if (done) {
		search_add(&search, 0, NODE_NONE);
		done = search_walk(&search,
				   search_for(&search, without, wanted), found,
				   walk);
	}
	search_release(&search);
	return done;
}

bool explore_after(const struct exploration *exploration,
		   const struct step *first, explore_wanted *wanted,
		   const struct step **found, struct explored_walk *walk)
{
	const struct states *states = exploration->all;
	struct search search;
	bool done = search_init(&search, exploration);

	*found = NULL;
	for (size_t i = 0; done && i < states->node_count; i++) {
		if (states->nodes[i].step == first->index)
			search_add(&search, (uint32_t)i, NODE_NONE);
	}
	done = done && search_walk(&search, search_for(&search, NULL, wanted),
				   found, walk);
	search_release(&search);
	return done;
}
