/* Which steps may still come. */
#include "chargefix/ahead.h"

#include "random_guide.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

enum { GUIDES = 300, ANSWERS = 60 };

struct seen {
	const struct guide *guide;
	int *times; /* by step.index */
};

static void look_ahead(struct seen *seen, const struct walk *walk)
{
	struct ahead ahead;

	memset(seen->times, 0, seen->guide->step_count * sizeof(int));
	assert_true(ahead_possible(&ahead, walk));
	for (size_t i = 0; i < ahead.count; i++)
		seen->times[ahead.steps[i]->index]++;
	ahead_release(&ahead);
	for (size_t i = 0; i < seen->guide->step_count; i++) {
		assert_in_range(seen->times[i], 0, 1);
		/* What was answered does not come again. */
		if (walk->answers[i])
			assert_int_equal(seen->times[i], 0);
	}
	if (walk->step)
		assert_int_equal(seen->times[walk->step->index], 0);
}

/* What is ruled out comes only if it is suspected again. */
static bool was_ruled_out(const struct step *step,
			  const enum cause_status *before)
{
	for (size_t i = 0; i < step->tests.count; i++)
		if (before[step->tests.items[i]->index] != CAUSE_RULED_OUT)
			return false;
	return step->tests.count > 0;
}

static void walk_and_check(struct walk *walk, struct dice *dice,
			   struct seen *seen, enum cause_status *before)
{
	for (int i = 0; i < ANSWERS && walk->step; i++) {
		look_ahead(seen, walk);
		for (size_t c = 0; c < walk->guide->cause_count; c++)
			before[c] = walk->causes[c].status;
		assert_true(walk_answer(walk, random_answer(walk->step, dice)));
		if (walk->step && !was_ruled_out(walk->step, before))
			assert_int_equal(seen->times[walk->step->index], 1);
	}
	if (!walk->step) {
		look_ahead(seen, walk);
		for (size_t s = 0; s < walk->guide->step_count; s++)
			assert_int_equal(seen->times[s], 0);
	}
}

static void each_step_that_comes_was_among_those_that_may(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= GUIDES; seed++) {
		struct dice dice = {seed};
		struct guide guide;
		struct walk walk;

		random_guide(&guide, &dice);
		struct seen seen = {&guide,
				    calloc(guide.step_count, sizeof(int))};
		enum cause_status *before =
			calloc(guide.cause_count + 1, sizeof(*before));
		assert_true(walk_init(&walk, &guide, AUDIENCE_SHOP));
		walk_and_check(&walk, &dice, &seen, before);
		walk_release(&walk);
		guide_release(&guide);
		free(before);
		free(seen.times);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_step_that_comes_was_among_those_that_may),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
