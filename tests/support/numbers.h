/*
 * Sets of answers, as tests write them: "1,3", "unsure", or "" for none.
 */
#ifndef SUPPORT_NUMBERS_H
#define SUPPORT_NUMBERS_H

#include "chargefix/answer_numbers.h"

struct answer_numbers numbers(const char *text);

/* Fails the test if they differ. */
void assert_same_answers(struct answer_numbers a, struct answer_numbers b);

/* Fails the test if the set holds anything else. */
void assert_numbers(struct answer_numbers set, const char *text);

#endif
