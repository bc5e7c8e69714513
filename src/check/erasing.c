/*
 * Whether a step that erases data comes after everything that doesn't: read
 * from the lists, on the safe side. Anything that can't be excluded counts as
 * possible.
 */
#include "check/internal.h"
#include "check/lists.h"

#include "chargefix/memory.h"

#include <stdlib.h>

/* Nothing in the list can be asked afterwards unless it is opened again. */
#define CLOSED SIZE_MAX

enum {
	REQUIRED_MOST = 64, /* any more are ignored */
	WAYS_MOST = 64, /* with more, all of them are ignored */
	DEPTH_MOST = 8 /* of requirements that need further ones */
};

/* Whenever the erasing step is asked, the step had one of these answers. */
struct requirement {
	const struct step *step;
	struct answer_numbers answers;
};

struct erasing {
	const struct check *check;
	enum audience audience;
	struct requirement required[REQUIRED_MOST];
	size_t required_count;
	uint32_t *way; /* items that lead to each other, the erasing step
		        * first */
	size_t way_count;
	bool *on_way; /* by list.index */
	size_t ways;
	size_t *from; /* by list.index: what is behind comes afterwards; what is
		       * before only where an answer given afterwards lets it */
	bool *later; /* by item number: may come afterwards */
	uint32_t *queue; /* of these, in the order found */
	size_t queued;
	const struct step *found; /* keeps all data, and may come afterwards */
};

static struct answer_numbers required_of(const struct erasing *erasing,
					 const struct step *step)
{
	struct answer_numbers answers = answers_up_to(ANSWER_NOT_GIVEN);

	for (size_t i = 0; i < erasing->required_count; i++) {
		if (erasing->required[i].step == step)
			answers_keep_all(&answers,
					 &erasing->required[i].answers);
	}
	return answers;
}

/* Whether the step can have had the answer, or "not sure". */
static bool can_lead(const struct erasing *erasing, const struct step *step,
		     size_t answer)
{
	struct answer_numbers required = required_of(erasing, step);

	return answers_has(&required, answer) ||
	       answers_has(&required, ANSWER_UNSURE);
}

static bool is_shut(const struct erasing *erasing, const struct item *item,
		    int depth);

/* Whether a list can have been opened, given the requirements. */
static bool can_open(const struct erasing *erasing, const struct list *list,
		     int depth)
{
	const struct guide *guide = erasing->check->guide;
	uint32_t at = erasing->check->openers.first[list->index];

	if (!at)
		return true;
	for (; at; at = erasing->check->openers.items[at - 1].next) {
		const struct opener *opener =
			&erasing->check->openers.items[at - 1];
		const struct item *item = guide->items[opener->item].item;
		if (is_shut(erasing, item, depth))
			continue;
		if (item->use || item->step->many ||
		    can_lead(erasing, item->step, opener->answer))
			return true;
	}
	return false;
}

/* Whether the step can have been asked; danger always can. */
static bool can_ask(const struct erasing *erasing, const struct step *step,
		    int depth)
{
	const struct guide *guide = erasing->check->guide;
	const struct placed_item *placed =
		&guide->items[guide->item_of[step->index]];

	return depth == 0 || step == guide->danger ||
	       (!is_shut(erasing, placed->item, depth - 1) &&
		can_open(erasing, placed->list, depth - 1));
}

/* Whether all clauses from `from` up to `end` can hold. */
static bool can_hold(const struct erasing *erasing,
		     const struct condition *condition, size_t from, size_t end,
		     int depth)
{
	for (size_t i = from; i < end; i++) {
		const struct clause *clause = &condition->items[i];
		struct answer_numbers required =
			required_of(erasing, clause->step);
		if (!answers_meet(&required, &clause->answers) ||
		    !can_ask(erasing, clause->step, depth))
			return false;
	}
	return true;
}

static bool must_hold(const struct erasing *erasing,
		      const struct condition *condition, size_t from,
		      size_t end)
{
	for (size_t i = from; i < end; i++) {
		const struct clause *clause = &condition->items[i];
		struct answer_numbers required =
			required_of(erasing, clause->step);
		if (!answers_within(&required, &clause->answers))
			return false;
	}
	return true;
}

/* Whether the requirements keep the item from being asked. */
static bool is_shut(const struct erasing *erasing, const struct item *item,
		    int depth)
{
	const struct condition *when = &item->guards.when;
	const struct condition *unless = &item->guards.unless;
	bool can = when->count == 0, must = false;

	if (item->guards.only != AUDIENCE_ANY &&
	    item->guards.only != erasing->audience)
		return true;
	for (size_t i = 0, end; !can && i < when->count; i = end) {
		end = condition_end(when, i);
		can = can_hold(erasing, when, i, end, depth);
	}
	for (size_t i = 0, end; !must && i < unless->count; i = end) {
		end = condition_end(unless, i);
		must = must_hold(erasing, unless, i, end);
	}
	return !can || must;
}

static void require(struct erasing *erasing, const struct step *step,
		    struct answer_numbers answers, int depth);
static void require_guard(struct erasing *erasing, const struct item *item,
			  int depth);

/* Adds what led to an answered step, if only one item leads there. */
static void require_asked(struct erasing *erasing, const struct step *step,
			  int depth)
{
	const struct guide *guide = erasing->check->guide;
	uint32_t number = guide->item_of[step->index];
	const struct opener *openers = erasing->check->openers.items;
	uint32_t at =
		erasing->check->openers.first[guide->items[number].list->index];
	struct answer_numbers answers = answers_only(ANSWER_UNSURE);

	if (depth == 0 || step == guide->danger)
		return;
	require_guard(erasing, guide->items[number].item, depth - 1);
	if (!at)
		return;
	number = openers[at - 1].item;
	for (; at; at = openers[at - 1].next) {
		if (openers[at - 1].item != number)
			return;
		answers_add(&answers, openers[at - 1].answer);
	}
	const struct item *item = guide->items[number].item;
	if (item->step)
		require(erasing, item->step, answers, depth - 1);
	require_guard(erasing, item, depth - 1);
}

/* With several answers given, each guard may hold for a different one. */
static void require(struct erasing *erasing, const struct step *step,
		    struct answer_numbers answers, int depth)
{
	if (erasing->required_count == REQUIRED_MOST)
		return;
	if (!step->many)
		erasing->required[erasing->required_count++] =
			(struct requirement){step, answers};
	require_asked(erasing, step, depth);
}

static void require_guard(struct erasing *erasing, const struct item *item,
			  int depth)
{
	const struct condition *when = &item->guards.when;

	/* With alternatives, it is unknown which one holds. */
	if (when->count == 0 || condition_end(when, 0) < when->count)
		return;
	for (size_t i = 0; i < when->count; i++)
		require(erasing, when->items[i].step, when->items[i].answers,
			depth);
}

static void come_later(struct erasing *erasing, uint32_t number)
{
	const struct item *item = erasing->check->guide->items[number].item;

	if (erasing->later[number] || is_shut(erasing, item, DEPTH_MOST) ||
	    (item->step && !erasing->check->possible[item->step->index]))
		return;
	erasing->later[number] = true;
	erasing->queue[erasing->queued++] = number;
}

static void list_later(struct erasing *erasing, const struct list *list,
		       size_t from)
{
	uint32_t first = erasing->check->guide->first_item[list->index];

	for (size_t i = from; i < list->count; i++)
		come_later(erasing, first + (uint32_t)i);
}

/* Adds items of open lists that a later answer may allow. */
static void let_in(struct erasing *erasing, const struct item_index *index,
		   uint32_t key)
{
	const struct guide *guide = erasing->check->guide;

	for (uint32_t i = index->first[key]; i < index->first[key + 1]; i++) {
		uint32_t number = index->numbers[i];
		if (erasing->from[guide->items[number].list->index] != CLOSED)
			come_later(erasing, number);
	}
}

static void suspect(struct erasing *erasing, const struct cause_set *causes)
{
	const struct guide *guide = erasing->check->guide;

	for (size_t i = 0; i < causes->count; i++)
		let_in(erasing, &guide->testers, causes->items[i]->index);
}

static void answer_later(struct erasing *erasing, const struct step *step)
{
	const struct answer *answer;

	let_in(erasing, &erasing->check->guide->readers, step->index);
	for (size_t i = 0; (answer = step_effect(step, i)); i++) {
		suspect(erasing, &answer->suspects);
		if (answer->suspects_this)
			suspect(erasing, &step->tests);
		if (answer->then && !answer_diagnosis(step, answer))
			list_later(erasing, answer->then, 0);
	}
}

/* Lists that lead to an open one are open too, at the first such place. */
static void open_outer(struct erasing *erasing, const struct list *list)
{
	const struct guide *guide = erasing->check->guide;
	struct lists open;

	lists_init(&open, guide);
	lists_meet(&open, list);
	while ((list = lists_next(&open))) {
		uint32_t at = erasing->check->openers.first[list->index];
		for (; at; at = erasing->check->openers.items[at - 1].next) {
			uint32_t item =
				erasing->check->openers.items[at - 1].item;
			const struct list *outer = guide->items[item].list;
			size_t next =
				item + 1 - guide->first_item[outer->index];
			if (erasing->from[outer->index] > next)
				erasing->from[outer->index] = next;
			lists_meet(&open, outer);
		}
	}
	lists_release(&open);
}

/* Finds routes used by open lists; all but waiting items there were asked. */
static void find_used(struct erasing *erasing)
{
	const struct guide *guide = erasing->check->guide;
	const struct list *list;
	struct lists open;

	lists_init(&open, guide);
	for (size_t i = 0; i < guide->list_count; i++) {
		if (guide->lists[i] && erasing->from[i] != CLOSED)
			lists_meet(&open, guide->lists[i]);
	}
	while ((list = lists_next(&open))) {
		for (size_t i = 0; i < list->count; i++) {
			const struct item *item = &list->items[i];
			if (!item->use || is_shut(erasing, item, DEPTH_MOST))
				continue;
			const struct list *used = &item->use->list;
			if (erasing->from[used->index] == CLOSED)
				erasing->from[used->index] = used->count;
			lists_meet(&open, used);
		}
	}
	lists_release(&open);
}

/* Evidence may bring the step forward past steps that test causes. */
static void overtake(struct erasing *erasing, uint32_t item)
{
	const struct guide *guide = erasing->check->guide;
	const struct step *step = guide->items[item].item->step;
	uint32_t first = guide->first_item[guide->items[item].list->index];

	if (guide->counts_evidence || step->consent || !step->tests.count)
		return;
	while (item-- > first) {
		const struct step *before = guide->items[item].item->step;
		if (!before || !before->tests.count)
			return;
		come_later(erasing, item);
	}
}

static void find_later(struct erasing *erasing, uint32_t item)
{
	const struct guide *guide = erasing->check->guide;

	overtake(erasing, item);
	erasing->later[item] = true;
	answer_later(erasing, guide->items[item].item->step);
	for (size_t i = 0; i < guide->list_count; i++) {
		if (guide->lists[i] && erasing->from[i] != CLOSED)
			list_later(erasing, guide->lists[i], erasing->from[i]);
	}
	for (size_t i = 0; i < erasing->queued && !erasing->found; i++) {
		const struct item *next = guide->items[erasing->queue[i]].item;
		if (next->use)
			list_later(erasing, &next->use->list, 0);
		else if (next->step && check_is_harmless(next->step))
			erasing->found = next->step;
		else if (next->step)
			answer_later(erasing, next->step);
	}
}

/* With several answers given, each may lead to its own list. */
static void open_others(struct erasing *erasing, const struct step *step)
{
	for (size_t i = 0; step && step->many && i < step->answers.count; i++) {
		const struct list *then = step->answers.items[i].then;
		if (then && !erasing->on_way[then->index])
			list_later(erasing, then, 0);
	}
}

/* Checks what can come later on this path to the step. */
static void look(struct erasing *erasing, bool whole)
{
	const struct guide *guide = erasing->check->guide;

	for (size_t i = 0; i < guide->list_count; i++)
		erasing->from[i] = CLOSED;
	for (size_t i = 0; i < guide->item_count; i++)
		erasing->later[i] = false;
	erasing->queued = 0;
	for (size_t i = 0; i < erasing->way_count; i++) {
		const struct list *list = guide->items[erasing->way[i]].list;
		erasing->from[list->index] =
			erasing->way[i] + 1 - guide->first_item[list->index];
	}
	if (!whole)
		open_outer(erasing, guide->items[erasing->way[0]].list);
	for (size_t i = 1; i < erasing->way_count; i++)
		open_others(erasing, guide->items[erasing->way[i]].item->step);
	find_used(erasing);
	find_later(erasing, erasing->way[0]);
}

static void go_up(struct erasing *erasing, uint32_t item);

/* Follows each item that opens the list, with all its answers that do. */
static void go_to_openers(struct erasing *erasing, const struct list *list)
{
	const struct guide *guide = erasing->check->guide;
	const struct opener *openers = erasing->check->openers.items;
	uint32_t at = erasing->check->openers.first[list->index];
	size_t required = erasing->required_count;

	while (at && !erasing->found) {
		uint32_t item = openers[at - 1].item;
		const struct step *step = guide->items[item].item->step;
		struct answer_numbers answers = answers_only(ANSWER_UNSURE);
		for (; at && openers[at - 1].item == item;
		     at = openers[at - 1].next)
			answers_add(&answers, openers[at - 1].answer);
		if (step)
			require(erasing, step, answers, DEPTH_MOST);
		go_up(erasing, item);
		erasing->required_count = required;
	}
}

/* Skips circles: they add nothing to the path without them. */
static void go_up(struct erasing *erasing, uint32_t item)
{
	const struct list *list = erasing->check->guide->items[item].list;
	const struct item *asked = erasing->check->guide->items[item].item;

	if (erasing->on_way[list->index] || erasing->ways > WAYS_MOST ||
	    is_shut(erasing, asked, DEPTH_MOST))
		return;
	erasing->way[erasing->way_count++] = item;
	erasing->on_way[list->index] = true;
	require_guard(erasing, asked, DEPTH_MOST);
	if (erasing->check->openers.first[list->index]) {
		go_to_openers(erasing, list);
	} else {
		erasing->ways++;
		look(erasing, true);
	}
	erasing->on_way[list->index] = false;
	erasing->way_count--;
}

static const struct step *look_all_ways(const struct check *check,
					uint32_t item, enum audience audience)
{
	const struct guide *guide = check->guide;
	struct erasing erasing = {
		.check = check,
		.audience = audience,
		.way = memory_new(guide->list_count, sizeof(uint32_t)),
		.on_way = memory_new(guide->list_count, sizeof(bool)),
		.from = memory_new(guide->list_count, sizeof(size_t)),
		.later = memory_new(guide->item_count, sizeof(bool)),
		.queue = memory_new(guide->item_count, sizeof(uint32_t)),
	};

	go_up(&erasing, item);
	if (erasing.ways > WAYS_MOST && !erasing.found) {
		erasing.way[0] = item;
		erasing.way_count = 1;
		erasing.required_count = 0;
		look(&erasing, false);
	}
	free(erasing.way);
	free(erasing.on_way);
	free(erasing.from);
	free(erasing.later);
	free(erasing.queue);
	return erasing.found;
}

const struct step *certain_after_erasing(const struct check *check,
					 const struct step *step)
{
	uint32_t item = check->guide->item_of[step->index];
	const struct step *found = NULL;

	for (size_t i = 0;
	     check->possible[step->index] && !found && i < check->walks_count;
	     i++)
		found = look_all_ways(check, item, check->walks[i].audience);
	return found;
}
