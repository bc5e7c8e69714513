#include "chargefix/course.h"

#include "walk/order.h"

#include <stdlib.h>

/* From here on hours are told, and rounded up. */
enum { MINUTES_MOST = 90 };

/* Gathers steps list by list; `seen` keeps a list from counting twice. */
struct gathering {
	const struct walk *walk;
	uint8_t *seen; /* by list.index */
	const struct step **steps;
	size_t count;
};

static void gather(struct gathering *to, const struct list *list)
{
	const struct walk *walk = to->walk;

	if (to->seen[list->index])
		return;
	to->seen[list->index] = 1;
	for (size_t i = walk->lists[list->index].settled; i < list->count;
	     i++) {
		const struct item *item = &list->items[i];
		if (!order_guards_hold(walk, item))
			continue;
		if (item->use)
			gather(to, &item->use->list);
		else if (!walk->answers[item->step->index] &&
			 !order_is_ruled_out(walk, item->step))
			to->steps[to->count++] = item->step;
	}
}

bool course_ahead(const struct walk *walk, const struct step ***steps,
		  size_t *count)
{
	const struct guide *guide = walk->guide;
	struct gathering to = {.walk = walk};

	to.seen = calloc(guide->list_count + 1, sizeof(*to.seen));
	to.steps = calloc(guide->step_count + 1, sizeof(*to.steps));
	if (!to.seen || !to.steps) {
		free(to.seen);
		free((void *)to.steps);
		return false;
	}
	for (size_t i = walk->frame_count; walk->step && i-- > 0;)
		gather(&to, walk->frames[i]);
	free(to.seen);
	*steps = to.steps;
	*count = to.count;
	return true;
}

unsigned int walk_minutes_left(const struct walk *walk)
{
	const struct step **steps;
	unsigned int minutes = 0;
	size_t count;

	if (!course_ahead(walk, &steps, &count))
		return 0;
	for (size_t i = 0; i < count; i++)
		minutes += steps[i]->minutes;
	free((void *)steps);
	return minutes;
}

void walk_write_time_left(const struct walk *walk, struct buffer *out)
{
	unsigned int minutes = walk_minutes_left(walk);

	if (minutes > MINUTES_MOST)
		buffer_format(out, "up to %u h", (minutes + 59) / 60);
	else if (minutes)
		buffer_format(out, "up to %u min", minutes);
}

static bool tests(const struct step *step, const struct cause *cause)
{
	for (size_t i = 0; i < step->tests.count; i++)
		if (step->tests.items[i] == cause)
			return true;
	return false;
}

static bool is_left(const struct walk *walk, const struct cause *cause,
		    const struct step **steps, size_t count)
{
	enum cause_status status = walk->causes[cause->index].status;

	for (size_t i = 0; i < count && status == CAUSE_OPEN; i++)
		if (tests(steps[i], cause))
			return true;
	return status == CAUSE_SUSPECTED;
}

size_t course_causes_left(const struct walk *walk)
{
	const struct guide *guide = walk->guide;
	const struct step **steps;
	size_t count, left = 0;

	if (!course_ahead(walk, &steps, &count))
		return 0;
	for (size_t i = 0; i < guide->cause_count; i++)
		left += is_left(walk, &guide->causes[i], steps, count);
	free((void *)steps);
	return left;
}

bool course_after(const struct walk *walk, const struct step *step,
		  uint64_t chosen, struct course_end *end)
{
	struct walk copy;

	if (!walk_copy(&copy, walk))
		return false;
	bool done = step == walk->step ? walk_answer(&copy, chosen)
				       : walk_change(&copy, step, chosen);
	*end = (struct course_end){copy.step, copy.diagnosis};
	walk_release(&copy);
	return done;
}

/*
 * What most answers lead to, the first of them where they differ: a search
 * goes on more often than it ends, so diagnoses count only among themselves.
 */
static bool likely(const struct walk *walk, struct course_end *best)
{
	const struct step *step = walk->step;
	struct course_end ends[ANSWERS_MOST + 1];
	size_t most = 0;

	for (size_t i = 0; i < step->answers.count; i++)
		if (!course_after(walk, step, UINT64_C(1) << i, &ends[i]))
			return false;
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
	return true;
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

bool course_init(struct course *course, const struct walk *walk)
{
	struct course_end end = {0};

	*course = (struct course){0};
	course->items = calloc(walk->path_count + walk->skipped_count + 2,
			       sizeof(*course->items));
	if (!course->items || (walk->step && !likely(walk, &end))) {
		course_release(course);
		return false;
	}
	add_answered(course, walk);
	if (!walk->step)
		return true;
	int depth = add(course, walk, COURSE_ASKED, walk->step)->depth;
	struct course_item *next = add(course, walk, COURSE_LIKELY, end.step);
	next->diagnosis = end.diagnosis;
	if (!next->step)
		next->depth = depth;
	return true;
}

void course_release(struct course *course)
{
	free(course->items);
	*course = (struct course){0};
}
