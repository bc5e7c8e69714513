/*
 * The stories of the guide, each walked to the diagnosis that it must end in.
 */
#include "chargefix/scenario.h"

#include "test.h"

#include <stdlib.h>

#define GUIDE "data/charging.yaml"
#define SCENARIOS "data/charging.scenarios.yaml"

/* The guide, its stories, and what walking them has met. */
struct stories {
	struct guide guide;
	struct scenarios scenarios;
	uint64_t *answered; /* by step.index: the bits that ever counted */
	bool *reached; /* by diagnosis.index */
};

static void print_problems(const struct messages *problems, const char *file,
			   const struct file_text *text)
{
	struct buffer report = {0};

	messages_write(problems, file, text->data, text->length, &report);
	print_error("%s", buffer_string(&report));
	buffer_release(&report);
}

static int read_text(struct file_text *text, const char *path)
{
	struct message error = {0};

	if (file_read(text, path, &error))
		return 0;
	print_error("%s: %s\n", path, error.text);
	return -1;
}

static int load_guide(struct stories *stories)
{
	struct messages problems = {0};
	struct file_text text = {0};
	bool loaded;

	if (read_text(&text, GUIDE) != 0)
		return -1;
	loaded = guide_load(&stories->guide, text.data, text.length, &problems);
	print_problems(&problems, GUIDE, &text);
	file_text_release(&text);
	return loaded ? 0 : -1;
}

static int load_scenarios(struct stories *stories)
{
	struct messages problems = {0};
	struct file_text text = {0};
	bool loaded;

	if (read_text(&text, SCENARIOS) != 0)
		return -1;
	loaded = scenarios_load(&stories->scenarios, &stories->guide, text.data,
				text.length, &problems);
	print_problems(&problems, SCENARIOS, &text);
	file_text_release(&text);
	return loaded ? 0 : -1;
}

/* The bits that count: "not sure" may count as an answer of the guide. */
static uint64_t counted(const struct given *given)
{
	const struct step *step = given->step;

	if (given->chosen == ANSWER_UNSURE && step->unsure != NULL)
		return ANSWER_UNSURE | step_answer_bit(step, step->unsure->id);
	return given->chosen;
}

/* Walks one story; returns how many failed, 0 or 1. */
static size_t walk_story(struct stories *stories,
			 const struct scenario *scenario)
{
	struct message failure = {0};
	struct walk walk;
	bool passed = scenario_run(scenario, &stories->guide, &walk, &failure);

	if (!passed)
		print_error(SCENARIOS ":%zu: %s: %s\n", failure.line,
			    scenario->name, failure.text);
	for (size_t i = 0; i < walk.path_count; i++) {
		const struct given *given = &walk.given[walk.path[i]];

		stories->answered[given->step->index] |= counted(given);
	}
	if (walk.diagnosis != NULL)
		stories->reached[walk.diagnosis->index] = true;
	walk_release(&walk);
	return passed ? 0 : 1;
}

static int open_stories(void **state)
{
	struct stories *stories = calloc(1, sizeof(*stories));

	*state = stories;
	if (load_guide(stories) != 0 || load_scenarios(stories) != 0)
		return -1;
	stories->answered = calloc(stories->guide.step_count, sizeof(uint64_t));
	stories->reached = calloc(stories->guide.diagnosis_count, sizeof(bool));
	return 0;
}

static int close_stories(void **state)
{
	struct stories *stories = *state;

	scenarios_release(&stories->scenarios);
	guide_release(&stories->guide);
	free(stories->answered);
	free(stories->reached);
	free(stories);
	return 0;
}

static void every_story_ends_as_it_must(void **state)
{
	struct stories *stories = *state;
	size_t failed = 0;

	for (size_t i = 0; i < stories->scenarios.count; i++)
		failed += walk_story(stories, &stories->scenarios.items[i]);
	print_message("stories: %zu\n", stories->scenarios.count);
	assert_true(stories->scenarios.count > 0);
	assert_int_equal(failed, 0);
}

static void the_stories_reach_every_diagnosis(void **state)
{
	const struct stories *stories = *state;
	const struct guide *guide = &stories->guide;
	size_t missed = 0;

	for (size_t i = 0; i < guide->diagnosis_count; i++) {
		if (stories->reached[i])
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
	const struct stories *stories = *state;
	const struct guide *guide = &stories->guide;
	size_t missed = 0;

	for (size_t i = 0; i < guide->step_count; i++) {
		if (stories->answered[i] != 0)
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
	const struct stories *stories = *state;
	const struct guide *guide = &stories->guide;
	size_t count = 0;
	size_t missed = 0;

	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		uint64_t own = step_answer_bits(step) & ~ANSWER_UNSURE;

		for (uint64_t bit = 0; (bit = answers_next(own, bit)) != 0;) {
			count++;
			if ((stories->answered[i] & bit) != 0)
				continue;
			print_error("never answered: %s: %s\n", step->id,
				    step_answer_id(step, bit));
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
