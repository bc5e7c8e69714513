/*
 * Finds, for a step, an answer or a cause, the list items and texts that depend
 * on it.
 *
 * Private to src/guide.
 */
#ifndef CHARGEFIX_GUIDE_READERS_H
#define CHARGEFIX_GUIDE_READERS_H

#include "chargefix/guide.h"

/*
 * Fills guide->lists, items, readers, testers and guarded. All names of the
 * guide must have been linked.
 */
void guide_find_readers(struct guide *guide);

#endif
