/*
 * All states that a walk can be in, and which follows which.
 *
 * Breadth first, so that states are numbered by how many questions come
 * before them, and each knows one that it is reached from soonest. A state in
 * which the walk has ended is the same for all walks that end with its
 * diagnosis. Private to src/explore.
 */
#ifndef CHARGEFIX_EXPLORE_STATES_H
#define CHARGEFIX_EXPLORE_STATES_H

#include "explore/words.h"

#define NODE_NONE UINT32_MAX

/* Of a state that is the walk's end: this and diagnosis.index. */
#define STEP_ENDS UINT32_C(0x80000000)

struct node {
	size_t words; /* where its words start */
	size_t edges; /* where its edges start */
	uint32_t edge_count; /* 0 too where they are not known */
	uint32_t hash;
	uint32_t length; /* in words */
	uint32_t step; /* asked next, or STEP_ENDS and the diagnosis */
	uint32_t parent; /* NODE_NONE: it is the first */
	uint32_t depth; /* questions before it */
};

struct states {
	struct plan plan;
	struct machine machine;

	struct node *nodes;
	size_t node_count;
	size_t node_capacity;
	size_t expanded; /* the first so many have their edges */
	bool cut; /* not all ways on from some state were followed */
	struct words edges; /* of all nodes: nodes that follow */
	struct words words; /* of all nodes */
	/* Hashed: the hash above bit 32, below it node + 1, or 0 for none. */
	uint64_t *slots;
	size_t slot_mask;

	/*
	 * By first_answer[step.index] + the answer's number: the first answer
	 * of that step which has led to the same states everywhere.
	 */
	uint32_t *first_answer;
	uint8_t *alike;
};

/* Empty but for the first state. False: memory ran out, nothing to release. */
bool states_init(struct states *states, const struct guide *guide,
		 enum audience audience);
void states_release(struct states *states);

/* Whether every state has been expanded. */
bool states_is_whole(const struct states *states);

/*
 * The node of the words from `start` on, which stay if it is new; `step` as in
 * the node, reached from `parent`. NODE_NONE: memory ran out.
 */
uint32_t states_intern(struct states *states, size_t start, uint32_t step,
		       uint32_t parent);

/* An edge from the node that is being expanded. False: memory ran out. */
bool states_add_edge(struct states *states, uint32_t from, uint32_t to);

#endif
