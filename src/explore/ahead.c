/* What may yet be asked after a step has been. */
#include "chargefix/explore.h"
#include "chargefix/memory.h"

#include "explore/expand.h"
#include "explore/pieces.h"

#include <stdlib.h>

/* How far each state is from a wanted step; EXPLORE_NONE: out of reach. */
static void find_next(struct explored_ahead *ahead, uint32_t *away)
{
	const struct exploration *exploration = ahead->exploration;
	const struct states *states = exploration->all;

	/* From the last to the first, so that what follows is known. */
	for (size_t i = exploration->ordered; i-- > 0;) {
		uint32_t state = exploration->order[i];
		const struct node *node = &states->nodes[state];
		away[state] = EXPLORE_NONE;
		ahead->next[state] = EXPLORE_NONE;
		for (size_t k = 0; k < node->edge_count; k++) {
			uint32_t to = states->edges.items[node->edges + k];
			const struct step *step = explore_step(exploration, to);
			uint32_t far =
				step && ahead->wanted(step) ? 0 : away[to];
			if (far == EXPLORE_NONE || far + 1 >= away[state])
				continue;
			away[state] = far + 1;
			ahead->next[state] = to;
		}
	}
}

/* Of each step's states, the one on the shortest walk to a wanted one. */
static void find_from(struct explored_ahead *ahead, const uint32_t *away)
{
	const struct states *states = ahead->exploration->all;

	for (size_t i = 0; i < ahead->exploration->guide->step_count; i++)
		ahead->from[i] = EXPLORE_NONE;
	for (uint32_t i = 0; i < states->node_count; i++) {
		const struct node *node = &states->nodes[i];
		if ((node->step & STEP_ENDS) || away[i] == EXPLORE_NONE)
			continue;
		uint32_t *from = &ahead->from[node->step];
		if (*from == EXPLORE_NONE ||
		    node->depth + away[i] <
			    states->nodes[*from].depth + away[*from])
			*from = i;
	}
}

bool explored_ahead_init(struct explored_ahead *ahead,
			 const struct exploration *exploration,
			 explore_wanted *wanted)
{
	size_t count = exploration->all->node_count;
	uint32_t *away = memory_new(count, sizeof(*away));

	*ahead = (struct explored_ahead){
		.exploration = exploration,
		.wanted = wanted,
		.next = memory_new(count, sizeof(*ahead->next)),
		.from = memory_new(exploration->guide->step_count + 1,
				   sizeof(*ahead->from)),
	};
	bool made = away && ahead->next && ahead->from;
	if (made) {
		find_next(ahead, away);
		find_from(ahead, away);
	} else {
		explored_ahead_release(ahead);
	}
	free(away);
	return made;
}

void explored_ahead_release(struct explored_ahead *ahead)
{
	free(ahead->next);
	free(ahead->from);
	*ahead = (struct explored_ahead){0};
}

/* Whether the way ends here: it may go on, if another wanted step follows. */
static bool is_end(const struct explored_ahead *ahead, uint32_t state)
{
	const struct step *step = explore_step(ahead->exploration, state);

	return step && ahead->wanted(step);
}

const struct step *explored_ahead_of(const struct explored_ahead *ahead,
				     const struct step *first, size_t *asked)
{
	uint32_t state = ahead->from[first->index];

	if (state == EXPLORE_NONE)
		return NULL;
	*asked = ahead->exploration->all->nodes[state].depth;
	do {
		state = ahead->next[state];
		++*asked;
	} while (!is_end(ahead, state));
	return explore_step(ahead->exploration, state);
}

bool explored_ahead_walk(const struct explored_ahead *ahead,
			 const struct step *first, struct explored_walk *walk)
{
	const struct node *nodes = ahead->exploration->all->nodes;
	uint32_t from = ahead->from[first->index];
	size_t asked;

	if (!explored_ahead_of(ahead, first, &asked))
		return true;
	uint32_t *states = memory_new(asked + 1, sizeof(*states));
	if (!states)
		return false;
	size_t at = nodes[from].depth;
	for (size_t i = at; i < asked; i++)
		states[i + 1] = ahead->next[i == at ? from : states[i]];
	for (; from != NODE_NONE; from = nodes[from].parent)
		states[at--] = from;
	walk->count = asked;
	bool done = explore_piece_together(ahead->exploration, states, walk);
	free(states);
	return done;
}
