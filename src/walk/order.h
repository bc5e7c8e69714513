/*
 * Which step comes next: the lists under way, and the queue within each.
 *
 * Private to src/walk.
 */
#ifndef CHARGEFIX_WALK_ORDER_H
#define CHARGEFIX_WALK_ORDER_H

#include "chargefix/walk.h"

/* What the walk knows of a list of the guide. All zero at the start. */
struct walk_list {
	size_t settled; /* items at its head that can't be asked any more */
	size_t left_at; /* path_count + 1 when it was last found exhausted */
	size_t looked_at; /* the number of the look that last came to it */
	bool open; /* is among the frames */
};

/* Items in a row, by number: from `at` up to `end`. */
struct span {
	size_t at;
	size_t end;
};

/*
 * Puts a list on top of those under way. A list is under way once at most, so
 * that the guide's number of lists bounds the frames: one that waits further
 * down moves up.
 */
void order_open(struct walk *walk, const struct list *list);

/*
 * The next due step, leaving lists that are exhausted and entering the guarded
 * routes that they use; NULL when nothing is left, or when an item of a list
 * ends the walk: then its diagnosis is the walk's. In `overtakes`, whether it
 * goes before its turn.
 */
const struct step *order_next(struct walk *walk, bool *overtakes);

#endif
