/*
 * Whether guards hold, with any way to decide which answers count.
 *
 * Private to src/walk.
 */
#ifndef CHARGEFIX_WALK_GUARDS_H
#define CHARGEFIX_WALK_GUARDS_H

#include "chargefix/walk.h"

/* Whether an answer to the clause's step is one of its answers. */
typedef bool clause_holds(const void *context, const struct clause *clause);

/* Whether the condition holds; one without clauses does. */
bool condition_holds(const struct condition *condition, clause_holds *holds,
		     const void *context);

/* Whether the guards allow this audience and these answers. */
bool guards_hold(const struct guards *guards, enum audience audience,
		 clause_holds *holds, const void *context);

#endif
