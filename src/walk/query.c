/* What can be read off a walk without moving it. */
#include "chargefix/walk.h"

#include "walk/order.h"

#include <stdlib.h>
#include <string.h>

const char *cause_status_word(enum cause_status status)
{
	static const char *const words[] = {
		[CAUSE_OPEN] = "open",
		[CAUSE_SUSPECTED] = "suspected",
		[CAUSE_RULED_OUT] = "ruled_out",
		[CAUSE_CONFIRMED] = "confirmed",
	};
	return words[status];
}

bool walk_valid(const struct step *step, uint64_t chosen)
{
	bool single = chosen && !(chosen & (chosen - 1));

	if (!chosen || (chosen & ~step_answer_bits(step)))
		return false;
	if (single)
		return true;
	if (!step->many || (chosen & ANSWER_UNSURE))
		return false;
	for (uint64_t bit = 0; (bit = answers_next(chosen, bit));) {
		if (step_answer(step, bit)->alone)
			return false;
	}
	return true;
}

size_t walk_newest(const struct walk *walk)
{
	for (size_t i = walk->given_count; i-- > 0;) {
		if (walk->given[i].on_path)
			return i;
	}
	return WALK_NONE;
}

size_t walk_find(const struct walk *walk, const struct step *step)
{
	for (size_t i = walk->given_count; i-- > 0;) {
		if (walk->given[i].step == step)
			return i;
	}
	return WALK_NONE;
}

static bool input_equal(const struct walk *a, const struct walk *b)
{
	if (a->given_count != b->given_count)
		return false;
	for (size_t i = 0; i < a->given_count; i++) {
		const struct given *x = &a->given[i], *y = &b->given[i];
		if (x->step != y->step || x->chosen != y->chosen ||
		    x->raised != y->raised || x->after != y->after)
			return false;
	}
	return true;
}

static bool path_equal(const struct walk *a, const struct walk *b)
{
	if (a->path_count != b->path_count ||
	    a->skipped_count != b->skipped_count)
		return false;
	for (size_t i = 0; i < a->path_count; i++) {
		if (a->path[i] != b->path[i])
			return false;
	}
	for (size_t i = 0; i < a->skipped_count; i++) {
		if (a->skipped[i] != b->skipped[i])
			return false;
	}
	return true;
}

static bool evidence_equal(const struct walk *a, const struct walk *b)
{
	for (size_t i = 0; i < a->guide->cause_count; i++) {
		if (a->causes[i].status != b->causes[i].status ||
		    a->causes[i].by != b->causes[i].by)
			return false;
	}
	return memcmp(a->answers, b->answers,
		      a->guide->step_count * sizeof(*a->answers)) == 0;
}

bool walk_equal(const struct walk *a, const struct walk *b)
{
	return a->guide == b->guide && a->audience == b->audience &&
	       a->step == b->step && a->diagnosis == b->diagnosis &&
	       a->overtakes == b->overtakes && input_equal(a, b) &&
	       path_equal(a, b) && evidence_equal(a, b);
}

/* Steps that may come, found so far. */
struct ahead {
	const struct walk *walk;
	walk_on_step *on_step;
	void *context;
	uint8_t *lists; /* by list.index: was gone through */
	uint8_t *steps; /* by step.index: was called for */
};

/* Whether each of it holds, or may yet since its step was not asked. */
static bool may_hold(const struct walk *walk, const struct condition *condition)
{
	for (size_t i = 0; i < condition->count; i++) {
		const struct clause *clause = &condition->items[i];
		uint64_t given = walk->answers[clause->step->index];
		if (given && !(given & clause->answers))
			return false;
	}
	return true;
}

static bool may_come(const struct walk *walk, const struct item *item)
{
	struct item later = *item;

	if (!may_hold(walk, &item->when))
		return false;
	/* What may hold yet is no reason to leave it out now. */
	later.when.count = 0;
	return order_guards_hold(walk, &later);
}

/* The step itself, unless it was asked. */
static void add_step(const struct ahead *ahead, const struct step *step)
{
	const struct walk *walk = ahead->walk;

	if (ahead->steps[step->index] || walk->answers[step->index] ||
	    order_is_ruled_out(walk, step))
		return;
	ahead->steps[step->index] = 1;
	if (step != walk->step)
		ahead->on_step(ahead->context, step);
}

static void go_through(const struct ahead *ahead, const struct list *list)
{
	const struct walk *walk = ahead->walk;

	if (!list || ahead->lists[list->index])
		return;
	ahead->lists[list->index] = 1;
	for (size_t i = walk->lists[list->index].settled; i < list->count;
	     i++) {
		const struct item *item = &list->items[i];
		if (!may_come(walk, item))
			continue;
		if (item->use)
			go_through(ahead, &item->use->list);
		else
			add_step(ahead, item->step);
	}
}

/* What answers of the steps found may bring, which may find more steps. */
static void go_deeper(const struct ahead *ahead)
{
	const struct guide *guide = ahead->walk->guide;
	size_t found = 0, before;

	do {
		before = found;
		found = 0;
		for (size_t i = 0; i < guide->step_count; i++) {
			const struct answers *answers =
				&guide->steps[i]->answers;
			if (!ahead->steps[i])
				continue;
			for (size_t a = 0; a < answers->count; a++)
				go_through(ahead, answers->items[a].then);
		}
		for (size_t i = 0; i < guide->step_count; i++)
			found += ahead->steps[i];
	} while (found != before);
}

void walk_ahead(const struct walk *walk, walk_on_step *on_step, void *context)
{
	const struct guide *guide = walk->guide;
	struct ahead ahead = {
		.walk = walk,
		.on_step = on_step,
		.context = context,
		.lists = calloc(guide->list_count + 1, 1),
		.steps = calloc(guide->step_count + 1, 1),
	};

	if (ahead.lists && ahead.steps && walk->step) {
		add_step(&ahead, walk->step);
		for (size_t i = walk->frame_count; i-- > 0;)
			go_through(&ahead, walk->frames[i]);
		go_deeper(&ahead);
	}
	free(ahead.lists);
	free(ahead.steps);
}

void given_say(const struct given *given, bool label, struct buffer *out)
{
	bool first = true;

	for (uint64_t bit = 0; (bit = answers_next(given->chosen, bit));) {
		if (!first)
			buffer_text(out, ", ");
		first = false;
		buffer_text(out, label ? step_answer_label(given->step, bit)
				       : step_answer_say(given->step, bit));
	}
}
