#include "guide/loader.h"

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

/* The diagnosis of the cause's own name, or NULL. */
static struct diagnosis *diagnosis_of(const struct check *check,
				      const struct cause *cause)
{
	struct entry *entry = NULL;

	if (cause)
		entry = directory_find(check->diagnoses, cause->id);
	if (!entry)
		return NULL;
	entry->used = true;
	return entry->thing;
}

/* `this` as a diagnosis: that of the one cause that the step tests. */
static void link_this(const struct check *check, struct place place)
{
	struct step *step = check->step;
	struct messages *problems = check->loader->problems;
	const struct cause_set *tests = &step->tests;

	if (step->diagnosis || check->tests_unread)
		return;
	if (tests->count != 1) {
		messages_add(problems, place.line, place.column,
			     "\"diagnosis: " NAME_THIS "\" where the step "
			     "tests %zu causes; it must be one",
			     tests->count);
		/* Too many: but none of them is unused for that. */
		for (size_t i = 0; i < tests->count && i < ANSWERS_MOST; i++)
			diagnosis_of(check, tests->items[i]);
		return;
	}
	step->diagnosis = diagnosis_of(check, tests->items[0]);
	if (!step->diagnosis && tests->items[0] &&
	    !reader_skipped(check->loader->reader, tests->items[0]->id))
		messages_add(problems, place.line, place.column,
			     "\"diagnosis: " NAME_THIS "\" where the step "
			     "tests \"%s\", but no diagnosis has that name",
			     shown(tests->items[0]->id).text);
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
	if ((answer->from != 0 || answer->to != 0) && !check->step->measure)
		messages_add(check->loader->problems, place.line, place.column,
			     "\"from\" and \"to\" are for steps with "
			     "\"measure\"");
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

/* The answer whose band begins at `from`, or the next one above; or NULL. */
static const struct answer *band_above(const struct answers *answers,
				       const struct answer *below)
{
	const struct answer *next = NULL;

	for (size_t i = 0; i < answers->count; i++) {
		const struct answer *answer = &answers->items[i];
		bool above = !below || answer->from > below->from ||
			     (answer->from == below->from && answer > below);
		if (above && (!next || answer->from < next->from))
			next = answer;
	}
	return next;
}

/* The bands must cover min … max, each reading once. */
static void check_bands(struct loader *loader, const struct step *step,
			struct place place)
{
	const struct measure *measure = step->measure;
	const struct answer *band = NULL;
	double reached = measure->min;

	if (step->many)
		messages_add(loader->problems, place.line, place.column,
			     "a step with \"measure\" can't have "
			     "\"choose: many\": a reading has one answer");
	for (size_t i = 0; i < step->answers.count; i++) {
		band = band_above(&step->answers, band);
		if (!band)
			return;
		if (band->to <= band->from)
			messages_add(loader->problems, band->place.line,
				     band->place.column,
				     "an answer to a \"measure\" needs a band: "
				     "\"from\" and a greater \"to\"");
		else if (band->from != reached)
			messages_add(
				loader->problems, band->place.line,
				band->place.column,
				"the bands %s between %g and %g %s",
				band->from > reached ? "leave a gap"
						     : "overlap",
				band->from > reached ? reached : band->from,
				band->from > reached ? band->from : reached,
				measure->unit);
		reached = band->to;
	}
	if (reached != measure->max)
		messages_add(loader->problems, place.line, place.column,
			     "the bands end at %g %s, but \"max\" is %g",
			     reached, measure->unit, measure->max);
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
		if (read->step->measure)
			check_bands(loader, read->step,
				    read->set.text ? read->set.place
						   : read->step->place);
	}
	check_all_twice(loader);
}
