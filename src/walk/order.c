#include "walk/order.h"

#include "walk/due.h"
#include "walk/undo.h"

#include <string.h>

static void leave_list(struct walk *walk)
{
	const struct list *list = walk->frames[--walk->frame_count];
	struct walk_list *known = &walk->lists[list->index];

	undo_keep(walk, known, sizeof(*known));
	known->open = false;
	known->left_at = walk->path_count + 1;
}

/* Whether the item can never be asked again, with any answers. */
static bool is_settled(const struct walk *walk, const struct item *item)
{
	if (item->step)
		return walk_asked(walk, item->step);
	if (item->diagnosis)
		return false;
	const struct list *list = &item->use->list;
	return walk->lists[list->index].settled == list->count;
}

/* How many items at the start of a list can never be asked again. */
static size_t settle(struct walk *walk, const struct list *list)
{
	struct walk_list *known = &walk->lists[list->index];
	size_t settled = known->settled;

	while (settled < list->count && is_settled(walk, &list->items[settled]))
		settled++;
	if (settled != known->settled) {
		undo_keep(walk, &known->settled, sizeof(known->settled));
		known->settled = settled;
	}
	return settled;
}

/*
 * Leaves a list once everything in it is answered, so that a long chain of
 * lists does not pile up.
 */
static void leave_finished(struct walk *walk)
{
	while (walk->frame_count > 0) {
		const struct list *list = walk->frames[walk->frame_count - 1];
		if (settle(walk, list) < list->count)
			return;
		leave_list(walk);
	}
}

void order_open(struct walk *walk, const struct list *list)
{
	struct walk_list *known = &walk->lists[list->index];

	leave_finished(walk);
	size_t at = walk->frame_count;
	if (known->open) {
		at = 0;
		while (walk->frames[at] != list)
			at++;
		walk->frame_count--;
	}
	undo_keep(walk, (void *)&walk->frames[at],
		  (walk->frame_count + 1 - at) * sizeof(*walk->frames));
	memmove((void *)&walk->frames[at], (const void *)&walk->frames[at + 1],
		(walk->frame_count - at) * sizeof(*walk->frames));
	undo_keep(walk, known, sizeof(*known));
	known->open = true;
	walk->frames[walk->frame_count++] = list;
}

/* Whether the route was found to have nothing due since the last answer. */
static bool is_exhausted(const struct walk *walk, const struct item *item)
{
	return item->use && (is_settled(walk, item) ||
			     walk->lists[item->use->list.index].left_at ==
				     walk->path_count + 1);
}

/* Like due_next, without uses of routes that have nothing due. */
static size_t next_due(const struct walk *walk, enum due_set set, size_t from,
		       size_t end)
{
	while ((from = due_next(walk, set, from, end)) < end &&
	       is_exhausted(walk, walk->guide->items[from].item))
		from++;
	return from;
}

static void note_skips(struct walk *walk, size_t from, size_t end)
{
	while ((from = due_next(walk, DUE_OUT, from, end)) < end) {
		const struct step *step = walk->guide->items[from].item->step;
		undo_keep(walk, &walk->skips[step->index], 1);
		walk->skips[step->index] = 1;
		undo_keep(walk, (void *)&walk->skipped[walk->skipped_count],
			  sizeof(*walk->skipped));
		walk->skipped[walk->skipped_count++] = step;
		due_put(walk, DUE_OUT, from++, false);
	}
}

/*
 * Goes through the items of a list in order, including those of transparent
 * routes. Each route is visited once, so this takes time linear in the size of
 * the guide, however the routes use each other.
 */
struct look {
	struct walk *walk;
	struct span now; /* the current span */
	size_t depth; /* of walk->inside, to continue after this route */
};

static void enter_list(struct look *look, const struct list *list)
{
	struct walk *walk = look->walk;
	size_t first = walk->guide->first_item[list->index];

	walk->lists[list->index].looked_at = walk->looks;
	look->now.at = first + settle(walk, list);
	look->now.end = first + list->count;
}

static void look_into(struct look *look, struct walk *walk,
		      const struct list *list)
{
	*look = (struct look){.walk = walk};
	walk->looks++;
	enter_list(look, list);
}

/* Moves past a use, and into its route if that has anything left. */
static void enter_route(struct look *look)
{
	struct walk *walk = look->walk;
	const struct item *use = walk->guide->items[look->now.at].item;
	const struct walk_list *known = &walk->lists[use->use->list.index];

	due_look(walk, look->now.at, look->now.at + 1);
	look->now.at++;
	if (known->looked_at == walk->looks || is_settled(walk, use))
		return;
	walk->inside[look->depth++] = look->now;
	enter_list(look, &use->use->list);
}

/* Finds the next items, from span->at up to span->end. False: no more. */
static bool next_span(struct look *look, struct span *span)
{
	struct span *now = &look->now;

	for (;;) {
		size_t use =
			due_next(look->walk, DUE_INSIDE, now->at, now->end);
		if (use > now->at) {
			*span = (struct span){now->at, use};
			now->at = use;
			return true;
		}
		if (now->at < now->end)
			enter_route(look);
		else if (look->depth > 0)
			*now = look->walk->inside[--look->depth];
		else
			return false;
	}
}

/* The results of a look so far; NO_ITEM: none. */
struct choice {
	size_t due; /* the first item that is due */
	size_t first; /* the first of these that needn't wait */
	size_t best; /* the next item, considering evidence */
	int rank; /* of `best` */
	bool fenced; /* no later item can overtake this result */
};

#define NO_ITEM SIZE_MAX

static const struct step *step_at(const struct walk *walk, size_t number)
{
	return walk->guide->items[number].item->step;
}

static bool is_in(const struct walk *walk, enum due_set set, size_t number)
{
	return due_next(walk, set, number, number + 1) == number;
}

/* Whether a due item must wait until the items before it were asked. */
static bool waits(const struct walk *walk, const struct choice *choice,
		  size_t number)
{
	const struct item *item = walk->guide->items[number].item;

	return is_in(walk, DUE_PUT_OFF, number) ||
	       (number != choice->due && item_goes_last(walk->guide, item));
}

/* A fence that must wait doesn't let later items pass either. */
static void find_first(struct walk *walk, const struct span *span,
		       struct choice *choice)
{
	size_t at = next_due(walk, DUE_NOW, span->at, span->end);

	if (choice->due == NO_ITEM && at < span->end)
		choice->due = at;
	while (at < span->end && waits(walk, choice, at) &&
	       !is_in(walk, DUE_FENCES, at))
		at = next_due(walk, DUE_NOW, at + 1, span->end);
	note_skips(walk, span->at, at);
	due_look(walk, span->at, at < span->end ? at + 1 : at);
	if (at == span->end)
		return;
	choice->fenced = is_in(walk, DUE_FENCES, at);
	if (waits(walk, choice, at))
		return;
	choice->first = choice->best = at;
	choice->rank = choice->fenced ? 0 : due_rank(walk, step_at(walk, at));
}

static void find_highest(const struct walk *walk, enum due_set set, size_t from,
			 size_t end, struct choice *choice)
{
	while ((from = due_next(walk, set, from, end)) < end) {
		const struct item *item = walk->guide->items[from].item;
		int rank = due_rank(walk, item->step);
		if (rank > choice->rank && !item_goes_last(walk->guide, item)) {
			choice->rank = rank;
			choice->best = from;
		}
		from++;
	}
}

/*
 * Finds the item that evidence brings forward the most. Questions that test
 * nothing, guarded routes and ends are fences: they keep their place, and
 * nothing after them can overtake them.
 */
static void find_raised(struct walk *walk, size_t from, size_t end,
			struct choice *choice)
{
	size_t fence = next_due(walk, DUE_FENCES, from, end);

	find_highest(walk, DUE_RAISED, from, fence, choice);
	choice->fenced = fence < end;
	due_look(walk, from, fence < end ? fence + 1 : end);
}

/*
 * Finds the best item that was put off, once nothing else is left before a
 * fence.
 */
static void find_put_off(struct walk *walk, const struct list *list,
			 struct choice *choice)
{
	struct span span;
	struct look look;
	bool fenced = false;

	choice->best = choice->due;
	choice->rank = due_rank(walk, step_at(walk, choice->due));
	look_into(&look, walk, list);
	while (!fenced && next_span(&look, &span)) {
		size_t fence = next_due(walk, DUE_FENCES, span.at, span.end);
		find_highest(walk, DUE_PUT_OFF, span.at, fence, choice);
		fenced = fence < span.end;
	}
}

/* The number of the next item of a list; NO_ITEM: none is due. */
static size_t pick(struct walk *walk, const struct list *list, bool *overtakes)
{
	struct choice choice = {
		.due = NO_ITEM, .first = NO_ITEM, .best = NO_ITEM};
	struct span span;
	struct look look;

	look_into(&look, walk, list);
	while (!choice.fenced && next_span(&look, &span)) {
		if (choice.first == NO_ITEM) {
			find_first(walk, &span, &choice);
			span.at = choice.first + 1;
		}
		if (choice.first == NO_ITEM || choice.fenced)
			continue;
		if (!walk->suspected)
			break;
		find_raised(walk, span.at, span.end, &choice);
	}
	if (choice.first == NO_ITEM && choice.due != NO_ITEM)
		find_put_off(walk, list, &choice);
	*overtakes = choice.best != choice.due && choice.rank > 0;
	return choice.best;
}

const struct step *order_next(struct walk *walk, bool *overtakes)
{
	while (walk->frame_count > 0) {
		const struct list *list = walk->frames[walk->frame_count - 1];
		size_t number = pick(walk, list, overtakes);
		if (number == NO_ITEM) {
			leave_list(walk);
			continue;
		}
		const struct item *item = walk->guide->items[number].item;
		if (item->step)
			return item->step;
		if (item->diagnosis) {
			walk->diagnosis = item->diagnosis;
			walk->end = item;
			break;
		}
		order_open(walk, &item->use->list);
	}
	*overtakes = false;
	return NULL;
}
