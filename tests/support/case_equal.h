/*
 * Whether two interviews tell of one and the same case.
 */
#ifndef CHARGEFIX_TESTS_CASE_EQUAL_H
#define CHARGEFIX_TESTS_CASE_EQUAL_H

#include "chargefix/interview.h"

/* Fails the test where an answer, a note or anything else differs. */
void assert_case_equal(const struct interview *a, const struct interview *b);

#endif
