/*
 * Walks pieced together from the states that they go through.
 *
 * Private to src/explore.
 */
#ifndef CHARGEFIX_EXPLORE_PIECES_H
#define CHARGEFIX_EXPLORE_PIECES_H

#include "chargefix/explore.h"

/*
 * The walk through the states from the first on; walk->count is set, and they
 * are one more. False: memory ran out, and the walk is empty.
 */
bool explore_piece_together(const struct exploration *exploration,
			    const uint32_t *states, struct explored_walk *walk);

/* The step that the state asks, NULL at the end of the walk. */
const struct step *explore_step(const struct exploration *exploration,
				uint32_t state);

#endif
