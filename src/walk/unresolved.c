#include "chargefix/unresolved.h"

#include "chargefix/remaining.h"
#include "walk/due.h"

/*
 * Marks the causes that can be tested, by cause.index, and the lists that were
 * seen, by list.index.
 */
struct survey {
	const struct walk *walk;
	bool *testable;
	bool *seen;
};

static void survey_step(struct survey *survey, const struct step *step)
{
	for (size_t i = 0; i < step->tests.count; i++)
		survey->testable[step->tests.items[i]->index] = true;
}

/* Routes do not contain themselves, so this is no deeper than the guide. */
static void survey_list(struct survey *survey, const struct list *list)
{
	if (!list || survey->seen[list->index])
		return;
	survey->seen[list->index] = true;
	for (size_t i = 0; i < list->count; i++) {
		const struct item *item = &list->items[i];

		/* A step only for the other audience was not asked either. */
		if (!due_concerns(survey->walk, item))
			continue;
		if (item->step)
			survey_step(survey, item->step);
		else if (item->use)
			survey_list(survey, &item->use->list);
	}
}

/* Surveys the lists that the answer opened. */
static void survey_then(struct survey *survey, const struct given *given)
{
	for (size_t number = 0;
	     (number = answers_next(&given->chosen, number));) {
		const struct answer *answer = step_answer(given->step, number);

		if (answer)
			survey_list(survey, answer->then);
	}
}

/*
 * Surveys the steps asked and those that may still come; after the end of the
 * walk, everything in the routes it used.
 */
static void survey_walk(struct survey *survey)
{
	const struct walk *walk = survey->walk;

	for (size_t i = 0; i < walk->path_count; i++)
		survey_step(survey, walk->given[walk->path[i]].step);
	if (walk->step) {
		remaining_mark_causes(walk, survey->testable);
		return;
	}
	survey_list(survey, &walk->guide->start);
	for (size_t i = 0; i < walk->path_count; i++)
		survey_then(survey, &walk->given[walk->path[i]]);
}

static bool is_later(const struct walk *walk)
{
	return walk->diagnosis && walk->diagnosis->verdict == VERDICT_LATER;
}

bool unresolved_tested(const struct walk *walk, const struct cause *cause)
{
	for (size_t i = 0; i < walk->path_count; i++) {
		const struct given *given = &walk->given[walk->path[i]];

		if (!answers_has(&given->chosen, ANSWER_UNSURE) &&
		    cause_set_has(&given->step->tests, cause))
			return true;
	}
	return false;
}

/* The group that a cause belongs to; NULL: it is of no use to the reader. */
static struct unresolved_causes *place(struct unresolved *unresolved,
				       const struct walk *walk, size_t cause,
				       const bool *testable)
{
	enum cause_status status = walk->causes[cause].status;

	if (status == CAUSE_SUSPECTED)
		return &unresolved->suspected;
	if (!testable[cause] || is_later(walk))
		return NULL;
	if (status == CAUSE_DOUBTED)
		return &unresolved->doubted;
	if (status != CAUSE_OPEN)
		return NULL;
	return unresolved_tested(walk, &walk->guide->causes[cause])
		       ? &unresolved->unsettled
		       : &unresolved->untested;
}

static void unresolved_fill(struct unresolved *unresolved,
			    const struct walk *walk, const bool *testable)
{
	const struct guide *guide = walk->guide;

	for (size_t i = 0; i < guide->cause_count; i++) {
		struct unresolved_causes *to =
			place(unresolved, walk, i, testable);

		if (to)
			to->items[to->count++] = &guide->causes[i];
	}
	for (size_t i = 0; i < walk->path_count && !is_later(walk); i++) {
		const struct given *given = &walk->given[walk->path[i]];

		if (answers_has(&given->chosen, ANSWER_UNSURE) &&
		    (!given->step->unsure || step_unsure_differs(given->step)))
			unresolved->undone[unresolved->undone_count++] =
				given->step;
	}
}

void unresolved_init(struct unresolved *unresolved, const struct walk *walk)
{
	const struct guide *guide = walk->guide;
	size_t causes = guide->cause_count * sizeof(struct cause *);
	struct survey survey = {.walk = walk};
	struct arena *arena = &unresolved->arena;

	*unresolved = (struct unresolved){0};
	unresolved->suspected.items = arena_alloc(arena, causes + 1);
	unresolved->unsettled.items = arena_alloc(arena, causes + 1);
	unresolved->untested.items = arena_alloc(arena, causes + 1);
	unresolved->doubted.items = arena_alloc(arena, causes + 1);
	unresolved->undone = arena_alloc(
		arena, walk->path_count * sizeof(struct step *) + 1);
	survey.testable = arena_alloc(arena, guide->cause_count + 1);
	survey.seen = arena_alloc(arena, guide->list_count + 1);
	survey_walk(&survey);
	unresolved_fill(unresolved, walk, survey.testable);
}

void unresolved_release(struct unresolved *unresolved)
{
	arena_release(&unresolved->arena);
	*unresolved = (struct unresolved){0};
}

bool unresolved_matters(const struct walk *walk)
{
	return !walk->diagnosis || is_later(walk) ||
	       walk->diagnosis->verdict == VERDICT_SERVICE;
}
