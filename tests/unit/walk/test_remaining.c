/* Which steps may still come. */
#include "chargefix/load.h"
#include "chargefix/remaining.h"
#include "chargefix/unresolved.h"

#include "lamp.h"
#include "random_guide.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

enum { GUIDES = 1000, WALKS = 300, ANSWERS = 60 };

struct seen {
	const struct guide *guide;
	int *times; /* by step.index */
};

static void find_remaining(struct seen *seen, const struct walk *walk)
{
	struct remaining remaining;

	memset(seen->times, 0, seen->guide->step_count * sizeof(int));
	remaining_possible(&remaining, walk);
	for (size_t i = 0; i < remaining.count; i++)
		seen->times[remaining.steps[i]->index]++;
	for (size_t i = 0; i < seen->guide->step_count; i++) {
		assert_in_range(seen->times[i], 0, 1);
		/* What was answered does not come again. */
		if (walk_asked(walk, walk->guide->steps[i]))
			assert_int_equal(seen->times[i], 0);
	}
	if (walk->step)
		assert_ptr_equal(remaining.steps[0], walk->step);
	remaining_release(&remaining);
}

/* What is left may be said to a person, so that it only gets less. */
struct left {
	unsigned int minutes;
	size_t causes;
};

static struct left what_is_left(const struct walk *walk)
{
	return (struct left){remaining_minutes(walk), remaining_causes(walk)};
}

static bool lists(const struct unresolved_causes *causes, size_t cause)
{
	for (size_t i = 0; i < causes->count; i++)
		if (causes->items[i]->index == cause)
			return true;
	return false;
}

/* A cause is left where the outlook says so too, unless it was ruled out. */
static void compare_with_unresolved(const struct walk *walk)
{
	size_t count = walk->guide->cause_count;
	bool *left = calloc(count + 1, sizeof(*left));
	struct unresolved unresolved;

	assert_non_null(left);
	remaining_mark_causes(walk, left);
	unresolved_init(&unresolved, walk);
	for (size_t i = 0; i < count; i++)
		if (left[i] && walk->causes[i].status != CAUSE_RULED_OUT)
			assert_true(lists(&unresolved.suspected, i) ||
				    lists(&unresolved.unsettled, i) ||
				    lists(&unresolved.untested, i) ||
				    lists(&unresolved.doubted, i));
	unresolved_release(&unresolved);
	free(left);
}

static void walk_and_check(struct walk *walk, struct dice *dice,
			   struct seen *seen)
{
	struct left left = what_is_left(walk);

	for (int i = 0; i < ANSWERS && walk->step; i++) {
		find_remaining(seen, walk);
		compare_with_unresolved(walk);
		walk_answer(walk, random_answer(walk->step, dice));
		if (walk->step)
			assert_int_equal(seen->times[walk->step->index], 1);
		struct left now = what_is_left(walk);
		assert_in_range(now.minutes, 0, left.minutes);
		assert_in_range(now.causes, 0, left.causes);
		left = now;
	}
	if (walk->step)
		return;
	find_remaining(seen, walk);
	for (size_t s = 0; s < walk->guide->step_count; s++)
		assert_int_equal(seen->times[s], 0);
	assert_int_equal(left.minutes, 0);
}

static void check_guide(const struct guide *guide, struct dice *dice)
{
	struct seen seen = {guide, calloc(guide->step_count, sizeof(int))};
	struct walk walk;

	walk_init(&walk, guide,
		  dice_hit(dice, 2) ? AUDIENCE_SHOP : AUDIENCE_OWNER);
	walk_and_check(&walk, dice, &seen);
	walk_release(&walk);
	free(seen.times);
}

static void what_comes_was_ahead_and_what_is_left_only_gets_less(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= GUIDES; seed++) {
		struct dice dice = {seed};
		struct guide guide;

		random_guide(&guide, &dice);
		check_guide(&guide, &dice);
		guide_release(&guide);
	}
}

static void so_it_is_in_the_bundled_guide(void **state)
{
	struct guide guide;

	(void)state;
	lamp_load_bundled(&guide);
	for (uint64_t seed = 1; seed <= WALKS; seed++) {
		struct dice dice = {seed};

		check_guide(&guide, &dice);
	}
	guide_release(&guide);
}

static void a_countdown_counts_where_it_is_longer(void **state)
{
	static const char text[] =
		"format: 2\n"
		"guide: {id: g, version: \"1\", language: en, title: G}\n"
		"otherwise: end\n"
		"start:\n"
		"  - {id: dry, title: D, do: [Dry it.], minutes: 5, wait: 1 "
		"h}\n"
		"  - {id: clean, title: C, do: [Clean it.], minutes: 10, wait: "
		"30 s}\n"
		"diagnoses:\n"
		"  end: {verdict: service, title: E}\n";
	struct guide guide;
	struct walk walk;

	(void)state;
	lamp_load_text(&guide, text);
	walk_init(&walk, &guide, AUDIENCE_OWNER);
	assert_int_equal(remaining_minutes(&walk), 70);
	walk_release(&walk);
	guide_release(&guide);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			what_comes_was_ahead_and_what_is_left_only_gets_less),
		cmocka_unit_test(so_it_is_in_the_bundled_guide),
		cmocka_unit_test(a_countdown_counts_where_it_is_longer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
