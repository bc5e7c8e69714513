/*
 * What a walk has shown, of the texts that a guide can show or leave out.
 *
 * Private to src/scenario. May use: walk.
 */
#ifndef CHARGEFIX_SCENARIO_SHOWN_H
#define CHARGEFIX_SCENARIO_SHOWN_H

#include "chargefix/walk.h"

/*
 * Whether a text with this part was shown with a step on the path, or is with
 * the diagnosis.
 */
bool was_shown(const struct walk *walk, const char *part);

/* Whether any text of the guide has the part, shown or not. */
bool can_be_shown(const struct guide *guide, const char *part);

#endif
