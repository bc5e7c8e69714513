/*
 * Guides too large for trying out every answer are explored to the end, and
 * what is bounded says so.
 */
#include "chargefix/explore.h"

#include "explored.h"
#include "generate_guide.h"
#include "lamp.h"
#include "test.h"

/* A question of many signs, most of which bring some check forward. */
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
		cmocka_unit_test(many_signs_are_explored_to_the_end),
		cmocka_unit_test(many_open_questions_are_explored_to_the_end),
		cmocka_unit_test(what_is_bounded_says_so),
		cmocka_unit_test(large_guides_have_states_in_proportion),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
