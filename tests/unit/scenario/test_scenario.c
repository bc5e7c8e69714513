/* Reading scenarios, and what is said where one does not hold. */
#include "chargefix/scenario.h"

#include "lamp.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

/* One scenario whose keys after its name are `keys`. */
static bool load_one(struct scenarios *scenarios, const struct guide *guide,
		     const char *keys, struct messages *problems)
{
	char text[512];

	snprintf(text, sizeof(text),
		 "format: 1\nscenarios:\n  - {name: One, %s}\n", keys);
	return scenarios_load(scenarios, guide, text, strlen(text), problems);
}

static void what_does_not_fit_the_guide_is_an_error(void **state)
{
	static const struct {
		const char *keys;
		const char *says;
	} table[] = {
		{"answers: {lapm: front}, diagnosis: cable",
		 "there is no step \"lapm\"; did you mean \"lamp\"?"},
		{"answers: {lamp: fornt}, diagnosis: cable",
		 "step \"lamp\" has no answer \"fornt\"; it has: front, rear"},
		{"answers: {lamp: [front, rear]}, diagnosis: cable",
		 "these answers to \"lamp\" don't go together"},
		{"answers: {signs: [dim, none]}, diagnosis: cable",
		 "these answers to \"signs\" don't go together"},
		{"answers: {signs: []}, diagnosis: cable",
		 "these answers to \"signs\" don't go together"},
		{"answers: {lamp: front, lamp: rear}, diagnosis: cable",
		 "lamp"},
		{"answers: {lamp: front}, diagnosis: cabel",
		 "there is no diagnosis \"cabel\"; did you mean \"cable\"?"},
		{"answers: {lamp: front}", "diagnosis"},
		{"answers: {lamp: front}, diagnosis: cable, asks: [sings]",
		 "there is no step \"sings\"; did you mean \"signs\"?"},
		{"answers: {lamp: front}, diagnosis: cable, never_asks: lamp",
		 "a list of steps"},
		{"answers: {lamp: front}, diagnosis: cable, causes: {cord: "
		 "open}",
		 "there is no cause \"cord\""},
		{"answers: {lamp: front}, diagnosis: cable, causes: {cable: "
		 "maybe}",
		 "open, suspected, doubted, ruled_out or confirmed"},
		{"answers: {lamp: front}, diagnosis: cable, shows: [Wype]",
		 "no needs, caution, do, advice, prevent or tell of the guide "
		 "contains \"Wype\""},
		{"answers: {lamp: front}, diagnosis: cable, most: 0",
		 "a number from 1 to 999"},
		{"answers: {lamp: front}, diagnosis: cable, audience: dog",
		 "owner or shop"},
		{"answers: {lamp: front}, diagnosis: cable, diagnoses: x",
		 "unknown key \"diagnoses\""},
	};
	const struct lamp *lamp = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		struct scenarios scenarios;
		struct messages problems = {0};

		if (load_one(&scenarios, &lamp->guide, table[i].keys,
			     &problems))
			fail_msg("loaded: %s", table[i].keys);
		assert_int_equal(scenarios.count, 0);
		assert_int_equal(problems.items[0].line, 3);
		if (!strstr(problems.items[0].text, table[i].says))
			fail_msg("%s: %s", table[i].keys,
				 problems.items[0].text);
	}
}

static void what_does_not_hold_is_said(void **state)
{
	static const struct {
		const char *keys;
		const char *says; /* NULL: it holds */
	} table[] = {
		{"answers: {lamp: front, danger: hot}, diagnosis: danger",
		 NULL},
		{"answers: {lamp: front, danger: unsure}, diagnosis: danger, "
		 "asks: [lamp], never_asks: [signs], causes: {cable: open}, "
		 "most: 2",
		 NULL},
		{"answers: {lamp: front, danger: none, signs: [dim, flicker], "
		 "clean: same, cable: fixed}, diagnosis: cable, "
		 "causes: {cable: confirmed, contacts: ruled_out}",
		 NULL},
		{"answers: {lamp: front, danger: hot}, diagnosis: danger, "
		 "shows: [outside on stone], never_shows: [once a month]",
		 NULL},
		{"answers: {lamp: front, danger: hot}, diagnosis: danger, "
		 "shows: [once a month]",
		 "\"once a month\" should be shown, and is not"},
		{"answers: {lamp: front, danger: hot}, diagnosis: danger, "
		 "never_shows: [on stone]",
		 "\"on stone\" should not be shown, and is"},
		{"answers: {lamp: front}, diagnosis: danger",
		 "\"danger\" is asked, but no answer is given"},
		{"answers: {lamp: front, danger: hot}, diagnosis: cable",
		 "the diagnosis should be \"cable\", but is \"danger\""},
		{"answers: {lamp: front, danger: hot}, diagnosis: danger, "
		 "asks: [signs]",
		 "\"signs\" should be asked, but is not"},
		{"answers: {lamp: front, danger: hot}, diagnosis: danger, "
		 "never_asks: [lamp]",
		 "\"lamp\" should not be asked, but is"},
		{"answers: {lamp: front, danger: hot}, diagnosis: danger, "
		 "causes: {cable: suspected}",
		 "\"cable\" should be suspected, but is open"},
		{"answers: {lamp: front, danger: hot}, diagnosis: danger, "
		 "most: 1",
		 "the walk should take at most 1 answer, but takes 2"},
	};
	const struct lamp *lamp = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		struct scenarios scenarios;
		struct messages problems = {0};
		struct message failure = {0};
		struct walk walk;

		assert_true(load_one(&scenarios, &lamp->guide, table[i].keys,
				     &problems));
		assert_int_equal(scenarios.count, 1);
		assert_int_equal(scenario_run(&scenarios.items[0], &lamp->guide,
					      &walk, &failure),
				 !table[i].says);
		if (table[i].says) {
			assert_string_equal(failure.text, table[i].says);
			assert_int_equal(failure.line, 3);
		}
		walk_release(&walk);
		scenarios_release(&scenarios);
	}
}

static void a_file_that_is_none_is_refused(void **state)
{
	static const char *const table[] = {"",
					    "[]",
					    "format: 2\nscenarios: []\n",
					    "scenarios: [",
					    "format: 1\nscenarios: {}\n",
					    "format: 1\n"};
	const struct lamp *lamp = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		struct scenarios scenarios;
		struct messages problems = {0};

		assert_false(scenarios_load(&scenarios, &lamp->guide, table[i],
					    strlen(table[i]), &problems));
		assert_true(problems.count > 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_does_not_fit_the_guide_is_an_error),
		cmocka_unit_test(what_does_not_hold_is_said),
		cmocka_unit_test(a_file_that_is_none_is_refused),
	};

	return cmocka_run_group_tests(tests, lamp_open, lamp_close);
}
