/* Guides with more walks than can be tried, and what is said of them. */
#include "chargefix/check.h"

#include "chargefix/checked.h"

#include "check/walks.h"
#include "lamp.h"
#include "random_guide.h"
#include "test.h"

#include <string.h>

#define HEAD(diagnoses)                                                        \
	"format: 1\n"                                                          \
	"guide: {id: g, version: 1, language: en, title: G}\n"                 \
	"danger: q0\n"                                                         \
	"otherwise: end\n"                                                     \
	"diagnoses: {end: {verdict: service, title: E}" diagnoses "}\n"        \
	"start:\n"

static const char head[] = HEAD("");

#define QUESTION(more)                                                         \
	"  - {id: q%d, ask: 'Is number %d well?', why: W, answers: [{id: y, "  \
	"say: Y}, {id: n, say: N" more "}]}\n"

#define SIX_ANSWERS                                                            \
	"  - {id: q%d, ask: 'What is number %d?', why: W, answers: [{id: a, "  \
	"say: A}, {id: b, say: B}, {id: c, say: C}, {id: d, say: D}, {id: e, " \
	"say: E}, {id: f, say: F}]}\n"

static void add_questions(struct buffer *text, int count)
{
	for (int i = 0; i < count; i++)
		buffer_format(text, QUESTION(", diagnosis: end"), i, i);
}

/* What is printed of the guide, which is released. */
static void check_text_from(uint64_t seed, struct buffer *text,
			    struct buffer *out)
{
	const struct check_options options = {.seed = seed};
	struct checked checked;
	struct guide guide;

	lamp_load_text(&guide, buffer_string(text));
	check_guide(&checked, &guide, &options);
	struct checked_file file = {.name = "g", .checked = &checked};
	checked_text(&file, 1, out);
	checked_release(&checked);
	guide_release(&guide);
	buffer_release(text);
}

static void check_text(struct buffer *text, struct buffer *out)
{
	check_text_from(CHECK_SEED, text, out);
}

static void assert_has(const struct buffer *out, const char *part)
{
	if (!strstr(out->data, part))
		fail_msg("not found: %s\nin: %s", part, out->data);
}

static void questions_that_multiply_are_named(void **state)
{
	struct buffer text = {0}, out = {0};

	(void)state;
	buffer_text(&text, head);
	for (int i = 0; i < 40; i++)
		buffer_format(&text, QUESTION(""), i, i);
	for (int i = 0; i < 40; i++)
		buffer_format(&text,
			      "  - {id: f%d, ask: 'Why %d?', why: W, when: "
			      "{q%d: y}, answers: [{id: a, say: A}, {id: b, "
			      "say: B, diagnosis: end}]}\n",
			      i, i, i);
	check_text(&text, &out);
	assert_has(&out, "owner and shop: tried ");
	assert_has(&out, "the longest walk found asks 80 questions, and no "
			 "walk can ask more than 80\n");
	assert_has(&out, "the answers to 40 questions can be combined in too "
			 "many ways (q0, q1, q2 and 37 more)\n");
	assert_has(&out, "0 errors");
	buffer_release(&out);
}

/*
 * Alternatives that share no answer: a walk that mixes them reaches none. Earlier
 * ends take the walks away that answer "a" twice.
 */
static void add_rare_ends(struct buffer *text)
{
	static const char *const ways[] = {"aabbccddeeff", "bbccddeeffaa",
					   "ccddeeffaabb"};

	for (int i = 0; i < 11; i++)
		buffer_format(text,
			      "  - {diagnosis: end, when: {q%d: a, q%d: b}}\n",
			      i, i + 1);
	buffer_text(text, "  - {diagnosis: rare, when: [");
	for (size_t i = 0; i < COUNT(ways); i++) {
		buffer_text(text, i ? ", {" : "{");
		for (int k = 0; k < 12; k += 2)
			buffer_format(text, "%sq%d: %c", k ? ", " : "", k,
				      ways[i][k]);
		buffer_text(text, "}");
	}
	buffer_text(text, "]}\n");
}

static void an_end_of_many_answers_is_found_from_any_seed(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 8; seed++) {
		struct buffer text = {0}, out = {0};
		buffer_text(&text, HEAD(", rare: {verdict: part, title: R}"));
		for (int i = 0; i < 12; i++)
			buffer_format(&text, SIX_ANSWERS, i, i);
		add_rare_ends(&text);
		check_text_from(seed, &text, &out);
		assert_has(&out, "0 errors");
		assert_null(strstr(out.data, "shut-end"));
		buffer_release(&out);
	}
}

static void a_guard_against_itself_is_found_among_any_number_of_walks(
	void **state)
{
	struct buffer text = {0}, out = {0};

	(void)state;
	buffer_text(&text, head);
	for (int i = 0; i < 20; i++)
		buffer_format(&text, QUESTION(""), i, i);
	buffer_text(&text, "  - {id: never, ask: Never?, why: W, when: {q0: "
			   "y}, unless: {q0: [y, unsure]}, answers: [{id: a, "
			   "say: A}, {id: b, say: B, diagnosis: end}]}\n");
	check_text(&text, &out);
	assert_has(&out, "g:27:5: error: no walk reaches \"never\" "
			 "[unreachable-step]\n");
	buffer_release(&out);
}

/* Its guard needs all of the answers before it: 1 walk in 3 to the 20th. */
static void what_few_walks_come_to_is_not_called_out_of_reach(void **state)
{
	struct buffer text = {0}, out = {0};

	(void)state;
	buffer_text(&text, head);
	for (int i = 0; i < 20; i++)
		buffer_format(&text, QUESTION(""), i, i);
	buffer_text(&text, "  - {id: rare, ask: Rare?, why: W, when: {q0: n");
	for (int i = 1; i < 20; i++)
		buffer_format(&text, ", q%d: %s", i, i % 3 ? "n" : "y");
	buffer_text(&text, "}, answers: [{id: a, say: A}, {id: b, say: B, "
			   "diagnosis: end}]}\n");
	check_text(&text, &out);
	assert_has(&out, "g: 21 steps, 0 errors");
	buffer_release(&out);
}

static void a_long_list_is_tried_to_its_end(void **state)
{
	struct buffer text = {0}, out = {0};

	(void)state;
	buffer_text(&text, head);
	add_questions(&text, 5000);
	check_text(&text, &out);
	assert_has(&out, "the longest walk found asks 5000 questions, and no "
			 "walk can ask more than 5000\n");
	assert_has(&out, "0 errors");
	buffer_release(&out);
}

static void a_long_chain_of_routes_is_tried_to_its_end(void **state)
{
	struct buffer text = {0}, out = {0};

	(void)state;
	buffer_text(&text, head);
	buffer_format(&text, QUESTION(", then: r1"), 0, 0);
	buffer_text(&text, "routes:\n");
	for (int i = 1; i < 3000; i++) {
		buffer_format(&text, "  r%d:\n  ", i);
		if (i + 1 < 3000)
			buffer_format(&text, QUESTION(", then: r%d"), i, i,
				      i + 1);
		else
			buffer_format(&text, QUESTION(", diagnosis: end"), i,
				      i);
	}
	check_text(&text, &out);
	assert_has(&out, "the longest asks 3000 questions\n");
	assert_has(&out, "0 errors");
	buffer_release(&out);
}

static void a_step_that_lists_let_come_before_danger_is_suspected(void **state)
{
	struct buffer text = {0}, out = {0};

	(void)state;
	buffer_text(&text,
		    "format: 1\n"
		    "guide: {id: g, version: 1, language: en, title: G}\n"
		    "danger: q0\n"
		    "otherwise: end\n"
		    "diagnoses: {end: {verdict: service, title: E}}\n"
		    "start:\n"
		    "  - {id: what, ask: What?, why: W, answers: [{id: a, say: "
		    "A}, {id: b, say: B, then: [{id: wipe, title: T, ask: D?, "
		    "why: W, minutes: 1, when: {what: a}, do: [Wipe.], "
		    "answers: [{id: y, say: Y, diagnosis: end}, {id: n, say: "
		    "N}]}]}]}\n");
	for (int i = 0; i < 20; i++)
		buffer_format(&text, QUESTION(""), i, i);
	check_text(&text, &out);
	assert_has(&out, "warning: \"wipe\" may come before the danger "
			 "question \"q0\" [before-danger]\n");
	buffer_release(&out);
}

static void a_step_that_lists_let_erase_early_is_suspected(void **state)
{
	struct buffer text = {0}, out = {0};

	(void)state;
	/* Both answers together are refused, but that is not looked at. */
	buffer_text(&text, head);
	for (int i = 0; i < 20; i++)
		buffer_format(&text, QUESTION(""), i, i);
	buffer_text(&text,
		    "  - {id: sign, ask: S?, why: W, choose: many, answers: "
		    "[{id: a, say: A, alone: true}, {id: b, say: B}]}\n"
		    "  - {id: wipe, ask: D?, why: W, minutes: 1, do: [Wipe.], "
		    "erases: true, when: {sign: a}, answers: [{id: y, say: Y, "
		    "diagnosis: end}, {id: n, say: N}]}\n"
		    "  - {id: try, ask: D?, why: W, minutes: 1, do: [Try.], "
		    "when: {sign: b}, answers: [{id: y, say: Y, diagnosis: "
		    "end}, {id: n, say: N}]}\n");
	check_text(&text, &out);
	assert_has(&out,
		   "g:28:5: warning: \"wipe\" may erase data before "
		   "\"try\" is tried [erases-early]\n"
		   "    No walk was found where it does, but the order of "
		   "the lists doesn't rule it out.\n");
	buffer_release(&out);
}

static void a_guide_for_everyone_is_tried_once(void **state)
{
	const struct check_options options = {.seed = CHECK_SEED};
	struct buffer text = {0};
	struct checked checked;
	struct guide guide;

	(void)state;
	buffer_text(&text, head);
	add_questions(&text, 3);
	lamp_load_text(&guide, buffer_string(&text));
	check_guide(&checked, &guide, &options);
	assert_int_equal(checked.audience_count, 2);
	assert_ptr_equal(checked.audiences[0].tried,
			 checked.audiences[1].tried);
	checked_release(&checked);
	guide_release(&guide);
	buffer_release(&text);
}

/* What is met by all walks of a guide is met by a few hundred guided ones. */
static bool guided_walks_meet_as_much(const struct guide *guide)
{
	struct walks all, some;

	/* One walk, as any more would be tried in vain where all can't be. */
	walks_init(&all, guide, AUDIENCE_OWNER, 1, CHECK_SEED);
	walks_go_back(&all, 0);
	walks_try_all(&all);
	bool compared = all.tried.whole;
	if (compared) {
		walks_init(&some, guide, AUDIENCE_OWNER, 800, CHECK_SEED);
		for (size_t i = 0; i < guide->step_count; i++)
			assert_int_equal(all.tried.steps[i] > 0,
					 some.tried.steps[i] > 0);
		for (size_t i = 0; i < guide->diagnosis_count; i++)
			assert_int_equal(all.tried.diagnoses[i] > 0,
					 some.tried.diagnoses[i] > 0);
		walks_release(&some);
	}
	walks_release(&all);
	return compared;
}

static void guided_walks_meet_what_all_walks_of_random_guides_meet(void **state)
{
	enum { GUIDES = 60 };
	size_t compared = 0;

	(void)state;
	for (uint64_t seed = 0; seed < GUIDES; seed++) {
		struct dice dice = {seed};
		struct guide guide;
		random_guide(&guide, &dice);
		compared += guided_walks_meet_as_much(&guide);
		guide_release(&guide);
	}
	assert_true(compared > GUIDES / 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(questions_that_multiply_are_named),
		cmocka_unit_test(an_end_of_many_answers_is_found_from_any_seed),
		cmocka_unit_test(
			a_guard_against_itself_is_found_among_any_number_of_walks),
		cmocka_unit_test(
			what_few_walks_come_to_is_not_called_out_of_reach),
		cmocka_unit_test(a_long_list_is_tried_to_its_end),
		cmocka_unit_test(a_long_chain_of_routes_is_tried_to_its_end),
		cmocka_unit_test(
			a_step_that_lists_let_come_before_danger_is_suspected),
		cmocka_unit_test(
			a_step_that_lists_let_erase_early_is_suspected),
		cmocka_unit_test(a_guide_for_everyone_is_tried_once),
		cmocka_unit_test(
			guided_walks_meet_what_all_walks_of_random_guides_meet),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
