#include "chargefix/guide.h"

#include "numbers.h"
#include "test.h"

#include <string.h>

static const struct diagnosis contacts = {.id = "watch-contacts"};
static const struct diagnosis service = {.id = "service"};

static const struct answer tried[] = {
	{.id = "fixed", .say = "It charges now", .diagnosis_this = true},
	{.id = "same", .say = "No change", .label = "same"},
	{.id = "worse", .say = "It is worse", .diagnosis = &service},
};

static const struct guarded_text instructions[] = {{.text = "Wipe it dry."}};

/* A question, and an action with the same answers. */
static struct step question(void)
{
	return (struct step){
		.id = "clean-question",
		.ask = "Does it charge now?",
		.answers = {tried, COUNT(tried)},
		.diagnosis = &contacts,
	};
}

static struct step action(void)
{
	struct step step = question();

	step.id = "clean-action";
	step.title = "Clean it";
	step.instructions.items = instructions;
	step.instructions.count = 1;
	return step;
}

static void every_verdict_has_its_word(void **state)
{
	static const char *const words[] = {
		[VERDICT_FIXED] = "fixed",     [VERDICT_SETTING] = "setting",
		[VERDICT_LATER] = "later",     [VERDICT_PART] = "part",
		[VERDICT_SERVICE] = "service", [VERDICT_REPLACE] = "replace",
		[VERDICT_DANGER] = "danger",   [VERDICT_RESULT] = "result",
	};

	(void)state;
	for (unsigned int i = 0; i < COUNT(words); i++) {
		enum verdict verdict = VERDICT_FIXED;

		assert_string_equal(verdict_word((enum verdict)i), words[i]);
		assert_true(verdict_parse(words[i], &verdict));
		assert_int_equal(verdict, i);
	}
}

static void other_words_are_no_verdict(void **state)
{
	static const char *const words[] = {"", "fix", "Fixed", "fixed "};
	enum verdict verdict = VERDICT_PART;

	(void)state;
	for (size_t i = 0; i < COUNT(words); i++)
		assert_false(verdict_parse(words[i], &verdict));
	assert_int_equal(verdict, VERDICT_PART);
}

static void an_audience_is_owner_or_shop(void **state)
{
	static const char *const others[] = {"", "any", "Shop", "shops"};
	enum audience audience = AUDIENCE_ANY;

	(void)state;
	assert_string_equal(audience_word(AUDIENCE_OWNER), "owner");
	assert_string_equal(audience_word(AUDIENCE_SHOP), "shop");
	assert_null(audience_word(AUDIENCE_ANY));
	for (size_t i = 0; i < COUNT(others); i++)
		assert_false(audience_parse(others[i], &audience));
	assert_int_equal(audience, AUDIENCE_ANY);
	assert_true(audience_parse("owner", &audience));
	assert_int_equal(audience, AUDIENCE_OWNER);
	assert_true(audience_parse("shop", &audience));
	assert_int_equal(audience, AUDIENCE_SHOP);
}

static void a_step_is_found_by_its_id(void **state)
{
	static const struct step steps[] = {
		{.id = "a"},
		{.id = "aa"},
		{.id = "b"},
		{.id = "ba"},
	};
	const struct step *by_id[COUNT(steps)];
	struct guide guide = {.steps_by_id = by_id};

	(void)state;
	assert_null(guide_step(&guide, "a"));
	for (size_t i = 0; i < COUNT(steps); i++)
		by_id[i] = &steps[i];
	guide.step_count = COUNT(steps);
	for (size_t i = 0; i < COUNT(steps); i++)
		assert_ptr_equal(guide_step(&guide, steps[i].id), &steps[i]);
	assert_null(guide_step(&guide, ""));
	assert_null(guide_step(&guide, "ab"));
	assert_null(guide_step(&guide, "c"));
}

static void a_released_guide_is_empty(void **state)
{
	struct guide guide = {.step_count = 1};

	(void)state;
	guide.title = arena_text(&guide.arena, "x", 1);
	guide_release(&guide);
	assert_null(guide.title);
	assert_int_equal(guide.step_count, 0);
	assert_int_equal(guide.arena.held, 0);
}

static void a_step_without_title_is_known_by_its_question(void **state)
{
	struct step asks = question(), does = action();

	(void)state;
	assert_string_equal(step_title(&asks), "Does it charge now?");
	assert_string_equal(step_title(&does), "Clean it");
	assert_false(step_is_action(&asks));
	assert_true(step_is_action(&does));
}

static void each_answer_has_a_number_and_an_id(void **state)
{
	struct step step = question();

	(void)state;
	assert_numbers(step_all_answers(&step), "1,2,3,unsure");
	for (size_t i = 0; i < COUNT(tried); i++) {
		size_t number = i + 1;

		assert_int_equal(step_answer_number(&step, tried[i].id),
				 number);
		assert_string_equal(step_answer_id(&step, number), tried[i].id);
		assert_string_equal(step_answer_say(&step, number),
				    tried[i].say);
		assert_ptr_equal(step_answer(&step, number), &tried[i]);
	}
	assert_int_equal(step_answer_number(&step, "nothing"), 0);
	assert_null(step_answer(&step, 0));
	assert_null(step_answer(&step, 4));
}

static void three_hundred_answers_have_numbers(void **state)
{
	struct answer answers[ANSWERS_MOST];
	struct step step = {.answers = {answers, ANSWERS_MOST}};

	(void)state;
	for (size_t i = 0; i < ANSWERS_MOST; i++)
		answers[i] = (struct answer){.id = i == 299 ? "last" : "other"};
	struct answer_numbers all = step_all_answers(&step);
	assert_int_equal(answers_count(&all), 301);
	assert_true(answers_has(&all, ANSWER_UNSURE));
	assert_int_equal(step_answer_number(&step, "last"), 300);
	assert_ptr_equal(step_answer(&step, 300), &answers[299]);
}

static void every_step_has_an_answer_of_itself(void **state)
{
	struct step asks = question(), does = action();

	(void)state;
	assert_int_equal(step_answer_number(&asks, "unsure"), ANSWER_UNSURE);
	assert_int_equal(step_answer_number(&asks, "cannot"), ANSWER_UNSURE);
	assert_string_equal(step_answer_id(&asks, ANSWER_UNSURE), "unsure");
	assert_string_equal(step_answer_id(&does, ANSWER_UNSURE), "cannot");
	assert_string_equal(step_answer_say(&asks, ANSWER_UNSURE), "Not sure");
	assert_string_equal(step_answer_say(&does, ANSWER_UNSURE),
			    "I can't do this");
	assert_string_equal(step_answer_label(&asks, ANSWER_UNSURE),
			    "not sure");
	assert_string_equal(step_answer_label(&does, ANSWER_UNSURE),
			    "can't do");
}

static void not_sure_counts_as_what_the_guide_says(void **state)
{
	struct step step = question();

	(void)state;
	assert_null(step_answer(&step, ANSWER_UNSURE));
	step.unsure = &tried[1];
	assert_ptr_equal(step_answer(&step, ANSWER_UNSURE), &tried[1]);
	/* It is still said as it was given. */
	assert_string_equal(step_answer_say(&step, ANSWER_UNSURE), "Not sure");
}

static void an_answer_without_label_is_listed_in_full(void **state)
{
	struct step step = question();

	(void)state;
	assert_string_equal(step_answer_label(&step, 1), "It charges now");
	assert_string_equal(step_answer_label(&step, 2), "same");
}

static void an_answer_ends_with_its_diagnosis_or_the_steps(void **state)
{
	struct step step = question();

	(void)state;
	assert_ptr_equal(answer_diagnosis(&step, &tried[0]), &contacts);
	assert_null(answer_diagnosis(&step, &tried[1]));
	assert_ptr_equal(answer_diagnosis(&step, &tried[2]), &service);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_verdict_has_its_word),
		cmocka_unit_test(other_words_are_no_verdict),
		cmocka_unit_test(an_audience_is_owner_or_shop),
		cmocka_unit_test(a_step_is_found_by_its_id),
		cmocka_unit_test(a_released_guide_is_empty),
		cmocka_unit_test(a_step_without_title_is_known_by_its_question),
		cmocka_unit_test(each_answer_has_a_number_and_an_id),
		cmocka_unit_test(three_hundred_answers_have_numbers),
		cmocka_unit_test(every_step_has_an_answer_of_itself),
		cmocka_unit_test(not_sure_counts_as_what_the_guide_says),
		cmocka_unit_test(an_answer_without_label_is_listed_in_full),
		cmocka_unit_test(
			an_answer_ends_with_its_diagnosis_or_the_steps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
