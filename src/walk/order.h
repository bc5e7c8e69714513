/*
 * Which step comes next: the lists under way, and the queue within each.
 *
 * What decides whether an item is due is worked out again only where an answer
 * or a cause that the item depends on has changed; what comes next is then
 * found among bits, 64 items at a time. Private to src/walk.
 */
#ifndef CHARGEFIX_WALK_ORDER_H
#define CHARGEFIX_WALK_ORDER_H

#include "chargefix/walk.h"

/* What the walk knows of a list of the guide. All zero at the start. */
struct walk_list {
	size_t settled; /* items at its head that can't be asked any more */
	size_t left_at; /* path_count + 1 when it was last found exhausted */
	bool open; /* is among the frames */
};

/* The sets of items in walk->bits, one after the other. */
enum order_set {
	ORDER_DUE, /* a use also where nothing in its route is due */
	ORDER_FENCES, /* of these, what no step further down overtakes */
	ORDER_BROUGHT, /* of these, what evidence may bring forward */
	ORDER_OUT, /* would be due, but all it tests is ruled out: not noted */
	ORDER_UNSEEN, /* not looked at since it last changed */
	ORDER_SETS
};

/* How many words walk->bits has. */
size_t order_words(const struct guide *guide);

/* Judges all items, at the start of a walk. */
void order_start(struct walk *walk);

/* To be called when the step's answer, or the cause's status, has changed. */
void order_answered(struct walk *walk, const struct step *step);
void order_weighed(struct walk *walk, const struct cause *cause);

/*
 * Puts a list on top of those under way. A list is under way once at most, so
 * that the guide's number of lists bounds the frames: one that waits further
 * down moves up.
 */
void order_open(struct walk *walk, const struct list *list);

/*
 * The next due step, leaving lists that are exhausted and entering the routes
 * that they use; NULL when nothing is left, or when an item of a list ends the
 * walk: then its diagnosis is the walk's. In `overtakes`, whether it goes
 * before its turn.
 */
const struct step *order_next(struct walk *walk, bool *overtakes);

/* Whether the item's when and unless let it be asked, whatever the audience. */
bool order_concerns(const struct walk *walk, const struct item *item);

/*
 * Whether the item's guards contradict themselves, so that no answers let it
 * be asked: what `when` asks for is what `unless` shuts out.
 */
bool order_never_concerns(const struct item *item);

/* Whether the item's guards and audience let it be asked now. */
bool order_guards_hold(const struct walk *walk, const struct item *item);

/* Whether the step tests something and all of that is ruled out. */
bool order_is_ruled_out(const struct walk *walk, const struct step *step);

#endif
