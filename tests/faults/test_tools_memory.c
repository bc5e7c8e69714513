/*
 * Drawing a guide, checking it and walking scenarios while the first, the
 * second … allocation fails.
 */
#include "chargefix/checked.h"
#include "chargefix/graph.h"
#include "chargefix/trial.h"

#include "allocator.h"
#include "lamp.h"
#include "numbers.h"
#include "test.h"

#include <jansson.h>
#include <stdlib.h>

/* What may fail. */
struct tools {
	struct lamp lamp;
	const struct guide *guide;
	const struct graph_format *format;
	struct scenarios scenarios;
	struct trial_outcome outcome;
	struct coverage coverage;
	const struct trial_format *written;
	const struct checked_format *checked;
	size_t walks; /* to try; 0: all */
};

static void expect_end(void (*use)(void *tools), struct tools *tools)
{
	story_ends_without_memory(
		&(struct story){.act = use, .context = tools});
}

static int open_tools(void **state)
{
	static const char text[] =
		"format: 1\nscenarios:\n"
		"  - name: One\n"
		"    answers: {lamp: front, danger: none, signs: dim, clean: "
		"fixed}\n"
		"    raises: {signs: none}\n"
		"    diagnosis: contacts\n";
	static struct tools tools;
	struct messages problems = {0};

	lamp_load(&tools.lamp);
	tools.guide = &tools.lamp.guide;
	json_set_alloc_funcs(malloc, free);
	*state = &tools;
	return scenarios_load(&tools.scenarios, tools.guide, text,
			      sizeof(text) - 1, &problems)
		       ? 0
		       : -1;
}

static int close_tools(void **state)
{
	struct tools *tools = *state;

	scenarios_release(&tools->scenarios);
	lamp_release(&tools->lamp);
	return 0;
}

static void draw(void *context)
{
	struct tools *tools = context;
	struct graph_mark mark = {tools->guide->danger, numbers("1")};
	struct graph_input input = {
		.guide = tools->guide,
		.marks = &mark,
		.mark_count = 1,
	};
	struct buffer out = {0};

	tools->format->write(&input, &out);
	buffer_release(&out);
}

static void a_guide_is_drawn_or_the_program_ends(void **state)
{
	struct tools *tools = *state;

	for (size_t i = 0; i < GRAPH_FORMATS; i++) {
		tools->format = &graph_formats[i];
		expect_end(draw, tools);
	}
}

/* Walked, told, carried over and compared. */
static void use_walk(struct tools *tools, const struct walk *walk,
		     struct arena *arena)
{
	struct scenario told;
	struct scenario carried;
	struct message error;
	struct coverage coverage;
	struct answered_path path;

	answered_path_take(&path, walk, arena);
	if (!scenario_from_walk(&told, walk, "", arena, &error))
		return;
	scenario_adapt(&carried, &told, tools->guide, tools->guide, arena);
	coverage_init(&coverage, tools->guide);
	coverage_add(&coverage, walk);
	coverage_release(&coverage);
}

static void walk_story(void *context)
{
	struct tools *tools = context;
	struct message failure;
	struct arena arena = {0};
	struct walk walk;

	if (scenario_run(&tools->scenarios.items[0], tools->guide, &walk,
			 &failure))
		use_walk(tools, &walk, &arena);
	walk_release(&walk);
	arena_release(&arena);
}

static void a_story_is_walked_or_the_program_ends(void **state)
{
	expect_end(walk_story, *state);
}

static void write_trial(void *context)
{
	struct tools *tools = context;
	struct trial trial = {
		.guide = tools->guide,
		.file = "stories.yaml",
		.outcomes = &tools->outcome,
		.count = 1,
		.coverage = &tools->coverage,
	};
	struct buffer out = {0};

	tools->written->write(&trial, &out);
	buffer_release(&out);
}

static void what_came_of_it_is_written_or_the_program_ends(void **state)
{
	struct tools *tools = *state;

	coverage_init(&tools->coverage, tools->guide);
	tools->outcome.scenario = &tools->scenarios.items[0];
	tools->outcome.path.step = tools->guide->danger;
	for (size_t i = 0; i < TRIAL_FORMATS; i++) {
		tools->written = &trial_formats[i];
		expect_end(write_trial, tools);
	}
	coverage_release(&tools->coverage);
}

static void check(void *context)
{
	struct tools *tools = context;
	const struct check_options options = {.walks = tools->walks,
					      .most_questions = 2};
	struct checked checked;
	struct buffer out = {0};

	check_guide(&checked, tools->guide, &options);
	struct checked_file file = {.name = "lamp", .checked = &checked};
	tools->checked->write(&file, 1, &out);
	buffer_release(&out);
	checked_release(&checked);
}

static void a_guide_is_checked_or_the_program_ends(void **state)
{
	struct tools *tools = *state;

	for (size_t i = 0; i < CHECKED_FORMATS; i++) {
		tools->checked = &checked_formats[i];
		tools->walks = 0;
		expect_end(check, tools);
		tools->walks = 3;
		expect_end(check, tools);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_guide_is_drawn_or_the_program_ends),
		cmocka_unit_test(a_story_is_walked_or_the_program_ends),
		cmocka_unit_test(a_guide_is_checked_or_the_program_ends),
		cmocka_unit_test(
			what_came_of_it_is_written_or_the_program_ends),
	};

	return cmocka_run_group_tests(tests, open_tools, close_tools);
}
