/*
 * Answers that texts name, and whether any walk had them by then.
 *
 * Private to src/check. May use: walk.
 */
#ifndef CHARGEFIX_CHECK_MENTIONS_H
#define CHARGEFIX_CHECK_MENTIONS_H

#include "chargefix/walk.h"

struct mentioned {
	uint32_t owner; /* step.index, or step_count + diagnosis.index */
	const struct step *step; /* whose answer is named */
	bool met; /* a walk came to the text */
	bool answered; /* and the step had been answered */
};

struct mentions {
	struct mentioned *items; /* by owner */
	size_t count;
	size_t capacity;
};

void mentions_init(struct mentions *mentions, const struct guide *guide);
void mentions_release(struct mentions *mentions);

/* Notes what the texts name that the walk has come to. */
void mentions_note(struct mentions *mentions, const struct walk *walk);

#endif
