#include "chargefix/explore.h"

#include "chargefix/memory.h"

#include "explore/expand.h"

#include <stdlib.h>

/*
 * About one second and 400 MB each: a state takes some 200 bytes and a
 * microsecond or two.
 */
enum { STATES_USUAL = 1000000 };
#define WORK_USUAL ((size_t)500 * 1000 * 1000)

static bool new_results(struct exploration *exploration)
{
	const struct guide *guide = exploration->guide;

	exploration->all = memory_new(1, sizeof(*exploration->all));
	exploration->steps =
		memory_new(guide->step_count + 1, sizeof(*exploration->steps));
	exploration->diagnoses = memory_new(guide->diagnosis_count + 1,
					    sizeof(*exploration->diagnoses));
	exploration->means = memory_new(guide->diagnosis_count + 1,
					sizeof(*exploration->means));
	if (!exploration->all || !exploration->steps ||
	    !exploration->diagnoses || !exploration->means)
		return false;
	for (size_t i = 0; i < guide->step_count; i++)
		exploration->steps[i].state = EXPLORE_NONE;
	for (size_t i = 0; i < guide->diagnosis_count; i++)
		exploration->diagnoses[i].state = EXPLORE_NONE;
	return true;
}

/* The first state of each step and diagnosis is the nearest. */
static void note_reached(struct exploration *exploration)
{
	const struct states *states = exploration->all;

	for (size_t i = 0; i < states->node_count; i++) {
		const struct node *node = &states->nodes[i];
		uint32_t index = node->step & ~STEP_ENDS;
		struct explored *explored = node->step & STEP_ENDS
						    ? exploration->diagnoses
						    : exploration->steps;
		if (explored[index].state == EXPLORE_NONE)
			explored[index] =
				(struct explored){(uint32_t)i, node->depth};
	}
}

/* What is known of a state from all those before it. */
struct past {
	uint32_t before; /* states before it that are not done yet */
	uint32_t most; /* questions */
	double chance;
	double asked; /* questions, by the chance of having asked so many */
};

static void pass_on(struct exploration *exploration, struct past *pasts,
		    uint32_t from, uint32_t to)
{
	uint32_t follow = exploration->all->nodes[from].edge_count;
	const struct past *past = &pasts[from];
	struct past *next = &pasts[to];

	if (past->most + 1 > next->most) {
		next->most = past->most + 1;
		exploration->longest_before[to] = from;
	}
	next->chance += past->chance / follow;
	next->asked += (past->asked + past->chance) / follow;
	next->before--;
}

static void note_end(struct exploration *exploration, const struct past *past,
		     uint32_t state)
{
	uint32_t step = exploration->all->nodes[state].step;

	if (!(step & STEP_ENDS))
		return;
	exploration->means[step & ~STEP_ENDS] = past->asked / past->chance;
	if (past->most >= exploration->longest) {
		exploration->longest = past->most;
		exploration->longest_end = state;
	}
}

/* In an order in which each state comes after all that it may follow. */
static void go_through(struct exploration *exploration, struct past *pasts)
{
	const struct states *states = exploration->all;
	uint32_t *ready = exploration->order;
	size_t count = 1;

	for (size_t i = 0; i < states->edges.count; i++)
		pasts[states->edges.items[i]].before++;
	ready[0] = 0;
	pasts[0].chance = 1;
	for (size_t i = 0; i < count; i++) {
		const struct node *node = &states->nodes[ready[i]];
		note_end(exploration, &pasts[ready[i]], ready[i]);
		for (size_t k = 0; k < node->edge_count; k++) {
			uint32_t to = states->edges.items[node->edges + k];
			pass_on(exploration, pasts, ready[i], to);
			if (pasts[to].before == 0)
				ready[count++] = to;
		}
	}
	exploration->ordered = count;
}

static bool note_lengths(struct exploration *exploration)
{
	size_t count = exploration->all->node_count;
	struct past *pasts = memory_new(count, sizeof(*pasts));
	bool made = false;

	exploration->order = memory_new(count, sizeof(*exploration->order));
	exploration->longest_before =
		memory_new(count, sizeof(*exploration->longest_before));
	exploration->longest_end = EXPLORE_NONE;
	if (pasts && exploration->order && exploration->longest_before) {
		exploration->longest_before[0] = NODE_NONE;
		go_through(exploration, pasts);
		made = true;
	}
	free(pasts);
	return made;
}

static bool explore(struct exploration *exploration,
		    const struct explore_limits *limits)
{
	struct states *states = exploration->all;
	size_t most = limits->states ? limits->states : STATES_USUAL;
	size_t work = limits->work ? limits->work : WORK_USUAL;

	if (!states_expand(states, most, work))
		return false;
	exploration->states = states->node_count;
	exploration->exhaustive = states_is_whole(states);
	note_reached(exploration);
	return note_lengths(exploration);
}

bool explore_init(struct exploration *exploration, const struct guide *guide,
		  enum audience audience, const struct explore_limits *limits)
{
	*exploration =
		(struct exploration){.guide = guide, .audience = audience};
	if (new_results(exploration) &&
	    states_init(exploration->all, guide, audience) &&
	    explore(exploration, limits))
		return true;
	explore_release(exploration);
	return false;
}

void explore_release(struct exploration *exploration)
{
	if (exploration->all)
		states_release(exploration->all);
	free(exploration->all);
	free(exploration->steps);
	free(exploration->diagnoses);
	free(exploration->means);
	free(exploration->order);
	free(exploration->longest_before);
	*exploration = (struct exploration){0};
}

unsigned int explore_guards(const struct exploration *exploration,
			    const struct list *list, size_t item)
{
	const struct states *states = exploration->all;

	return states->machine
		.seen[states->plan.first_item[list->index] + item];
}

bool explore_opens(const struct exploration *exploration,
		   const struct list *list)
{
	return exploration->all->machine.opened[list->index];
}

size_t explore_alike(const struct exploration *exploration,
		     const struct step *step, size_t number)
{
	const struct states *states = exploration->all;

	return states->alike[states->first_answer[step->index] + number];
}

bool explore_reads(const struct exploration *exploration,
		   const struct step *step, size_t number)
{
	uint64_t read = exploration->all->machine.read[step->index];

	return read & UINT64_C(1) << number;
}
