#include "guide/loader.h"

#include "chargefix/memory.h"

#include <stdint.h>
#include <stdlib.h>

/* Marks for causes, so that checking a list takes linear time. */
struct marks {
	struct loader *loader;
	size_t *last; /* by cause.index: the last set that contained it */
	size_t sets;
};

static bool is_marked(const struct marks *marks, const struct cause *cause)
{
	return cause && marks->last[cause->index] == marks->sets;
}

/* Marks exactly these causes, and reports any that are listed twice. */
static void check_twice(struct marks *marks, const struct cause_set *causes,
			const char *key, struct place place)
{
	marks->sets++;
	for (size_t i = 0; i < causes->count; i++) {
		const struct cause *cause = causes->items[i];

		if (is_marked(marks, cause))
			messages_add(marks->loader->problems, place.line,
				     place.column,
				     "\"%s\" names the cause \"%s\" twice", key,
				     shown(cause->id).text);
		if (cause)
			marks->last[cause->index] = marks->sets;
	}
}

static void mark(struct marks *marks, const struct cause_set *causes)
{
	marks->sets++;
	for (size_t i = 0; i < causes->count; i++)
		if (causes->items[i])
			marks->last[causes->items[i]->index] = marks->sets;
}

/* The evidence that an answer has under one key. */
struct evidence {
	const char *key;
	const char *verb;
	const struct cause_set *causes;
	bool this;
};

enum { KINDS_OF_EVIDENCE = 3 };

/* Reports marked causes, for which the answer also says the opposite. */
static void check_marked(const struct marks *marks, const struct evidence *one,
			 const struct evidence *other,
			 const struct cause_set *causes, struct place place)
{
	for (size_t i = 0; i < causes->count; i++) {
		if (is_marked(marks, causes->items[i]))
			messages_add(marks->loader->problems, place.line,
				     place.column,
				     "an answer can't both %s and %s the cause "
				     "\"%s\"",
				     one->verb, other->verb,
				     shown(causes->items[i]->id).text);
	}
}

/* Steps in a row that share their answers, or a single step. */
struct group {
	const struct step_read **steps;
	size_t count;
};

/* An error in a set's answer is reported where a step names the set. */
static void check_marked_this(const struct marks *marks,
			      const struct group *group,
			      const struct evidence *one,
			      const struct evidence *other, struct place place)
{
	for (size_t i = 0; i < group->count; i++) {
		const struct step_read *read = group->steps[i];

		check_marked(marks, one, other, &read->step->tests,
			     read->set.text ? read->set.place : place);
	}
}

/* Reports answers that name a cause under two opposite keys. */
static void check_contrary(struct marks *marks, const struct group *group,
			   const struct evidence *one,
			   const struct evidence *other, struct place place)
{
	if (one->this && other->this)
		messages_add(marks->loader->problems, place.line, place.column,
			     "an answer can't both %s and %s \"" NAME_THIS "\"",
			     one->verb, other->verb);
	mark(marks, other->causes);
	if (one->this)
		check_marked_this(marks, group, one, other, place);
	mark(marks, one->causes);
	if (other->this)
		check_marked_this(marks, group, one, other, place);
	check_marked(marks, one, other, other->causes, place);
}

static void check_answer(struct marks *marks, const struct group *group,
			 const struct answer *answer)
{
	const struct evidence evidence[KINDS_OF_EVIDENCE] = {
		{"suspects", "suspect", &answer->suspects,
		 answer->suspects_this},
		{"doubts", "doubt", &answer->doubts, answer->doubts_this},
		{"rules_out", "rule out", &answer->rules_out,
		 answer->rules_out_this},
	};

	for (size_t i = 0; i < KINDS_OF_EVIDENCE; i++)
		check_twice(marks, evidence[i].causes, evidence[i].key,
			    answer->place);
	if (marks->loader->recorded)
		return;
	for (size_t i = 0; i < KINDS_OF_EVIDENCE; i++)
		for (size_t k = i + 1; k < KINDS_OF_EVIDENCE; k++)
			check_contrary(marks, group, &evidence[i], &evidence[k],
				       answer->place);
}

static int by_answers(const void *a, const void *b)
{
	const struct step_read *const *x = a, *const *y = b;
	uintptr_t first = (uintptr_t)(*x)->step->answers.items;
	uintptr_t second = (uintptr_t)(*y)->step->answers.items;

	return (first > second) - (first < second);
}

static void check_groups(struct marks *marks, const struct step_read **steps,
			 size_t count)
{
	struct group group;

	for (size_t i = 0; i < count; i += group.count) {
		const struct answers *answers = &steps[i]->step->answers;

		group = (struct group){.steps = &steps[i], .count = 1};
		while (i + group.count < count &&
		       by_answers(&steps[i], &steps[i + group.count]) == 0)
			group.count++;
		for (size_t j = 0; j < answers->count; j++)
			check_answer(marks, &group, &answers->items[j]);
	}
}

void resolve_causes(struct loader *loader)
{
	const struct step_read *read = (struct step_read *)loader->steps.data;
	size_t count = loader->steps.used / sizeof(*read);
	struct marks marks = {.loader = loader};
	const struct step_read **steps;

	marks.last = memory_new(loader->guide->cause_count + 1, sizeof(size_t));
	steps = (const struct step_read **)memory_new(
		count + 1, sizeof(struct step_read *));
	for (size_t i = 0; i < count; i++) {
		steps[i] = &read[i];
		check_twice(&marks, &read[i].step->tests, "tests",
			    read[i].step->place);
	}
	qsort((void *)steps, count, sizeof(struct step_read *), by_answers);
	check_groups(&marks, steps, count);
	for (size_t i = 0; i < count; i++) {
		const struct group alone = {&steps[i], 1};

		if (step_unsure_differs(steps[i]->step))
			check_answer(&marks, &alone, steps[i]->step->unsure);
		if (steps[i]->step->helped)
			check_answer(&marks, &alone, steps[i]->step->helped);
	}
	free((void *)steps);
	free(marks.last);
}
