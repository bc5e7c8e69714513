#include "random_guide.h"

#include "guide/readers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t dice_roll(struct dice *dice, size_t sides)
{
	/* splitmix64, Steele et al. 2014 */
	uint64_t z = dice->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (size_t)((z ^ (z >> 31)) % sides);
}

bool dice_hit(struct dice *dice, size_t sides)
{
	return dice_roll(dice, sides) == 0;
}

static void *make(struct guide *guide, size_t count, size_t size)
{
	void *made = arena_alloc(&guide->arena, count * size + 1);

	if (!made)
		abort();
	return made;
}

static const char *name(struct guide *guide, const char *word, size_t number)
{
	char text[32];
	int length = snprintf(text, sizeof(text), "%s%zu", word, number);
	const char *made = arena_text(&guide->arena, text, (size_t)length);

	if (!made)
		abort();
	return made;
}

static struct cause_set some_causes(struct guide *guide, struct dice *dice,
				    size_t most)
{
	struct cause_set set = {.count = dice_roll(dice, most + 1)};

	set.items = make(guide, set.count, sizeof(*set.items));
	for (size_t i = 0; i < set.count; i++)
		set.items[i] =
			&guide->causes[dice_roll(dice, guide->cause_count)];
	return set;
}

static const struct diagnosis *some_diagnosis(struct guide *guide,
					      struct dice *dice)
{
	return &guide->diagnoses[dice_roll(dice, guide->diagnosis_count)];
}

/* What only guides that count evidence say. */
static void fill_degrees(struct guide *guide, struct dice *dice,
			 struct answer *answer)
{
	size_t count = answer->suspects.count;
	uint8_t *weights = make(guide, count, 1);

	for (size_t i = 0; i < count; i++)
		weights[i] = (uint8_t)(1 + dice_roll(dice, 3));
	answer->suspects.weights = weights;
	if (answer->suspects_this)
		answer->suspects_this = (uint8_t)(1 + dice_roll(dice, 3));
	answer->doubts = some_causes(guide, dice, 2);
	answer->doubts_this = dice_hit(dice, 4);
	/* Or hardly anything would be left to order. */
	answer->rules_out_this &= dice_hit(dice, 3);
}

/* `then` goes to later routes only, so that no route contains itself. */
static void fill_answer(struct guide *guide, struct dice *dice,
			struct answer *answer, size_t number, size_t route)
{
	answer->id = name(guide, "a", number);
	answer->say = answer->id;
	answer->suspects = some_causes(guide, dice, 1);
	answer->rules_out = some_causes(guide, dice, 1);
	answer->rules_out_this = dice_hit(dice, 2);
	answer->suspects_this = dice_hit(dice, 6);
	answer->alone = dice_hit(dice, 6);
	if (guide->counts_evidence)
		fill_degrees(guide, dice, answer);
	if (dice_hit(dice, 20))
		answer->diagnosis = some_diagnosis(guide, dice);
	if (dice_hit(dice, 3) && route + 1 < guide->route_count)
		answer->then =
			&guide->routes[route + 1 +
				       dice_roll(dice, guide->route_count -
							       route - 1)]
				 .list;
}

/* After the first answer to a step somewhere before this one. */
static struct condition early_condition(struct guide *guide,
					const struct step *step)
{
	struct clause *clause = make(guide, 1, sizeof(*clause));

	*clause = (struct clause){.step = guide->steps[step->index / 2],
				  .answers = answers_only(1)};
	return (struct condition){clause, 1};
}

/* As many as its place says: none, one, or two, the second now and then. */
static void fill_instructions(struct guide *guide, struct step *step)
{
	size_t count = step->index % 3;
	struct guarded_text *texts = make(guide, count + 1, sizeof(*texts));

	for (size_t i = 0; i < count; i++) {
		texts[i].text = step->id;
		if (i > 0)
			texts[i].guards.unless = early_condition(guide, step);
	}
	step->instructions = (struct guarded_texts){texts, count};
}

static void fill_step(struct guide *guide, struct dice *dice, struct step *step,
		      size_t route)
{
	struct answer *answers;

	step->id = name(guide, "s", step->index);
	step->ask = step->id;
	fill_instructions(guide, step);
	if (!dice_hit(dice, 5)) /* a fence now and then */
		step->tests = some_causes(guide, dice, 2);
	step->many = dice_hit(dice, 4);
	step->minutes = (uint16_t)dice_roll(dice, 20);
	step->consent = dice_hit(dice, 8) ? "really" : NULL;
	step->erases = dice_hit(dice, 12);
	step->answers.count = 1 + dice_roll(dice, 4);
	answers = make(guide, step->answers.count, sizeof(*answers));
	for (size_t i = 0; i < step->answers.count; i++)
		fill_answer(guide, dice, &answers[i], i, route);
	step->answers.items = answers;
	if (dice_hit(dice, 5))
		step->unsure = &answers[dice_roll(dice, step->answers.count)];
}

static struct condition some_condition(struct guide *guide, struct dice *dice)
{
	struct condition condition = {.count = dice_roll(dice, 3)};

	condition.items =
		make(guide, condition.count, sizeof(*condition.items));
	for (size_t i = 0; i < condition.count; i++) {
		const struct step *step =
			guide->steps[dice_roll(dice, guide->step_count)];
		condition.items[i].step = step;
		condition.items[i].answers = random_answer(step, dice);
		if (i > 0 && step->index % 3 == 0)
			condition.items[i].alternative = 1;
	}
	return condition;
}

/* An item that ends the walk, after the first answer to some step. */
static struct item some_end(struct guide *guide, size_t route)
{
	const struct step *step = guide->steps[route % guide->step_count];

	return (struct item){
		.diagnosis = &guide->diagnoses[route % guide->diagnosis_count],
		.guards.when = early_condition(guide, step),
	};
}

/* The steps of one route, with the routes that it uses between them. */
static void fill_list(struct guide *guide, struct dice *dice, struct list *list,
		      size_t route, const struct step *steps, size_t count)
{
	struct item *items = make(guide, count * 2 + 1, sizeof(*items));
	size_t later = guide->route_count - route - 1;

	for (size_t i = 0; i < count; i++) {
		if (later > 0 && dice_hit(dice, 4))
			items[list->count++].use =
				&guide->routes[route + 1 +
					       dice_roll(dice, later)];
		items[list->count++].step = &steps[i];
	}
	for (size_t i = 0; i < list->count; i++) {
		if (dice_hit(dice, 3))
			items[i].guards.when = some_condition(guide, dice);
		if (dice_hit(dice, 3))
			items[i].guards.unless = some_condition(guide, dice);
		if (dice_hit(dice, 12))
			items[i].guards.only = dice_hit(dice, 2)
						       ? AUDIENCE_OWNER
						       : AUDIENCE_SHOP;
	}
	if (route & 1)
		items[list->count++] = some_end(guide, route);
	list->items = items;
}

static void make_parts(struct guide *guide, struct dice *dice)
{
	guide->cause_count = 1 + dice_roll(dice, 6);
	guide->diagnosis_count = 1 + dice_roll(dice, 4);
	guide->route_count = 1 + dice_roll(dice, 5);
	guide->step_count = (1 + guide->route_count) * (1 + dice_roll(dice, 8));
	guide->list_count = 1 + guide->route_count;
	guide->causes = make(guide, guide->cause_count, sizeof(*guide->causes));
	guide->diagnoses =
		make(guide, guide->diagnosis_count, sizeof(*guide->diagnoses));
	guide->routes = make(guide, guide->route_count, sizeof(*guide->routes));
	guide->steps = make(guide, guide->step_count, sizeof(*guide->steps));
	for (size_t i = 0; i < guide->cause_count; i++) {
		guide->causes[i].id = name(guide, "c", i);
		guide->causes[i].title = guide->causes[i].id;
		guide->causes[i].index = (uint32_t)i;
	}
	for (size_t i = 0; i < guide->diagnosis_count; i++) {
		guide->diagnoses[i].id = name(guide, "d", i);
		guide->diagnoses[i].title = guide->diagnoses[i].id;
		guide->diagnoses[i].index = (uint32_t)i;
		if (dice_hit(dice, 2))
			guide->diagnoses[i].cause = &guide->causes[dice_roll(
				dice, guide->cause_count)];
	}
}

static int compare_steps(const void *a, const void *b)
{
	const struct step *const *x = a, *const *y = b;

	return strcmp((*x)->id, (*y)->id);
}

void random_guide(struct guide *guide, struct dice *dice)
{
	*guide = (struct guide){.id = "random", .version = "1"};
	make_parts(guide, dice);
	guide->counts_evidence = dice_hit(dice, 2);
	struct step *steps = make(guide, guide->step_count, sizeof(*steps));
	size_t per_list = guide->step_count / guide->list_count;

	for (size_t i = 0; i < guide->step_count; i++) {
		steps[i].index = (uint32_t)i;
		guide->steps[i] = &steps[i];
		/* The start list counts as a route before the first. */
		fill_step(guide, dice, &steps[i],
			  i / per_list ? i / per_list - 1 : SIZE_MAX);
	}
	fill_list(guide, dice, &guide->start, SIZE_MAX, steps, per_list);
	for (size_t i = 0; i < guide->route_count; i++) {
		guide->routes[i].id = name(guide, "r", i);
		guide->routes[i].index = (uint32_t)i;
		guide->routes[i].list.index = (uint32_t)i + 1;
		fill_list(guide, dice, &guide->routes[i].list, i,
			  &steps[(i + 1) * per_list], per_list);
	}
	guide->steps_by_id =
		make(guide, guide->step_count, sizeof(*guide->steps));
	memcpy((void *)guide->steps_by_id, (const void *)guide->steps,
	       guide->step_count * sizeof(*guide->steps));
	qsort((void *)guide->steps_by_id, guide->step_count,
	      sizeof(*guide->steps), compare_steps);
	guide->danger = &steps[dice_roll(dice, per_list)];
	guide->subject = dice_hit(dice, 2) ? &steps[0] : NULL;
	guide->otherwise = some_diagnosis(guide, dice);
	guide_find_readers(guide);
}

struct answer_numbers random_answer(const struct step *step, struct dice *dice)
{
	if (dice_hit(dice, 6))
		return answers_only(ANSWER_UNSURE);
	size_t first = dice_roll(dice, step->answers.count);
	struct answer_numbers chosen = answers_only(first + 1);
	if (!step->many || step->answers.items[first].alone)
		return chosen;
	for (size_t i = 0; i < step->answers.count; i++) {
		if (!step->answers.items[i].alone && dice_hit(dice, 2))
			answers_add(&chosen, i + 1);
	}
	return chosen;
}

void *random_own(const void *part)
{
	return (void *)(uintptr_t)part;
}

/* How often each kind is kept: once in so many. */
struct thin {
	size_t guards;
	size_t then;
	size_t suspects;
	size_t doubts;
	size_t rules_out;
	size_t actions;
	size_t many;
	size_t circles;
};

static void thin_evidence(struct dice *dice, size_t kept,
			  struct cause_set *causes)
{
	if (!dice_hit(dice, kept))
		causes->count = 0;
}

/* Leaves out the causes that are in a set already, or stand here twice. */
static void leave_out(struct cause_set *causes, const struct cause_set *set)
{
	struct cause_set kept = {.items = causes->items};

	for (size_t i = 0; i < causes->count; i++)
		if (!cause_set_has(set, causes->items[i]) &&
		    !cause_set_has(&kept, causes->items[i]))
			kept.items[kept.count++] = causes->items[i];
	causes->count = kept.count;
}

/* An answer names each cause under one key only, as a file must. */
static void say_once(const struct cause_set *tests, struct answer *answer)
{
	const struct cause_set none = {0};
	bool suspects = answer->suspects_this > 0;
	bool doubts = answer->doubts_this && !suspects;
	bool rules_out = answer->rules_out_this && !suspects && !doubts;
	bool this = suspects || doubts || rules_out;

	answer->doubts_this = doubts;
	answer->rules_out_this = rules_out;
	leave_out(&answer->suspects, this ? tests : &none);
	leave_out(&answer->doubts, this ? tests : &none);
	leave_out(&answer->rules_out, this ? tests : &none);
	leave_out(&answer->doubts, &answer->suspects);
	leave_out(&answer->rules_out, &answer->suspects);
	leave_out(&answer->rules_out, &answer->doubts);
}

static void thin_answer(struct guide *guide, struct dice *dice,
			const struct thin *thin, struct answer *answer)
{
	if (!dice_hit(dice, thin->then))
		answer->then = NULL;
	if (dice_hit(dice, 5 * thin->circles))
		answer->then =
			&guide->routes[dice_roll(dice, guide->route_count)]
				 .list;
	thin_evidence(dice, thin->suspects, &answer->suspects);
	thin_evidence(dice, thin->doubts, &answer->doubts);
	thin_evidence(dice, thin->rules_out, &answer->rules_out);
	answer->suspects_this *= dice_hit(dice, thin->suspects);
	answer->doubts_this &= dice_hit(dice, thin->doubts);
	answer->rules_out_this &= dice_hit(dice, thin->rules_out);
}

static void thin_step(struct guide *guide, struct dice *dice,
		      const struct thin *thin, struct step *step)
{
	const struct cause_set none = {0};

	step->erases = false;
	leave_out(&step->tests, &none);
	if (!dice_hit(dice, thin->actions))
		step->instructions.count = 0;
	step->many &= dice_hit(dice, thin->many);
	for (size_t i = 0; i < step->answers.count; i++) {
		struct answer *answer = random_own(&step->answers.items[i]);
		thin_answer(guide, dice, thin, answer);
		say_once(&step->tests, answer);
	}
}

static void thin_item(struct dice *dice, const struct thin *thin,
		      struct item *item)
{
	if (item->diagnosis)
		return;
	if (!dice_hit(dice, thin->guards))
		item->guards.when.count = 0;
	if (!dice_hit(dice, thin->guards))
		item->guards.unless.count = 0;
	item->guards.only = AUDIENCE_ANY;
}

static void erase_with(struct guide *guide, struct step *step)
{
	struct guarded_text *text = make(guide, 1, sizeof(*text));

	*text = (struct guarded_text){.text = step->id};
	step->instructions = (struct guarded_texts){text, 1};
	step->erases = true;
}

void random_guide_thin(struct guide *guide, struct dice *dice)
{
	struct thin thin;

	random_guide(guide, dice);
	thin = (struct thin){
		.guards = 1 + dice_roll(dice, 6),
		.then = 1 + dice_roll(dice, 6),
		.suspects = 1 + dice_roll(dice, 6),
		.doubts = 1 + dice_roll(dice, 6),
		.rules_out = 1 + dice_roll(dice, 6),
		.actions = 1 + dice_roll(dice, 6),
		.many = 1 + dice_roll(dice, 6),
		.circles = 1 + dice_roll(dice, 6),
	};
	for (size_t i = 0; i < guide->item_count; i++)
		thin_item(dice, &thin, random_own(guide->items[i].item));
	for (size_t i = 0; i < guide->step_count; i++)
		thin_step(guide, dice, &thin, random_own(guide->steps[i]));
	erase_with(
		guide,
		random_own(guide->steps[dice_roll(dice, guide->step_count)]));
	guide->danger = guide->steps[dice_roll(dice, guide->step_count)];
	guide_find_readers(guide);
}
