#include "walk/explore_pattern.h"

void patterns_init(struct patterns *patterns, const struct step *step)
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
	if (!patterns->rest)
		patterns->subset = answers_next(patterns->opening, 0);
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
	*pattern = (struct pattern){patterns->subset, patterns->rest};
	patterns->subset =
		(patterns->subset - patterns->opening) & patterns->opening;
	patterns->more = patterns->subset != 0;
	return true;
}
