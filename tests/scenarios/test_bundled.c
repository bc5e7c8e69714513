/*
 * The built program on the guide that goes with it: every story in plain mode,
 * and some of them on the screen.
 */
#include "share.h"
#include "stage.h"
#include "stories.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int open_stories(void **state)
{
	struct stories *stories = calloc(1, sizeof(*stories));

	*state = stories;
	return stories && stories_load(stories) ? 0 : -1;
}

static int close_stories(void **state)
{
	struct stories *stories = *state;

	stories_release(stories);
	free(stories);
	return 0;
}

/* A story walked by the rules alone: which steps the program must ask. */
static void walk_story(const struct stories *stories,
		       const struct scenario *story, struct walk *walk)
{
	struct message failure = {0};

	if (!scenario_run(story, &stories->guide, walk, &failure))
		fail_msg("%s: %s", story->name, failure.text);
}

static const struct given *given_at(const struct walk *walk, size_t index)
{
	return &walk->given[walk->path[index]];
}

static void put_ids(FILE *out, const struct given *given)
{
	const char *before = "";

	for (size_t number = 0;
	     (number = answers_next(&given->chosen, number));) {
		fprintf(out, "%s%s", before,
			step_answer_id(given->step, number));
		before = ",";
	}
	fputc('\n', out);
}

/* What a person types at the prompts of that walk, to be freed. */
static char *typed(const struct walk *walk)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	assert_non_null(out);
	for (size_t i = 0; i < walk->path_count; i++) {
		const struct given *given = given_at(walk, i);
		bool refused = answers_has(&given->chosen, ANSWER_UNSURE);

		if (given->step->consent)
			fputs(refused ? "no\n" : "agree\n", out);
		if (!given->step->consent || !refused)
			put_ids(out, given);
	}
	fclose(out);
	return text;
}

/* As long as a title is shown whole in a line. */
enum { TITLE_MOST = 60 };

/* Each step by its title, in the order of the walk. */
static void expect_titles(const struct walk *walk, const char *out)
{
	for (size_t i = 0; i < walk->path_count; i++) {
		const char *title = given_at(walk, i)->step->title;

		if (!title || strlen(title) > TITLE_MOST)
			continue;
		out = strstr(out, title);
		if (!out)
			fail_msg("not asked in its turn: %s", title);
		out += strlen(title);
	}
}

static void tell_in_plain_mode(const struct stories *stories,
			       const struct scenario *story)
{
	const char *argv[] = {
		"chargefix",
		"run",
		"--new",
		"-g",
		STORIES_GUIDE,
		story->audience == AUDIENCE_SHOP ? "--shop" : NULL,
		NULL};
	struct program_result result;
	struct walk walk;
	char last[200];
	void *stage = NULL;

	assert_int_equal(stage_open(&stage), 0);
	walk_story(stories, story, &walk);
	char *input = typed(&walk);

	snprintf(last, sizeof(last), "\ndiagnosis: %s (%s)\n",
		 story->diagnosis->id, verdict_word(story->diagnosis->verdict));
	stage_run(stage, argv, input, &result);
	size_t length = strlen(result.out);

	if (result.status != 0 || length < strlen(last) ||
	    strcmp(result.out + length - strlen(last), last) != 0) {
		fprintf(stderr, "%s: status %d; input:\n%s\noutput:\n%s\n%s\n",
			story->name, result.status, input, result.out,
			result.error);
		fail();
	}
	expect_titles(&walk, result.out);
	program_result_release(&result);
	free(input);
	walk_release(&walk);
	stage_close(&stage);
}

static void every_story_is_told_in_plain_mode(void **state)
{
	const struct stories *stories = *state;

	for (size_t i = 0; i < stories->scenarios.count; i++)
		if (share_has(i))
			tell_in_plain_mode(stories,
					   &stories->scenarios.items[i]);
}

/* Goes down to the answer's row from the one before; gives the row. */
static int go_to(struct pty *pty, const struct step *step, size_t number,
		 int row)
{
	int wanted = number == ANSWER_UNSURE ? (int)step->answers.count
					     : (int)number - 1;

	for (; row < wanted; row++)
		pty_key(pty, "Down");
	return row;
}

static void press_answers(struct pty *pty, const struct given *given)
{
	int row = 0;

	pty_key(pty, "Home");
	for (size_t number = 0;
	     (number = answers_next(&given->chosen, number));) {
		row = go_to(pty, given->step, number, row);
		if (given->step->many)
			pty_key(pty, "Space");
	}
	pty_key(pty, "Enter");
}

static void answer(struct pty *pty, const struct given *given, size_t number)
{
	const struct step *step = given->step;
	char place[32];

	snprintf(place, sizeof(place), "step %zu", number);
	pty_wait_text(pty, place);
	if (step->consent) {
		pty_wait_words(pty, "Type agree");
		if (answers_has(&given->chosen, ANSWER_UNSURE)) {
			pty_key(pty, "Escape");
			return;
		}
		pty_line(pty, "agree");
	}
	pty_wait_words(pty,
		       step_is_action(step) ? step_title(step) : step->ask);
	press_answers(pty, given);
}

static bool has_reading(const struct walk *walk)
{
	for (size_t i = 0; i < walk->path_count; i++)
		if (given_at(walk, i)->step->measure)
			return true;
	return false;
}

static void tell_on_screen(const struct stories *stories,
			   const struct scenario *story)
{
	static const char *const argv[] = {"chargefix", "run",         "--new",
					   "-g",        STORIES_GUIDE, NULL};
	struct walk walk;
	char last[200];
	void *state = NULL;

	walk_story(stories, story, &walk);
	assert_false(has_reading(&walk));
	assert_int_equal(stage_open(&state), 0);
	struct stage *stage = state;

	/* No panel between the words, and room for all of them. */
	stage->columns = 70;
	stage->rows = 50;
	struct pty *pty = stage_start(stage, argv);

	for (size_t i = 0; i < walk.path_count; i++)
		answer(pty, given_at(&walk, i), i + 1);
	pty_wait_words(pty, story->diagnosis->title);
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 0);
	snprintf(last, sizeof(last), "diagnosis: %s (%s)", story->diagnosis->id,
		 verdict_word(story->diagnosis->verdict));
	pty_wait_text(pty, last);
	walk_release(&walk);
	stage_close(&state);
}

/* The first story of an owner that ends so, and asks for no reading. */
static void tell_one_on_screen(void **state, const char *diagnosis)
{
	const struct stories *stories = *state;

	for (size_t i = 0; i < stories->scenarios.count; i++) {
		const struct scenario *story = &stories->scenarios.items[i];
		struct walk walk;

		if (strcmp(story->diagnosis->id, diagnosis) != 0 ||
		    story->audience == AUDIENCE_SHOP)
			continue;
		walk_story(stories, story, &walk);
		bool reading = has_reading(&walk);

		walk_release(&walk);
		if (!reading) {
			tell_on_screen(stories, story);
			return;
		}
	}
	fail_msg("no story ends in %s", diagnosis);
}

static void a_swollen_battery_on_the_screen(void **state)
{
	tell_one_on_screen(state, "danger-swollen");
}

static void dirty_contacts_on_the_screen(void **state)
{
	tell_one_on_screen(state, "watch-contacts");
}

static void a_case_for_the_workshop_on_the_screen(void **state)
{
	tell_one_on_screen(state, "service");
}

/* Whether a story ends with it after a step that may have helped for a while. */
static bool can_fail_again(const struct stories *stories,
			   const struct diagnosis *diagnosis)
{
	bool can = false;

	for (size_t i = 0; i < stories->scenarios.count && !can; i++) {
		struct walk walk;

		walk_story(stories, &stories->scenarios.items[i], &walk);
		can = walk.diagnosis == diagnosis &&
		      given_at(&walk, walk.path_count - 1)->step->helped;
		walk_release(&walk);
	}
	return can;
}

static void a_walk_goes_on_after_each_repair_that_may_not_last(void **state)
{
	const struct stories *stories = *state;
	const struct guide *guide = &stories->guide;
	size_t asked = 0;

	for (size_t i = 0; i < guide->diagnosis_count; i++) {
		const struct diagnosis *diagnosis = &guide->diagnoses[i];

		if (!diagnosis->check_back)
			continue;
		asked++;
		if (!can_fail_again(stories, diagnosis))
			fail_msg("%s can't have lasted only for a while",
				 diagnosis->id);
	}
	assert_int_equal(asked, 12);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_story_is_told_in_plain_mode),
		cmocka_unit_test(
			a_walk_goes_on_after_each_repair_that_may_not_last),
		cmocka_unit_test(a_swollen_battery_on_the_screen),
		cmocka_unit_test(dirty_contacts_on_the_screen),
		cmocka_unit_test(a_case_for_the_workshop_on_the_screen),
	};

	return cmocka_run_group_tests(tests, open_stories, close_stories);
}
