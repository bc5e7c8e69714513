/*
 * What is read off the lists of a guide: how long its walks can be at most, and
 * whether something that erases data may come early. What walks show, the lists
 * must never exclude.
 */
#include "check/internal.h"

#include "lamp.h"
#include "random_guide.h"
#include "test.h"

#include <stdlib.h>

static const char head[] =
	"format: 1\n"
	"guide: {id: g, version: 1, language: en, title: G}\n"
	"danger: danger\n"
	"otherwise: end\n"
	"diagnoses: {end: {verdict: service, title: E}, c: {verdict: fixed, "
	"title: C, cause: c}}\n"
	"causes: {c: {title: C}}\n"
	"start:\n"
	"  - {id: danger, ask: D?, answers: [{id: y, say: Y, diagnosis: c}, "
	"{id: n, say: N}]}\n";

#define ASK(id, more)                                                          \
	"{id: " id ", ask: Q?, answers: [{id: y, say: Y}, {id: n, say: "       \
	"N}]" more "}"
#define DO(id, more)                                                           \
	"{id: " id ", ask: Q?, do: [D], answers: [{id: y, say: Y, diagnosis: " \
	"end}, {id: n, say: N}]" more "}"

static void look_away(struct check *check)
{
	openers_release(&check->openers);
	free(check->possible);
}

/* All that a guide has, as if no walk had been tried. */
static void look_at(struct check *check, const struct guide *guide)
{
	*check = (struct check){.guide = guide, .walks_count = 1};
	check->walks[0].audience = AUDIENCE_OWNER;
	openers_init(&check->openers, guide);
	check->possible = calloc(guide->step_count + 1, sizeof(bool));
	assert_non_null(check->possible);
	for (size_t i = 0; i < guide->step_count; i++)
		check->possible[i] = true;
}

static void load(struct guide *guide, const char *steps)
{
	struct buffer text = {0};

	buffer_format(&text, "%s%s", head, steps);
	lamp_load_text(guide, buffer_string(&text));
	buffer_release(&text);
}

static void no_walk_is_longer_than_its_longest_branch(void **state)
{
	static const struct {
		const char *steps;
		size_t most; /* with the danger step */
	} table[] = {
		{"  - " ASK("a", "") "\n  - " ASK("b", "") "\n", 3},
		/* Answers of which one is chosen exclude each other. */
		{"  - {id: a, ask: Q?, answers: [{id: y, say: Y, then: [" ASK(
			 "b", "") ", " ASK("c", "") "]}, {id: n, say: N, then: "
						    "[" ASK("d", "") "]}]}\n",
		 4},
		{"  - {id: a, ask: Q?, choose: many, answers: [{id: y, say: Y, "
		 "then: [" ASK("b", "") ", " ASK(
			 "c", "") "]}, {id: n, say: N, "
				  "then: [" ASK("d", "") "]}]}\n",
		 5},
		/* So do guards that wait for different answers to one step. */
		{"  - " ASK("a", "") "\n  - " ASK(
			 "b",
			 ", when: {a: y}") "\n  "
					   "- " ASK(
						   "c",
						   ", when: "
						   "{a: n}") "\n  - " ASK("d",
									  ", "
									  "when"
									  ": "
									  "{a: "
									  "y}") "\n",
		 4},
		{"  - " ASK("a", "") "\n  - " ASK(
			 "b",
			 ", when: {a: [y, n]}") "\n  - " ASK("c",
							     ", when: {danger: "
							     "n}") "\n",
		 4},
		/* A second question is only for those who did not answer the
		 * first: what waits for either comes once. */
		{"  - {id: a, ask: Q?, answers: [{id: y, say: Y}, {id: n, say: "
		 "N, then: [" ASK("b", "") "]}]}\n  - " ASK(
			 "c",
			 ", when: {a: "
			 "y}") "\n  - " ASK("d",
					    ", when: {b: y}") "\n  - " ASK("e",
									   ", "
									   "whe"
									   "n: "
									   "{b:"
									   " "
									   "n}") "\n",
		 4},
		{"  - {use: r}\n  - {use: r}\nroutes: {r: [" ASK("a",
								 "") "]}\n",
		 2},
		/* In a circle each step still comes once. */
		{"  - {use: r}\nroutes: {r: [" ASK(
			 "a",
			 "") ", {id: b, ask: Q?, answers: [{id: y, say: Y, "
			     "then: s}, {id: n, say: N}]}], s: [{use: r, when: "
			     "{a: y}}]}\n",
		 3},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct guide guide;
		struct check check;

		load(&guide, table[i].steps);
		look_at(&check, &guide);
		assert_int_equal(bound_questions(&check, AUDIENCE_OWNER),
				 table[i].most);
		look_away(&check);
		guide_release(&guide);
	}
}

#define ERASE(more) DO("erase", ", erases: true" more)

static void what_the_lists_let_come_after_erasing_is_named(void **state)
{
	static const struct {
		const char *steps;
		const char *after; /* NULL: it is certain that nothing does */
	} table[] = {
		{"  - " DO("try", "") "\n  - " ERASE("") "\n", NULL},
		{"  - " ERASE("") "\n  - " DO("try", "") "\n", "try"},
		{"  - " ERASE("") "\n  - " ASK("a", "") "\n", NULL},
		{"  - " ERASE("") "\n  - {use: r}\nroutes: {r: [" DO("try",
								     "") "]}\n",
		 "try"},
		{"  - {use: r}\n  - " DO("try",
					 "") "\nroutes: {r: [" ERASE("") "]}\n",
		 "try"},
		/* What needs another answer than the erasing step is shut. */
		{"  - " ASK("a", "") "\n  - " ERASE(
			 ", when: {a: y}") "\n  "
					   "- " DO("try",
						   ", when: {a: n}") "\n",
		 NULL},
		{"  - " ASK("a", "") "\n  - " ERASE(
			 ", when: {a: y}") "\n  "
					   "- " DO("try",
						   ", unless: {a: y}") "\n",
		 NULL},
		{"  - " ASK("a", "") "\n  - " ERASE(
			 ", when: {a: y}") "\n  "
					   "- " DO("try",
						   ", unless: {a: n}") "\n",
		 "try"},
		{"  - " ASK("a", "") "\n  - {use: r, when: {a: y}}\n  - {use: "
				     "s, when: {a: n}}\nroutes: {r: [" ERASE(
					     "") "], s: [" DO("try", "") "]}\n",
		 NULL},
		{"  - " ERASE("") "\n  - " DO("try", ", only: shop") "\n",
		 NULL},
		/* What waits further up may come when it is let in. */
		{"  - " DO("try", ", when: {late: y}") "\n  - " ERASE(
			 "") "\n  - " ASK("late", "") "\n",
		 "try"},
		{"  - " DO("try", ", when: {erase: n}") "\n  - " ERASE("") "\n",
		 "try"},
		/* Evidence brings forward what asks for no consent. */
		{"  - " DO("try",
			   ", tests: [c]") "\n  - " ERASE(", tests: [c]") "\n",
		 "try"},
		{"  - " DO("try", ", tests: [c]") "\n  - " ERASE(
			 ", tests: [c], consent: C") "\n",
		 NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct guide guide;
		struct check check;

		load(&guide, table[i].steps);
		look_at(&check, &guide);
		const struct step *after = certain_after_erasing(
			&check, guide_step(&guide, "erase"));
		if (!after || !table[i].after)
			assert_true(!after && !table[i].after);
		else
			assert_string_equal(after->id, table[i].after);
		look_away(&check);
		guide_release(&guide);
	}
}

/* Makes some of the steps with something to do erase data. */
static void erase_some(struct guide *guide, struct dice *dice)
{
	for (size_t i = 0; i < guide->step_count; i++) {
		struct step *step = (struct step *)(uintptr_t)guide->steps[i];
		step->erases = step_is_action(step) && dice_hit(dice, 4);
	}
}

static size_t assert_not_excluded(const struct guide *guide)
{
	struct walks walks;
	struct check check;
	size_t found = 0;

	look_at(&check, guide);
	walks_init(&walks, guide, AUDIENCE_OWNER, 300, CHECK_SEED);
	assert_true(walks.tried.longest <=
		    bound_questions(&check, AUDIENCE_OWNER));
	for (size_t i = 0; i < guide->step_count; i++) {
		if (!walks.erasing[i].step)
			continue;
		assert_non_null(certain_after_erasing(&check, guide->steps[i]));
		found++;
	}
	walks_release(&walks);
	look_away(&check);
	return found;
}

static void what_walks_of_random_guides_show_is_not_excluded(void **state)
{
	size_t found = 0;

	(void)state;
	for (uint64_t seed = 0; seed < 100; seed++) {
		struct dice dice = {seed};
		struct guide guide;

		random_guide(&guide, &dice);
		erase_some(&guide, &dice);
		found += assert_not_excluded(&guide);
		guide_release(&guide);
	}
	assert_true(found > 20);
}

static void it_is_certain_of_the_bundled_guide(void **state)
{
	struct guide guide;
	struct check check;
	size_t erasing = 0;

	(void)state;
	lamp_load_bundled(&guide);
	look_at(&check, &guide);
	for (size_t i = 0; i < guide.step_count; i++) {
		if (!guide.steps[i]->erases)
			continue;
		assert_null(certain_after_erasing(&check, guide.steps[i]));
		erasing++;
	}
	assert_true(erasing > 0);
	look_away(&check);
	guide_release(&guide);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_walk_is_longer_than_its_longest_branch),
		cmocka_unit_test(
			what_the_lists_let_come_after_erasing_is_named),
		cmocka_unit_test(
			what_walks_of_random_guides_show_is_not_excluded),
		cmocka_unit_test(it_is_certain_of_the_bundled_guide),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
