/*
 * The way that a walk took, kept after the walk is gone, so that two can be
 * compared: of one guide, or of two that have the same ids.
 *
 * May use: walk.
 */
#ifndef CHARGEFIX_WAY_H
#define CHARGEFIX_WAY_H

#include "chargefix/walk.h"

struct way {
	const struct given *items; /* the answers that count, in order */
	size_t count;
	const struct step *step; /* asked next; NULL: it has ended */
	const struct diagnosis *diagnosis; /* NULL: it has not */
};

/* In `arena`, which the way lives in. */
void way_take(struct way *way, const struct walk *walk, struct arena *arena);

/*
 * How many answers two ways have in common before the next step or answer
 * differs, by ids; WALK_NONE: they are the same to the end.
 */
size_t way_parting(const struct way *a, const struct way *b);

/* Whether both end in the diagnosis of one id, or neither has ended. */
bool way_same_end(const struct way *a, const struct way *b);

/* Which step is asked after `at` answers; NULL: none, it ends there. */
const struct step *way_step(const struct way *way, size_t at);

#endif
