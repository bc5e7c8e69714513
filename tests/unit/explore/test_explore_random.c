/*
 * Exploring by states finds what trying out every answer finds, on guides of
 * random shape.
 */
#include "chargefix/explore.h"

#include "explored.h"
#include "random_guide.h"
#include "test.h"

#include <stdlib.h>

enum { GUIDES = 1000, ANSWERS_BUDGET = 600 };

/* What all walks of a guide come to, tried out one by one. */
struct tried {
	uint32_t *steps; /* by step.index: fewest questions before, or NONE */
	uint32_t *diagnoses;
	uint32_t *without; /* as steps, on walks that were not asked danger */
	uint32_t *after; /* as steps, on walks that were asked it before */
	size_t longest;
	size_t answers; /* given so far */
};

static uint32_t *new_counts(size_t count)
{
	uint32_t *counts = malloc((count + 1) * sizeof(*counts));

	assert_non_null(counts);
	for (size_t i = 0; i < count; i++)
		counts[i] = EXPLORE_NONE;
	return counts;
}

static void tried_init(struct tried *tried, const struct guide *guide)
{
	*tried = (struct tried){
		.steps = new_counts(guide->step_count),
		.diagnoses = new_counts(guide->diagnosis_count),
		.without = new_counts(guide->step_count),
		.after = new_counts(guide->step_count),
	};
}

static void tried_release(struct tried *tried)
{
	free(tried->steps);
	free(tried->diagnoses);
	free(tried->without);
	free(tried->after);
}

static void note(uint32_t *fewest, size_t asked)
{
	if (asked < *fewest)
		*fewest = (uint32_t)asked;
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0xbf58476d1ce4e5b9);
	return hash ^ (hash >> 31);
}

/* Answers said to be alike have led to the same, however it went on. */
static void assert_alike(const struct exploration *exploration,
			 const struct step *step, const uint64_t *futures)
{
	for (size_t i = 0; !step->many && i < step->answers.count; i++) {
		size_t first = explore_alike(exploration, step, i);
		assert_true(futures[first] == futures[i]);
	}
}

/* A hash of all that can come from here on. */
static uint64_t try_all(struct tried *tried, struct walk *walk,
			const struct exploration *exploration)
{
	const struct step *step = walk->step;
	size_t asked = walk->path_count;
	uint64_t futures[ANSWERS_MOST] = {0};

	if (!step) {
		note(&tried->diagnoses[walk->diagnosis->index], asked);
		if (asked > tried->longest)
			tried->longest = asked;
		return mix(1, walk->diagnosis->index);
	}
	note(&tried->steps[step->index], asked);
	note(walk->answers[walk->guide->danger->index]
		     ? &tried->after[step->index]
		     : &tried->without[step->index],
	     asked);
	uint64_t future = mix(2, step->index);
	uint64_t all = (UINT64_C(1) << step->answers.count) - 1;
	for (uint64_t chosen = 0; chosen <= all; chosen++) {
		uint64_t bits = chosen ? chosen : ANSWER_UNSURE;
		if (!walk_valid(step, bits) || tried->answers > ANSWERS_BUDGET)
			continue;
		tried->answers++;
		assert_true(walk_answer(walk, bits));
		uint64_t one = try_all(tried, walk, exploration);
		assert_true(walk_undo(walk));
		future = mix(future, one);
		if (!step->many && chosen)
			futures[__builtin_ctzll(chosen)] = one;
	}
	if (exploration && tried->answers <= ANSWERS_BUDGET)
		assert_alike(exploration, step, futures);
	return future;
}

/* It is come to after as many questions at the least, or not at all. */
static void assert_asked(const struct explored *explored, uint32_t least)
{
	assert_int_equal(explored->state == EXPLORE_NONE,
			 least == EXPLORE_NONE);
	if (least != EXPLORE_NONE)
		assert_int_equal(explored->asked, least);
}

static void assert_same(const struct exploration *exploration,
			const struct tried *tried)
{
	const struct guide *guide = exploration->guide;

	assert_true(exploration->exhaustive);
	assert_int_equal(exploration->longest, tried->longest);
	for (size_t i = 0; i < guide->step_count; i++)
		assert_asked(&exploration->steps[i], tried->steps[i]);
	for (size_t i = 0; i < guide->diagnosis_count; i++)
		assert_asked(&exploration->diagnoses[i], tried->diagnoses[i]);
}

static bool is_action_like(const struct step *step)
{
	return step->minutes % 3 == 0;
}

/* The fewest questions before a wanted step, or NONE. */
static uint32_t fewest(const struct guide *guide, const uint32_t *asked)
{
	uint32_t least = EXPLORE_NONE;

	for (size_t i = 0; i < guide->step_count; i++) {
		if (is_action_like(guide->steps[i]) && asked[i] < least)
			least = asked[i];
	}
	return least;
}

static void assert_without(const struct exploration *exploration,
			   const uint32_t *asked)
{
	const struct guide *guide = exploration->guide;
	uint32_t expected = fewest(guide, asked);
	struct explored_walk walk = {0};
	const struct step *found;

	assert_true(explore_without(exploration, guide->danger, is_action_like,
				    &found, &walk));
	assert_int_equal(found == NULL, expected == EXPLORE_NONE);
	if (found) {
		assert_true(is_action_like(found));
		assert_int_equal(walk.count, expected);
		assert_leads(guide, exploration->audience, &walk, found, NULL);
	}
	explored_walk_release(&walk);
}

static void assert_ahead(const struct exploration *exploration,
			 const uint32_t *asked)
{
	const struct guide *guide = exploration->guide;
	uint32_t expected = fewest(guide, asked);
	struct explored_ahead ahead;
	struct explored_walk walk = {0};
	size_t count;

	assert_true(explored_ahead_init(&ahead, exploration, is_action_like));
	const struct step *found =
		explored_ahead_of(&ahead, guide->danger, &count);
	assert_int_equal(found == NULL, expected == EXPLORE_NONE);
	assert_true(explored_ahead_walk(&ahead, guide->danger, &walk));
	if (found) {
		assert_int_equal(count, expected);
		assert_int_equal(walk.count, expected);
		assert_leads(guide, exploration->audience, &walk, found, NULL);
	}
	explored_walk_release(&walk);
	explored_ahead_release(&ahead);
}

/* All walks, tried out; false: there are too many. */
static bool try_guide(struct tried *tried, const struct guide *guide,
		      enum audience audience,
		      const struct exploration *exploration, uint64_t *future)
{
	struct walk walk;

	tried_init(tried, guide);
	assert_true(walk_init(&walk, guide, audience));
	*future = try_all(tried, &walk, exploration);
	walk_release(&walk);
	return tried->answers <= ANSWERS_BUDGET;
}

/* What was never seen to fail (hold) can go from a when (unless). */
static struct condition *needless(const struct exploration *exploration,
				  const struct list *list, size_t number)
{
	unsigned int seen = explore_guards(exploration, list, number);
	/* The guide is the test's own. */
	struct item *item = (struct item *)(uintptr_t)&list->items[number];

	if (item->when.count && !(seen & EXPLORED_WHEN_FAILED))
		return &item->when;
	if (item->unless.count && !(seen & EXPLORED_UNLESS_HELD))
		return &item->unless;
	return NULL;
}

/* Without the guards that make no difference all goes as before. */
static size_t compare_unguarded(const struct exploration *exploration,
				const struct list *list, uint64_t before)
{
	size_t dropped = 0;

	for (size_t i = 0; i < list->count; i++) {
		struct condition *condition = needless(exploration, list, i);
		if (!condition)
			continue;
		struct condition was = *condition;
		struct tried tried;
		uint64_t future;
		condition->count = 0;
		assert_true(try_guide(&tried, exploration->guide,
				      exploration->audience, NULL, &future));
		assert_true(future == before);
		tried_release(&tried);
		*condition = was;
		dropped++;
	}
	return dropped;
}

/* What was compared of all guides. */
struct compared {
	size_t guides;
	size_t guards;
};

static void compare(const struct guide *guide, enum audience audience,
		    struct compared *compared)
{
	struct exploration exploration;
	struct tried tried;
	uint64_t future;

	if (!try_guide(&tried, guide, audience, NULL, &future)) {
		tried_release(&tried);
		return;
	}
	tried_release(&tried);
	exploration = explored(guide, audience);
	assert_true(try_guide(&tried, guide, audience, &exploration, &future));
	assert_same(&exploration, &tried);
	assert_examples(&exploration);
	assert_without(&exploration, tried.without);
	assert_ahead(&exploration, tried.after);
	compared->guards +=
		compare_unguarded(&exploration, &guide->start, future);
	for (size_t i = 0; i < guide->route_count; i++)
		compared->guards += compare_unguarded(
			&exploration, &guide->routes[i].list, future);
	compared->guides++;
	explore_release(&exploration);
	tried_release(&tried);
}

static void exploring_finds_what_trying_all_answers_finds(void **state)
{
	struct compared compared = {0};

	(void)state;
	for (uint64_t seed = 0; seed < GUIDES; seed++) {
		struct dice dice = {seed};
		struct guide guide;
		random_guide(&guide, &dice);
		compare(&guide, seed % 2 ? AUDIENCE_OWNER : AUDIENCE_SHOP,
			&compared);
		guide_release(&guide);
	}
	/* The guides must be rich enough for this to mean something. */
	assert_true(compared.guides > GUIDES / 4);
	assert_true(compared.guards > GUIDES / 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(exploring_finds_what_trying_all_answers_finds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
