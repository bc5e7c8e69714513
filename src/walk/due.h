/*
 * Which items could be asked now, and how likely what they test is.
 *
 * Each item is judged again only where an answer or a cause that it depends on
 * has changed, and is then in some sets of bits, in which the order finds it 64
 * items at a time. Private to src/walk.
 */
#ifndef CHARGEFIX_WALK_DUE_H
#define CHARGEFIX_WALK_DUE_H

#include "chargefix/walk.h"

/* The sets of items in walk->bits, one after the other. */
enum due_set {
	DUE_NOW, /* a use also where nothing in its route is due */
	DUE_FENCES, /* of these, what no step further down overtakes */
	DUE_RAISED, /* of these, what evidence may bring forward */
	DUE_PUT_OFF, /* of these, what tests only what is doubted */
	DUE_OUT, /* would be due, but all it tests is ruled out: not noted */
	DUE_INSIDE, /* uses whose routes are transparent */
	DUE_UNSEEN, /* not looked at since it last changed */
	DUE_SETS
};

/* How many words walk->bits has. */
size_t due_words(const struct guide *guide);

/* Judges all items, at the start of a walk. */
void due_start(struct walk *walk);

/* To be called when the step's answer, or how the cause stands, has changed. */
void due_answered(struct walk *walk, const struct step *step);
void due_weighed(struct walk *walk, const struct cause *cause);

/* The first number from `from` on that is in the set; `end` if there is none. */
size_t due_next(const struct walk *walk, enum due_set set, size_t from,
		size_t end);

/* Puts the item of that number into the set, or takes it out. */
void due_put(struct walk *walk, enum due_set set, size_t number, bool on);

/* Notes what is seen of the items from `from` on, up to `end`. */
void due_look(struct walk *walk, size_t from, size_t end);

/*
 * How high the best cause that the step tests stands, of those that are not
 * ruled out. Where evidence is not counted, a cause is suspected or it is not.
 */
int due_rank(const struct walk *walk, const struct step *step);

/*
 * Whether the item never comes before anything that stands before it: an end,
 * and what needs consent or erases.
 */
bool due_last(const struct guide *guide, const struct item *item);

/* Whether the item's when and unless let it be asked, whatever the audience. */
bool due_concerns(const struct walk *walk, const struct item *item);

/*
 * Whether the item's guards contradict themselves, so that no answers let it
 * be asked: what `when` asks for is what `unless` shuts out.
 */
bool due_never_concerns(const struct item *item);

/* Whether the item's guards and audience let it be asked now. */
bool due_guards_hold(const struct walk *walk, const struct item *item);

/* Whether the step tests something and all of that is ruled out. */
bool due_is_ruled_out(const struct walk *walk, const struct step *step);

#endif
