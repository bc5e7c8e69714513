/*
 * Whether two walks are one and the same.
 */
#ifndef CHARGEFIX_TESTS_WALK_EQUAL_H
#define CHARGEFIX_TESTS_WALK_EQUAL_H

#include "chargefix/walk.h"

/* Whether two walks of one guide are in the same state, input and all. */
bool walk_equal(const struct walk *a, const struct walk *b);

#endif
