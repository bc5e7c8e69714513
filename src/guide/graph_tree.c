#include "guide/flow.h"

#include <stdlib.h>

/* Routes used deeper than this are drawn on their own, after the rest. */
enum { ROUTES_DEEP = 12 };

/* How lines are drawn: as in tree(1). */
struct signs {
	const char *branch;
	const char *last;
	const char *through;
	const char *nothing;
	const char *leads;
	const char *taken;
};

static const struct signs signs_utf8 = {"├─ ", "└─ ", "│  ", "   ", "→ ", "● "};
static const struct signs signs_ascii = {"|- ", "`- ", "|  ",
					 "   ", "-> ", "* "};

struct tree {
	const struct guide *guide;
	const struct signs *signs;
	const struct route **routes; /* by list.index: the route it is of */
	bool *drawn; /* by list.index: it stands above, or waits */
	const struct route **waiting; /* to be drawn on their own */
	size_t waiting_count;
	size_t depth; /* of routes in routes */
	size_t *order; /* by step.index, from 1; 0: not walked */
	uint64_t *taken; /* by step.index */
	const struct diagnosis *reached;
	struct buffer prefix; /* what stands before each line */
	struct buffer *out;
};

static void begin_line(struct tree *tree, bool last)
{
	buffer_text(tree->out, buffer_string(&tree->prefix));
	buffer_text(tree->out, last ? tree->signs->last : tree->signs->branch);
}

/* Goes a level deeper; gives what shorten brings back. */
static size_t deepen(struct tree *tree, bool last)
{
	size_t before = tree->prefix.length;

	buffer_text(&tree->prefix,
		    last ? tree->signs->nothing : tree->signs->through);
	return before;
}

static void shorten(struct tree *tree, size_t length)
{
	tree->prefix.length = length;
	if (tree->prefix.data)
		tree->prefix.data[length] = '\0';
}

static void draw_list(struct tree *tree, const struct list *list);

static void add_guard(struct tree *tree, const struct item *item)
{
	struct buffer guard = {0};

	flow_guard(item, &guard);
	if (guard.length > 0)
		buffer_format(tree->out, "  [%s]", buffer_string(&guard));
	if (guard.failed)
		tree->out->failed = true;
	buffer_release(&guard);
}

/* Names the route, and draws it where it has not been drawn yet. */
static void draw_route(struct tree *tree, const struct route *route,
		       const struct item *item, bool last)
{
	size_t before;

	buffer_format(tree->out, "route %s", route->id);
	if (item)
		add_guard(tree, item);
	if (tree->drawn[route->list.index]) {
		buffer_text(tree->out, "  (drawn already)\n");
		return;
	}
	tree->drawn[route->list.index] = true;
	if (tree->depth == ROUTES_DEEP) {
		tree->waiting[tree->waiting_count++] = route;
		buffer_text(tree->out, "  (below)\n");
		return;
	}
	buffer_text(tree->out, "\n");
	before = deepen(tree, last);
	tree->depth++;
	draw_list(tree, &route->list);
	tree->depth--;
	shorten(tree, before);
}

static void add_causes(struct tree *tree, const char *word,
		       const struct cause_set *causes,
		       const struct cause_set *more)
{
	size_t count = causes->count + (more ? more->count : 0);

	for (size_t i = 0; i < count; i++)
		buffer_format(tree->out, "%s%s", i == 0 ? word : ", ",
			      i < causes->count
				      ? causes->items[i]->id
				      : more->items[i - causes->count]->id);
}

static void draw_then(struct tree *tree, const struct list *then, bool last)
{
	const struct route *route = tree->routes[then->index];
	size_t before;

	if (route) {
		buffer_format(tree->out, "  %s", tree->signs->leads);
		draw_route(tree, route, NULL, last);
		return;
	}
	if (tree->drawn[then->index]) {
		buffer_text(tree->out, "  (drawn already)\n");
		return;
	}
	tree->drawn[then->index] = true;
	buffer_text(tree->out, "\n");
	before = deepen(tree, last);
	draw_list(tree, then);
	shorten(tree, before);
}

static void draw_answer(struct tree *tree, const struct step *step,
			const struct answer *answer, bool last)
{
	const struct diagnosis *diagnosis = answer_diagnosis(step, answer);
	uint64_t bit = step_answer_bit(step, answer->id);
	bool taken = (tree->taken[step->index] & bit) != 0;

	begin_line(tree, last);
	buffer_format(tree->out, "%s%s: %s", taken ? tree->signs->taken : "",
		      answer->id, answer->say);
	flow_band(step, bit, tree->out);
	add_causes(tree, "  suspects ", &answer->suspects,
		   answer->suspects_this ? &step->tests : NULL);
	add_causes(tree, "  rules out ", &answer->rules_out,
		   answer->rules_out_this ? &step->tests : NULL);
	if (diagnosis)
		buffer_format(tree->out, "  %s%s (%s)", tree->signs->leads,
			      diagnosis->id, verdict_word(diagnosis->verdict));
	if (answer->then)
		draw_then(tree, answer->then, last);
	else
		buffer_text(tree->out, "\n");
}

/* The answer that every step has of itself, where there is a word to say. */
static void draw_unsure(struct tree *tree, const struct step *step)
{
	bool taken = (tree->taken[step->index] & ANSWER_UNSURE) != 0;

	begin_line(tree, true);
	buffer_format(tree->out, "%s%s: %s", taken ? tree->signs->taken : "",
		      step_answer_id(step, ANSWER_UNSURE),
		      step_answer_say(step, ANSWER_UNSURE));
	if (step->unsure)
		buffer_format(tree->out, "  counts as %s", step->unsure->id);
	buffer_text(tree->out, "\n");
}

static void draw_answers(struct tree *tree, const struct step *step)
{
	bool unsure =
		step->unsure || (tree->taken[step->index] & ANSWER_UNSURE) != 0;

	for (size_t i = 0; i < step->answers.count; i++)
		draw_answer(tree, step, &step->answers.items[i],
			    i + 1 == step->answers.count && !unsure);
	if (unsure)
		draw_unsure(tree, step);
}

static void draw_step(struct tree *tree, const struct item *item, bool last)
{
	const struct step *step = item->step;
	size_t order = tree->order[step->index];
	size_t before;

	if (order > 0)
		buffer_format(tree->out, "%s(%zu) ", tree->signs->taken, order);
	buffer_format(tree->out, "%s: %s", step->id, step_title(step));
	add_causes(tree, "  tests ", &step->tests, NULL);
	if (step->erases)
		buffer_text(tree->out, "  erases data");
	if (step->consent)
		buffer_text(tree->out, "  needs consent");
	add_guard(tree, item);
	buffer_text(tree->out, "\n");
	before = deepen(tree, last);
	draw_answers(tree, step);
	shorten(tree, before);
}

static void draw_list(struct tree *tree, const struct list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		bool last = i + 1 == list->count;

		begin_line(tree, last);
		if (list->items[i].step)
			draw_step(tree, &list->items[i], last);
		else
			draw_route(tree, list->items[i].use, &list->items[i],
				   last);
	}
}

static void draw(struct tree *tree)
{
	const struct guide *guide = tree->guide;
	const struct diagnosis *end = guide->otherwise;

	buffer_format(tree->out, "%s %s: %s\n", guide->id, guide->version,
		      guide->title);
	draw_list(tree, &guide->start);
	for (size_t i = 0; i < tree->waiting_count; i++) {
		buffer_format(tree->out, "route %s\n", tree->waiting[i]->id);
		draw_list(tree, &tree->waiting[i]->list);
	}
	buffer_format(tree->out, "when nothing is left  %s%s (%s)\n",
		      tree->signs->leads, end->id, verdict_word(end->verdict));
	if (tree->reached)
		buffer_format(tree->out, "%sreached: %s (%s), %s\n",
			      tree->signs->taken, tree->reached->id,
			      verdict_word(tree->reached->verdict),
			      tree->reached->title);
}

static bool init_tree(struct tree *tree, const struct graph_input *input)
{
	const struct guide *guide = input->guide;

	tree->routes = (const struct route **)calloc(guide->list_count + 1,
						     sizeof(struct route *));
	tree->waiting = (const struct route **)calloc(guide->route_count + 1,
						      sizeof(struct route *));
	tree->drawn = calloc(guide->list_count + 1, sizeof(*tree->drawn));
	tree->order = calloc(guide->step_count + 1, sizeof(*tree->order));
	tree->taken = calloc(guide->step_count + 1, sizeof(*tree->taken));
	if (!tree->routes || !tree->waiting || !tree->drawn || !tree->order ||
	    !tree->taken)
		return false;
	for (size_t i = 0; i < guide->route_count; i++)
		tree->routes[guide->routes[i].list.index] = &guide->routes[i];
	for (size_t i = 0; i < input->mark_count; i++) {
		uint32_t step = input->marks[i].step->index;

		tree->order[step] = i + 1;
		tree->taken[step] |= input->marks[i].answers;
	}
	return true;
}

void graph_tree(const struct graph_input *input, struct buffer *out)
{
	struct tree tree = {
		.guide = input->guide,
		.signs = input->utf8 ? &signs_utf8 : &signs_ascii,
		.reached = input->reached,
		.out = out,
	};

	if (init_tree(&tree, input))
		draw(&tree);
	else
		out->failed = true;
	if (tree.prefix.failed)
		out->failed = true;
	buffer_release(&tree.prefix);
	free((void *)tree.routes);
	free((void *)tree.waiting);
	free(tree.drawn);
	free(tree.order);
	free(tree.taken);
}
