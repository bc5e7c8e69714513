#include "explore/plan.h"

#include "guide/stack.h"

#include <stdlib.h>
#include <string.h>

/* Keys with their values, until all are known. */
struct pair {
	uint32_t key;
	uint32_t value;
};

struct pairs {
	struct stack stack;
	bool failed;
};

static void add_pair(struct pairs *pairs, size_t key, size_t value)
{
	struct pair pair = {(uint32_t)key, (uint32_t)value};

	if (!pairs->failed)
		pairs->failed = !stack_push(&pairs->stack, &pair, sizeof(pair));
}

static size_t pair_count(const struct pairs *pairs)
{
	return pairs->stack.used / sizeof(struct pair);
}

/* Sorts the pairs by key, in the order in which they came, and drops them. */
static bool make_table(struct plan *plan, struct table *table, size_t keys,
		       struct pairs *pairs)
{
	const struct pair *pair =
		(const struct pair *)(void *)pairs->stack.data;
	size_t count = pair_count(pairs);
	uint32_t *first =
		arena_alloc(&plan->arena, (keys + 2) * sizeof(*first));
	uint32_t *entries =
		arena_alloc(&plan->arena, (count + 1) * sizeof(*entries));
	bool made = first && entries && !pairs->failed;

	for (size_t i = 0; made && i < count; i++)
		first[pair[i].key + 2]++;
	for (size_t i = 2; made && i < keys + 2; i++)
		first[i] += first[i - 1];
	/* Each key's row now grows from first[key + 1] up to where it ends. */
	for (size_t i = 0; made && i < count; i++)
		entries[first[pair[i].key + 1]++] = pair[i].value;
	*table = (struct table){first, entries};
	stack_release(&pairs->stack);
	return made;
}

static void list_step_answers(struct plan *plan, const struct step *step)
{
	for (size_t i = 0; i < step->answers.count; i++) {
		const struct list *then = step->answers.items[i].then;
		if (then)
			plan->lists[then->index] = then;
	}
}

/* Numbers the lists' items through. */
static bool number_items(struct plan *plan)
{
	const struct guide *guide = plan->guide;
	uint32_t items = 0, words = 0;

	plan->lists[guide->start.index] = &guide->start;
	for (size_t i = 0; i < guide->route_count; i++)
		plan->lists[guide->routes[i].list.index] =
			&guide->routes[i].list;
	for (size_t i = 0; i < guide->step_count; i++)
		list_step_answers(plan, guide->steps[i]);
	for (size_t i = 0; i < guide->list_count; i++) {
		size_t count = plan->lists[i] ? plan->lists[i]->count : 0;
		plan->first_item[i] = items;
		plan->first_word[i] = words;
		items += (uint32_t)count;
		words += (uint32_t)((count + 63) / 64);
	}
	plan->first_item[guide->list_count] = items;
	plan->first_word[guide->list_count] = words;
	plan->items =
		arena_alloc(&plan->arena, (items + 1) * sizeof(*plan->items));
	size_t bits = (words + 1) * sizeof(uint64_t);
	plan->closed = arena_alloc(&plan->arena, bits);
	plan->testing = arena_alloc(&plan->arena, bits);
	plan->jumping = arena_alloc(&plan->arena, bits);
	return plan->items && plan->closed && plan->testing && plan->jumping;
}

/* Bits behind the last item are closed as well. */
static void close_rest(struct plan *plan, uint32_t list)
{
	uint32_t count = plan->first_item[list + 1] - plan->first_item[list];

	if (count % 64)
		plan->closed[plan->first_word[list + 1] - 1] =
			~((UINT64_C(1) << count % 64) - 1);
}

static void fill_item(struct plan *plan, uint32_t list, uint32_t place,
		      const struct item *item)
{
	uint32_t number = plan->first_item[list] + place;
	uint32_t word = plan->first_word[list] + place / 64;
	uint64_t bit = UINT64_C(1) << place % 64;

	plan->items[number] = (struct plan_item){item, list, word, bit};
	if (item->step)
		plan->item_of[item->step->index] = number;
	if (item->step && item->step->tests.count > 0)
		plan->testing[word] |= bit;
	if (item->step && item->step->tests.count > 0 && !item->step->consent)
		plan->jumping[word] |= bit;
	if (item->only == AUDIENCE_ANY || item->only == plan->audience)
		return;
	plan->closed[word] |= bit;
	plan->partial[list] = true;
}

static void fill_items(struct plan *plan)
{
	for (uint32_t at = 0; at < plan->guide->list_count; at++) {
		const struct list *list = plan->lists[at];
		close_rest(plan, at);
		for (size_t i = 0; list && i < list->count; i++)
			fill_item(plan, at, (uint32_t)i, &list->items[i]);
	}
}

size_t plan_item_count(const struct plan *plan)
{
	return plan->first_item[plan->guide->list_count];
}

size_t plan_word_count(const struct plan *plan)
{
	return plan->first_word[plan->guide->list_count];
}

static void link_condition(struct plan *plan, struct pairs *readers,
			   const struct condition *condition, size_t item)
{
	for (size_t i = 0; i < condition->count; i++) {
		const struct clause *clause = &condition->items[i];
		add_pair(readers, clause->step->index, item);
		plan->named[clause->step->index] |= clause->answers;
	}
}

static bool link_guards(struct plan *plan)
{
	struct pairs readers = {0};

	for (size_t i = 0; i < plan_item_count(plan); i++) {
		const struct item *item = plan->items[i].item;
		link_condition(plan, &readers, &item->when, i);
		link_condition(plan, &readers, &item->unless, i);
	}
	return make_table(plan, &plan->readers, plan->guide->step_count,
			  &readers);
}

static void add_causes(struct pairs *pairs, const struct cause_set *causes,
		       size_t item)
{
	for (size_t i = 0; i < causes->count; i++)
		add_pair(pairs, causes->items[i]->index, item);
}

static bool link_causes(struct plan *plan)
{
	struct pairs testers = {0}, revivers = {0};
	size_t causes = plan->guide->cause_count;

	for (size_t i = 0; i < plan_item_count(plan); i++) {
		const struct step *step = plan->items[i].item->step;
		if (!step)
			continue;
		add_causes(&testers, &step->tests, i);
		for (size_t k = 0; k < step->answers.count; k++) {
			const struct answer *answer = &step->answers.items[k];
			add_causes(&revivers, &answer->suspects, i);
			if (answer->suspects_this)
				add_causes(&revivers, &step->tests, i);
		}
	}
	/* Both are made, so that all that was collected is released. */
	bool made = make_table(plan, &plan->testers, causes, &testers);
	return make_table(plan, &plan->revivers, causes, &revivers) && made;
}

static bool link_lists(struct plan *plan)
{
	struct pairs openers = {0}, users = {0};
	size_t lists = plan->guide->list_count;

	for (size_t i = 0; i < plan_item_count(plan); i++) {
		const struct item *item = plan->items[i].item;
		if (item->use) {
			add_pair(&openers, item->use->list.index, i);
			add_pair(&users, item->use->list.index, i);
			continue;
		}
		for (size_t k = 0; k < item->step->answers.count; k++) {
			const struct answer *answer =
				&item->step->answers.items[k];
			if (answer->then)
				add_pair(&openers, answer->then->index, i);
		}
	}
	bool made = make_table(plan, &plan->openers, lists, &openers);
	return make_table(plan, &plan->users, lists, &users) && made;
}

/* Where each step's effects are while they are collected. */
struct effects {
	struct stack stack;
	size_t first; /* of the step at hand */
	bool failed;
};

static struct effect *effect_on(struct effects *effects, uint32_t cause)
{
	struct effect fresh = {.cause = cause};
	struct effect *known = (struct effect *)(void *)effects->stack.data;
	size_t count = effects->stack.used / sizeof(*known);

	for (size_t i = effects->first; i < count; i++) {
		if (known[i].cause == cause)
			return &known[i];
	}
	if (!stack_push(&effects->stack, &fresh, sizeof(fresh))) {
		effects->failed = true;
		return NULL;
	}
	return (struct effect *)(void *)effects->stack.data + count;
}

static void add_effects(struct effects *effects, const struct cause_set *causes,
			uint64_t suspects, uint64_t rules_out)
{
	for (size_t i = 0; i < causes->count; i++) {
		struct effect *effect =
			effect_on(effects, causes->items[i]->index);
		if (!effect)
			return;
		effect->suspects |= suspects;
		effect->rules_out |= rules_out;
	}
}

static void add_step_effects(struct effects *effects, const struct step *step)
{
	for (size_t i = 0; i < step->answers.count; i++) {
		const struct answer *answer = &step->answers.items[i];
		uint64_t bit = UINT64_C(1) << i;
		add_effects(effects, &answer->suspects, bit, 0);
		add_effects(effects, &answer->rules_out, 0, bit);
		if (answer->suspects_this)
			add_effects(effects, &step->tests, bit, 0);
		if (answer->rules_out_this)
			add_effects(effects, &step->tests, 0, bit);
	}
}

/* Only of choose: many, where it stays open which answers were chosen. */
static bool link_effects(struct plan *plan)
{
	const struct guide *guide = plan->guide;
	struct effects effects = {0};

	for (size_t i = 0; i < guide->step_count; i++) {
		effects.first = effects.stack.used / sizeof(struct effect);
		plan->first_effect[i] = (uint32_t)effects.first;
		if (guide->steps[i]->many)
			add_step_effects(&effects, guide->steps[i]);
	}
	plan->first_effect[guide->step_count] =
		(uint32_t)(effects.stack.used / sizeof(struct effect));
	plan->effects = arena_copy(&plan->arena,
				   effects.stack.data ? effects.stack.data : "",
				   effects.stack.used);
	stack_release(&effects.stack);
	return plan->effects && !effects.failed;
}

static bool plan_fill(struct plan *plan)
{
	const struct guide *guide = plan->guide;
	struct arena *arena = &plan->arena;
	size_t lists = guide->list_count + 1, steps = guide->step_count + 1;

	plan->lists = arena_alloc(arena, lists * sizeof(*plan->lists));
	plan->first_item = arena_alloc(arena, lists * sizeof(uint32_t));
	plan->first_word = arena_alloc(arena, lists * sizeof(uint32_t));
	plan->partial = arena_alloc(arena, lists * sizeof(bool));
	plan->item_of = arena_alloc(arena, steps * sizeof(uint32_t));
	plan->named = arena_alloc(arena, steps * sizeof(uint64_t));
	plan->first_effect = arena_alloc(arena, steps * sizeof(uint32_t));
	if (!plan->lists || !plan->first_item || !plan->first_word ||
	    !plan->partial || !plan->item_of || !plan->named ||
	    !plan->first_effect || !number_items(plan))
		return false;
	fill_items(plan);
	return link_guards(plan) && link_causes(plan) && link_lists(plan) &&
	       link_effects(plan);
}

bool plan_init(struct plan *plan, const struct guide *guide,
	       enum audience audience)
{
	*plan = (struct plan){.guide = guide, .audience = audience};
	if (plan_fill(plan))
		return true;
	plan_release(plan);
	return false;
}

void plan_release(struct plan *plan)
{
	arena_release(&plan->arena);
	*plan = (struct plan){0};
}
