#include "chargefix/remaining.h"

#include "chargefix/memory.h"

#include "walk/due.h"
#include "walk/guards.h"
#include "walk/order.h"

#include <stdlib.h>
#include <string.h>

/*
 * Longer times are rounded up to hours, and even longer ones left out: the time
 * for everything that may come would discourage, and is far from the real one.
 */
enum { MINUTES_MOST = 90, MINUTES_TOLD = 120 };

/* Steps being found, list by list. */
struct search {
	const struct walk *walk;
	bool possible; /* include steps that later answers may allow */
	struct remaining *found;
	uint8_t *lists; /* by list.index: has been searched */
	uint8_t *steps; /* by step.index: has been found */
	uint8_t *suspects; /* by cause.index: an answer may yet suspect it */
};

/* Whether the step or a later try of it may get an answer that counts. */
static bool may_change(const struct search *search, const struct step *step)
{
	for (; step; step = step->later)
		if (search->steps[step->index])
			return true;
	return false;
}

/* Whether the clause holds, or an answer to a step found may make it hold. */
static bool may_hold(const void *context, const struct clause *clause)
{
	const struct search *search = context;

	return walk_holds(search->walk, clause) ||
	       may_change(search, clause->step);
}

static bool holds_on(const void *context, const struct clause *clause)
{
	const struct search *search = context;

	return walk_holds(search->walk, clause) &&
	       !may_change(search, clause->step);
}

/* Answers are not taken back here, so items that `unless` excludes stay out. */
static bool takes(const struct search *search, const struct item *item)
{
	const struct guards *guards = &item->guards;
	enum audience audience = search->walk->audience;

	if (!search->possible)
		return due_guards_hold(search->walk, item);
	if (due_never_concerns(item))
		return false;
	if (guards->only != AUDIENCE_ANY && guards->only != audience)
		return false;
	return condition_holds(&guards->when, may_hold, search) &&
	       (guards->unless.count == 0 ||
		!condition_holds(&guards->unless, holds_on, search));
}

/* Whether all causes that the step tests are ruled out and will stay so. */
static bool is_out(const struct search *search, const struct step *step)
{
	if (!due_is_ruled_out(search->walk, step))
		return false;
	for (size_t i = 0; i < step->tests.count; i++)
		if (search->suspects[step->tests.items[i]->index])
			return false;
	return true;
}

static void mark(uint8_t *marks, const struct cause_set *set)
{
	for (size_t i = 0; i < set->count; i++)
		marks[set->items[i]->index] = 1;
}

static void mark_suspects(struct search *search, const struct step *step)
{
	const struct answer *answer;

	for (size_t i = 0; (answer = step_effect(step, i)); i++) {
		mark(search->suspects, &answer->suspects);
		if (answer->suspects_this)
			mark(search->suspects, &step->tests);
	}
}

static void add_step(struct search *search, const struct step *step)
{
	const struct walk *walk = search->walk;

	if (search->steps[step->index] || walk_asked(walk, step) ||
	    is_out(search, step))
		return;
	search->steps[step->index] = 1;
	search->found->steps[search->found->count++] = step;
	if (search->possible)
		mark_suspects(search, step);
}

/* Whether the walk certainly ends at the item if it gets there. */
static bool surely_ends(const struct search *search, const struct item *item)
{
	const struct guards *guards = &item->guards;

	return !search->possible ||
	       (!guards->when.count && !guards->unless.count);
}

/* Searches a list. True: the walk ends in it, so nothing after it comes. */
static bool go_through(struct search *search, const struct list *list)
{
	const struct walk *walk = search->walk;

	if (!list || search->lists[list->index])
		return false;
	search->lists[list->index] = 1;
	for (size_t i = walk->lists[list->index].settled; i < list->count;
	     i++) {
		const struct item *item = &list->items[i];
		if (!takes(search, item))
			continue;
		bool ends = item->diagnosis;
		if (item->step)
			add_step(search, item->step);
		if (item->use)
			ends = go_through(search, &item->use->list);
		if (ends && surely_ends(search, item))
			return true;
	}
	return false;
}

/* Searches the lists that answers to the found steps may open. */
static void go_deeper(struct search *search)
{
	const struct remaining *found = search->found;

	for (size_t i = 0; i < found->count; i++) {
		const struct answer *answer;
		for (size_t a = 0; (answer = step_effect(found->steps[i], a));
		     a++)
			go_through(search, answer->then);
	}
}

static void search_release(struct search *search)
{
	free(search->lists);
	free(search->steps);
	free(search->suspects);
}

static void search_init(struct search *search, const struct walk *walk,
			bool possible, struct remaining *found)
{
	const struct guide *guide = walk->guide;

	*search = (struct search){
		.walk = walk,
		.possible = possible,
		.found = found,
		.lists = memory_new(guide->list_count + 1, 1),
		.steps = memory_new(guide->step_count + 1, 1),
		.suspects = memory_new(guide->cause_count + 1, 1),
	};
	*found = (struct remaining){
		.steps = memory_new(guide->step_count + 1,
				    sizeof(*found->steps)),
	};
}

static void go_through_all(struct search *search)
{
	const struct walk *walk = search->walk;

	for (size_t i = walk->frame_count; walk->step && i-- > 0;)
		if (go_through(search, walk->frames[i]))
			return;
}

/* Starts with walk->step. Each step found may allow others left out before. */
static void find_possible(struct search *search)
{
	const struct guide *guide = search->walk->guide;
	size_t before;

	if (search->walk->step)
		add_step(search, search->walk->step);
	do {
		before = search->found->count;
		memset(search->lists, 0, guide->list_count);
		go_through_all(search);
		go_deeper(search);
	} while (search->found->count != before);
}

void remaining_certain(struct remaining *remaining, const struct walk *walk)
{
	struct search search;

	search_init(&search, walk, false, remaining);
	go_through_all(&search);
	search_release(&search);
}

void remaining_possible(struct remaining *remaining, const struct walk *walk)
{
	struct search search;

	search_init(&search, walk, true, remaining);
	find_possible(&search);
	search_release(&search);
}

void remaining_release(struct remaining *remaining)
{
	free((void *)remaining->steps);
	*remaining = (struct remaining){0};
}

bool remaining_has(const struct remaining *remaining, const struct step *step)
{
	for (size_t i = 0; i < remaining->count; i++)
		if (remaining->steps[i] == step)
			return true;
	return false;
}

/* A countdown longer than the work counts instead of it. */
static unsigned int minutes_of(const struct step *step)
{
	unsigned int wait = (step->wait + 59) / 60;

	return wait > step->minutes ? wait : step->minutes;
}

unsigned int remaining_minutes(const struct walk *walk)
{
	unsigned int minutes = 0;
	struct remaining remaining;

	remaining_possible(&remaining, walk);
	for (size_t i = 0; i < remaining.count; i++)
		minutes += minutes_of(remaining.steps[i]);
	remaining_release(&remaining);
	return minutes;
}

void remaining_write_time(const struct walk *walk, struct buffer *out)
{
	unsigned int minutes = remaining_minutes(walk);

	if (minutes > MINUTES_TOLD)
		return;
	if (minutes > MINUTES_MOST)
		buffer_format(out, "up to %u h", (minutes + 59) / 60);
	else if (minutes)
		buffer_format(out, "up to %u min", minutes);
}

static bool is_left(const struct search *search, const struct cause *cause)
{
	enum cause_status status = search->walk->causes[cause->index].status;
	const struct remaining *found = search->found;

	if (status == CAUSE_SUSPECTED || search->suspects[cause->index])
		return true;
	for (size_t i = 0; i < found->count && status != CAUSE_RULED_OUT; i++)
		if (cause_set_has(&found->steps[i]->tests, cause))
			return true;
	return false;
}

void remaining_mark_causes(const struct walk *walk, bool *marks)
{
	const struct guide *guide = walk->guide;
	struct search search;
	struct remaining remaining;

	if (!walk->step)
		return;
	search_init(&search, walk, true, &remaining);
	find_possible(&search);
	for (size_t i = 0; i < guide->cause_count; i++)
		marks[i] |= is_left(&search, &guide->causes[i]);
	search_release(&search);
	remaining_release(&remaining);
}

size_t remaining_causes(const struct walk *walk)
{
	size_t count = walk->guide->cause_count;
	bool *marks = memory_new(count + 1, sizeof(*marks));
	size_t left = 0;

	remaining_mark_causes(walk, marks);
	for (size_t i = 0; i < count; i++)
		left += marks[i];
	free(marks);
	return left;
}
