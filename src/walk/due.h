/*
 * Which items could be asked now, and how likely the causes they test are.
 *
 * An item is judged again only if an answer or a cause that it depends on has
 * changed. The result is kept in sets of bits, so that 64 items can be searched
 * at a time. Private to src/walk.
 */
#ifndef CHARGEFIX_WALK_DUE_H
#define CHARGEFIX_WALK_DUE_H

#include "chargefix/walk.h"

/* The sets of items in walk->bits, one after the other. */
enum due_set {
	DUE_NOW, /* includes uses of routes with nothing due */
	DUE_FENCES, /* of these, items that no later step overtakes */
	DUE_RAISED, /* of these, items that evidence may bring forward */
	DUE_PUT_OFF, /* of these, items that only test doubted causes */
	DUE_OUT, /* due, but all tested causes are ruled out; not noted */
	DUE_INSIDE, /* uses whose routes are transparent */
	DUE_UNSEEN, /* not looked at since the last change */
	DUE_SETS
};

/* The number of words in walk->bits. */
size_t due_words(const struct guide *guide);

/* Judges all items, at the start of a walk. */
void due_start(struct walk *walk);

/* Call these after the step's answer or the cause's status has changed. */
void due_answered(struct walk *walk, const struct step *step);
void due_weighed(struct walk *walk, const struct cause *cause);

/* The first number in the set from `from` on; `end` if there is none. */
size_t due_next(const struct walk *walk, enum due_set set, size_t from,
		size_t end);

/* Adds item `number` to the set, or removes it. */
void due_put(struct walk *walk, enum due_set set, size_t number, bool on);

/* Notes the state of the items from `from` on, up to `end`. */
void due_look(struct walk *walk, size_t from, size_t end);

/*
 * The rank of the most likely cause that the step tests and that isn't ruled
 * out. If evidence isn't counted, a cause is either suspected or not.
 */
int due_rank(const struct walk *walk, const struct step *step);

/* Whether the item's when and unless allow it to be asked, for any audience. */
bool due_concerns(const struct walk *walk, const struct item *item);

/*
 * Whether the item's guards contradict each other, so that it can never be
 * asked: `unless` excludes everything that `when` allows.
 */
bool due_never_concerns(const struct item *item);

/* Whether the item's guards and audience allow it to be asked now. */
bool due_guards_hold(const struct walk *walk, const struct item *item);

/* Whether the step tests causes and all of them are ruled out. */
bool due_is_ruled_out(const struct walk *walk, const struct step *step);

#endif
