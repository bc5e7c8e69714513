/*
 * A guide as boxes and arrows: what the drawings of it have in common.
 *
 * Each route is a group of its own, and a box stands for each use of it.
 * Private to src/guide.
 */
#ifndef CHARGEFIX_GUIDE_FLOW_H
#define CHARGEFIX_GUIDE_FLOW_H

#include "chargefix/graph.h"

/* No node, no group. */
#define FLOW_NONE SIZE_MAX

enum flow_kind {
	FLOW_STEP,
	FLOW_CLOSE, /* an item that ends the walk, where its guards hold */
	FLOW_USE, /* of a route: the flow goes through that and on here */
	FLOW_DIAGNOSIS, /* one for each group that ends in it */
	FLOW_END, /* of a route: the flow goes on where it was used */
};

struct flow_node {
	enum flow_kind kind;
	size_t group;
	const struct item *item; /* its guards; NULL: it has none */
	const struct step *step;
	const struct route *route; /* FLOW_USE */
	const struct diagnosis *diagnosis;
	size_t order; /* of the step in what was walked, from 1; 0: not */
	bool taken; /* lies on the way that was walked */
	bool met; /* an arrow leads to it */
};

struct flow_edge {
	size_t from;
	size_t to;
	const struct step *step; /* whose answers these are; or NULL */
	uint64_t answers;
	bool taken;
};

/* Group 0 is the start; group n is the route of index n - 1. */
struct flow {
	struct flow_node *nodes;
	size_t node_count;
	struct flow_edge *edges;
	size_t edge_count;
	size_t *entries; /* by group: its first node; FLOW_NONE: not drawn */
	size_t group_count;
};

void flow_init(struct flow *flow, const struct graph_input *input);
void flow_release(struct flow *flow);

/* Appends "when wet: water or salty, only shop"; nothing for no guard. */
void flow_guard(const struct item *item, struct buffer *out);

/* Appends " [0 to 4.5 V]" for an answer to a measured step. */
void flow_band(const struct step *step, uint64_t bit, struct buffer *out);

/* Appends answers in a word or two each, with " · " between them. */
void flow_answers(const struct step *step, uint64_t answers,
		  struct buffer *out);

/* Appends what is written into the node, in lines of its own length. */
void flow_label(const struct flow_node *node, struct buffer *out);

#endif
