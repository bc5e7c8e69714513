/*
 * Exploring by states finds what trying out every answer finds, on guides of
 * random shape, and finds it all in guides that are too large for that.
 */
#include "chargefix/explore.h"
#include "explore/expand.h"
#include "explore/pieces.h"

#include "generate_guide.h"
#include "lamp.h"
#include "random_guide.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GUIDES = 1000, ANSWERS_BUDGET = 600 };

/* On a walk, in the largest guide here. */
enum { STATES_MOST = 10000 };

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

/* The answers are asked for in that order, and lead to `step`. */
static void assert_leads(const struct guide *guide, enum audience audience,
			 const struct explored_walk *answers,
			 const struct step *step,
			 const struct diagnosis *diagnosis)
{
	struct walk walk;

	assert_true(walk_init(&walk, guide, audience));
	for (size_t i = 0; i < answers->count; i++) {
		const struct explored_answer *answer = &answers->items[i];
		assert_ptr_equal(walk.step, answer->step);
		assert_true(walk_valid(walk.step, answer->chosen));
		assert_true(walk_answer(&walk, answer->chosen));
	}
	assert_ptr_equal(walk.step, step);
	if (diagnosis)
		assert_ptr_equal(walk.diagnosis, diagnosis);
	walk_release(&walk);
}

/* A shortest walk that comes to the state. */
static void walk_to(const struct exploration *exploration, uint32_t state,
		    struct explored_walk *walk)
{
	const struct node *nodes = exploration->all->nodes;
	uint32_t states[STATES_MOST];
	size_t at = STATES_MOST;

	for (; state != NODE_NONE; state = nodes[state].parent) {
		assert_true(at > 0);
		states[--at] = state;
	}
	walk->count = STATES_MOST - at - 1;
	assert_true(explore_piece_together(exploration, &states[at], walk));
}

static void assert_example(const struct exploration *exploration,
			   const struct explored *explored,
			   const struct step *step,
			   const struct diagnosis *diagnosis)
{
	struct explored_walk walk = {0};

	if (explored->state == EXPLORE_NONE)
		return;
	walk_to(exploration, explored->state, &walk);
	assert_int_equal(walk.count, explored->asked);
	assert_leads(exploration->guide, exploration->audience, &walk, step,
		     diagnosis);
	explored_walk_release(&walk);
}

static void assert_longest(const struct exploration *exploration)
{
	struct explored_walk walk = {0};

	assert_true(explore_longest(exploration, &walk));
	assert_int_equal(walk.count, exploration->longest);
	assert_leads(exploration->guide, exploration->audience, &walk, NULL,
		     NULL);
	explored_walk_release(&walk);
}

/* Every example walk is one, and comes to what it is an example of. */
static void assert_examples(const struct exploration *exploration)
{
	const struct guide *guide = exploration->guide;

	for (size_t i = 0; i < guide->step_count; i++)
		assert_example(exploration, &exploration->steps[i],
			       guide->steps[i], NULL);
	for (size_t i = 0; i < guide->diagnosis_count; i++)
		assert_example(exploration, &exploration->diagnoses[i], NULL,
			       &guide->diagnoses[i]);
	assert_longest(exploration);
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

static struct exploration explored(const struct guide *guide,
				   enum audience audience)
{
	const struct explore_limits usual = {0};
	struct exploration exploration;

	assert_true(explore_init(&exploration, guide, audience, &usual));
	return exploration;
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

/* A question of fourteen signs, most of which bring some check forward. */
static void add_signs(struct buffer *text, int signs)
{
	buffer_text(text, "  - id: signs\n    ask: What do you see?\n"
			  "    choose: many\n    answers:\n");
	for (int i = 0; i < signs; i++)
		buffer_format(text,
			      "      - {id: s%d, say: Sign %d, "
			      "suspects: [c%d, c%d]}\n",
			      i, i, i, (i + 1) % signs);
	for (int i = 0; i < signs; i++)
		buffer_format(
			text,
			"  - id: t%d\n    ask: Is it %d?\n    tests: [c%d]\n"
			"    unless: {signs: s%d}\n"
			"    answers:\n"
			"      - {id: fixed, say: Yes, diagnosis: this}\n"
			"      - {id: same, say: No, rules_out: this}\n",
			i, i, i, (i + 5) % signs);
}

static void load_signs(struct guide *guide, int signs)
{
	struct buffer text = {0};

	buffer_text(&text,
		    "format: 1\n"
		    "guide: {id: g, version: 1, language: en, title: G}\n"
		    "sources: {A: B}\ndanger: danger\notherwise: end\n"
		    "causes:\n");
	for (int i = 0; i < signs; i++)
		buffer_format(&text, "  c%d: {title: C}\n", i);
	buffer_text(&text, "start:\n  - id: danger\n    ask: D?\n    answers:\n"
			   "      - {id: none, say: N}\n"
			   "      - {id: fire, say: F, diagnosis: fire}\n");
	add_signs(&text, signs);
	buffer_text(&text, "diagnoses:\n"
			   "  end: {verdict: service, title: E}\n"
			   "  fire: {verdict: danger, title: F}\n");
	for (int i = 0; i < signs; i++)
		buffer_format(&text,
			      "  c%d: {verdict: fixed, cause: c%d, title: C}\n",
			      i, i);
	lamp_load_text(guide, buffer_string(&text));
	buffer_release(&text);
}

static void many_signs_are_explored_to_the_end(void **state)
{
	struct guide guide;

	(void)state;
	load_signs(&guide, 12);
	struct exploration exploration = explored(&guide, AUDIENCE_OWNER);
	assert_true(exploration.exhaustive);
	for (size_t i = 0; i < guide.diagnosis_count; i++)
		assert_int_not_equal(exploration.diagnoses[i].state,
				     EXPLORE_NONE);
	/* Each sign shuts out one check, and one sign there is at least. */
	assert_int_equal(exploration.longest, 2 + 12);
	assert_examples(&exploration);
	explore_release(&exploration);
	guide_release(&guide);
}

/* Questions whose answers are all asked for much later, in turn. */
static void load_late(struct guide *guide, int questions)
{
	struct buffer text = {0};

	buffer_text(&text,
		    "format: 1\n"
		    "guide: {id: g, version: 1, language: en, title: G}\n"
		    "danger: danger\notherwise: end\n"
		    "start:\n  - {id: danger, ask: D?, answers: "
		    "[{id: n, say: N}, {id: f, say: F, diagnosis: fire}]}\n");
	for (int i = 0; i < questions; i++)
		buffer_format(&text,
			      "  - {id: q%d, ask: Q?, choose: many, answers: "
			      "[{id: a, say: A}, {id: b, say: B}]}\n",
			      i);
	for (int i = 0; i < questions; i++)
		buffer_format(
			&text,
			"  - {id: late%d, ask: L?, when: {q%d: a}, answers: "
			"[{id: y, say: Y}, {id: n, say: N}]}\n",
			i, i);
	buffer_text(&text, "diagnoses: {end: {verdict: service, title: E}, "
			   "fire: {verdict: danger, title: F}}\n");
	lamp_load_text(guide, buffer_string(&text));
	buffer_release(&text);
}

/* More of them than can be left open at once. */
static void many_open_questions_are_explored_to_the_end(void **state)
{
	enum { QUESTIONS = 16 };
	struct guide guide;

	(void)state;
	load_late(&guide, QUESTIONS);
	struct exploration exploration = explored(&guide, AUDIENCE_OWNER);
	assert_true(exploration.exhaustive);
	assert_in_range(exploration.states, QUESTIONS, 2000);
	assert_int_equal(exploration.longest, 1 + 2 * QUESTIONS);
	assert_examples(&exploration);
	explore_release(&exploration);
	guide_release(&guide);
}

static void what_is_bounded_says_so(void **state)
{
	const struct explore_limits few = {.states = 20};
	const struct explore_limits little = {.work = 500};
	struct exploration exploration;
	struct guide guide;

	(void)state;
	load_signs(&guide, 12);
	assert_true(explore_init(&exploration, &guide, AUDIENCE_OWNER, &few));
	assert_false(exploration.exhaustive);
	assert_in_range(exploration.states, 20, 200);
	assert_int_equal(exploration.steps[guide.danger->index].asked, 0);
	explore_release(&exploration);
	assert_true(
		explore_init(&exploration, &guide, AUDIENCE_OWNER, &little));
	assert_false(exploration.exhaustive);
	explore_release(&exploration);
	guide_release(&guide);
}

static void large_guides_have_states_in_proportion(void **state)
{
	size_t states[2];

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct buffer text = {0};
		struct guide guide;

		generate_guide(&text, i ? 10000 : 5000);
		lamp_load_text(&guide, buffer_string(&text));
		struct exploration exploration =
			explored(&guide, AUDIENCE_SHOP);
		assert_true(exploration.exhaustive);
		states[i] = exploration.states;
		explore_release(&exploration);
		guide_release(&guide);
		buffer_release(&text);
	}
	assert_in_range(states[1], states[0], states[0] * 5 / 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(exploring_finds_what_trying_all_answers_finds),
		cmocka_unit_test(many_signs_are_explored_to_the_end),
		cmocka_unit_test(many_open_questions_are_explored_to_the_end),
		cmocka_unit_test(what_is_bounded_says_so),
		cmocka_unit_test(large_guides_have_states_in_proportion),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
