/*
 * The course of a walk as a person would draw it: what was asked, what was left
 * out, what is asked now, and what is likely to come.
 *
 * Pure, as the walk is. May use: walk.
 */
#ifndef CHARGEFIX_OUTLINE_H
#define CHARGEFIX_OUTLINE_H

#include "chargefix/walk.h"

enum outline_kind {
	OUTLINE_ANSWERED,
	OUTLINE_SKIPPED, /* after the answer that ruled out all that it tests */
	OUTLINE_ASKED, /* walk->step */
	OUTLINE_LIKELY, /* what most of its answers lead to */
};

struct outline_item {
	enum outline_kind kind;
	const struct step *step; /* NULL: the diagnosis that ends it */
	const struct diagnosis *diagnosis; /* of COURSE_LIKELY; else NULL */
	size_t given; /* of COURSE_ANSWERED: in walk->given */
	int depth; /* how many answers opened the list that it stands in */
};

struct outline {
	struct outline_item *items;
	size_t count;
};

void outline_init(struct outline *outline, const struct walk *walk);
void outline_release(struct outline *outline);

/* What an answer leads to: a step, or the diagnosis that ends the walk. */
struct outline_end {
	const struct step *step;
	const struct diagnosis *diagnosis;
};

/*
 * Where the walk would stand if `step`, asked next or answered before, were
 * answered with `chosen`.
 */
void outline_after(const struct walk *walk, const struct step *step,
		   struct answer_numbers chosen, struct outline_end *end);

#endif
