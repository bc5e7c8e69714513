/*
 * Answers named in texts, and whether walks had them by then.
 *
 * Private to src/check. May use: walk.
 */
#ifndef CHARGEFIX_CHECK_MENTIONS_H
#define CHARGEFIX_CHECK_MENTIONS_H

#include "chargefix/walk.h"

struct mentioned {
	uint32_t owner; /* step.index, or step_count + diagnosis.index */
	const struct step *step; /* the step whose answer is named */
	bool met; /* a walk reached the text */
	bool answered; /* and the step had an answer by then */
};

struct mentions {
	struct mentioned *items; /* by owner */
	size_t count;
	size_t capacity;
};

void mentions_init(struct mentions *mentions, const struct guide *guide);
void mentions_release(struct mentions *mentions);

/* Notes the steps named in the texts that the walk has reached. */
void mentions_note(struct mentions *mentions, const struct walk *walk);

#endif
