/*
 * How much of a long test is tried.
 */
#ifndef CHARGEFIX_TESTS_SHARE_H
#define CHARGEFIX_TESTS_SHARE_H

#include <stdbool.h>
#include <stddef.h>

/* Of so many, 1 in TEST_SHARE, rounded up; all where that is not set. */
size_t share_of(size_t all);

/* Whether the one of that number, from 0, is tried. */
bool share_has(size_t number);

#endif
