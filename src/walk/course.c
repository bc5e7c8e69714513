#include "chargefix/course.h"

#include "chargefix/memory.h"

#include <stdlib.h>

void course_after(const struct walk *walk, const struct step *step,
		  uint64_t chosen, struct course_end *end)
{
	struct walk copy;

	walk_copy(&copy, walk);
	if (step == walk->step)
		walk_answer(&copy, chosen);
	else
		walk_change(&copy, step, chosen);
	*end = (struct course_end){copy.step, copy.diagnosis};
	walk_release(&copy);
}

/*
 * What most answers lead to, the first of them where they differ: a search
 * goes on more often than it ends, so diagnoses count only among themselves.
 */
static void likely(const struct walk *walk, struct course_end *best)
{
	const struct step *step = walk->step;
	struct course_end ends[ANSWERS_MOST + 1];
	size_t most = 0;

	for (size_t i = 0; i < step->answers.count; i++)
		course_after(walk, step, UINT64_C(1) << i, &ends[i]);
	for (size_t i = 0; i < step->answers.count; i++) {
		size_t votes = 0;
		for (size_t k = 0; k < step->answers.count; k++)
			votes += ends[k].step == ends[i].step &&
				 ends[k].diagnosis == ends[i].diagnosis;
		if (ends[i].step)
			votes += ANSWERS_MOST;
		if (votes > most) {
			most = votes;
			*best = ends[i];
		}
	}
}

/* Whether a list, with the routes that it uses, has the step in it. */
static bool list_has(const struct list *list, const struct step *step)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct item *item = &list->items[i];
		if (item->step ? item->step == step
			       : list_has(&item->use->list, step))
			return true;
	}
	return false;
}

static bool opens(const struct given *given, const struct step *step)
{
	for (uint64_t bit = 0; (bit = answers_next(given->chosen, bit));) {
		const struct answer *answer = step_answer(given->step, bit);
		if (answer && answer->then && list_has(answer->then, step))
			return true;
	}
	return false;
}

/* One deeper than the newest answer, of those in `course`, that led to it. */
static int depth_of(const struct course *course, const struct walk *walk,
		    const struct step *step)
{
	for (size_t i = course->count; i-- > 0;) {
		const struct course_item *item = &course->items[i];
		if (item->kind == COURSE_ANSWERED &&
		    opens(&walk->given[item->given], step))
			return item->depth + 1;
	}
	return 0;
}

static struct course_item *add(struct course *course, const struct walk *walk,
			       enum course_kind kind, const struct step *step)
{
	struct course_item *item = &course->items[course->count];

	*item = (struct course_item){
		.kind = kind,
		.step = step,
		.given = WALK_NONE,
		.depth = step ? depth_of(course, walk, step) : 0,
	};
	course->count++;
	return item;
}

/* The answer, by place on the path, with which a step was out of question. */
static size_t ruled_out_at(const struct walk *walk, const struct step *step)
{
	for (size_t at = walk->path_count; at-- > 0;)
		for (size_t i = 0; i < step->tests.count; i++)
			if (walk->causes[step->tests.items[i]->index].by ==
			    walk->path[at])
				return at;
	return 0;
}

static void add_answered(struct course *course, const struct walk *walk)
{
	for (size_t at = 0; at < walk->path_count; at++) {
		size_t given = walk->path[at];
		add(course, walk, COURSE_ANSWERED, walk->given[given].step)
			->given = given;
		for (size_t i = 0; i < walk->skipped_count; i++)
			if (ruled_out_at(walk, walk->skipped[i]) == at)
				add(course, walk, COURSE_SKIPPED,
				    walk->skipped[i]);
	}
}

void course_init(struct course *course, const struct walk *walk)
{
	struct course_end end = {0};

	*course = (struct course){0};
	course->items = memory_new(walk->path_count + walk->skipped_count + 2,
				   sizeof(*course->items));
	add_answered(course, walk);
	if (!walk->step)
		return;
	likely(walk, &end);
	int depth = add(course, walk, COURSE_ASKED, walk->step)->depth;
	struct course_item *next = add(course, walk, COURSE_LIKELY, end.step);
	next->diagnosis = end.diagnosis;
	if (!next->step)
		next->depth = depth;
}

void course_release(struct course *course)
{
	free(course->items);
	*course = (struct course){0};
}
