/*
 * Which of the guide's texts a walk has shown.
 *
 * Private to src/scenario. May use: walk.
 */
#ifndef CHARGEFIX_SCENARIO_SHOWN_H
#define CHARGEFIX_SCENARIO_SHOWN_H

#include "chargefix/walk.h"

/*
 * Whether a text containing this part was shown with a step on the path, or is
 * shown with the diagnosis.
 */
bool was_shown(const struct walk *walk, const char *part);

/* Whether any text of the guide contains the part, shown or not. */
bool can_be_shown(const struct guide *guide, const char *part);

#endif
