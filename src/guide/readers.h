/*
 * The guide turned around: from a step, an answer or a cause to the items of
 * lists, and to the texts, that it decides.
 *
 * Private to src/guide.
 */
#ifndef CHARGEFIX_GUIDE_READERS_H
#define CHARGEFIX_GUIDE_READERS_H

#include "chargefix/guide.h"

/*
 * Fills guide->lists, items, readers, testers and guarded of a guide whose
 * names are all linked.
 */
void guide_find_readers(struct guide *guide);

#endif
