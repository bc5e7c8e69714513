/*
 * The stories of the guide, each walked to the diagnosis that it must end in.
 */
#include "stories.h"
#include "test.h"

#include <stdlib.h>

/* The stories, and what walking them has met. */
struct met {
	struct stories stories;
	struct answer_numbers *answered; /* by step.index: all that counted */
	bool *reached; /* by diagnosis.index */
};

/* Walks one story; returns how many failed, 0 or 1. */
static size_t walk_story(struct met *met, const struct scenario *scenario)
{
	struct message failure = {0};
	struct walk walk;
	bool passed =
		scenario_run(scenario, &met->stories.guide, &walk, &failure);

	if (!passed)
		print_error(STORIES_FILE ":%zu: %s: %s\n", failure.line,
			    scenario->name, failure.text);
	for (size_t i = 0; i < walk.path_count; i++) {
		const struct given *given = &walk.given[walk.path[i]];

		struct answer_numbers counts = given_counts(given);

		answers_add_all(&met->answered[given->step->index], &counts);
	}
	if (walk.diagnosis)
		met->reached[walk.diagnosis->index] = true;
	walk_release(&walk);
	return passed ? 0 : 1;
}

static int open_stories(void **state)
{
	struct met *met = calloc(1, sizeof(*met));

	*state = met;
	if (!met || !stories_load(&met->stories))
		return -1;
	const struct guide *guide = &met->stories.guide;

	met->answered =
		calloc(guide->step_count, sizeof(struct answer_numbers));
	met->reached = calloc(guide->diagnosis_count, sizeof(bool));
	return 0;
}

static int close_stories(void **state)
{
	struct met *met = *state;

	stories_release(&met->stories);
	free(met->answered);
	free(met->reached);
	free(met);
	return 0;
}

static void every_story_ends_as_it_must(void **state)
{
	struct met *met = *state;
	const struct scenarios *all = &met->stories.scenarios;
	size_t failed = 0;

	for (size_t i = 0; i < all->count; i++)
		failed += walk_story(met, &all->items[i]);
	print_message("stories: %zu\n", all->count);
	assert_true(all->count > 0);
	assert_int_equal(failed, 0);
}

static void the_stories_reach_every_diagnosis(void **state)
{
	const struct met *met = *state;
	const struct guide *guide = &met->stories.guide;
	size_t missed = 0;

	for (size_t i = 0; i < guide->diagnosis_count; i++) {
		if (met->reached[i])
			continue;
		print_error("never reached: %s\n", guide->diagnoses[i].id);
		missed++;
	}
	print_message("diagnoses: %zu of %zu\n",
		      guide->diagnosis_count - missed, guide->diagnosis_count);
	assert_int_equal(missed, 0);
}

static void the_stories_ask_every_step(void **state)
{
	const struct met *met = *state;
	const struct guide *guide = &met->stories.guide;
	size_t missed = 0;

	for (size_t i = 0; i < guide->step_count; i++) {
		if (answers_any(&met->answered[i]))
			continue;
		print_error("never asked: %s\n", guide->steps[i]->id);
		missed++;
	}
	print_message("steps: %zu of %zu\n", guide->step_count - missed,
		      guide->step_count);
	assert_int_equal(missed, 0);
}

static void the_stories_give_every_answer(void **state)
{
	const struct met *met = *state;
	const struct guide *guide = &met->stories.guide;
	size_t count = 0;
	size_t missed = 0;

	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		struct answer_numbers own = answers_up_to(step->answers.count);

		if (step->helped && step->helped->implied)
			answers_remove(&own, step_answer_number(
						     step, ANSWER_ID_HELPED));

		for (size_t number = 0;
		     (number = answers_next(&own, number));) {
			count++;
			if (answers_has(&met->answered[i], number))
				continue;
			print_error("never answered: %s: %s\n", step->id,
				    step_answer_id(step, number));
			missed++;
		}
	}
	print_message("answers: %zu of %zu\n", count - missed, count);
	assert_int_equal(missed, 0);
}

int main(void)
{
	/* In this order: what follows the first looks at what it walked. */
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_story_ends_as_it_must),
		cmocka_unit_test(the_stories_reach_every_diagnosis),
		cmocka_unit_test(the_stories_ask_every_step),
		cmocka_unit_test(the_stories_give_every_answer),
	};

	return cmocka_run_group_tests(tests, open_stories, close_stories);
}
