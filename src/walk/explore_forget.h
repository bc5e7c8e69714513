/*
 * What of a state can't matter any more.
 *
 * Private to src/walk.
 */
#ifndef CHARGEFIX_WALK_EXPLORE_FORGET_H
#define CHARGEFIX_WALK_EXPLORE_FORGET_H

#include "walk/explore_machine.h"

/* Forgets it. What is left are the words that are not zero. */
void forget(struct machine *machine);

/* Whether anything in the list can be asked, now or later. */
bool forget_reaches(struct machine *machine, uint32_t list);

#endif
