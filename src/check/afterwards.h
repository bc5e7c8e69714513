/*
 * What may be asked after a step: read from the lists, on the safe side.
 * Anything that can't be excluded counts as possible.
 *
 * Private to src/check. May use: walk.
 */
#ifndef CHARGEFIX_CHECK_AFTERWARDS_H
#define CHARGEFIX_CHECK_AFTERWARDS_H

#include "check/internal.h"

/* Whether a step is one of those looked for. */
typedef bool step_matters(const struct step *step, const void *context);

/*
 * A step that matters and may be asked after `step` got one of these answers,
 * on a walk of any audience; NULL: certainly none is.
 */
const struct step *afterwards_find(const struct check *check,
				   const struct step *step,
				   struct answer_numbers answers,
				   step_matters *matters, const void *context);

#endif
