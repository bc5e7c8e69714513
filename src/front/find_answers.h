/*
 * Finding answers by what is typed, for steps that have many. Shared by both
 * fronts. May use: guide, text.
 */
#ifndef CHARGEFIX_FRONT_FIND_ANSWERS_H
#define CHARGEFIX_FRONT_FIND_ANSWERS_H

#include "chargefix/guide.h"

/* Whether the step has so many answers that they can be found by words. */
bool answers_are_many(const struct step *step);

/*
 * The guide's answers that contain each word of the text, anywhere in what they
 * say or in their hints, compared as text_fold does; without words, all.
 */
struct answer_numbers find_answers(const struct step *step, const char *text);

/* The answers that stay in sight whatever is typed, such as "Not sure". */
struct answer_numbers answers_pinned(const struct step *step);

#endif
