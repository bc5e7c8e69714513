#include "check/afterwards.h"

#include "chargefix/memory.h"
#include "check/lists.h"
#include "check/required.h"

#include <stdlib.h>

/* Nothing in the list can be asked afterwards unless it is opened again. */
#define CLOSED SIZE_MAX

enum {
	WAYS_MOST = 64, /* with more, all of them are ignored */
	LEVELS_MOST = 16 /* that are looked at one by one */
};

struct afterwards {
	const struct check *check;
	const struct step *step; /* what comes after it is looked for */
	struct answer_numbers answers; /* that it got */
	step_matters *matters;
	const void *context;

	struct required required;
	uint32_t *way; /* items that lead to each other, the step first */
	size_t way_count;
	bool *on_way; /* by list.index */
	size_t ways;
	bool *suspected; /* by cause.index: an answer may suspect it */
	bool *doubted; /* the same, and doubt it */
	const struct step **excluder; /* by cause.index: what may rule it out */
	bool *excluders; /* the same: several steps may */
	bool doubts; /* any of these */

	size_t *from; /* by list.index: what is behind comes afterwards; what is
		       * before only where an answer given afterwards lets it */
	bool *later; /* by item number: may come afterwards */
	uint32_t *queue; /* of these, in the order found */
	size_t queued;
	const struct step *found; /* matters, and may come afterwards */
};

/*
 * Whether walks may come to the step. If none comes to danger, it can still be
 * raised, and nobody has found out what that leads to.
 */
static bool is_possible(const struct check *check, const struct step *step)
{
	const struct step *danger = check->guide->danger;

	return check->possible[step->index] ||
	       (danger && !check->possible[danger->index]);
}

static void come_later(struct afterwards *after, uint32_t number)
{
	const struct item *item = after->check->guide->items[number].item;

	if (after->later[number] || required_shuts(&after->required, item) ||
	    (item->step && !is_possible(after->check, item->step)))
		return;
	after->later[number] = true;
	after->queue[after->queued++] = number;
}

static void list_later(struct afterwards *after, const struct list *list,
		       size_t from)
{
	uint32_t first = after->check->guide->first_item[list->index];

	for (size_t i = from; i < list->count; i++)
		come_later(after, first + (uint32_t)i);
}

/* Adds an item that a later answer may allow, if its list is open. */
static void let_in(struct afterwards *after, uint32_t number)
{
	const struct list *list = after->check->guide->items[number].list;

	if (after->from[list->index] != CLOSED)
		come_later(after, number);
}

/* Whether other steps may rule out all that the step tests. */
static bool may_be_skipped(const struct afterwards *after,
			   const struct step *step)
{
	for (size_t i = 0; i < step->tests.count; i++) {
		uint32_t cause = step->tests.items[i]->index;
		if (!after->excluders[cause] &&
		    (!after->excluder[cause] || after->excluder[cause] == step))
			return false;
	}
	return true;
}

/* Steps that were skipped because their causes were ruled out come back. */
static void suspect(struct afterwards *after, const struct cause *cause)
{
	const struct guide *guide = after->check->guide;
	const struct item_index *testers = &guide->testers;

	for (uint32_t i = testers->first[cause->index];
	     i < testers->first[cause->index + 1]; i++) {
		uint32_t number = testers->numbers[i];
		if (may_be_skipped(after, guide->items[number].item->step))
			let_in(after, number);
	}
}

static void suspect_all(struct afterwards *after,
			const struct cause_set *causes)
{
	for (size_t i = 0; i < causes->count; i++)
		suspect(after, causes->items[i]);
}

/* Adds items whose guards the step's answer may allow. */
static void allow(struct afterwards *after, const struct step *step)
{
	const struct item_index *readers = &after->check->guide->readers;

	for (uint32_t i = readers->first[step->index];
	     i < readers->first[step->index + 1]; i++)
		let_in(after, readers->numbers[i]);
}

/* Adds items of open lists that any of these answers to a step may allow. */
static void answer_lets_in(struct afterwards *after, const struct step *step,
			   const struct answer_numbers *answers)
{
	const struct answer *answer;

	allow(after, step);
	for (size_t i = 0; (answer = step_effect(step, i)); i++) {
		if (!answers_has(answers, step_effect_number(step, i)))
			continue;
		suspect_all(after, &answer->suspects);
		if (answer->suspects_this)
			suspect_all(after, &step->tests);
	}
}

/* Adds what any of these answers to a step may bring. */
static void answer_later(struct afterwards *after, const struct step *step,
			 const struct answer_numbers *answers)
{
	const struct answer *answer;

	answer_lets_in(after, step, answers);
	for (size_t i = 0; (answer = step_effect(step, i)); i++) {
		if (answers_has(answers, step_effect_number(step, i)) &&
		    answer->then && !answer_diagnosis(step, answer))
			list_later(after, answer->then, 0);
	}
}

/* Whether an item may go before some that stand above it in its list. */
struct ahead {
	bool raised; /* because evidence brings it forward */
	bool put_off; /* because these are put off */
};

static struct ahead ahead_of(const struct afterwards *after,
			     const struct item *item)
{
	const struct guide *guide = after->check->guide;
	struct ahead ahead = {false, guide->counts_evidence};

	if (item_goes_last(guide, item))
		return (struct ahead){false, false};
	for (size_t i = 0; item->step && i < item->step->tests.count; i++)
		ahead.raised |=
			after->suspected[item->step->tests.items[i]->index];
	return ahead;
}

/*
 * Whether a step may be left behind by what goes ahead. One that needs consent
 * waits as long as a step before it that is put off.
 */
static bool stays_behind(const struct afterwards *after,
			 const struct item *item, struct ahead ahead)
{
	const struct step *step = item->step;
	bool put_off =
		after->doubts && item_goes_last(after->check->guide, item);

	/* One that tests nothing is never passed. */
	if (!step || !step->tests.count)
		return false;
	for (size_t i = 0; i < step->tests.count; i++)
		put_off |= after->doubted[step->tests.items[i]->index];
	return ahead.raised || (ahead.put_off && put_off);
}

/* Goes through a list up to `end`, and to the routes that stand for items. */
static void leave_behind(struct afterwards *after, struct lists *inside,
			 const struct list *list, size_t end,
			 struct ahead ahead)
{
	const struct guide *guide = after->check->guide;

	for (size_t i = 0; i < end; i++) {
		const struct item *item = &list->items[i];
		if (item_is_transparent(guide, item))
			lists_meet(inside, &item->use->list);
		else if (stays_behind(after, item, ahead))
			come_later(after, guide->first_item[list->index] +
						  (uint32_t)i);
	}
}

/* Adds what may not have been asked yet, although it stands above the item. */
static void pass(struct afterwards *after, uint32_t number, struct ahead ahead)
{
	const struct guide *guide = after->check->guide;
	const struct list *list = guide->items[number].list;
	struct lists inside;

	if (!ahead.raised && !(ahead.put_off && after->doubts))
		return;
	lists_init(&inside, guide);
	leave_behind(after, &inside, list,
		     number - guide->first_item[list->index], ahead);
	while ((list = lists_next(&inside)))
		leave_behind(after, &inside, list, list->count, ahead);
	lists_release(&inside);
}

/* The rest of the list is open, and what the item may have passed. */
static void open_at(struct afterwards *after, uint32_t number,
		    struct ahead ahead)
{
	const struct guide *guide = after->check->guide;
	const struct list *list = guide->items[number].list;
	size_t *from = &after->from[list->index];
	size_t next = number + 1 - guide->first_item[list->index];

	if (*from > next)
		*from = next;
	pass(after, number, ahead);
}

/*
 * Lists that lead to an open one are open too, at the first such place. What
 * brought a walk into a transparent route is not known.
 */
static void open_outer(struct afterwards *after, const struct list *list)
{
	const struct guide *guide = after->check->guide;
	const struct openers *openers = &after->check->openers;
	struct lists open;

	lists_init(&open, guide);
	lists_meet(&open, list);
	while ((list = lists_next(&open))) {
		uint32_t at = openers->first[list->index];
		for (; at; at = openers->items[at - 1].next) {
			uint32_t number = openers->items[at - 1].item;
			const struct item *item = guide->items[number].item;
			open_at(after, number,
				item_is_transparent(guide, item)
					? (struct ahead){true, true}
					: ahead_of(after, item));
			lists_meet(&open, guide->items[number].list);
		}
	}
	lists_release(&open);
}

/*
 * Finds routes used by open lists; all but waiting items there were asked. Each
 * list on the way is opened by itself.
 */
static void find_used(struct afterwards *after)
{
	const struct guide *guide = after->check->guide;
	const struct list *list;
	struct lists open;

	lists_init(&open, guide);
	for (size_t i = 0; i < guide->list_count; i++) {
		if (guide->lists[i] && after->from[i] != CLOSED)
			lists_meet(&open, guide->lists[i]);
	}
	while ((list = lists_next(&open))) {
		for (size_t i = 0; i < list->count; i++) {
			const struct item *item = &list->items[i];
			if (!item->use ||
			    required_shuts(&after->required, item))
				continue;
			const struct list *used = &item->use->list;
			if (after->on_way[used->index])
				continue;
			if (after->from[used->index] == CLOSED)
				after->from[used->index] = used->count;
			lists_meet(&open, used);
		}
	}
	lists_release(&open);
}

/* How much is known of the lists around those on the way. */
enum rest {
	REST_KNOWN, /* there are none: the way comes from the start */
	REST_OUTER, /* they are some of those that lead there */
	REST_ANY /* they may be any */
};

static void let_in_list(struct afterwards *after, const struct list *list)
{
	const struct answer_numbers all = answers_up_to(ANSWER_UNSURE);

	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].step)
			answer_lets_in(after, list->items[i].step, &all);
}

/*
 * The list on top of an open one is walked to its end, whatever its answers let
 * in below: this comes afterwards.
 */
static void let_in_below(struct afterwards *after, const struct item *item)
{
	const struct answer_numbers all = answers_up_to(ANSWER_UNSURE);
	const struct list *list;
	struct lists inside;

	find_used(after);
	lists_init(&inside, after->check->guide);
	lists_meet_item(&inside, item);
	if (item->step)
		answer_lets_in(after, item->step, &all);
	while ((list = lists_next(&inside))) {
		let_in_list(after, list);
		for (size_t i = 0; i < list->count; i++)
			lists_meet_item(&inside, &list->items[i]);
	}
	lists_release(&inside);
}

/* With a transparent route, it is what leads on inside that goes ahead. */
static struct ahead way_ahead(const struct afterwards *after, size_t at)
{
	const struct guide *guide = after->check->guide;

	while (at > 0 &&
	       item_is_transparent(guide, guide->items[after->way[at]].item))
		at--;
	return ahead_of(after, guide->items[after->way[at]].item);
}

/*
 * Opens the lists on the way, each at its place and the outermost first. Of a
 * long way, all are open before anything is let in.
 */
static void open_way(struct afterwards *after)
{
	const struct guide *guide = after->check->guide;
	bool is_long = after->way_count > LEVELS_MOST;

	for (size_t i = after->way_count; i-- > 0;) {
		const struct item *item = guide->items[after->way[i]].item;
		open_at(after, after->way[i], way_ahead(after, i));
		if (i > 0 && !is_long && !item_is_transparent(guide, item))
			let_in_below(after, item);
	}
	if (is_long)
		let_in_below(
			after,
			guide->items[after->way[after->way_count - 1]].item);
}

/* With several answers given, each may lead to its own list. */
static void open_others(struct afterwards *after, const struct step *step)
{
	for (size_t i = 0; step && step->many && i < step->answers.count; i++) {
		const struct list *then = step->answers.items[i].then;
		if (then && !after->on_way[then->index])
			list_later(after, then, 0);
	}
}

static void open_rest(struct afterwards *after, enum rest rest)
{
	const struct guide *guide = after->check->guide;
	uint32_t last = after->way[after->way_count - 1];

	if (rest == REST_OUTER) {
		open_outer(after, guide->items[last].list);
		find_used(after);
		for (size_t i = 0; i < guide->list_count; i++)
			if (guide->lists[i])
				let_in_list(after, guide->lists[i]);
	}
	for (size_t i = 0; rest == REST_ANY && i < guide->list_count; i++) {
		if (guide->lists[i] && !after->on_way[i])
			after->from[i] = 0;
	}
}

/* Follows what comes later to what that may bring. */
static void follow_later(struct afterwards *after)
{
	const struct guide *guide = after->check->guide;
	const struct answer_numbers all = answers_up_to(ANSWER_UNSURE);

	for (size_t i = 0; i < after->queued && !after->found; i++) {
		const struct item *next = guide->items[after->queue[i]].item;
		if (next->use)
			list_later(after, &next->use->list, 0);
		else if (next->step &&
			 after->matters(next->step, after->context))
			after->found = next->step;
		else if (next->step)
			answer_later(after, next->step, &all);
	}
}

/* Danger can be raised at any time, again and again. */
static void raise_danger(struct afterwards *after)
{
	const struct step *danger = after->check->guide->danger;
	const struct answer_numbers all = answers_up_to(ANSWER_UNSURE);

	if (!danger)
		return;
	if (after->matters(danger, after->context))
		after->found = danger;
	answer_later(after, danger, &all);
}

/* Looks for what can come later on this way to the step. */
static void look(struct afterwards *after, enum rest rest)
{
	const struct guide *guide = after->check->guide;

	for (size_t i = 0; i < guide->list_count; i++)
		after->from[i] = CLOSED;
	for (size_t i = 0; i < guide->item_count; i++)
		after->later[i] = false;
	after->queued = 0;
	after->later[after->way[0]] = true;
	open_way(after);
	open_rest(after, rest);
	for (size_t i = 1; i < after->way_count; i++)
		open_others(after, guide->items[after->way[i]].item->step);
	find_used(after);
	answer_later(after, after->step, &after->answers);
	raise_danger(after);
	for (size_t i = 0; i < guide->list_count; i++) {
		if (guide->lists[i] && after->from[i] != CLOSED)
			list_later(after, guide->lists[i], after->from[i]);
	}
	follow_later(after);
}

static void go_up(struct afterwards *after, uint32_t item);

/* Follows each item that opens the list, with all its answers that do. */
static void go_to_openers(struct afterwards *after, const struct list *list)
{
	const struct guide *guide = after->check->guide;
	const struct opener *openers = after->check->openers.items;
	uint32_t at = after->check->openers.first[list->index];
	size_t required = after->required.count;

	while (at && !after->found) {
		uint32_t item = openers[at - 1].item;
		const struct step *step = guide->items[item].item->step;
		struct answer_numbers answers = {0};
		for (; at && openers[at - 1].item == item;
		     at = openers[at - 1].next)
			answers_add(&answers, openers[at - 1].answer);
		if (step)
			required_add(&after->required, step, answers);
		if (step && step == guide->danger)
			look(after, REST_ANY);
		go_up(after, item);
		after->required.count = required;
	}
}

/*
 * A list that leads back to itself moves to the top of those that are open. So
 * the lists in between are open below it.
 */
static void go_up(struct afterwards *after, uint32_t item)
{
	const struct list *list = after->check->guide->items[item].list;
	const struct item *asked = after->check->guide->items[item].item;

	if (after->found || after->ways > WAYS_MOST ||
	    required_shut(&after->required, asked))
		return;
	if (after->on_way[list->index]) {
		after->ways++;
		look(after, REST_OUTER);
		return;
	}
	after->way[after->way_count++] = item;
	after->on_way[list->index] = true;
	required_guard(&after->required, asked);
	if (after->check->openers.first[list->index]) {
		go_to_openers(after, list);
	} else {
		after->ways++;
		look(after, REST_KNOWN);
	}
	after->on_way[list->index] = false;
	after->way_count--;
}

static void note_all(bool *notes, const struct cause_set *causes, bool these,
		     const struct cause_set *tests)
{
	for (size_t i = 0; i < causes->count; i++)
		notes[causes->items[i]->index] = true;
	for (size_t i = 0; these && i < tests->count; i++)
		notes[tests->items[i]->index] = true;
}

static void note_excluder(struct afterwards *after, const struct step *step,
			  const struct cause_set *causes)
{
	for (size_t i = 0; i < causes->count; i++) {
		uint32_t cause = causes->items[i]->index;
		if (after->excluder[cause] && after->excluder[cause] != step)
			after->excluders[cause] = true;
		after->excluder[cause] = step;
	}
}

static void note_answer(struct afterwards *after, const struct step *step,
			const struct answer *answer)
{
	note_all(after->suspected, &answer->suspects, answer->suspects_this,
		 &step->tests);
	note_all(after->doubted, &answer->doubts, answer->doubts_this,
		 &step->tests);
	note_excluder(after, step, &answer->rules_out);
	if (answer->rules_out_this)
		note_excluder(after, step, &step->tests);
	after->doubts |= answer->doubts.count || answer->doubts_this;
}

static void note_evidence(struct afterwards *after)
{
	const struct guide *guide = after->check->guide;
	const struct answer *answer;

	for (size_t i = 0; i < guide->step_count; i++)
		for (size_t k = 0; (answer = step_effect(guide->steps[i], k));
		     k++)
			note_answer(after, guide->steps[i], answer);
}

/* Without the ways: they are too many, or danger needs none. */
static void look_at_once(struct afterwards *after, uint32_t item,
			 enum rest rest)
{
	after->way[0] = item;
	after->way_count = 1;
	after->required.count = 0;
	look(after, rest);
}

static void look_all_ways(struct afterwards *after, uint32_t item)
{
	if (after->step == after->check->guide->danger) {
		look_at_once(after, item, REST_ANY);
		return;
	}
	required_add(&after->required, after->step, after->answers);
	go_up(after, item);
	if (after->ways > WAYS_MOST && !after->found)
		look_at_once(after, item, REST_OUTER);
}

const struct step *afterwards_find(const struct check *check,
				   const struct step *step,
				   struct answer_numbers answers,
				   step_matters *matters, const void *context)
{
	const struct guide *guide = check->guide;
	struct afterwards after = {
		.check = check,
		.step = step,
		.answers = answers,
		.matters = matters,
		.context = context,
		.way = memory_new(guide->list_count, sizeof(uint32_t)),
		.on_way = memory_new(guide->list_count, sizeof(bool)),
		.suspected = memory_new(guide->cause_count + 1, sizeof(bool)),
		.doubted = memory_new(guide->cause_count + 1, sizeof(bool)),
		.excluder = (const struct step **)memory_new(
			guide->cause_count + 1, sizeof(struct step *)),
		.excluders = memory_new(guide->cause_count + 1, sizeof(bool)),
		.from = memory_new(guide->list_count, sizeof(size_t)),
		.later = memory_new(guide->item_count, sizeof(bool)),
		.queue = memory_new(guide->item_count, sizeof(uint32_t)),
	};

	note_evidence(&after);
	for (size_t i = 0;
	     is_possible(check, step) && !after.found && i < check->walks_count;
	     i++) {
		after.required = (struct required){
			.check = check, .audience = check->walks[i].audience};
		after.ways = 0;
		look_all_ways(&after, guide->item_of[step->index]);
	}
	free(after.way);
	free(after.on_way);
	free(after.suspected);
	free(after.doubted);
	free((void *)after.excluder);
	free(after.excluders);
	free(after.from);
	free(after.later);
	free(after.queue);
	return after.found;
}
