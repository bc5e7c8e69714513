/*
 * What a check says of doubts and numbers that make no difference, and that
 * they really make none.
 */
#include "chargefix/check.h"

#include "check_says.h"
#include "random_guide.h"
#include "test.h"

#include <string.h>

static const char head[] =
	"format: 2\n"
	"guide: {id: g, version: 1, language: en, title: G}\n"
	"danger: danger\n"
	"otherwise: end\n"
	"start:\n"
	"  - {id: danger, ask: Is it hot?, why: W, unsure: y, answers: [{id: "
	"y, say: Yes, diagnosis: fire}, {id: n, say: No}]}\n";

static const char tail[] =
	"causes: {dirt: {title: D}, wire: {title: W}}\n"
	"diagnoses:\n"
	"  end: {verdict: service, title: E}\n"
	"  fire: {verdict: danger, title: F}\n"
	"  dirt: {verdict: setting, title: D, cause: dirt}\n"
	"  wire: {verdict: setting, title: W, cause: wire}\n";

/* What stands behind the danger step, from line 7 on. */
static void says(const char *steps, const char *said)
{
	struct buffer text = {0};

	buffer_format(&text, "%s%s%s", head, steps, tail);
	assert_check_says(buffer_string(&text), said);
	buffer_release(&text);
}

#define ANSWER(id, more) "{id: " id ", say: " id more "}"
#define ASK(id, more, answers)                                                 \
	"  - {id: " id ", ask: 'Is it " id "?', why: W" more                   \
	", answers: [" answers "]}\n"
#define SIGNS                                                                  \
	ASK("signs", "",                                                       \
	    ANSWER("a", ", suspects: dirt") ", " ANSWER(                       \
		    "b", ", suspects: wire") ", " ANSWER("c", ""))
#define TEST(cause, more)                                                      \
	ASK(cause, ", tests: [" cause "]" more,                                \
	    ANSWER("y", ", diagnosis: this") ", " ANSWER("n",                  \
							 ", doubts: this"))

static void a_doubt_that_matters_is_not_told(void **state)
{
	(void)state;
	says(SIGNS TEST("dirt", "") TEST("wire", ""), "");
	/* It is asked later, or was suspected before. */
	says(SIGNS ASK("look", "",
		       ANSWER("a", ", doubts: dirt") ", " ANSWER("b", ""))
		     TEST("dirt", "") TEST("wire", ""),
	     "");
	says(SIGNS TEST("dirt", "") TEST("wire", "")
		     ASK("look", "",
			 ANSWER("a", ", doubts: dirt") ", " ANSWER("b", "")),
	     "");
	/* Several answers can doubt more than one. */
	says(SIGNS TEST("dirt", "")
		     ASK("look", ", choose: many",
			 ANSWER("a", ", doubts: wire") ", " ANSWER(
				 "b", ", doubts: wire")) TEST("wire", ""),
	     "");
}

static void a_cause_that_is_never_suspected_is_told_with_what_speaks_against_it(
	void **state)
{
	(void)state;
	says(ASK("signs", "",
		 ANSWER("a", ", suspects: wire") ", " ANSWER("b",
							     ", doubts: dirt"))
		     TEST("dirt", "") TEST("wire", ""),
	     "g:10:10: warning: the cause \"dirt\" is never suspected, only "
	     "doubted [idle-cause]\n"
	     "    No answer brings its steps forward.\n");
	says(ASK("signs", "",
		 ANSWER("a", ", suspects: wire") ", " ANSWER(
			 "b", ", rules_out: "
			      "dirt")) TEST("dirt", "") TEST("wire", ""),
	     "g:10:10: warning: the cause \"dirt\" is never suspected, only "
	     "doubted or ruled out [idle-cause]\n"
	     "    No answer brings its steps forward.\n");
}

static void a_doubt_of_what_was_ruled_out_is_told(void **state)
{
	static const char said[] =
		"g:9:71: warning: \"a\" of \"look\" doubts the cause "
		"\"dirt\", which makes no difference [idle-doubt]\n"
		"    The cause is ruled out by then, and no later answer "
		"suspects it.\n";

	(void)state;
	says(SIGNS ASK("swap", "",
		       ANSWER("a", ", rules_out: dirt") ", " ANSWER("b", ""))
		     ASK("look", ", when: {swap: a}",
			 ANSWER("a", ", doubts: dirt") ", " ANSWER("b", ""))
			     TEST("dirt", "") TEST("wire", ""),
	     said);
	/* "Not sure" of the swap also asks it, but rules nothing out. */
	says(SIGNS ASK("swap", "",
		       ANSWER("a", ", rules_out: dirt") ", " ANSWER("b", ""))
		     ASK("look", ", when: {swap: [a, unsure]}",
			 ANSWER("a", ", doubts: dirt") ", " ANSWER("b", ""))
			     TEST("dirt", "") TEST("wire", ""),
	     "");
	/* It may be suspected again. */
	says(ASK("swap", "",
		 ANSWER("a", ", rules_out: dirt") ", " ANSWER("b", ""))
		     ASK("look", ", when: {swap: a}",
			 ANSWER("a", ", doubts: dirt") ", " ANSWER("b", ""))
			     SIGNS TEST("dirt", "") TEST("wire", ""),
	     "");
}

static void a_doubt_of_what_nothing_else_is_about_is_told(void **state)
{
	(void)state;
	says(ASK("kind", "",
		 ANSWER("a", "") ", " ANSWER(
			 "b", ", then: [{id: look, ask: L?, why: W, answers: "
			      "[{id: a, say: A, doubts: dirt}, {id: b, say: "
			      "B, doubts: wire}]}, {use: wires}]"))
		     ASK("signs", ", when: {kind: a}",
			 ANSWER("a", ", suspects: dirt") ", " ANSWER("b", ""))
			     TEST("dirt", ", when: {kind: a}") "routes:\n"
							       "  wires:\n"
							       "    - {id: "
							       "wire, ask: "
							       "Torn?, why: W, "
							       "tests: [wire], "
							       "answers: [{id: "
							       "y, say: Y, "
							       "suspects: "
							       "this, "
							       "diagnosis: "
							       "this}, {id: n, "
							       "say: N}]}\n",
	     "g:7:132: warning: \"a\" of \"look\" doubts the cause \"dirt\", "
	     "which makes no difference [idle-doubt]\n"
	     "    No other answer on such a walk suspects the cause, and no "
	     "later step tests it.\n");
}

static void a_cause_that_every_answer_doubts_is_told(void **state)
{
	(void)state;
	says(SIGNS ASK("look", "",
		       ANSWER("a", ", doubts: dirt") ", " ANSWER(
			       "b", ", doubts: [dirt, wire]")) TEST("dirt", "")
		     TEST("wire", ""),
	     "g:8:5: warning: every answer of \"look\" doubts the cause "
	     "\"dirt\" [doubted-anyway]\n"
	     "    Whatever people answer, it becomes less likely, so the "
	     "question doesn't help to decide.\n");
}

static void a_number_that_makes_no_difference_is_told(void **state)
{
	(void)state;
	says(ASK("signs", "",
		 ANSWER("a", ", suspects: {dirt: 2}") ", " ANSWER(
			 "b", ", suspects: {wire: 3}"))
		     TEST("dirt",
			  "") "  - {diagnosis: wire, when: {signs: "
			      "b}}\n" ASK("last", ", tests: [wire]",
					  ANSWER("y",
						 ", diagnosis: "
						 "this") ", " ANSWER("n", "")),
	     "");
	says(TEST("dirt", "")
		     ASK("signs", "",
			 ANSWER("a", ", suspects: {wire: 2}") ", " ANSWER(
				 "b", ", suspects: {dirt: 2}"))
			     TEST("wire", ""),
	     "");
	says(ASK("dirt", ", tests: [dirt]",
		 ANSWER("y", ", diagnosis: this") ", " ANSWER("n", ""))
		     ASK("signs", "",
			 ANSWER("a", ", suspects: {wire: 2}") ", " ANSWER(
				 "b", ", suspects: {dirt: 2}"))
			     TEST("wire", ""),
	     "g:8:94: warning: \"b\" of \"signs\" counts 2 for the cause "
	     "\"dirt\", but the number makes no difference [idle-number]\n"
	     "    No answer on such a walk doubts the cause, and no later "
	     "step tests it.\n");
}

/* So that a finding tells which answer it is about. */
static void place_answers(struct guide *guide)
{
	for (size_t i = 0; i < guide->step_count; i++) {
		const struct answers *answers = &guide->steps[i]->answers;
		for (size_t k = 0; k < answers->count; k++) {
			struct answer *answer = random_own(&answers->items[k]);
			answer->place = (struct place){(uint32_t)i + 1,
						       (uint32_t)k + 1};
		}
	}
}

/* The cause that the finding names. */
static const struct cause *cause_of(const struct guide *guide,
				    const struct finding *finding)
{
	const char *id = strstr(finding->text, "cause \"") + strlen("cause \"");

	for (size_t i = 0; i < guide->cause_count; i++) {
		const struct cause *cause = &guide->causes[i];
		size_t length = strlen(cause->id);
		if (strncmp(id, cause->id, length) == 0 && id[length] == '"')
			return cause;
	}
	return NULL;
}

static void drop_cause(struct cause_set *set, const struct cause *cause)
{
	size_t kept = 0;

	for (size_t i = 0; i < set->count; i++)
		if (set->items[i] != cause)
			set->items[kept++] = set->items[i];
	set->count = kept;
}

static void count_once(struct cause_set *set, const struct cause *cause)
{
	for (size_t i = 0; set->weights && i < set->count; i++)
		if (set->items[i] == cause)
			*(uint8_t *)random_own(&set->weights[i]) = 1;
}

/* Takes out what the finding says makes no difference. */
static void take_out(const struct guide *guide, const struct finding *finding)
{
	const struct step *step = guide->steps[finding->place.line - 1];
	struct answer *answer =
		random_own(&step->answers.items[finding->place.column - 1]);
	const struct cause *cause = cause_of(guide, finding);
	bool own = cause_set_has(&step->tests, cause);

	if (strcmp(finding->kind, "idle-doubt") == 0) {
		drop_cause(&answer->doubts, cause);
	} else {
		count_once(&answer->suspects, cause);
		if (own && answer->suspects_this)
			answer->suspects_this = 1;
	}
}

static bool is_idle(const struct finding *finding)
{
	return strcmp(finding->kind, "idle-doubt") == 0 ||
	       strcmp(finding->kind, "idle-number") == 0;
}

/* Two guides are walked with the same answers, from end to end. */
static void assert_same_walk(const struct guide *one, const struct guide *other,
			     struct dice *dice)
{
	struct walk a, b;

	walk_init(&a, one, AUDIENCE_OWNER);
	walk_init(&b, other, AUDIENCE_OWNER);
	for (int raised = 0; a.step || b.step;) {
		assert_true(a.step && b.step);
		assert_int_equal(a.step->index, b.step->index);
		const struct step *step = a.step;
		bool raise = dice_hit(dice, 8) && raised++ < 9;
		step = raise ? one->danger : a.step;
		struct answer_numbers chosen = random_answer(step, dice);
		if (raise) {
			walk_raise_danger(&a, chosen);
			walk_raise_danger(&b, chosen);
		} else {
			walk_answer(&a, chosen);
			walk_answer(&b, chosen);
		}
	}
	assert_int_equal(a.diagnosis->index, b.diagnosis->index);
	walk_release(&a);
	walk_release(&b);
}

static size_t compare_without(uint64_t seed)
{
	const struct check_options options = {.audience = AUDIENCE_OWNER,
					      .walks = 100};
	struct dice dice = {seed}, same = {seed};
	struct guide guide, other;
	struct checked checked;
	size_t found = 0;

	random_guide_thin(&guide, &dice);
	random_guide_thin(&other, &same);
	place_answers(&guide);
	check_guide(&checked, &guide, &options);
	for (size_t i = 0; i < checked.count; i++) {
		if (!is_idle(&checked.items[i]))
			continue;
		take_out(&other, &checked.items[i]);
		for (int k = 0; k < 40; k++)
			assert_same_walk(&guide, &other, &dice);
		found++;
	}
	checked_release(&checked);
	guide_release(&guide);
	guide_release(&other);
	return found;
}

static void what_makes_no_difference_can_be_left_out_of_random_guides(
	void **state)
{
	enum { GUIDES = IS_SANITIZED ? 100 : 1000 };
	size_t found = 0;

	(void)state;
	for (uint64_t seed = 0; seed < GUIDES; seed++)
		found += compare_without(seed);
	assert_true(found > GUIDES / 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_doubt_that_matters_is_not_told),
		cmocka_unit_test(
			a_cause_that_is_never_suspected_is_told_with_what_speaks_against_it),
		cmocka_unit_test(a_doubt_of_what_was_ruled_out_is_told),
		cmocka_unit_test(a_doubt_of_what_nothing_else_is_about_is_told),
		cmocka_unit_test(a_cause_that_every_answer_doubts_is_told),
		cmocka_unit_test(a_number_that_makes_no_difference_is_told),
		cmocka_unit_test(
			what_makes_no_difference_can_be_left_out_of_random_guides),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
