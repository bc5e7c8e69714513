/*
 * A log of what each answer changed, so that the last one can be taken back
 * without walking everything again. Private to src/walk.
 */
#ifndef CHARGEFIX_WALK_UNDO_H
#define CHARGEFIX_WALK_UNDO_H

#include "chargefix/walk.h"

/* The rest of a walk's state before an answer was applied. */
struct undo_mark {
	size_t changes; /* in the log */
	size_t skipped_count;
	size_t frame_count;
	size_t next_raised;
	size_t suspected;
	const struct step *step;
	const struct diagnosis *diagnosis;
	const struct item *end;
	bool overtakes;
};

/* Clears the log and starts logging. */
void undo_restart(struct walk *walk);
void undo_release(struct walk *walk);

/* Call it before `size` bytes of one of the walk's arrays change. */
void undo_keep(struct walk *walk, void *at, size_t size);

/* Call it before an answer is added to the path. */
void undo_mark(struct walk *walk);

/*
 * Takes the last answer off the path and undoes all its effects, but leaves it
 * in `given`.
 */
void undo_last(struct walk *walk);

#endif
