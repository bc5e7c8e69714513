/*
 * The course of a walk as a person would draw it: what was asked, what was left
 * out, what is asked now, and what is likely to come.
 *
 * Pure, as the walk is. May use: walk.
 */
#ifndef CHARGEFIX_COURSE_H
#define CHARGEFIX_COURSE_H

#include "chargefix/walk.h"

enum course_kind {
	COURSE_ANSWERED,
	COURSE_SKIPPED, /* after the answer that ruled out all that it tests */
	COURSE_ASKED, /* walk->step */
	COURSE_LIKELY, /* what most of its answers lead to */
};

struct course_item {
	enum course_kind kind;
	const struct step *step; /* NULL: the diagnosis that ends it */
	const struct diagnosis *diagnosis; /* of COURSE_LIKELY; else NULL */
	size_t given; /* of COURSE_ANSWERED: in walk->given */
	int depth; /* how many answers opened the list that it stands in */
};

struct course {
	struct course_item *items;
	size_t count;
};

void course_init(struct course *course, const struct walk *walk);
void course_release(struct course *course);

/* What an answer leads to: a step, or the diagnosis that ends the walk. */
struct course_end {
	const struct step *step;
	const struct diagnosis *diagnosis;
};

/*
 * Where the walk would stand if `step`, asked next or answered before, were
 * answered with `chosen`.
 */
void course_after(const struct walk *walk, const struct step *step,
		  uint64_t chosen, struct course_end *end);

#endif
