/* The evidence of answers for and against causes. */
#include "chargefix/walk.h"

enum cause_status answer_says(const struct step *step,
			      const struct answer *answer,
			      const struct cause *cause)
{
	bool own = cause_set_has(&step->tests, cause);

	if (!answer)
		return CAUSE_OPEN;
	if (cause_set_has(&answer->suspects, cause) ||
	    (answer->suspects_this && own))
		return CAUSE_SUSPECTED;
	if (cause_set_has(&answer->rules_out, cause) ||
	    (answer->rules_out_this && own))
		return CAUSE_RULED_OUT;
	if (cause_set_has(&answer->doubts, cause) ||
	    (answer->doubts_this && own))
		return CAUSE_DOUBTED;
	return CAUSE_OPEN;
}

enum cause_status given_says(const struct given *given,
			     const struct cause *cause)
{
	/* The first of these that applies wins. */
	static const enum cause_status words[] = {
		CAUSE_SUSPECTED, CAUSE_RULED_OUT, CAUSE_DOUBTED};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t number = 0;
		while ((number = answers_next(&given->chosen, number))) {
			if (answer_says(given->step,
					step_answer(given->step, number),
					cause) == words[i])
				return words[i];
		}
	}
	return CAUSE_OPEN;
}

static int weight_in(const struct cause_set *set, const struct cause *cause)
{
	for (size_t i = 0; i < set->count; i++)
		if (set->items[i] == cause)
			return cause_set_weight(set, i);
	return 0;
}

struct tally given_tally(const struct given *given, const struct cause *cause)
{
	bool own = cause_set_has(&given->step->tests, cause);
	struct tally tally = {0};

	for (size_t number = 0;
	     (number = answers_next(&given->chosen, number));) {
		const struct answer *answer = step_answer(given->step, number);
		if (!answer)
			continue;
		tally.speaks_for += weight_in(&answer->suspects, cause);
		tally.speaks_for += own ? answer->suspects_this : 0;
		tally.against += weight_in(&answer->doubts, cause);
		tally.against += own && answer->doubts_this;
	}
	return tally;
}
