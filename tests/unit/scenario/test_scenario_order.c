/* Answers given in order, and danger raised on the way. */
#include "chargefix/scenario.h"

#include "generate_guide.h"
#include "lamp.h"
#include "test.h"
#include "wording.h"

#include <stdio.h>
#include <string.h>

/* Walks the scenario of these keys; in `failure` what it says, or "". */
static void run(const struct guide *guide, const char *keys,
		struct message *failure)
{
	struct messages problems = {0};
	struct scenarios scenarios;
	struct walk walk;
	char text[512];

	snprintf(text, sizeof(text),
		 "format: 1\nscenarios:\n  - {name: One, %s}\n", keys);
	if (!scenarios_load(&scenarios, guide, text, strlen(text), &problems))
		fail_msg("%s: %s", keys, problems.items[0].text);
	if (scenario_run(&scenarios.items[0], guide, &walk, failure))
		*failure = (struct message){0};
	walk_release(&walk);
	scenarios_release(&scenarios);
}

static void answers_in_order_go_to_what_is_asked(void **state)
{
	static const struct {
		const char *keys;
		const char *says;
		size_t column;
	} table[] = {
		{"answers: [rear, hot], diagnosis: danger", "", 0},
		{"answers: [rear, unsure], diagnosis: danger", "", 0},
		{"answers: [front, none, [dim, flicker], same, fixed], "
		 "diagnosis: cable",
		 "", 0},
		{"answers: [front, none, none, cannot, cannot, cannot, "
		 "cannot], diagnosis: service",
		 "", 0},
		{"answers: [front, none], diagnosis: danger",
		 "\"signs\" is asked, but there are no more answers", 5},
		{"answers: [front, maybe], diagnosis: danger",
		 "\"danger\" is asked, but it has no answer \"maybe\"", 34},
		{"answers: [front, [none, hot]], diagnosis: danger",
		 "\"danger\" is asked, but these answers don't go together",
		 34},
		{"answers: [front, none, [dim, none]], diagnosis: danger",
		 "\"signs\" is asked, but these answers don't go together", 40},
		{"answers: [front, hot, dim], diagnosis: danger",
		 "the walk ends before this answer", 39},
		{"answers: [front, hot], diagnosis: cable",
		 "the diagnosis should be \"cable\", but is \"danger\"", 5},
	};
	const struct lamp *lamp = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		struct message failure;

		run(&lamp->guide, table[i].keys, &failure);
		assert_string_equal(failure.text, table[i].says);
		assert_int_equal(failure.column, table[i].column);
	}
}

static void danger_is_raised_after_the_step_that_is_named(void **state)
{
	static const struct {
		const char *keys;
		const char *says;
	} table[] = {
		{"answers: {lamp: front, danger: none, signs: dim}, raises: "
		 "{signs: hot}, diagnosis: danger, never_asks: [clean]",
		 ""},
		{"answers: [front, none, dim, fixed], raises: {signs: none}, "
		 "diagnosis: contacts",
		 ""},
		/* Before its turn it needs no turn of its own. */
		{"answers: [front, dim, fixed], raises: {lamp: none}, "
		 "diagnosis: contacts",
		 ""},
		{"answers: [front, none, dim, fixed], raises: {clean: unsure}, "
		 "diagnosis: danger",
		 ""},
		{"answers: [front, none, dim, fixed], raises: {cable: hot}, "
		 "diagnosis: danger",
		 "the diagnosis should be \"danger\", but is \"contacts\""},
	};
	const struct lamp *lamp = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		struct message failure;

		run(&lamp->guide, table[i].keys, &failure);
		assert_string_equal(failure.text, table[i].says);
	}
}

static void what_is_raised_must_be_an_answer_of_danger(void **state)
{
	static const struct {
		const char *keys;
		const char *says;
	} table[] = {
		{"answers: [rear], raises: {signs: dim}, diagnosis: danger",
		 "step \"danger\" has no answer \"dim\"; it has: "},
		{"answers: [rear], raises: {sings: hot}, diagnosis: danger",
		 "there is no step \"sings\"; did you mean \"signs\"?"},
		{"answers: [rear], raises: {signs: [hot, none]}, diagnosis: "
		 "danger",
		 "these answers to \"danger\" don't go together"},
		{"answers: [], diagnosis: danger", "\"answers\" is empty"},
		{"answers: [{lamp: rear}], diagnosis: danger", "a name"},
	};
	const struct lamp *lamp = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		struct messages problems = {0};
		struct scenarios scenarios;
		char text[512];

		snprintf(text, sizeof(text),
			 "format: 1\nscenarios:\n  - {name: One, %s}\n",
			 table[i].keys);
		assert_false(scenarios_load(&scenarios, &lamp->guide, text,
					    strlen(text), &problems));
		assert_has(problems.items[0].text, table[i].says);
	}
}

/* A guide that asks for a number. */
static const char meter[] =
	"format: 1\n"
	"guide: {id: m, version: 1, language: en, title: Meter}\n"
	"danger: smoke\n"
	"otherwise: good\n"
	"diagnoses:\n"
	"  good: {verdict: fixed, title: Good}\n"
	"  low: {verdict: part, title: Low}\n"
	"start:\n"
	"  - id: volts\n"
	"    ask: How many?\n"
	"    measure: {unit: V, min: 0, max: 6}\n"
	"    answers:\n"
	"      - {id: weak, say: Weak, from: 0, to: 4.5, diagnosis: low}\n"
	"      - {id: full, say: Full, from: 4.5, to: 6}\n"
	/* Never asked in its turn. */
	"  - {id: smoke, ask: Smoke?, when: {volts: weak}, answers: [{id: no, "
	"say: No}]}\n";

static void readings_may_be_given_by_number(void **state)
{
	static const struct {
		const char *keys;
		const char *says;
	} table[] = {
		{"answers: {volts: 3.9}, diagnosis: low", ""},
		{"answers: [3.9], diagnosis: low", ""},
		{"answers: [5 V], diagnosis: good", ""},
		{"answers: [weak], diagnosis: low", ""},
		{"answers: [7], diagnosis: good",
		 "\"volts\" is asked, but it has no answer \"7\""},
	};
	struct guide guide;

	(void)state;
	lamp_load_text(&guide, meter);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct message failure;

		run(&guide, table[i].keys, &failure);
		assert_string_equal(failure.text, table[i].says);
	}
	guide_release(&guide);
}

static void a_story_may_be_as_long_as_a_large_guide(void **state)
{
	enum { STEPS = 10000 };
	struct messages problems = {0};
	struct buffer text = {0};
	struct scenarios scenarios;
	struct message failure;
	struct guide guide;
	struct walk walk;

	(void)state;
	generate_guide(&text, STEPS);
	lamp_load_text(&guide, buffer_string(&text));
	buffer_clear(&text);
	buffer_text(&text, "format: 1\nscenarios:\n  - name: All\n"
			   "    audience: shop\n    diagnosis: service\n"
			   "    answers:\n");
	for (size_t i = 0; i < STEPS; i++)
		buffer_format(&text, "      step-%zu: cannot\n", i);
	assert_true(scenarios_load(&scenarios, &guide, buffer_string(&text),
				   text.length, &problems));
	if (!scenario_run(&scenarios.items[0], &guide, &walk, &failure))
		fail_msg("%s", failure.text);
	/* One in ten stands behind a guard that nothing here meets. */
	assert_int_equal(walk.path_count, STEPS - STEPS / 10);
	walk_release(&walk);
	scenarios_release(&scenarios);
	guide_release(&guide);
	buffer_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_in_order_go_to_what_is_asked),
		cmocka_unit_test(danger_is_raised_after_the_step_that_is_named),
		cmocka_unit_test(what_is_raised_must_be_an_answer_of_danger),
		cmocka_unit_test(readings_may_be_given_by_number),
		cmocka_unit_test(a_story_may_be_as_long_as_a_large_guide),
	};

	return cmocka_run_group_tests(tests, lamp_open, lamp_close);
}
