#include "explore/pattern.h"

/* Whether it says nothing that choosing none of the others does not say. */
static bool is_none(const struct step *step, uint64_t bit, uint64_t named)
{
	const struct answer *answer = step_answer(step, bit);

	if (named & bit)
		return false;
	return !answer ||
	       (!answer->then && !answer_diagnosis(step, answer) &&
		!answer->suspects.count && !answer->rules_out.count &&
		!answer->suspects_this && !answer->rules_out_this);
}

void patterns_init(struct patterns *patterns, const struct step *step,
		   uint64_t named)
{
	*patterns = (struct patterns){.single = ANSWER_UNSURE};
	for (size_t i = 0; i < step->answers.count; i++) {
		const struct answer *answer = &step->answers.items[i];
		uint64_t bit = UINT64_C(1) << i;
		/* The first that ends the walk does, whatever is beside it. */
		if (!step->many || answer->alone ||
		    answer_diagnosis(step, answer))
			patterns->single |= bit;
		else if (answer->then)
			patterns->opening |= bit;
		else
			patterns->rest |= bit;
	}
	patterns->more = patterns->opening | patterns->rest;
	if (!patterns->rest) {
		patterns->subset = answers_next(patterns->opening, 0);
		return;
	}
	/* None of `rest` need be chosen where to choose none is an answer. */
	uint64_t singles = patterns->single;
	for (uint64_t bit = 0; (bit = answers_next(singles, bit));) {
		if (!is_none(step, bit, named))
			continue;
		patterns->single &= ~bit;
		patterns->none = bit;
	}
}

bool patterns_next(struct patterns *patterns, struct pattern *pattern)
{
	uint64_t bit = answers_next(patterns->single, 0);

	if (bit) {
		patterns->single &= ~bit;
		*pattern = (struct pattern){.chosen = bit};
		return true;
	}
	if (!patterns->more)
		return false;
	*pattern = (struct pattern){
		.chosen = patterns->subset,
		.open = patterns->rest,
		.none = patterns->none,
	};
	patterns->subset =
		(patterns->subset - patterns->opening) & patterns->opening;
	patterns->more = patterns->subset != 0;
	return true;
}
