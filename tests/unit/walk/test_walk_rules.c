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

#define SAYS(id, evidence)                                                     \
	"  - {id: " id ", ask: Q?, answers: [{id: x, say: X, " evidence        \
	"}, {id: y, say: Y}]}\n"
#define DOUBTABLE(id, causes)                                                  \
	"  - {id: " id ", ask: Try?, tests: [" causes                          \
	"], answers: [{id: same, say: S, doubts: this}, {id: out, say: O, "    \
	"rules_out: this}]}\n"
#define ERASES(id, causes)                                                     \
	"  - {id: " id ", ask: Try?, do: [Do.], erases: true, tests: [" causes \
	"], answers: tried}\n"

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
	{"in format 1 an erasing step comes forward, if it needs no consent",
	 TEST("t1", "a") ERASES("t2", "b"),
	 "danger=no signs=b t2=same t1=same =stuck", 0},
	{"what is suspected twice goes no further",
	 SAYS("q", "suspects: c") TEST("t1", "a") TEST("t2", "b")
		 TEST("t3", "c"),
	 "danger=no signs=b,c q=x t2=same t3=same t1=same =stuck", 0},
};

/* In guides of format 2, where evidence is counted. */
static const struct story stories_of_evidence[] = {
	{"what is suspected twice goes before what is suspected once",
	 SAYS("q", "suspects: c") TEST("t1", "a") TEST("t2", "b")
		 TEST("t3", "c"),
	 "danger=no signs=b,c q=x t3=same t2=same t1=same =stuck", 0},
	{"a weight counts as so many answers",
	 SAYS("q", "suspects: {c: 2}") TEST("t1", "b") TEST("t2", "c"),
	 "danger=no signs=b q=x t2=same t1=same =stuck", 0},
	{"a step goes by the best of its causes",
	 SAYS("q", "suspects: {c: 2}") TEST("t1", "b") TEST("t2", "a, c"),
	 "danger=no signs=b q=x t2=same t1=same =stuck", 0},
	{"doubt puts a step off, but not away",
	 SAYS("q", "doubts: a") TEST("t1", "a") TEST("t2", "b"),
	 "danger=no signs=none q=x t2=same t1=same =stuck", 0},
	{"what is doubted less goes before what is doubted more",
	 SAYS("q", "doubts: [a, b]") SAYS("p", "doubts: a") TEST("t1", "a")
		 TEST("t2", "b"),
	 "danger=no signs=none q=x p=x t2=same t1=same =stuck", 0},
	{"doubt and suspicion make up for each other",
	 SAYS("q", "doubts: b") TEST("t1", "a") TEST("t2", "b"),
	 "danger=no signs=b q=x t1=same t2=same =stuck", 0},
	{"doubt leaves out what is ruled out",
	 SAYS("q", "rules_out: a") SAYS("p", "doubts: a") TEST("t1", "a")
		 QUESTION("z"),
	 "danger=no signs=a q=x p=x z=x =stuck", 0},
	{"an answer can only doubt what the step tests",
	 DOUBTABLE("t1", "a") TEST("t2", "b") TEST("t3", "a"),
	 "danger=no signs=a t1=same t2=same t3=same =stuck", 0},
	{"what is doubted waits behind a question that tests nothing",
	 SAYS("q", "doubts: a") TEST("t1", "a") QUESTION("z") TEST("t2", "b"),
	 "danger=no signs=none q=x z=x t2=same t1=same =stuck", 0},
	{"what is suspected does not go before that question",
	 SAYS("q", "doubts: a") TEST("t1", "a") QUESTION("z") TEST("t2", "b"),
	 "danger=no signs=b q=x z=x t2=same t1=same =stuck", 0},
	{"consent waits even for what is doubted",
	 SAYS("q", "doubts: a") TEST("t1", "a") CONSENT("t2", "b")
		 TEST("t3", "c"),
	 "danger=no signs=b q=x t3=same t1=same t2=same =stuck", 0},
	{"so does erasing",
	 SAYS("q", "doubts: a") TEST("t1", "a") ERASES("t2", "b")
		 TEST("t3", "c"),
	 "danger=no signs=b q=x t3=same t1=same t2=same =stuck", 0},
	{"so does an end in the list",
	 SAYS("q", "doubts: a") TEST("t1", "a") "  - {diagnosis: stop}\n",
	 "danger=no signs=b q=x t1=same =stop", 0},
	{"a doubted step with consent is put off too",
	 SAYS("q", "doubts: a") CONSENT("t1", "a") TEST("t2", "b"),
	 "danger=no signs=none q=x t2=same t1=same =stuck", 0},
	{"the steps of a route in use stand in the list",
	 TEST("t1", "a") "  - {use: r}\n" TEST("t2", "b") "routes:\n"
							  "  r:\n" TEST("r1",
									"c"),
	 "danger=no signs=b t2=same t1=same r1=same =stuck", 0},
	{"so do those of a route that it uses",
	 TEST("t1", "a") "  - {use: r}\n"
			 "routes:\n"
			 "  r:\n"
			 "    - {use: s}\n"
			 "    - {use: s}\n"
			 "  s:\n" TEST("s1", "b"),
	 "danger=no signs=b s1=same t1=same =stuck", 0},
	{"a question in a route keeps its place for the list",
	 "  - {use: r}\n" TEST("t2", "b") "routes:\n"
					  "  r:\n" TEST("r1", "a")
						  QUESTION("r2"),
	 "danger=no signs=b r1=same r2=x t2=same =stuck", 0},
	{"a guarded route keeps its place, and its steps stay in it",
	 TEST("t1", "a") "  - {use: r, when: {danger: no}}\n" TEST(
		 "t2", "b") "routes:\n"
			    "  r:\n" TEST("r1", "a") TEST("r2", "b"),
	 "danger=no signs=b t1=unsure r2=same r1=same =stuck", 0},
	{"what is doubted waits behind a guarded route",
	 SAYS("q", "doubts: a") TEST("t1", "a") "  - {use: r, when: {danger: "
						"no}}\n"
						"routes:\n"
						"  r:\n" TEST("r1", "b"),
	 "danger=no signs=none q=x r1=same t1=same =stuck", 0},
	{"undo and change take doubts back",
	 SAYS("q", "doubts: a") TEST("t1", "a") TEST("t2", "b"),
	 "danger=no signs=none q=x ?t2 undo q=y ?t1 q:=x t2=same t1=same "
	 "=stuck",
	 0},
};

static void load(struct guide *guide, const char *tail, int format)
{
	struct buffer text = {0}, problems_text = {0};
	struct messages problems = {0};

	buffer_format(&text, "format: %d\n", format);
	buffer_text(&text, head);
	buffer_text(&text, tail);
	if (!guide_load(guide, text.data, text.length, &problems)) {
		messages_write(&problems, "story", text.data, text.length,
			       &problems_text);
		fail_msg("%s", buffer_string(&problems_text));
	}
	buffer_release(&text);
}

static struct answer_numbers answers_of(const struct step *step, char *ids)
{
	struct answer_numbers chosen = {0};
	char *rest = NULL;

	for (char *id = strtok_r(ids, ",", &rest); id;
	     id = strtok_r(NULL, ",", &rest))
		answers_add(&chosen, step_answer_number(step, id));
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
		walk_raise_danger(walk,
				  answers_of(walk->guide->danger, word + 1));
	} else if (word[0] == '?') {
		assert_asked(walk, word + 1);
	} else if (word[0] == '=') {
		assert_null(walk->step);
		assert_string_equal(walk->diagnosis->id, word + 1);
	} else if (equals[-1] == ':') {
		equals[-1] = '\0';
		const struct step *step = guide_step(walk->guide, word);
		walk_change(walk, step, answers_of(step, equals + 1));
	} else {
		*equals = '\0';
		assert_asked(walk, word);
		walk_answer(walk, answers_of(walk->step, equals + 1));
	}
}

struct told {
	const struct story *story;
	int format;
};

static void the_story_goes_as_told(void **state)
{
	const struct told *told = *state;
	const struct story *story = told->story;
	char *line = strdup(story->walk), *rest = NULL;
	struct guide guide;
	struct walk walk;

	load(&guide, story->tail, told->format);
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
	enum {
		STORIES = COUNT(stories),
		ALL = STORIES + COUNT(stories_of_evidence)
	};
	struct CMUnitTest tests[ALL];
	struct told told[ALL];

	for (size_t i = 0; i < ALL; i++) {
		told[i].format = i < STORIES ? 1 : 2;
		told[i].story = i < STORIES ? &stories[i]
					    : &stories_of_evidence[i - STORIES];
		tests[i] = (struct CMUnitTest){
			.name = told[i].story->title,
			.test_func = the_story_goes_as_told,
			.initial_state = &told[i],
		};
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
