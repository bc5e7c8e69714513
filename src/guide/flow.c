#include "guide/flow.h"

#include "chargefix/memory.h"

#include <stdlib.h>
#include <string.h>

/* The state while a flow is being made. */
struct maker {
	struct flow *flow;
	const struct guide *guide;
	const struct diagnosis *reached;
	const struct route **routes; /* by list.index: the route it is of */
	size_t *first; /* by list.index: its first node, once it is drawn */
	size_t *leaf; /* by diagnosis.index: its node in `group` */
	size_t *leaf_group; /* which group that was */
	size_t *drawn; /* by step.index: its node */
	size_t *order; /* by step.index, of the first try */
	struct answer_numbers *taken; /* the same: answers that led on */
	struct answer_numbers *repeated; /* the same: those that led back */
	size_t group;
	size_t end; /* of the group; FLOW_NONE: not drawn yet */
};

static size_t new_node(struct maker *maker, struct flow_node node)
{
	struct flow *flow = maker->flow;

	flow->nodes = memory_room(flow->nodes, flow->node_count, sizeof(node));
	node.group = maker->group;
	flow->nodes[flow->node_count] = node;
	return flow->node_count++;
}

static void new_edge(struct maker *maker, struct flow_edge edge)
{
	struct flow *flow = maker->flow;

	flow->edges = memory_room(flow->edges, flow->edge_count, sizeof(edge));
	flow->nodes[edge.to].met = true;
	flow->edges[flow->edge_count++] = edge;
}

static size_t leaf(struct maker *maker, const struct diagnosis *diagnosis)
{
	uint32_t index = diagnosis->index;

	if (maker->leaf_group[index] != maker->group) {
		maker->leaf_group[index] = maker->group;
		maker->leaf[index] = new_node(
			maker, (struct flow_node){.kind = FLOW_DIAGNOSIS,
						  .diagnosis = diagnosis});
	}
	return maker->leaf[index];
}

/* The node where a group continues after its last item. */
static size_t end_of_group(struct maker *maker)
{
	if (maker->group == 0)
		return leaf(maker, maker->guide->otherwise);
	if (maker->end == FLOW_NONE)
		maker->end =
			new_node(maker, (struct flow_node){.kind = FLOW_END});
	return maker->end;
}

static size_t draw_list(struct maker *maker, const struct list *list,
			size_t next);

static size_t use_node(struct maker *maker, const struct item *item,
		       const struct route *route, size_t next)
{
	size_t node = new_node(maker, (struct flow_node){.kind = FLOW_USE,
							 .item = item,
							 .route = route});

	new_edge(maker, (struct flow_edge){.from = node, .to = next});
	return node;
}

const struct step *flow_last_try(const struct step *step)
{
	while (step->later)
		step = step->later;
	return step;
}

/* The node that an answer leads to; `next` if it leads nowhere else. */
static size_t target(struct maker *maker, const struct step *step,
		     const struct answer *answer, size_t next)
{
	const struct diagnosis *diagnosis =
		answer ? answer_diagnosis(step, answer) : NULL;
	const struct list *then = answer ? answer->then : NULL;

	if (diagnosis)
		return leaf(maker, diagnosis);
	if (!then)
		return next;
	if (maker->routes[then->index])
		return use_node(maker, NULL, maker->routes[then->index], next);
	/*
	 * A list in an answer set can have several entries, but only one exit.
	 */
	if (maker->first[then->index] == FLOW_NONE)
		maker->first[then->index] = draw_list(maker, then, next);
	return maker->first[then->index];
}

/*
 * "Not sure" just moves on. It needs no word if another answer does the same.
 */
static bool unsure_needs_word(const struct step *step,
			      const struct answer_numbers *taken,
			      const size_t *targets)
{
	size_t count = step->answers.count;

	if (step->unsure || answers_has(taken, ANSWER_UNSURE))
		return true;
	for (size_t i = 0; i < count; i++) {
		if (targets[i] == targets[count])
			return false;
	}
	return true;
}

/* Where the target of the answer of that number stands. */
static size_t target_at(const struct step *step, size_t number)
{
	return number == ANSWER_UNSURE ? step->answers.count : number - 1;
}

/* Adds one arrow for all answers that lead to the same place. */
static void add_answers(struct maker *maker, const struct step *step,
			size_t from, const size_t *targets)
{
	struct answer_numbers left = step_all_answers(step);

	const struct answer_numbers *taken = &maker->taken[step->index];
	size_t first;

	if (!unsure_needs_word(step, taken, targets))
		answers_remove(&left, ANSWER_UNSURE);
	while ((first = answers_next(&left, 0))) {
		struct flow_edge edge = {
			.from = from,
			.step = step,
			.to = targets[target_at(step, first)],
		};

		for (size_t n = 0; (n = answers_next(&left, n));) {
			if (targets[target_at(step, n)] == edge.to)
				answers_add(&edge.answers, n);
		}
		edge.taken = answers_meet(&edge.answers, taken);
		answers_remove_all(&left, &edge.answers);
		new_edge(maker, edge);
	}
}

static void draw_answers(struct maker *maker, const struct step *step,
			 size_t from, size_t next)
{
	const struct step *last = flow_last_try(step);
	size_t targets[ANSWERS_MOST + 1];
	size_t count = step->answers.count;

	for (size_t i = 0; i < count; i++)
		targets[i] = target(maker, last, &last->answers.items[i], next);
	targets[count] = next;
	if (step_unsure_differs(step))
		targets[count] = target(maker, step, step->unsure, next);
	else if (step->unsure)
		targets[count] = targets[step->unsure - step->answers.items];
	add_answers(maker, step, from, targets);
}

/* Adds the arrow back of a step that asks something again. */
static void draw_again(struct maker *maker, const struct step *step)
{
	struct flow_edge edge = {
		.from = maker->drawn[step->index],
		.step = step,
		.times = step->tries - 1U,
	};

	for (size_t i = 0; i < step->answers.count; i++) {
		const struct answer *answer = &step->answers.items[i];

		if (!answer->again)
			continue;
		edge.to = maker->drawn[answer->again->index];
		answers_add(&edge.answers, i + 1);
	}
	edge.taken = answers_meet(&edge.answers, &maker->repeated[step->index]);
	if (answers_any(&edge.answers))
		new_edge(maker, edge);
}

static void draw_all_again(struct maker *maker)
{
	const struct guide *guide = maker->guide;

	for (size_t i = 0; i < guide->step_count; i++)
		if (!guide->steps[i]->earlier && maker->drawn[i] != FLOW_NONE)
			draw_again(maker, guide->steps[i]);
}

/* Without guards the flow just ends there. */
static size_t draw_close(struct maker *maker, const struct item *item,
			 size_t next)
{
	size_t end = leaf(maker, item->diagnosis);
	size_t node;

	if (guards_are_none(&item->guards))
		return end;
	node = new_node(maker,
			(struct flow_node){.kind = FLOW_CLOSE, .item = item});
	new_edge(maker, (struct flow_edge){.from = node, .to = end});
	new_edge(maker, (struct flow_edge){.from = node, .to = next});
	return node;
}

static size_t draw_item(struct maker *maker, const struct item *item,
			size_t next)
{
	const struct step *step = item->step;
	size_t node;

	if (item->use)
		return use_node(maker, item, item->use, next);
	if (item->diagnosis)
		return draw_close(maker, item, next);
	node = new_node(maker, (struct flow_node){
				       .kind = FLOW_STEP,
				       .item = item,
				       .step = step,
				       .order = maker->order[step->index],
				       .taken = maker->order[step->index] > 0,
			       });
	maker->drawn[step->index] = node;
	draw_answers(maker, step, node, next);
	return node;
}

/* Draws from the end, so that each item knows the node after it. */
static size_t draw_list(struct maker *maker, const struct list *list,
			size_t next)
{
	for (size_t i = list->count; i-- > 0;)
		next = draw_item(maker, &list->items[i], next);
	return next;
}

static void draw_group(struct maker *maker, size_t group,
		       const struct list *list)
{
	maker->group = group;
	maker->end = FLOW_NONE;
	maker->flow->entries[group] =
		draw_list(maker, list, end_of_group(maker));
}

/* Marks the uses and leaves that the walk passed, from the drawn nodes. */
static void mark_rest(struct maker *maker)
{
	struct flow *flow = maker->flow;
	bool *walked = memory_new(flow->group_count, sizeof(*walked));

	for (size_t i = 0; i < flow->node_count; i++) {
		if (flow->nodes[i].taken)
			walked[flow->nodes[i].group] = true;
	}
	for (size_t i = 0; i < flow->node_count; i++) {
		struct flow_node *node = &flow->nodes[i];

		if (node->kind == FLOW_USE)
			node->taken = walked[node->route->index + 1];
	}
	for (size_t i = 0; i < flow->edge_count; i++) {
		struct flow_node *to = &flow->nodes[flow->edges[i].to];

		if (flow->edges[i].taken && to->kind == FLOW_DIAGNOSIS)
			to->taken = to->diagnosis == maker->reached;
	}
	free(walked);
}

/*
 * If no step was left, the flow ended at the end of the start list, and no
 * answer led there.
 */
static void mark_otherwise(struct maker *maker, size_t end)
{
	struct flow *flow = maker->flow;

	for (size_t i = 0; i < flow->node_count; i++) {
		if (flow->nodes[i].kind == FLOW_DIAGNOSIS &&
		    flow->nodes[i].taken)
			return;
	}
	if (maker->reached == maker->guide->otherwise)
		flow->nodes[end].taken = true;
}

static void draw_flow(struct maker *maker)
{
	const struct guide *guide = maker->guide;
	size_t end;

	maker->group = 0;
	end = leaf(maker, guide->otherwise);
	draw_group(maker, 0, &guide->start);
	for (size_t i = 0; i < guide->route_count; i++)
		draw_group(maker, i + 1, &guide->routes[i].list);
	draw_all_again(maker);
	mark_rest(maker);
	mark_otherwise(maker, end);
}

/* The rest was only drawn to find out what the walk passed in this group. */
static void keep_group(struct flow *flow, size_t group)
{
	size_t first = 0;
	size_t count = 0;
	size_t edges = 0;

	while (first < flow->node_count && flow->nodes[first].group != group)
		first++;
	while (first + count < flow->node_count &&
	       flow->nodes[first + count].group == group)
		count++;
	memmove(flow->nodes, flow->nodes + first, count * sizeof(*flow->nodes));
	flow->node_count = count;
	for (size_t i = 0; i < flow->edge_count; i++) {
		struct flow_edge edge = flow->edges[i];

		if (edge.from < first || edge.from >= first + count)
			continue;
		edge.from -= first;
		edge.to -= first;
		flow->edges[edges++] = edge;
	}
	flow->edge_count = edges;
	for (size_t i = 0; i < flow->group_count; i++)
		flow->entries[i] =
			i == group ? flow->entries[i] - first : FLOW_NONE;
}

static size_t *new_sizes(size_t count)
{
	size_t *sizes = memory_new(count + 1, sizeof(*sizes));

	for (size_t i = 0; i < count; i++)
		sizes[i] = FLOW_NONE;
	return sizes;
}

static void release_maker(struct maker *maker)
{
	free((void *)maker->routes);
	free(maker->first);
	free(maker->leaf);
	free(maker->leaf_group);
	free(maker->drawn);
	free(maker->order);
	free(maker->taken);
	free(maker->repeated);
}

/* The answers of all tries are marked at the one box of their step. */
static void mark_walked(struct maker *maker, const struct graph_mark *mark,
			size_t order)
{
	const struct step *first = step_first_try(mark->step);

	maker->order[first->index] = order;
	for (size_t n = 0; (n = answers_next(&mark->answers, n));) {
		const struct answer *answer = step_answer(mark->step, n);
		bool again = answer && answer->again;

		answers_add(again ? &maker->repeated[first->index]
				  : &maker->taken[first->index],
			    n);
	}
}

static void init_maker(struct maker *maker, const struct graph_input *input)
{
	const struct guide *guide = input->guide;

	maker->routes = (const struct route **)memory_new(
		guide->list_count + 1, sizeof(struct route *));
	maker->first = new_sizes(guide->list_count);
	maker->leaf = new_sizes(guide->diagnosis_count);
	maker->leaf_group = new_sizes(guide->diagnosis_count);
	maker->drawn = new_sizes(guide->step_count);
	maker->repeated =
		memory_new(guide->step_count + 1, sizeof(*maker->repeated));
	maker->order = memory_new(guide->step_count + 1, sizeof(*maker->order));
	maker->taken = memory_new(guide->step_count + 1, sizeof(*maker->taken));
	maker->flow->entries = new_sizes(maker->flow->group_count);
	for (size_t i = 0; i < guide->route_count; i++)
		maker->routes[guide->routes[i].list.index] = &guide->routes[i];
	for (size_t i = 0; i < input->mark_count; i++)
		mark_walked(maker, &input->marks[i], i + 1);
}

void flow_init(struct flow *flow, const struct graph_input *input)
{
	struct maker maker = {
		.flow = flow,
		.guide = input->guide,
		.reached = input->reached,
	};

	*flow = (struct flow){.group_count = input->guide->route_count + 1};
	init_maker(&maker, input);
	draw_flow(&maker);
	release_maker(&maker);
	if (input->route)
		keep_group(flow, input->route->index + 1);
}

void flow_release(struct flow *flow)
{
	free(flow->nodes);
	free(flow->edges);
	free(flow->entries);
	*flow = (struct flow){0};
}
