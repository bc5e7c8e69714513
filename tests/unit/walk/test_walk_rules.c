/*
 * The rules of the walk, one story each.
 *
 * Every story's guide begins with the same danger question and signs; `tail`
 * is the rest of the file from the end of the start list on. The walk is a
 * line of STEP=ANSWER: that step must be asked next, and gets that answer.
 * `=ID` at the end is the diagnosis; `?STEP` the step that is left unanswered.
 * `undo`, `!ANSWER` (danger raised) and `STEP:=ANSWER` (changed) stand where
 * they happen.
 */
#include "chargefix/load.h"
#include "chargefix/walk.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char head[] =
	"format: 1\n"
	"guide: {id: g, version: 1, language: en, title: Rules}\n"
	"danger: danger\n"
	"otherwise: stuck\n"
	"causes: {a: {title: A}, b: {title: B}, c: {title: C}}\n"
	"diagnoses:\n"
	"  stuck: {verdict: service, title: Stuck}\n"
	"  stop: {verdict: danger, title: Stop}\n"
	"  done: {verdict: fixed, title: Done}\n"
	"answer_sets:\n"
	"  tried:\n"
	"    - {id: fixed, say: Yes, diagnosis: done}\n"
	"    - {id: same, say: No, rules_out: this}\n"
	"start:\n"
	"  - id: danger\n"
	"    ask: Danger?\n"
	"    unsure: yes\n"
	"    answers:\n"
	"      - {id: yes, say: Yes, diagnosis: stop}\n"
	"      - {id: no, say: No}\n"
	/* Never asked: it is there so that the answer set is used. */
	"  - {id: never, ask: N?, when: {danger: yes}, tests: [a],"
	" answers: tried}\n"
	"  - id: signs\n"
	"    ask: Signs?\n"
	"    choose: many\n"
	"    answers:\n"
	"      - {id: a, say: A, suspects: a}\n"
	"      - {id: b, say: B, suspects: b}\n"
	"      - {id: c, say: C, suspects: c}\n"
	"      - {id: none, say: None, alone: true}\n";

#define TEST(id, causes)                                                       \
	"  - {id: " id ", ask: Try?, tests: [" causes "], answers: tried}\n"
#define CONSENT(id, causes)                                                    \
	"  - {id: " id                                                         \
	", ask: Try?, do: [Do.], consent: Really?, tests: [" causes            \
	"], answers: tried}\n"
#define QUESTION(id)                                                           \
	"  - {id: " id ", ask: Which?, answers: [{id: x, say: X}, "            \
	"{id: y, say: Y}]}\n"
#define GUARDED(id, guard)                                                     \
	"  - {id: " id ", ask: Q?, " guard ", answers: [{id: x, say: X}]}\n"

struct story {
	const char *title;
	const char *tail;
	const char *walk;
	enum audience audience;
};

static const struct story stories[] = {
	{"a list is walked top to bottom",
	 TEST("t1", "a") QUESTION("q") TEST("t2", "b"),
	 "danger=no signs=none t1=same q=x t2=same =stuck", 0},
	{"a diagnosis on an answer ends the walk",
	 TEST("t1", "a") TEST("t2", "b"), "danger=no signs=none t1=fixed =done",
	 0},
	{"not sure changes no cause", TEST("t1", "a") TEST("t2", "a"),
	 "danger=no signs=a t1=unsure t2=same =stuck", 0},
	{"unsure: counts as the answer that it names",
	 TEST("t1", "a") TEST("t2", "b"), "danger=unsure =stop", 0},
	{"a step all of whose causes are ruled out is skipped",
	 TEST("t1", "a") TEST("t2", "a") TEST("t3", "a, b"),
	 "danger=no signs=none t1=same t3=same =stuck", 0},
	{"a suspected step goes before unsuspected ones",
	 TEST("t1", "a") TEST("t2", "b") TEST("t3", "c"),
	 "danger=no signs=c t3=same t1=same t2=same =stuck", 0},
	{"two suspected steps keep their order",
	 TEST("t1", "a") TEST("t2", "b") TEST("t3", "c"),
	 "danger=no signs=c,b t2=same t3=same t1=same =stuck", 0},
	{"a question that tests nothing keeps its place",
	 TEST("t1", "a") QUESTION("q") TEST("t2", "b"),
	 "danger=no signs=b t1=same q=x t2=same =stuck", 0},
	{"a route in use keeps its place too",
	 TEST("t1", "a") "  - {use: r}\n" TEST("t2", "b") "routes:\n"
							  "  r:\n" TEST("r1",
									"c"),
	 "danger=no signs=b t1=same r1=same t2=same =stuck", 0},
	{"a step with consent never jumps the queue",
	 TEST("t1", "a") CONSENT("t2", "b") TEST("t3", "b"),
	 "danger=no signs=b t3=unsure t1=same t2=same =stuck", 0},
	{"a step with consent is overtaken", CONSENT("t1", "a") TEST("t2", "b"),
	 "danger=no signs=b t2=same t1=cannot =stuck", 0},
	{"then: comes next, then the rest of the list",
	 "  - {id: q, ask: Q?, answers: [{id: x, say: X, then: r}, "
	 "{id: y, say: Y}]}\n" TEST("t1", "a") "routes:\n"
					       "  r:\n" QUESTION("r1"),
	 "danger=no signs=none q=x r1=y t1=same =stuck", 0},
	{"then: of many answers comes in the order of the guide",
	 "  - id: q\n"
	 "    ask: Q?\n"
	 "    choose: many\n"
	 "    answers:\n"
	 "      - {id: x, say: X, then: r1}\n"
	 "      - {id: y, say: Y, then: r2}\n"
	 "routes:\n"
	 "  r1:\n" QUESTION("one") "  r2:\n" QUESTION("two"),
	 "danger=no signs=none q=y,x one=x two=x =stuck", 0},
	{"a step is asked once, however often its route is used",
	 "  - {use: r}\n" QUESTION("q") "  - {use: r}\n"
					"routes:\n"
					"  r:\n" QUESTION("r1"),
	 "danger=no signs=none r1=x q=x =stuck", 0},
	{"a skipped step is due again when its cause is suspected again",
	 TEST("t1", "a") TEST("t2", "a") "  - {id: q, ask: Q?, answers: [{id: "
					 "x, say: X, suspects: a}, "
					 "{id: y, say: Y}]}\n" QUESTION("z"),
	 "danger=no signs=none t1=same q=x t2=same z=x =stuck", 0},
	{"when: asks only after that answer",
	 QUESTION("q") GUARDED("w", "when: {q: y}"),
	 "danger=no signs=none q=x =stuck", 0},
	{"when: takes any of several answers",
	 QUESTION("q") GUARDED("w", "when: {q: [x, y]}"),
	 "danger=no signs=none q=x w=x =stuck", 0},
	{"all entries of when: must hold",
	 QUESTION("q") QUESTION("p") GUARDED("w", "when: {q: x, p: y}"),
	 "danger=no signs=none q=x p=x =stuck", 0},
	{"when: can ask for not sure",
	 QUESTION("q") GUARDED("w", "when: {q: unsure}"),
	 "danger=no signs=none q=unsure w=x =stuck", 0},
	{"unless: leaves out after that answer",
	 QUESTION("q") GUARDED("w", "unless: {q: y}"),
	 "danger=no signs=none q=y =stuck", 0},
	{"a step never asked satisfies no when: and triggers no unless:",
	 "  - {id: p, ask: P?, when: {danger: yes}, answers: [{id: x, say: "
	 "X}]}\n" GUARDED("w", "when: {p: x}") GUARDED("u", "unless: {p: x}"),
	 "danger=no signs=none u=x =stuck", 0},
	{"only: shop is for the shop",
	 GUARDED("s", "only: shop") GUARDED("o", "only: owner"),
	 "danger=no signs=none s=x =stuck", AUDIENCE_SHOP},
	{"only: owner is for the owner",
	 GUARDED("s", "only: shop") GUARDED("o", "only: owner"),
	 "danger=no signs=none o=x =stuck", 0},
	{"undo drops the last answer", QUESTION("q") QUESTION("p"),
	 "danger=no signs=none q=x undo q=y p=x undo undo undo signs=a ?q", 0},
	{"undo after the end goes on before it",
	 TEST("t1", "a") TEST("t2", "b"),
	 "danger=no signs=none t1=fixed =done undo t1=same t2=same =stuck", 0},
	{"a change keeps the later answers that are still asked",
	 TEST("t1", "a") TEST("t2", "b") QUESTION("q"),
	 "danger=no signs=none t1=same t2=same signs:=b ?q", 0},
	{"a change sets aside what is no longer asked, and brings it back",
	 QUESTION("q") GUARDED("w", "when: {q: x}") QUESTION("p"),
	 "danger=no signs=none q=x w=x p=x =stuck q:=y =stuck q:=x =stuck", 0},
	{"a change asks what is new before it goes on",
	 QUESTION("q") GUARDED("w", "when: {q: x}") QUESTION("p"),
	 "danger=no signs=none q=y p=x =stuck q:=x w=x =stuck", 0},
	{"raised danger ends the walk anywhere", QUESTION("q") QUESTION("p"),
	 "danger=no signs=none q=x !yes =stop", 0},
	{"a false alarm goes on where it was", QUESTION("q") QUESTION("p"),
	 "danger=no signs=none q=x !no p=x =stuck", 0},
	{"danger raised before it was asked is not asked again", QUESTION("q"),
	 "!no signs=none q=x =stuck", 0},
	{"danger raised after a diagnosis comes in its place", TEST("t1", "a"),
	 "danger=no signs=none t1=fixed =done !yes =stop", 0},
	{"a false alarm takes no diagnosis back", TEST("t1", "a"),
	 "danger=no signs=none t1=fixed !no =done", 0},
	{"undo takes a raised danger back", QUESTION("q"),
	 "danger=no signs=none !yes =stop undo q=x =stuck", 0},
};

static void load(struct guide *guide, const char *tail)
{
	struct buffer text = {0}, problems_text = {0};
	struct messages problems = {0};

	buffer_text(&text, head);
	buffer_text(&text, tail);
	if (!guide_load(guide, text.data, text.length, &problems)) {
		messages_write(&problems, "story", text.data, text.length,
			       &problems_text);
		fail_msg("%s", buffer_string(&problems_text));
	}
	buffer_release(&text);
}

static uint64_t bits(const struct step *step, char *ids)
{
	uint64_t chosen = 0;
	char *rest = NULL;

	for (char *id = strtok_r(ids, ",", &rest); id;
	     id = strtok_r(NULL, ",", &rest))
		chosen |= step_answer_bit(step, id);
	assert_true(walk_valid(step, chosen));
	return chosen;
}

static void assert_asked(const struct walk *walk, const char *id)
{
	if (!walk->step)
		fail_msg("expected %s to be asked, but it ended in %s", id,
			 walk->diagnosis->id);
	assert_string_equal(walk->step->id, id);
}

static void take(struct walk *walk, char *word)
{
	char *equals = strchr(word, '=');

	if (strcmp(word, "undo") == 0) {
		assert_true(walk_undo(walk));
	} else if (word[0] == '!') {
		walk_raise_danger(walk, bits(walk->guide->danger, word + 1));
	} else if (word[0] == '?') {
		assert_asked(walk, word + 1);
	} else if (word[0] == '=') {
		assert_null(walk->step);
		assert_string_equal(walk->diagnosis->id, word + 1);
	} else if (equals[-1] == ':') {
		equals[-1] = '\0';
		const struct step *step = guide_step(walk->guide, word);
		walk_change(walk, step, bits(step, equals + 1));
	} else {
		*equals = '\0';
		assert_asked(walk, word);
		walk_answer(walk, bits(walk->step, equals + 1));
	}
}

static void the_story_goes_as_told(void **state)
{
	const struct story *story = *state;
	char *line = strdup(story->walk), *rest = NULL;
	struct guide guide;
	struct walk walk;

	load(&guide, story->tail);
	walk_init(&walk, &guide,
		  story->audience ? story->audience : AUDIENCE_OWNER);
	for (char *word = strtok_r(line, " ", &rest); word;
	     word = strtok_r(NULL, " ", &rest))
		take(&walk, word);
	walk_release(&walk);
	guide_release(&guide);
	free(line);
}

int main(void)
{
	enum { STORIES = COUNT(stories) };
	struct CMUnitTest tests[STORIES];

	for (size_t i = 0; i < STORIES; i++) {
		struct story *story = malloc(sizeof(*story));
		*story = stories[i];
		tests[i] = (struct CMUnitTest){
			.name = stories[i].title,
			.test_func = the_story_goes_as_told,
			.initial_state = story,
		};
	}
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	for (size_t i = 0; i < STORIES; i++)
		free(tests[i].initial_state);
	return failed;
}
