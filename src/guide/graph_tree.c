#include "guide/flow.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <limits.h>
#include <stdlib.h>

/* However deep the tree is, a line keeps this much room for words. */
enum { COLUMNS_LEAST = 24, SIGN_COLUMNS = 3 };

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
	bool *drawn; /* by list.index: already drawn, or waiting */
	const struct route **waiting; /* to be drawn on their own */
	size_t waiting_count;
	size_t depth; /* of routes in routes */
	size_t *order; /* by step.index of first tries; 0: not walked */
	struct answer_numbers *taken; /* the same, in any try */
	const struct diagnosis *reached;
	struct buffer prefix; /* the text before each line */
	size_t levels; /* depth of the tree */
	int columns; /* of a line; 0: any number */
	bool alone; /* draws one route and only names others */
	struct buffer line; /* the line being written */
	struct text_wrap wrap;
	struct buffer *out;
};

/* Goes one level deeper. Returns the length that shorten restores. */
static size_t deepen(struct tree *tree, bool last)
{
	size_t before = tree->prefix.length;

	buffer_text(&tree->prefix,
		    last ? tree->signs->nothing : tree->signs->through);
	tree->levels++;
	return before;
}

static void shorten(struct tree *tree, size_t length)
{
	tree->prefix.length = length;
	tree->levels--;
	if (tree->prefix.data)
		tree->prefix.data[length] = '\0';
}

/* Wraps the line being written. */
static void wrap_line(struct tree *tree, size_t levels)
{
	int columns = INT_MAX;

	if (tree->columns > 0)
		columns = tree->columns - (int)levels * SIGN_COLUMNS;
	if (columns < COLUMNS_LEAST)
		columns = COLUMNS_LEAST;
	text_wrap(&tree->wrap, buffer_string(&tree->line), columns);
}

static void add_wrapped(struct tree *tree, const char *first, const char *rest)
{
	for (size_t i = 0; i < tree->wrap.count; i++) {
		buffer_text(tree->out, buffer_string(&tree->prefix));
		buffer_text(tree->out, i == 0 ? first : rest);
		buffer_add(tree->out, tree->wrap.lines[i].start,
			   tree->wrap.lines[i].length);
		buffer_text(tree->out, "\n");
	}
	buffer_clear(&tree->line);
}

/* Ends the line as a heading, without a branch. */
static void end_heading(struct tree *tree)
{
	wrap_line(tree, 1);
	add_wrapped(tree, "", "  ");
}

/*
 * Ends the line as a branch, which may be the last of its list. `below`: its
 * own branches follow, so the line down to them continues beside it.
 */
static void end_line(struct tree *tree, bool last, bool below)
{
	const struct signs *signs = tree->signs;
	struct buffer rest = {0};

	buffer_text(&rest, last ? signs->nothing : signs->through);
	buffer_text(&rest, below ? signs->through : signs->nothing);
	wrap_line(tree, tree->levels + 2);
	add_wrapped(tree, last ? signs->last : signs->branch,
		    buffer_string(&rest));
	buffer_release(&rest);
}

static void draw_list(struct tree *tree, const struct list *list);

static void add_guard(struct tree *tree, const struct item *item)
{
	struct buffer guard = {0};

	flow_guard(item, &guard);
	if (guard.length > 0)
		buffer_format(&tree->line, "  [%s]", buffer_string(&guard));
	buffer_release(&guard);
}

/* Names the route, and draws it unless it has been drawn already. */
static void draw_route(struct tree *tree, const struct route *route,
		       const struct item *item, bool last)
{
	bool *drawn = &tree->drawn[route->list.index];
	bool below = !tree->alone && !*drawn && tree->depth < ROUTES_DEEP;
	size_t before;

	buffer_format(&tree->line, "route %s", route->id);
	if (item)
		add_guard(tree, item);
	if (*drawn && !tree->alone) {
		buffer_text(&tree->line, "  (drawn above)");
	} else if (!below && !tree->alone) {
		tree->waiting[tree->waiting_count++] = route;
		buffer_text(&tree->line, "  (below)");
	}
	*drawn = true;
	end_line(tree, last, below);
	if (!below)
		return;
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
		buffer_format(&tree->line, "%s%s", i == 0 ? word : ", ",
			      i < causes->count
				      ? causes->items[i]->id
				      : more->items[i - causes->count]->id);
}

static void draw_then(struct tree *tree, const struct list *then, bool last)
{
	const struct route *route = tree->routes[then->index];
	size_t before;

	if (route) {
		buffer_format(&tree->line, "  %s", tree->signs->leads);
		draw_route(tree, route, NULL, last);
		return;
	}
	if (tree->drawn[then->index]) {
		buffer_text(&tree->line, "  (drawn above)");
		end_line(tree, last, false);
		return;
	}
	tree->drawn[then->index] = true;
	end_line(tree, last, true);
	before = deepen(tree, last);
	draw_list(tree, then);
	shorten(tree, before);
}

static void name_diagnosis(struct tree *tree, const struct diagnosis *diagnosis)
{
	buffer_format(&tree->line, "%s%s (%s)", tree->signs->leads,
		      diagnosis->id, verdict_word(diagnosis->verdict));
}

/* "  again from hold, at most 2 times, then", or nothing. */
static void add_again(struct tree *tree, const struct step *step,
		      const struct answer *answer, bool leads_on)
{
	if (!answer->again)
		return;
	buffer_format(&tree->line, "  again from %s, ", answer->again->id);
	flow_times(step->tries - 1U, &tree->line);
	buffer_text(&tree->line, leads_on ? ", then" : "");
}

/*
 * Writes the effect of the answer and ends its line. `finally` is the same
 * answer in the last try.
 */
static void draw_effect(struct tree *tree, const struct step *step,
			const struct answer *answer,
			const struct answer *finally, bool last)
{
	const struct diagnosis *diagnosis = answer_diagnosis(step, finally);

	add_causes(tree, "  suspects ", &answer->suspects,
		   answer->suspects_this ? &step->tests : NULL);
	add_causes(tree, "  doubts ", &answer->doubts,
		   answer->doubts_this ? &step->tests : NULL);
	add_causes(tree, "  rules out ", &answer->rules_out,
		   answer->rules_out_this ? &step->tests : NULL);
	add_again(tree, step, answer, diagnosis || finally->then);
	if (diagnosis) {
		buffer_text(&tree->line, "  ");
		name_diagnosis(tree, diagnosis);
	}
	if (finally->then)
		draw_then(tree, finally->then, last);
	else
		end_line(tree, last, false);
}

static void draw_answer(struct tree *tree, const struct step *step,
			const struct answer *answer, bool last)
{
	size_t number = step_answer_number(step, answer->id);
	const struct step *finally = flow_last_try(step);
	bool taken = answers_has(&tree->taken[step->index], number);

	buffer_format(&tree->line, "%s%s: %s", taken ? tree->signs->taken : "",
		      answer->id, answer->say);
	flow_band(step, number, &tree->line);
	draw_effect(tree, step, answer, &finally->answers.items[number - 1],
		    last);
}

/* Draws the "not sure" that every step has, if there is anything to say. */
static void draw_unsure(struct tree *tree, const struct step *step)
{
	bool taken = answers_has(&tree->taken[step->index], ANSWER_UNSURE);

	buffer_format(&tree->line, "%s%s: %s", taken ? tree->signs->taken : "",
		      step_answer_id(step, ANSWER_UNSURE),
		      step_answer_say(step, ANSWER_UNSURE));
	if (step_unsure_differs(step)) {
		draw_effect(tree, step, step->unsure, step->unsure, true);
		return;
	}
	if (step->unsure)
		buffer_format(&tree->line, "  counts as %s", step->unsure->id);
	end_line(tree, true, false);
}

static void draw_answers(struct tree *tree, const struct step *step)
{
	bool unsure = step->unsure ||
		      answers_has(&tree->taken[step->index], ANSWER_UNSURE);

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
		buffer_format(&tree->line, "%s(%zu) ", tree->signs->taken,
			      order);
	buffer_format(&tree->line, "%s: %s", step->id, step_title(step));
	add_causes(tree, "  tests ", &step->tests, NULL);
	if (step->erases)
		buffer_text(&tree->line, "  erases data");
	if (step->consent)
		buffer_text(&tree->line, "  needs consent");
	add_guard(tree, item);
	end_line(tree, last, true);
	before = deepen(tree, last);
	draw_answers(tree, step);
	shorten(tree, before);
}

static void draw_end(struct tree *tree, const struct item *item, bool last)
{
	name_diagnosis(tree, item->diagnosis);
	add_guard(tree, item);
	end_line(tree, last, false);
}

static void draw_list(struct tree *tree, const struct list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		bool last = i + 1 == list->count;

		if (list->items[i].step)
			draw_step(tree, &list->items[i], last);
		else if (list->items[i].diagnosis)
			draw_end(tree, &list->items[i], last);
		else
			draw_route(tree, list->items[i].use, &list->items[i],
				   last);
	}
}

static void draw_alone(struct tree *tree, const struct route *route)
{
	buffer_format(&tree->line, "route %s", route->id);
	end_heading(tree);
	draw_list(tree, &route->list);
}

static void draw_whole(struct tree *tree)
{
	const struct guide *guide = tree->guide;
	const struct diagnosis *end = guide->otherwise;

	draw_list(tree, &guide->start);
	for (size_t i = 0; i < tree->waiting_count; i++)
		draw_alone(tree, tree->waiting[i]);
	buffer_format(&tree->line, "if no step is left  %s%s (%s)",
		      tree->signs->leads, end->id, verdict_word(end->verdict));
	end_heading(tree);
	if (!tree->reached)
		return;
	buffer_format(&tree->line, "%sreached: %s (%s), %s", tree->signs->taken,
		      tree->reached->id, verdict_word(tree->reached->verdict),
		      tree->reached->title);
	end_heading(tree);
}

static void draw_tree(struct tree *tree, const struct route *route)
{
	const struct guide *guide = tree->guide;

	buffer_format(&tree->line, "%s %s: %s", guide->id, guide->version,
		      guide->title);
	end_heading(tree);
	if (route)
		draw_alone(tree, route);
	else
		draw_whole(tree);
}

static void init_tree(struct tree *tree, const struct graph_input *input)
{
	const struct guide *guide = input->guide;

	tree->routes = (const struct route **)memory_new(
		guide->list_count + 1, sizeof(struct route *));
	tree->waiting = (const struct route **)memory_new(
		guide->route_count + 1, sizeof(struct route *));
	tree->drawn = memory_new(guide->list_count + 1, sizeof(*tree->drawn));
	tree->order = memory_new(guide->step_count + 1, sizeof(*tree->order));
	tree->taken = memory_new(guide->step_count + 1, sizeof(*tree->taken));
	for (size_t i = 0; i < guide->route_count; i++)
		tree->routes[guide->routes[i].list.index] = &guide->routes[i];
	for (size_t i = 0; i < input->mark_count; i++) {
		uint32_t step = step_first_try(input->marks[i].step)->index;

		tree->order[step] = i + 1;
		answers_add_all(&tree->taken[step], &input->marks[i].answers);
	}
}

void graph_tree(const struct graph_input *input, struct buffer *out)
{
	struct tree tree = {
		.guide = input->guide,
		.signs = input->utf8 ? &signs_utf8 : &signs_ascii,
		.reached = input->reached,
		.columns = input->columns,
		.alone = input->route,
		.out = out,
	};

	init_tree(&tree, input);
	draw_tree(&tree, input->route);
	buffer_release(&tree.prefix);
	buffer_release(&tree.line);
	text_wrap_release(&tree.wrap);
	free((void *)tree.routes);
	free((void *)tree.waiting);
	free(tree.drawn);
	free(tree.order);
	free(tree.taken);
}
