/* Looks up a word in a scenario's answers. Private to src/scenario. */
#ifndef CHARGEFIX_SCENARIO_ANSWER_WORD_H
#define CHARGEFIX_SCENARIO_ANSWER_WORD_H

#include "chargefix/guide.h"

/* The number of an answer's id, or of a reading's band; 0: there is none. */
size_t scenario_answer_number(const struct step *step, const char *word);

#endif
