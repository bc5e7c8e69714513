/*
 * A guide as boxes and arrows, shared by all drawings of it.
 *
 * Each route is its own group, and each use of it is a box. Private to
 * src/guide.
 */
#ifndef CHARGEFIX_GUIDE_FLOW_H
#define CHARGEFIX_GUIDE_FLOW_H

#include "chargefix/graph.h"

/* No node, no group. */
#define FLOW_NONE SIZE_MAX

enum flow_kind {
	FLOW_STEP,
	FLOW_CLOSE, /* an item that ends the walk if its guards hold */
	FLOW_USE, /* a use of a route: the flow continues here after it */
	FLOW_DIAGNOSIS, /* one for each group that ends in it */
	FLOW_END, /* end of a route: the flow continues where it was used */
};

struct flow_node {
	enum flow_kind kind;
	size_t group;
	const struct item *item; /* its guards; NULL: it has none */
	const struct step *step;
	const struct route *route; /* FLOW_USE */
	const struct diagnosis *diagnosis;
	size_t order; /* place in the walk, from 1; 0: not walked */
	bool taken; /* the walk passed it */
	bool met; /* an arrow leads to it */
};

struct flow_edge {
	size_t from;
	size_t to;
	const struct step *step; /* whose answers these are; or NULL */
	struct answer_numbers answers;
	unsigned int times; /* it leads back, as often at most; 0: it doesn't */
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

/* Appends "when wet: water or salty, only shop"; nothing without guards. */
void flow_guard(const struct item *item, struct buffer *out);

/* Appends " [0 to 4.5 V]" for an answer to a measured step. */
void flow_band(const struct step *step, size_t number, struct buffer *out);

/*
 * Appends the edge's answers, a word or two each: "yes · no · 12 more", and how
 * often they lead back.
 */
void flow_answers(const struct flow_edge *edge, struct buffer *out);

/* Appends "at most 2 times". */
void flow_times(unsigned int times, struct buffer *out);

/* The last try of a step: its answers lead where the drawing goes on. */
const struct step *flow_last_try(const struct step *step);

/* Appends the text of the node, in lines of any length. */
void flow_label(const struct flow_node *node, struct buffer *out);

#endif
