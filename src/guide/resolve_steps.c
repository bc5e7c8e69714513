#include "loader.h"

#include <stdlib.h>

/* What the answers of one step are checked with. */
struct check {
	struct loader *loader;
	const struct directory *diagnoses;
	struct step *step;
	bool tests_unread;
};

/* `this` in the evidence of an answer: the step must test something. */
static void check_this(const struct check *check, const char *key,
		       struct place place)
{
	if (check->step->tests.count == 0 && !check->tests_unread)
		messages_add(check->loader->problems, place.line, place.column,
			     "\"%s: " NAME_THIS "\" where the step has no "
			     "\"tests\"",
			     key);
}

/* `this` as a diagnosis: that of the one cause that the step tests. */
static void link_this(const struct check *check, struct place place)
{
	struct step *step = check->step;
	struct messages *problems = check->loader->problems;
	struct entry *entry;

	if (step->diagnosis || check->tests_unread)
		return;
	if (step->tests.count != 1) {
		messages_add(problems, place.line, place.column,
			     "\"diagnosis: " NAME_THIS "\" where the step "
			     "tests %zu causes; it must be one",
			     step->tests.count);
		return;
	}
	if (!step->tests.items[0])
		return;
	entry = directory_find(check->diagnoses, step->tests.items[0]->id);
	if (entry) {
		entry->used = true;
		step->diagnosis = entry->thing;
	} else if (!reader_skipped(check->loader->reader,
				   step->tests.items[0]->id)) {
		messages_add(problems, place.line, place.column,
			     "\"diagnosis: " NAME_THIS "\" where the step "
			     "tests \"%s\", but no diagnosis has that name",
			     shown(step->tests.items[0]->id).text);
	}
}

static void check_answer(const struct check *check, const struct answer *answer,
			 struct place place)
{
	if (answer->suspects_this)
		check_this(check, "suspects", place);
	if (answer->rules_out_this)
		check_this(check, "rules_out", place);
	if (answer->diagnosis_this)
		link_this(check, place);
	if (answer->alone && !check->step->many)
		messages_add(check->loader->problems, place.line, place.column,
			     "\"alone\" is for steps with \"choose: many\"");
}

/* A mark for each cause, so that a long list costs no more than its length. */
struct marks {
	struct loader *loader;
	size_t *last; /* by cause.index: the number of the set it stood in */
	size_t sets;
};

static void check_twice(struct marks *marks, const struct cause_set *causes,
			const char *key, struct place place)
{
	marks->sets++;
	for (size_t i = 0; i < causes->count; i++) {
		const struct cause *cause = causes->items[i];

		if (!cause)
			continue;
		if (marks->last[cause->index] == marks->sets)
			messages_add(marks->loader->problems, place.line,
				     place.column,
				     "\"%s\" names the cause \"%s\" twice", key,
				     shown(cause->id).text);
		marks->last[cause->index] = marks->sets;
	}
}

static void check_answers_twice(struct marks *marks,
				const struct answers *answers)
{
	for (size_t i = 0; i < answers->count; i++) {
		const struct answer *answer = &answers->items[i];

		check_twice(marks, &answer->suspects, "suspects",
			    answer->place);
		check_twice(marks, &answer->rules_out, "rules_out",
			    answer->place);
	}
}

static void check_all_twice(struct loader *loader)
{
	const struct step_read *steps = (struct step_read *)loader->steps.data;
	struct marks marks = {.loader = loader};

	marks.last = calloc(loader->guide->cause_count + 1, sizeof(size_t));
	if (!marks.last) {
		reader_no_memory(loader->reader);
		return;
	}
	for (size_t i = 0; i < loader->set_count; i++)
		check_answers_twice(&marks, &loader->sets[i].answers);
	for (size_t i = 0; i < loader->steps.used / sizeof(*steps); i++) {
		const struct step *step = steps[i].step;

		check_twice(&marks, &step->tests, "tests", step->place);
		if (!steps[i].set.text)
			check_answers_twice(&marks, &step->answers);
	}
	free(marks.last);
}

void resolve_steps(struct loader *loader, const struct directory *diagnoses)
{
	const struct step_read *steps = (struct step_read *)loader->steps.data;

	for (size_t i = 0; i < loader->steps.used / sizeof(*steps); i++) {
		const struct step_read *read = &steps[i];
		const struct answers *answers = &read->step->answers;
		const struct check check = {loader, diagnoses, read->step,
					    read->tests_unread};

		/* What is wrong with a set's answer is wrong where a step
		 * asks for the set. */
		for (size_t j = 0; j < answers->count; j++)
			check_answer(&check, &answers->items[j],
				     read->set.text ? read->set.place
						    : answers->items[j].place);
	}
	check_all_twice(loader);
}
