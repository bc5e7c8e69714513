/*
 * What must have been answered by the time a step is asked, and which items
 * that shuts out. Read from the lists, on the safe side: what can't be excluded
 * counts as possible.
 *
 * Private to src/check. May use: walk.
 */
#ifndef CHARGEFIX_CHECK_REQUIRED_H
#define CHARGEFIX_CHECK_REQUIRED_H

#include "check/internal.h"

enum { REQUIRED_MOST = 64 }; /* any more are ignored */

/* The step, which takes one answer, had one of these. */
struct requirement {
	const struct step *step;
	struct answer_numbers answers;
};

struct required {
	const struct check *check;
	enum audience audience;
	struct requirement items[REQUIRED_MOST];
	size_t count;
	size_t work; /* left, since guards can need each other in many ways */
};

/* Requires that the step had one of these answers, and what led to it. */
void required_add(struct required *required, const struct step *step,
		  struct answer_numbers answers);

/* Requires what the item's `when` does. */
void required_guard(struct required *required, const struct item *item);

/* Requires what led to the step. */
void required_asked(struct required *required, const struct step *step);

/* Whether the requirements keep the item from being asked, now or later. */
bool required_shuts(struct required *required, const struct item *item);

/* Whether they mean that it was never asked. */
bool required_shut(struct required *required, const struct item *item);

#endif
