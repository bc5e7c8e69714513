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
#define ERASES "\nroutes: {r: [" ERASE("") "]}\n"
#define LEADS(more)                                                            \
	"{id: leads, ask: Q?, answers: [{id: y, say: Y, then: r}, {id: n, "    \
	"say: N}]" more "}"
#define MOOD(evidence)                                                         \
	"  - {id: mood, ask: Q?, answers: [{id: y, say: Y, " evidence          \
	"}, {id: n, say: N}]}\n"
#define SIGN MOOD("suspects: c")
#define DOUBT MOOD("doubts: c")

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
		{SIGN "  - " DO("try", ", tests: [c]") "\n  - " ERASE(
			 ", tests: [c]") "\n",
		 "try"},
		{SIGN "  - " DO("try", ", tests: [c]") "\n  - " ERASE(
			 ", tests: [c], consent: C") "\n",
		 NULL},
		{"  - " DO("try",
			   ", tests: [c]") "\n  - " ERASE(", tests: [c]") "\n",
		 NULL},
		/* It may be a step that leads to the erasing one. */
		{SIGN "  - " DO("try", ", tests: [c]") "\n  - " LEADS(
			 ", tests: [c]") ERASES,
		 "try"},
		{SIGN "  - " DO("try", ", tests: [c]") "\n  - " LEADS("")
			 ERASES,
		 NULL},
		/* What is put off comes after what leads to the erasing step. */
		{DOUBT "  - " DO("try", ", tests: [c]") "\n  - " LEADS("")
			 ERASES,
		 "try"},
		{DOUBT "  - {use: s}\n  - " LEADS("") "\nroutes: {r: [" ERASE(
			 "") "], s: [" DO("try", ", tests: [c]") "]}\n",
		 "try"},
		{DOUBT "  - " DO("try", ", tests: [c]") "\n  - {use: r, when: "
							"{mood: n}}" ERASES,
		 "try"},
		/* But not after one in the same list. */
		{DOUBT "  - " DO("try", ", tests: [c]") "\n  - " ERASE("") "\n",
		 NULL},
		{DOUBT "  - " DO("try", ", tests: [c]") "\n  - {use: r}" ERASES,
		 NULL},
		/* The leading answer may let something in above it. */
		{"  - " DO("try", ", when: {leads: y}") "\n  - " LEADS("")
			 ERASES,
		 "try"},
		/* A list that leads back moves to the top. */
		{"  - " ASK("a",
			    "") "\n  - {use: r}\nroutes: {r: [{id: b, ask: "
				"Q?, answers: [{id: y, say: Y, then: s}, "
				"{id: n, say: N}]}, " ERASE(
					"") "], s: [{id: q, ask: Q?, "
					    "answers: [{id: y, say: Y, "
					    "then: [{use: r, when: {a: "
					    "y}}]}, {id: n, say: N}]}, " DO(
						    "try", "") "]}\n",
		 "try"},
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

/* Its rest comes before the danger question of the list that led back. */
static void a_list_that_leads_back_may_go_on_before_danger(void **state)
{
	static const char text[] =
		"format: 1\n"
		"guide: {id: g, version: 1, language: en, title: G}\n"
		"danger: danger\n"
		"otherwise: end\n"
		"diagnoses: {end: {verdict: service, title: E}}\n"
		"start: [" ASK(
			"a",
			"") ", {use: r}]\n"
			    "routes:\n"
			    "  r: [{id: b, ask: Q?, unsure: y, answers: [{id: "
			    "y, say: Y, "
			    "then: s}, {id: n, say: N, diagnosis: end}]}, " DO(
				    "try",
				    "") "]\n"
					"  s: [{id: c, ask: Q?, answers: [{id: "
					"y, say: Y, then: "
					"[{use: r, when: {a: y}}]}, {id: n, "
					"say: N}]}, " ASK("danger", "") "]\n";
	struct guide guide;
	struct check check;
	struct walk walk;

	(void)state;
	lamp_load_text(&guide, text);
	walk_init(&walk, &guide, AUDIENCE_OWNER);
	lamp_answer(&walk, "y y y");
	assert_string_equal(walk.step->id, "try");
	walk_release(&walk);
	look_at(&check, &guide);
	assert_string_equal(certain_before_danger(&check)->id, "try");
	look_away(&check);
	guide_release(&guide);
}

/* Whether a random walk does something harmless after an erasing step. */
static bool erases_early(const struct guide *guide, const struct step *erasing,
			 struct dice *dice)
{
	struct walk walk;
	bool found = false;

	walk_init(&walk, guide, AUDIENCE_OWNER);
	for (size_t raised = 0; walk.step && !found;) {
		if (dice_hit(dice, 6) && raised++ < 20)
			walk_raise_danger(&walk,
					  random_answer(guide->danger, dice));
		else
			walk_answer(&walk, random_answer(walk.step, dice));
		found = walk.step && check_is_harmless(walk.step) &&
			walk_asked(&walk, erasing);
	}
	walk_release(&walk);
	return found;
}

/* How often the lists exclude it, and how often walks show it. */
struct seen {
	size_t certain;
	size_t found;
};

static void compare_erasing(const struct guide *guide,
			    const struct check *check,
			    const struct walks *walks, struct seen *seen,
			    struct dice *dice)
{
	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		if (!step->erases)
			continue;
		if (certain_after_erasing(check, step)) {
			seen->found += walks->erasing[i].step != NULL;
			continue;
		}
		assert_null(walks->erasing[i].step);
		for (int k = 0; k < 10; k++)
			assert_false(erases_early(guide, step, dice));
		seen->certain += walks->tried.steps[i] > 0;
	}
}

static void compare_with_walks(const struct guide *guide, struct seen *seen,
			       struct seen *danger, struct dice *dice)
{
	struct walks walks;
	struct check check;

	look_at(&check, guide);
	walks_init(&walks, guide, AUDIENCE_OWNER, 150, CHECK_SEED);
	assert_true(walks.tried.longest <=
		    bound_questions(&check, AUDIENCE_OWNER));
	compare_erasing(guide, &check, &walks, seen, dice);
	bool early = certain_before_danger(&check);
	assert_true(early || !walks.before_danger.step);
	danger->certain += !early;
	danger->found += walks.before_danger.step != NULL;
	walks_release(&walks);
	look_away(&check);
}

static void what_walks_of_random_guides_show_is_not_excluded(void **state)
{
	struct seen erasing = {0}, danger = {0};
	enum { GUIDES = IS_SANITIZED ? 100 : 1000 };

	(void)state;
	for (uint64_t seed = 0; seed < GUIDES; seed++) {
		struct dice dice = {seed};
		struct guide guide;

		random_guide_thin(&guide, &dice);
		compare_with_walks(&guide, &erasing, &danger, &dice);
		guide_release(&guide);
	}
	assert_true(erasing.certain > GUIDES / 20 &&
		    erasing.found > GUIDES / 10);
	assert_true(danger.certain > GUIDES / 20 && danger.found > GUIDES / 10);
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
			a_list_that_leads_back_may_go_on_before_danger),
		cmocka_unit_test(
			what_walks_of_random_guides_show_is_not_excluded),
		cmocka_unit_test(it_is_certain_of_the_bundled_guide),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
