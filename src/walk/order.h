/*
 * Chooses the next step from the open lists and the order within each.
 *
 * Private to src/walk.
 */
#ifndef CHARGEFIX_WALK_ORDER_H
#define CHARGEFIX_WALK_ORDER_H

#include "chargefix/walk.h"

/* The walk's notes on a list of the guide. All zero at the start. */
struct walk_list {
	size_t settled; /* items at its start that can't be asked again */
	size_t left_at; /* path_count + 1 when it was last found exhausted */
	size_t looked_at; /* the number of the last look that reached it */
	bool open; /* it is among the frames */
};

/* A run of items by number: from `at` up to `end`. */
struct span {
	size_t at;
	size_t end;
};

/*
 * Puts a list on top of the open ones. Each list is open at most once, so the
 * number of lists limits the frames: a list further down moves to the top.
 */
void order_open(struct walk *walk, const struct list *list);

/*
 * The next due step, after leaving exhausted lists and entering the guarded
 * routes that they use. NULL if nothing is left, or if an item ends the walk:
 * then its diagnosis is the walk's. `overtakes` says whether evidence brought
 * the step forward.
 */
const struct step *order_next(struct walk *walk, bool *overtakes);

#endif
