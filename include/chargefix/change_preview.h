/*
 * What a change of an earlier answer, or of who the case is for, would do, worked
 * out before it is made.
 *
 * Pure, as the walk is. May use: walk, ahead.
 */
#ifndef CHARGEFIX_CHANGE_PREVIEW_H
#define CHARGEFIX_CHANGE_PREVIEW_H

#include "chargefix/remaining.h"

/* Indexes in walk->given, in the order in which they count. */
struct change_preview_list {
	size_t *items;
	size_t count;
};

struct change_preview {
	struct walk after; /* the walk as it would be */
	struct change_preview_list kept; /* answers that still count, of a
					  * changed answer those after it */
	struct change_preview_list aside; /* that would count no more */
	struct change_preview_list
		later; /* … until the turn of their steps comes */
	struct change_preview_list
		back; /* set aside now, that would count again */
	/* Steps without an answer that would be asked because of the change. */
	struct remaining asked;
};

/* `step` is one of walk->given. */
void change_preview_init(struct change_preview *preview,
			 const struct walk *walk, const struct step *step,
			 struct answer_numbers chosen);

/* The same for owners instead of shops, or the other way round. */
void change_preview_audience(struct change_preview *preview,
			     const struct walk *walk, enum audience audience);
void change_preview_release(struct change_preview *preview);

/* A changed answer. */
struct change {
	const struct step *step; /* NULL: none */
	struct answer_numbers
		chosen; /* none: which one is the person's to say */
};

/*
 * The one change that brings an answer off the path back: an answer's former
 * value where `before` (by index in walk->given; 0: it has none) has one that
 * does it, else the nearest earlier answer of which another value does. Where
 * several values would, `chosen` is 0; where no single change does, `step` is
 * NULL.
 */
struct change change_preview_restore(const struct walk *walk, size_t given,
				     const struct answer_numbers *before);

#endif
