/*
 * The way that a walk took, kept after the walk is gone, so that two can be
 * compared: of one guide, or of two that have the same ids.
 *
 * May use: walk.
 */
#ifndef CHARGEFIX_ANSWERED_PATH_H
#define CHARGEFIX_ANSWERED_PATH_H

#include "chargefix/walk.h"

struct answered_path {
	const struct given *items; /* the answers that count, in order */
	size_t count;
	const struct step *step; /* asked next; NULL: it has ended */
	const struct diagnosis *diagnosis; /* NULL: it has not */
};

/* In `arena`, which the way lives in. */
void answered_path_take(struct answered_path *path, const struct walk *walk,
			struct arena *arena);

/*
 * How many answers two ways have in common before the next step or answer
 * differs, by ids; WALK_NONE: they are the same to the end.
 */
size_t answered_path_parting(const struct answered_path *a,
			     const struct answered_path *b);

/* Whether both end in the diagnosis of one id, or neither has ended. */
bool answered_path_same_end(const struct answered_path *a,
			    const struct answered_path *b);

/* Which step is asked after `at` answers; NULL: none, it ends there. */
const struct step *answered_path_step(const struct answered_path *path,
				      size_t at);

#endif
