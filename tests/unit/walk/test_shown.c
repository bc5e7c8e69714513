/* Texts with guards: which of them are shown, and which can be ticked off. */
#include "chargefix/walk.h"

#include "lamp.h"
#include "test.h"

static const char text[] =
	"format: 1\n"
	"guide: {id: g, version: 1, language: en, title: G}\n"
	"danger: danger\n"
	"otherwise: end\n"
	"start:\n"
	"  - id: danger\n"
	"    ask: Is it hot?\n"
	"    answers: [{id: none, say: No}, {id: hot, say: Yes, diagnosis: "
	"end}]\n"
	"  - id: signs\n"
	"    ask: What is it?\n"
	"    choose: many\n"
	"    answers: [{id: dead, say: Dead}, {id: slow, say: Slow}]\n"
	"  - id: charge\n"
	"    title: Charge it\n"
	"    do:\n"
	"      - Plug it in.\n"
	"      - {text: Wait longer., when: {signs: slow}}\n"
	"      - {text: Hold the button., unless: {signs: slow}, only: owner}\n"
	"      - {text: It was tried before., when: {more: y}}\n"
	"      - {text: Look., when: [{danger: hot}, {signs: dead, danger: "
	"unsure}], unless: [{signs: slow}, {danger: hot}]}\n"
	"    ask: And now?\n"
	"    answers: [{id: same, say: No change}, {id: on, say: On}]\n"
	"  - id: more\n"
	"    ask: Is there more?\n"
	"    answers: [{id: y, say: Yes}, {id: n, say: No}]\n"
	"diagnoses:\n"
	"  end:\n"
	"    verdict: service\n"
	"    title: End\n"
	"    advice: [{text: Ask., when: {more: y, charge: cannot}}]\n";

struct story {
	struct guide guide;
	struct walk walk;
};

static void begin(struct story *story, enum audience audience)
{
	lamp_load_text(&story->guide, text);
	walk_init(&story->walk, &story->guide, audience);
}

static void end(struct story *story)
{
	walk_release(&story->walk);
	guide_release(&story->guide);
}

static uint64_t shown(const struct story *story)
{
	return walk_tickable(&story->walk, guide_step(&story->guide, "charge"));
}

static void texts_are_shown_where_their_guards_hold(void **state)
{
	static const struct {
		const char *answers;
		enum audience audience;
		uint64_t rows;
	} table[] = {
		{"none slow", AUDIENCE_OWNER, 1 | 2},
		{"none dead,slow", AUDIENCE_OWNER, 1 | 2},
		{"none dead", AUDIENCE_OWNER, 1 | 4},
		{"none dead", AUDIENCE_SHOP, 1},
		{"none unsure", AUDIENCE_OWNER, 1 | 4},
		{"unsure dead", AUDIENCE_OWNER, 1 | 4 | 16},
		{"unsure dead,slow", AUDIENCE_OWNER, 1 | 2},
		{"none slow", AUDIENCE_SHOP, 1 | 2},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct story story;

		begin(&story, table[i].audience);
		lamp_answer(&story.walk, table[i].answers);
		assert_true(shown(&story) == table[i].rows);
		end(&story);
	}
}

static void what_a_step_showed_stays_so_after_later_answers(void **state)
{
	struct story story;

	(void)state;
	begin(&story, AUDIENCE_OWNER);
	lamp_answer(&story.walk, "none dead same y");
	assert_null(story.walk.step);
	assert_true(shown(&story) == (1 | 4));
	walk_change(&story.walk, guide_step(&story.guide, "signs"),
		    answers_only(2));
	assert_true(shown(&story) == (1 | 2));
	walk_undo(&story.walk);
	walk_undo(&story.walk);
	assert_true(shown(&story) == (1 | 2));
	end(&story);
}

static void a_diagnosis_goes_by_all_answers(void **state)
{
	const struct guarded_text *advice;
	struct story story;

	(void)state;
	begin(&story, AUDIENCE_OWNER);
	lamp_answer(&story.walk, "none dead cannot y");
	advice = &story.walk.diagnosis->advice.items[0];
	assert_true(walk_shows(&story.walk, NULL, advice));
	walk_change(&story.walk, guide_step(&story.guide, "charge"),
		    answers_only(1));
	assert_false(walk_shows(&story.walk, NULL, advice));
	end(&story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_shown_where_their_guards_hold),
		cmocka_unit_test(
			what_a_step_showed_stays_so_after_later_answers),
		cmocka_unit_test(a_diagnosis_goes_by_all_answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
