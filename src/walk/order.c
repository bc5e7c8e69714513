#include "walk/order.h"

#include <string.h>

static bool all_hold(const struct walk *walk, const struct condition *condition)
{
	for (size_t i = 0; i < condition->count; i++) {
		const struct clause *clause = &condition->items[i];
		if (!(walk->answers[clause->step->index] & clause->answers))
			return false;
	}
	return true;
}

bool order_concerns(const struct walk *walk, const struct item *item)
{
	if (!all_hold(walk, &item->when))
		return false;
	return item->unless.count == 0 || !all_hold(walk, &item->unless);
}

bool order_guards_hold(const struct walk *walk, const struct item *item)
{
	if (item->only != AUDIENCE_ANY && item->only != walk->audience)
		return false;
	return order_concerns(walk, item);
}

bool order_is_ruled_out(const struct walk *walk, const struct step *step)
{
	for (size_t i = 0; i < step->tests.count; i++) {
		uint32_t cause = step->tests.items[i]->index;
		if (walk->causes[cause].status != CAUSE_RULED_OUT)
			return false;
	}
	return step->tests.count > 0;
}

static bool is_suspected(const struct walk *walk, const struct step *step)
{
	for (size_t i = 0; i < step->tests.count; i++) {
		uint32_t cause = step->tests.items[i]->index;
		if (walk->causes[cause].status == CAUSE_SUSPECTED)
			return true;
	}
	return false;
}

void order_open(struct walk *walk, const struct list *list)
{
	struct walk_list *known = &walk->lists[list->index];

	if (known->open) {
		size_t at = 0;
		while (walk->frames[at] != list)
			at++;
		walk->frame_count--;
		memmove((void *)&walk->frames[at],
			(const void *)&walk->frames[at + 1],
			(walk->frame_count - at) * sizeof(*walk->frames));
	}
	known->open = true;
	walk->frames[walk->frame_count++] = list;
}

static void leave_list(struct walk *walk)
{
	const struct list *list = walk->frames[--walk->frame_count];
	struct walk_list *known = &walk->lists[list->index];

	known->open = false;
	known->left_at = walk->path_count + 1;
}

/* Whether the item can't be asked any more, whatever is answered. */
static bool is_settled(const struct walk *walk, const struct item *item)
{
	if (item->step)
		return walk->answers[item->step->index] != 0;
	const struct list *list = &item->use->list;
	return walk->lists[list->index].settled == list->count;
}

static bool is_due(const struct walk *walk, const struct item *item)
{
	if (is_settled(walk, item) || !order_guards_hold(walk, item))
		return false;
	if (item->step)
		return !order_is_ruled_out(walk, item->step);
	/* Found exhausted since the last answer: nothing in it is due. */
	const struct walk_list *used = &walk->lists[item->use->list.index];
	return used->left_at != walk->path_count + 1;
}

static void note_skip(struct walk *walk, const struct item *item)
{
	if (!item->step || walk->skips[item->step->index] ||
	    is_settled(walk, item) || !order_guards_hold(walk, item))
		return;
	walk->skips[item->step->index] = 1;
	walk->skipped[walk->skipped_count++] = item->step;
}

/* Index of the first due item, or list->count; notes what it passes over. */
static size_t first_due(struct walk *walk, const struct list *list)
{
	struct walk_list *known = &walk->lists[list->index];

	while (known->settled < list->count &&
	       is_settled(walk, &list->items[known->settled]))
		known->settled++;
	for (size_t i = known->settled; i < list->count; i++) {
		if (is_due(walk, &list->items[i]))
			return i;
		note_skip(walk, &list->items[i]);
	}
	return list->count;
}

/*
 * The first due step after `at` that evidence brings forward, or NULL.
 * Questions that test nothing and routes in use are fences: they keep their
 * place, and so does all that stands behind them.
 */
static const struct item *overtaking(const struct walk *walk,
				     const struct list *list, size_t at)
{
	for (size_t i = at + 1; i < list->count; i++) {
		const struct item *item = &list->items[i];
		if (!is_due(walk, item))
			continue;
		if (!item->step || item->step->tests.count == 0)
			return NULL;
		if (!item->step->consent && is_suspected(walk, item->step))
			return item;
	}
	return NULL;
}

static const struct item *pick(struct walk *walk, const struct list *list,
			       bool *overtakes)
{
	size_t at = first_due(walk, list);

	*overtakes = false;
	if (at == list->count)
		return NULL;
	const struct item *item = &list->items[at];
	if (!item->step || item->step->tests.count == 0 ||
	    is_suspected(walk, item->step))
		return item;
	const struct item *ahead = overtaking(walk, list, at);
	*overtakes = ahead != NULL;
	return ahead ? ahead : item;
}

const struct step *order_next(struct walk *walk, bool *overtakes)
{
	while (walk->frame_count > 0) {
		const struct list *list = walk->frames[walk->frame_count - 1];
		const struct item *item = pick(walk, list, overtakes);
		if (!item)
			leave_list(walk);
		else if (item->use)
			order_open(walk, &item->use->list);
		else
			return item->step;
	}
	*overtakes = false;
	return NULL;
}
