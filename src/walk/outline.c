#include "chargefix/outline.h"

#include "chargefix/memory.h"

#include <stdlib.h>

void outline_after(const struct walk *walk, const struct step *step,
		   struct answer_numbers chosen, struct outline_end *end)
{
	struct walk copy;

	walk_copy(&copy, walk);
	if (step == walk->step)
		walk_answer(&copy, chosen);
	else
		walk_change(&copy, step, chosen);
	*end = (struct outline_end){copy.step, copy.diagnosis};
	walk_release(&copy);
}

/*
 * Where most answers lead, or the first of them if they differ. More answers
 * lead to questions than to an end, so diagnoses only count among themselves.
 */
static void likely(const struct walk *walk, struct outline_end *best)
{
	const struct step *step = walk->step;
	struct outline_end ends[ANSWERS_MOST + 1];
	struct walk copy;
	size_t most = 0;

	/* Taking answers back costs less than a copy for each of many. */
	walk_copy(&copy, walk);
	for (size_t i = 0; i < step->answers.count; i++) {
		walk_answer(&copy, answers_only(i + 1));
		ends[i] = (struct outline_end){copy.step, copy.diagnosis};
		walk_undo(&copy);
	}
	walk_release(&copy);
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

/* Whether a list or a route that it uses contains the step. */
static bool list_has(const struct list *list, const struct step *step)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct item *item = &list->items[i];
		if (item->step == step ||
		    (item->use && list_has(&item->use->list, step)))
			return true;
	}
	return false;
}

static bool opens(const struct given *given, const struct step *step)
{
	for (size_t number = 0;
	     (number = answers_next(&given->chosen, number));) {
		const struct answer *answer = step_answer(given->step, number);
		if (answer && answer->then && list_has(answer->then, step))
			return true;
	}
	return false;
}

/* One deeper than the newest answer in the outline that led to the step. */
static int depth_of(const struct outline *outline, const struct walk *walk,
		    const struct step *step)
{
	for (size_t i = outline->count; i-- > 0;) {
		const struct outline_item *item = &outline->items[i];
		if (item->kind == OUTLINE_ANSWERED &&
		    opens(&walk->given[item->given], step))
			return item->depth + 1;
	}
	return 0;
}

static struct outline_item *add_item(struct outline *outline,
				     const struct walk *walk,
				     enum outline_kind kind,
				     const struct step *step)
{
	struct outline_item *item = &outline->items[outline->count];

	*item = (struct outline_item){
		.kind = kind,
		.step = step,
		.given = WALK_NONE,
		.depth = step ? depth_of(outline, walk, step) : 0,
	};
	outline->count++;
	return item;
}

/* The place on the path of the answer that ruled the step out. */
static size_t ruled_out_at(const struct walk *walk, const struct step *step)
{
	for (size_t at = walk->path_count; at-- > 0;)
		for (size_t i = 0; i < step->tests.count; i++)
			if (walk->causes[step->tests.items[i]->index].by ==
			    walk->path[at])
				return at;
	return 0;
}

static void add_answered(struct outline *outline, const struct walk *walk)
{
	for (size_t at = 0; at < walk->path_count; at++) {
		size_t given = walk->path[at];
		add_item(outline, walk, OUTLINE_ANSWERED,
			 walk->given[given].step)
			->given = given;
		for (size_t i = 0; i < walk->skipped_count; i++)
			if (ruled_out_at(walk, walk->skipped[i]) == at)
				add_item(outline, walk, OUTLINE_SKIPPED,
					 walk->skipped[i]);
	}
}

void outline_init(struct outline *outline, const struct walk *walk)
{
	struct outline_end end = {0};

	*outline = (struct outline){0};
	outline->items = memory_new(walk->path_count + walk->skipped_count + 2,
				    sizeof(*outline->items));
	add_answered(outline, walk);
	if (!walk->step)
		return;
	likely(walk, &end);
	int depth = add_item(outline, walk, OUTLINE_ASKED, walk->step)->depth;
	struct outline_item *next =
		add_item(outline, walk, OUTLINE_LIKELY, end.step);
	next->diagnosis = end.diagnosis;
	if (!next->step)
		next->depth = depth;
}

void outline_release(struct outline *outline)
{
	free(outline->items);
	*outline = (struct outline){0};
}
