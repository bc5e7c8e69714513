/* What a check says of guides that each have one thing wrong with them. */
#include "chargefix/check.h"

#include "chargefix/checked.h"

#include "lamp.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

/* What a story adds starts in line 7. */
static const char head[] =
	"format: 1\n"
	"guide: {id: g, version: 1, language: en, title: G}\n"
	"danger: danger\n"
	"otherwise: end\n"
	"start:\n"
	"  - {id: danger, ask: Does it burn?, why: W, answers: [{id: none, "
	"say: No}, {id: fire, say: Yes, diagnosis: fire}]}\n";

#define YES "[{id: y, say: Yes}, {id: n, say: No, then: no-more}]"
#define TRIED                                                                  \
	"[{id: fixed, say: Yes, diagnosis: this}, {id: same, say: No, "        \
	"rules_out: this}]"

/* Behind the start; for YES, so that its answers differ. */
static const char routes[] =
	"routes:\n"
	"  no-more:\n"
	"    - {id: more, ask: What more is there?, why: W, answers: [{id: a, "
	"say: A, diagnosis: fire}, {id: b, say: B}]}\n";

static const char diagnoses[] = "diagnoses:\n"
				"  end: {verdict: service, title: E}\n"
				"  fire: {verdict: danger, title: F}\n";

struct story {
	const char *start; /* from line 7 on */
	const char *routes; /* beside no-more */
	const char *diagnoses; /* beside end and fire */
	const char *causes;
	const char *said; /* without what was looked at, and the sum */
};

static void write_guide(const struct story *story, struct buffer *text)
{
	buffer_text(text, head);
	buffer_text(text, story->start ? story->start : "");
	buffer_text(text, routes);
	buffer_text(text, story->routes ? story->routes : "");
	buffer_text(text, diagnoses);
	buffer_text(text, story->diagnoses ? story->diagnoses : "");
	if (story->causes)
		buffer_format(text, "causes: {%s}\n", story->causes);
}

/* What the check prints, up to how far it looked. */
static void check_text(const struct guide *guide,
		       const struct check_options *options, struct buffer *out)
{
	struct checked checked;

	check_guide(&checked, guide, options);
	struct checked_file file = {.name = "g", .checked = &checked};
	checked_text(&file, 1, out);
	checked_release(&checked);
}

static void assert_says(const struct story *story,
			const struct check_options *options)
{
	struct buffer text = {0}, out = {0};
	struct guide guide;

	write_guide(story, &text);
	lamp_load_text(&guide, buffer_string(&text));
	check_text(&guide, options, &out);
	char *end = strstr(out.data, "owner: ");
	if (!end)
		end = strstr(out.data, "owner and shop: ");
	assert_non_null(end);
	*end = '\0';
	assert_string_equal(out.data, story->said);
	guide_release(&guide);
	buffer_release(&text);
	buffer_release(&out);
}

#define ASK(id)                                                                \
	"  - {id: " id ", ask: 'Is it " id "?', why: W, answers: " YES "}\n"

static const struct story stories[] = {
	{.start = ASK("one"), .said = ""},
	{
		.start = ASK("one") "  - {id: two, ask: 'Is it?', why: W, "
				    "when: {one: y}, unless: {one: [y, "
				    "unsure]}, answers: " YES "}\n",
		.said = "g:8:5: error: no walk reaches \"two\" "
			"[unreachable-step]\n"
			"    its \"unless\" always holds: {one: [y, unsure]}\n"
			"    Nobody is ever asked this.\n",
	},
	{
		.start = ASK("one") "  - {id: two, ask: 'Is it?', why: W, "
				    "when: {more: a}, answers: " YES "}\n",
		.said = "g:8:5: error: no walk reaches \"two\" "
			"[unreachable-step]\n"
			"    its \"when\" never holds: {more: a}\n"
			"    Nobody is ever asked this.\n",
	},
	{
		.start = "  - {id: last, ask: Is it?, why: W, unsure: a, "
			 "answers: [{id: a, say: A, diagnosis: end}, {id: b, "
			 "say: B, diagnosis: fire}]}\n"
			 "  - {use: no-more}\n" ASK("two"),
		.said = "g:9:5: error: no walk reaches \"two\" "
			"[unreachable-step]\n"
			"    every walk ends before it\n"
			"    Nobody is ever asked this.\n"
			"g:11:3: error: no walk reaches the route \"no-more\" "
			"with its 1 step [unreachable-route]\n"
			"    used at line 8: every walk ends before it\n"
			"    Nobody is ever asked any of its questions.\n",
	},
	{
		.start = ASK("one") "  - {use: shut, when: {more: a}}\n",
		.routes = "  shut:\n" ASK("two") ASK("three"),
		.said = "g:12:3: error: no walk reaches the route \"shut\" "
			"with its 2 steps [unreachable-route]\n"
			"    used at line 8: its \"when\" never holds: {more: "
			"a}\n"
			"    Nobody is ever asked any of its questions.\n",
	},
	{
		.start = ASK(
			"one") "  - {id: out, ask: 'Is it out?', why: W, "
			       "answers: [{id: y, say: Y, rules_out: c, then: "
			       "no-more}, {id: n, say: N, rules_out: c}, {id: "
			       "m, say: M, suspects: c, diagnosis: c}]}\n"
			       "  - {id: two, ask: Is it?, why: W, tests: [c], "
			       "unless: {out: unsure}, answers: " TRIED "}\n",
		.diagnoses = "  c: {verdict: fixed, title: C, cause: c}\n",
		.causes = "c: {title: C}",
		.said = "g:9:5: error: no walk reaches \"two\" "
			"[unreachable-step]\n"
			"    everything it tests is always ruled out by then\n"
			"    Nobody is ever asked this.\n",
	},
	{
		.start = ASK("one") "  - {id: two, ask: Is it?, why: W, when: "
				    "{more: a}, answers: [{id: a, say: A, "
				    "diagnosis: lost}, {id: b, say: B}]}\n",
		.diagnoses = "  lost: {verdict: part, title: L}\n",
		.said = "g:8:5: error: no walk reaches \"two\" "
			"[unreachable-step]\n"
			"    its \"when\" never holds: {more: a}\n"
			"    Nobody is ever asked this.\n"
			"g:15:3: error: no walk ends with \"lost\" "
			"[unreachable-diagnosis]\n"
			"    the answer \"a\" of \"two\" would lead to it, but "
			"is never asked for\n"
			"    Nobody ever gets this diagnosis.\n",
	},
	{
		.start = ASK(
			"one") "  - {id: two, ask: Is it?, why: W, answers: "
			       "[{id: a, say: A}, {id: b, say: B}, {id: c, "
			       "say: C}, {id: d, say: D, then: no-more}]}\n",
		.said = "g:8:5: warning: \"a\", \"b\" and \"c\" of \"two\" "
			"have the same effect in every walk [idle-answers]\n"
			"    Whichever of them people choose, nothing changes: "
			"one answer is enough.\n",
	},
	{
		.start = ASK(
			"one") "  - {id: two, ask: Is it?, why: W, answers: "
			       "[{id: a, say: A}, {id: b, say: B}]}\n"
			       "  - {id: three, ask: Is it?, why: W, when: "
			       "{two: a}, answers: " YES "}\n",
		.said = "",
	},
	{
		.start = ASK("one") "  - {id: two, ask: Is it?, why: W, "
				    "choose: many, answers: [{id: a, say: A}, "
				    "{id: b, say: B}, {id: c, say: C}, {id: d, "
				    "say: D, alone: true}]}\n"
				    "  - {id: three, ask: Is it?, why: W, "
				    "when: {two: b}, answers: " YES "}\n",
		.said = "g:8:5: warning: \"a\", \"c\" and \"d\" of \"two\" "
			"have the same effect in every walk [idle-answers]\n"
			"    Whichever of them people choose, nothing changes: "
			"one answer is enough.\n",
	},
	{
		.start = "  - {id: only, ask: Is it?, why: W, unsure: a, "
			 "answers: [{id: a, say: A}, {id: b, say: B, "
			 "diagnosis: fire}]}\n"
			 "  - {id: two, ask: Is it?, why: W, when: {only: a}, "
			 "unless: {danger: fire}, answers: " YES "}\n",
		.said = "g:8:5: warning: \"two\" has a guard that makes no "
			"difference: unless {danger: fire} [needless-unless]\n"
			"    Nobody who gets here has answered like this: the "
			"guard can be removed.\n"
			"g:8:5: warning: \"two\" has a guard that makes no "
			"difference: when {only: a} [needless-when]\n"
			"    Everyone who gets here has answered like this: "
			"the guard can be removed.\n",
	},
	{
		.start = ASK("one") "  - {use: no-more, when: {more: b}}\n",
		.said = "g:8:5: warning: this use of \"no-more\" is always "
			"shut by its guard: when {more: b} [shut-use]\n"
			"    Nobody reaches the route this way.\n",
	},
	{
		.start = ASK("one") "  - {id: two, ask: Is it?, why: W, tests: "
				    "[b], answers: [{id: y, say: Y, suspects: "
				    "[a], diagnosis: end}, {id: n, say: N}]}\n",
		.causes = "a: {title: A}, b: {title: B}",
		.said = "g:15:10: warning: the cause \"a\" is never tested or "
			"diagnosed [idle-cause]\n"
			"    People with this fault get a different "
			"diagnosis.\n"
			"g:15:25: warning: the cause \"b\" is never suspected "
			"or diagnosed [idle-cause]\n"
			"    People with this fault get a different "
			"diagnosis.\n",
	},
	{
		.start = ASK("one") "  - {id: two, title: T, ask: Is it?, do: "
				    "[Do.], answers: " YES "}\n",
		.said = "g:8:5: warning: \"two\" has no why and no minutes "
			"[missing-text]\n",
	},
	{
		.start =
			ASK("one") "  - id: two\n"
				   "    title: T\n"
				   "    ask: Is it two?\n"
				   "    why: W\n"
				   "    minutes: 1\n"
				   "    do:\n"
				   "      - {text: Do., when: {one: y}}\n"
				   "      - {text: Or., when: {danger: fire}}\n"
				   "      - {text: So., when: {danger: none}}\n"
				   "      - {text: It., only: shop}\n"
				   "    answers: " YES "\n",
		.said = "g:15:9: warning: no walk shows this text of \"two\" "
			"[unshown-text]\n"
			"    Its guards never hold: nobody reads it.\n",
	},
	{
		.start = ASK(
			"one") "  - {diagnosis: end, when: {one: y}}\n"
			       "  - {diagnosis: fire, when: {danger: fire}}\n"
			       "  - {diagnosis: end}\n" ASK("two"),
		.said = "g:9:5: warning: this diagnosis \"fire\" is always "
			"shut by its guard: when {danger: fire} [shut-end]\n"
			"    Nobody reaches the diagnosis this way.\n"
			"g:10:5: warning: every walk that reaches this "
			"diagnosis \"end\" ends with it [end-too-early]\n"
			"    What follows it in its list is never asked.\n"
			"g:11:5: error: no walk reaches \"two\" "
			"[unreachable-step]\n"
			"    every walk ends before it\n"
			"    Nobody is ever asked this.\n",
	},
	{
		.start = ASK("one") "  - {diagnosis: lost, when: {one: y}, "
				    "unless: {one: [y, unsure]}}\n",
		.diagnoses = "  lost: {verdict: part, title: L}\n",
		.said = "g:15:3: error: no walk ends with \"lost\" "
			"[unreachable-diagnosis]\n"
			"    in the list in line 8: its \"unless\" always "
			"holds: {one: [y, unsure]}\n"
			"    Nobody ever gets this diagnosis.\n",
	},
	{
		.start = ASK(
			"one") "  - {id: two, title: T, ask: Is it?, why: W, "
			       "minutes: 1, unsure: a, do: [{text: So., "
			       "unless: "
			       "{danger: fire}}, {text: Or., when: {danger: "
			       "unsure}}], answers: [{id: a, say: A}, {id: b, "
			       "say: "
			       "B, diagnosis: fire}]}\n",
		.said = "g:8:74: warning: every walk that reaches \"two\" "
			"shows this text [needless-guard]\n"
			"    Its guards always hold: they can be removed.\n",
	},
	{
		.start =
			"  - {id: one, ask: Is it not working with the orginal "
			"cable?, why: W, answers: " YES "}\n"
			"  - {id: two, ask: Is it not working with the "
			"original cable?, why: W, answers: " YES "}\n"
			"  - {id: three, ask: Is it not working with the other "
			"cable?, why: W, answers: " YES "}\n"
			"  - {id: four, ask: Is it dry again after 1200 s?, "
			"why: W, answers: " YES "}\n"
			"  - {id: five, ask: Is it dry again after 1300 s?, "
			"why: W, answers: " YES "}\n",
		.said = "g:8:5: warning: a text of \"two\" is almost the same "
			"as a text of \"one\" at line 7 [near-duplicate]\n"
			"    Is it not working with the original cable?\n"
			"    Is it not working with the orginal cable?\n"
			"    People who read both will look for a difference "
			"that may not be there.\n",
	},
};

static void each_guide_is_told_what_is_wrong_with_it(void **state)
{
	const struct check_options options = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(stories) / sizeof(stories[0]); i++)
		assert_says(&stories[i], &options);
}

static void a_step_to_do_before_danger_is_told_with_its_walk(void **state)
{
	static const char text[] =
		"format: 1\n"
		"guide: {id: g, version: 1, language: en, title: G}\n"
		"danger: danger\n"
		"otherwise: end\n"
		"start:\n"
		"  - {id: what, ask: W?, why: W, answers: [{id: a, say: A, "
		"then: try}, {id: b, say: B}]}\n"
		"  - {id: danger, ask: D?, why: W, answers: [{id: none, say: "
		"No}, {id: fire, say: Yes, diagnosis: fire}]}\n"
		"routes:\n"
		"  try:\n"
		"    - {id: wipe, title: Wipe, ask: D?, why: W, minutes: 1, "
		"do: [Wipe.], answers: [{id: y, say: Y, diagnosis: end}, {id: "
		"n, say: N}]}\n"
		"diagnoses: {end: {verdict: service, title: E}, fire: "
		"{verdict: danger, title: F}}\n";
	const struct check_options options = {.audience = AUDIENCE_SHOP};
	struct buffer out = {0};
	struct guide guide;

	(void)state;
	lamp_load_text(&guide, text);
	check_text(&guide, &options, &out);
	assert_string_equal(
		buffer_string(&out),
		"g:10:7: error: \"wipe\" has to be done before the danger "
		"question \"danger\" [before-danger]\n"
		"    People may handle a device that is burning or swollen.\n"
		"    walk (shop): what: a, wipe\n"
		"shop: tried every walk (13); the longest asks 3 questions\n"
		"g: 3 steps, 1 error, 0 warnings\n");
	guide_release(&guide);
	buffer_release(&out);
}

static void what_erases_too_early_is_told_with_its_walk(void **state)
{
	static const struct story story = {
		.start =
			"  - {id: sign, ask: Is it?, why: W, answers: [{id: s, "
			"say: S, suspects: reset}, {id: n, say: N}]}\n"
			"  - {id: wipe, title: Wipe, ask: D?, why: W, minutes: "
			"1, do: [Wipe.], tests: [dirt], answers: " TRIED "}\n"
			"  - {id: reset, title: Reset, ask: D?, why: W, "
			"minutes: 1, do: [Reset.], erases: true, tests: "
			"[reset], answers: " TRIED "}\n"
			"  - {id: dirty, ask: D?, why: W, answers: [{id: y, "
			"say: Y, suspects: dirt, then: no-more}, {id: n, say: "
			"N}]}\n",
		.diagnoses =
			"  dirt: {verdict: fixed, cause: dirt, title: D}\n"
			"  reset: {verdict: fixed, cause: reset, title: R}\n",
		.causes = "dirt: {title: D}, reset: {title: R}",
		.said = "g:9:5: error: \"reset\" erases data before \"wipe\" "
			"is tried [erases-early]\n"
			"    People may lose data that a harmless step could "
			"have saved.\n"
			"    walk (owner): danger: none, sign: s, reset: same, "
			"wipe\n",
	};
	const struct check_options options = {0};

	(void)state;
	assert_says(&story, &options);
}

static void a_walk_longer_than_may_be_is_told_as_it_goes(void **state)
{
	static const struct story story = {
		.start = ASK("one") ASK("two"),
		.said = "g:11:7: warning: a walk asks 4 questions: \"more\" is "
			"number 4 [long-walk]\n"
			"    Many people give up before they reach a "
			"diagnosis.\n"
			"    walk (owner): danger: none, one: y, two: n, more: "
			"a\n",
	};
	const struct check_options few = {.most_questions = 3};
	const struct check_options enough = {.most_questions = 4};
	struct story fine = story;

	(void)state;
	assert_says(&story, &few);
	fine.said = "";
	assert_says(&fine, &enough);
}

static void a_step_for_the_shop_alone_counts_as_reached(void **state)
{
	static const struct story story = {
		.start = ASK("one") "  - {id: two, ask: Is it?, why: W, only: "
				    "shop, answers: [{id: y, say: Y, "
				    "diagnosis: far}, {id: n, say: N}]}\n",
		.diagnoses = "  far: {verdict: service, title: F}\n",
		.said = "",
	};
	const struct check_options both = {0};
	const struct check_options owner = {.audience = AUDIENCE_OWNER};

	(void)state;
	assert_says(&story, &both);
	assert_says(&story, &owner);
}

static void random_walks_are_the_same_for_the_same_seed(void **state)
{
	const uint64_t seeds[] = {5, 5, 6};
	struct buffer said[3] = {{0}};
	struct lamp lamp;

	(void)state;
	lamp_load(&lamp);
	for (size_t i = 0; i < 3; i++) {
		const struct check_options options = {.walks = 50,
						      .seed = seeds[i]};
		check_text(&lamp.guide, &options, &said[i]);
	}
	assert_string_equal(said[0].data, said[1].data);
	assert_string_not_equal(said[0].data, said[2].data);
	/* Fifty walks meet every answer of so small a guide. */
	assert_null(strstr(said[0].data, "did not"));
	assert_null(strstr(said[0].data, " 0\n"));
	for (size_t i = 0; i < 3; i++)
		buffer_release(&said[i]);
	lamp_release(&lamp);
}

static void what_random_walks_do_not_meet_is_said_of_them_alone(void **state)
{
	const struct check_options options = {.walks = 30, .seed = 1};
	struct story story = stories[2];

	(void)state;
	story.said = "g:8:5: warning: 30 random walks did not reach \"two\" "
		     "[unmet-step]\n";
	assert_says(&story, &options);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_guide_is_told_what_is_wrong_with_it),
		cmocka_unit_test(
			a_step_to_do_before_danger_is_told_with_its_walk),
		cmocka_unit_test(what_erases_too_early_is_told_with_its_walk),
		cmocka_unit_test(a_walk_longer_than_may_be_is_told_as_it_goes),
		cmocka_unit_test(a_step_for_the_shop_alone_counts_as_reached),
		cmocka_unit_test(random_walks_are_the_same_for_the_same_seed),
		cmocka_unit_test(
			what_random_walks_do_not_meet_is_said_of_them_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
