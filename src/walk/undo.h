/*
 * A log of what each answer changed, so that the last one can be taken back
 * without walking everything again. Private to src/walk.
 */
#ifndef CHARGEFIX_WALK_UNDO_H
#define CHARGEFIX_WALK_UNDO_H

#include "chargefix/walk.h"

/* The rest of a walk as it was before an answer was taken. */
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

/* Forgets everything, and begins to log. */
void undo_restart(struct walk *walk);
void undo_release(struct walk *walk);

/* To be called before `size` bytes of one of the walk's arrays change. */
void undo_keep(struct walk *walk, void *at, size_t size);

/* To be called before an answer is added to the path. */
void undo_mark(struct walk *walk);

/*
 * Takes the last answer off the path, and back everything that followed from
 * it, but leaves it in `given`.
 */
void undo_last(struct walk *walk);

#endif
