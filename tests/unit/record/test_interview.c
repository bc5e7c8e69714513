/* What is done in an interview is on disk, and comes back the same. */
#include "chargefix/interview.h"

#include "contents.h"
#include "folder.h"
#include "random_guide.h"
#include "test.h"
#include "walk_equal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char guide_text[] = "the guide's text, as far as the record goes";

static int64_t tick(void *context)
{
	int64_t *now = context;

	return *now += 1000;
}

/* A guide, a folder for its record, and a clock that moves by itself. */
struct stage {
	struct guide guide;
	struct dice dice;
	char *folder;
	char *path;
	int64_t now;
	struct interview_setup setup;
};

static void stage_open(struct stage *stage, uint64_t seed)
{
	*stage = (struct stage){.dice = {seed}, .now = 1000};
	random_guide(&stage->guide, &stage->dice);
	assert_non_null(stage->folder = folder_new());
	assert_non_null(stage->path = folder_file(stage->folder, "cases.db"));
	stage->setup = (struct interview_setup){
		.guide = &stage->guide,
		.guide_text = guide_text,
		.guide_length = sizeof(guide_text) - 1,
		.audience = AUDIENCE_SHOP,
		.store_path = stage->path,
		.clock = {tick, &stage->now},
		.who = "ada",
		.details = {.ticket = "T-1", .model = "GTR 4"},
	};
}

static void stage_close(struct stage *stage)
{
	guide_release(&stage->guide);
	free(stage->path);
	folder_remove(stage->folder);
}

static struct interview *begin(struct stage *stage)
{
	struct interview *interview;

	assert_true(interview_new(&interview, &stage->setup));
	return interview;
}

static struct interview *resume(struct stage *stage, int64_t number)
{
	struct interview *interview;
	struct message error = {0};

	if (!interview_resume(&interview, &stage->setup, number, &error))
		fail_msg("%s", error.text);
	return interview;
}

static void answer(struct interview *interview, struct dice *dice)
{
	const struct walk *walk = interview_walk(interview);

	assert_non_null(walk->step);
	assert_int_equal(interview_answer(interview, walk->step,
					  random_answer(walk->step, dice)),
			 INTERVIEW_DONE);
}

static const struct step *asked(const struct interview *interview)
{
	return interview_walk(interview)->step;
}

/* Tries again, after which all is saved or not. */
static void retry(struct interview *interview, bool saved)
{
	assert_int_equal(interview_retry(interview), INTERVIEW_DONE);
	assert_true((interview_unsaved(interview) == 0) == saved);
}

/* Anything that a person can do. */
static void act(struct stage *stage, struct interview *interview)
{
	struct dice *dice = &stage->dice;
	const struct walk *walk = interview_walk(interview);
	const struct step *any =
		walk->guide->steps[dice_roll(dice, walk->guide->step_count)];
	size_t kind = dice_roll(dice, 12);

	if (kind == 0)
		interview_undo(interview);
	else if (kind == 1)
		interview_raise_danger(
			interview, random_answer(walk->guide->danger, dice));
	else if (kind == 2 && walk_find(walk, any) != WALK_NONE)
		interview_change(interview, any, random_answer(any, dice));
	else if (kind == 3)
		interview_note(interview, dice_hit(dice, 2) ? any : NULL,
			       "a note\nof two lines");
	else if (kind == 4)
		interview_consent(interview, any);
	else if (kind == 5)
		interview_wait(interview, any);
	else if (kind == 6)
		interview_tick(interview, any, dice_roll(dice, 4),
			       dice_hit(dice, 2));
	else if (kind == 7)
		interview_draft(interview, any,
				dice_hit(dice, 4) ? 0
						  : random_answer(any, dice));
	else if (walk->step)
		answer(interview, dice);
}

static void assert_same_danger(const struct interview *a,
			       const struct interview *b)
{
	size_t count, other;
	const struct withdrawn *was = interview_withdrawn(a, &count);
	const struct withdrawn *is = interview_withdrawn(b, &other);

	assert_int_equal(count, other);
	for (size_t i = 0; i < count; i++) {
		assert_true(was[i].given.chosen == is[i].given.chosen);
		assert_int_equal(was[i].taken_back, is[i].taken_back);
		assert_string_equal(was[i].who, is[i].who);
	}
}

static void assert_same(const struct interview *a, const struct interview *b)
{
	const struct walk *walk = interview_walk(a);
	size_t a_count, b_count;
	const struct note *a_notes = interview_notes(a, &a_count);
	const struct note *b_notes = interview_notes(b, &b_count);

	assert_true(walk_equal(walk, interview_walk(b)));
	assert_same_danger(a, b);
	assert_int_equal(a_count, b_count);
	for (size_t i = 0; i < a_count; i++) {
		assert_ptr_equal(a_notes[i].step, b_notes[i].step);
		assert_string_equal(a_notes[i].text, b_notes[i].text);
		assert_string_equal(a_notes[i].who, b_notes[i].who);
		assert_int_equal(a_notes[i].at, b_notes[i].at);
	}
	for (size_t i = 0; i < walk->given_count; i++) {
		assert_int_equal(interview_given_at(a, i),
				 interview_given_at(b, i));
		assert_string_equal(interview_given_by(a, i),
				    interview_given_by(b, i));
		assert_true(interview_given_before(a, i) ==
			    interview_given_before(b, i));
	}
	for (size_t i = 0; i < walk->guide->step_count; i++) {
		const struct step *step = walk->guide->steps[i];
		int64_t a_until = 0, b_until = 0;
		assert_int_equal(interview_waiting(a, step, &a_until),
				 interview_waiting(b, step, &b_until));
		assert_int_equal(a_until, b_until);
		assert_true(interview_drafted(a, step) ==
			    interview_drafted(b, step));
		assert_int_equal(interview_has_consent(a, step),
				 interview_has_consent(b, step));
		assert_true(interview_ticks(a, step) ==
			    interview_ticks(b, step));
	}
}

static void a_case_read_again_is_the_live_case(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 40; seed++) {
		struct stage stage;
		stage_open(&stage, seed);
		struct interview *live = begin(&stage);
		for (size_t i = 0; i < 25; i++) {
			act(&stage, live);
			assert_null(interview_warning(live));
		}
		assert_true(interview_number(live) > 0);
		struct interview *again =
			resume(&stage, interview_number(live));
		assert_same(live, again);
		assert_string_equal(interview_details(again)->ticket, "T-1");
		assert_string_equal(interview_details(again)->model, "GTR 4");
		assert_null(interview_details(again)->serial);
		assert_int_equal(interview_walk(again)->audience,
				 AUDIENCE_SHOP);
		interview_free(again);
		interview_free(live);
		stage_close(&stage);
	}
}

/* What can become of the record's file while a case is open. */
static void harm(struct stage *stage)
{
	static const char *const beside[] = {"cases.db-wal", "cases.db-shm"};
	char *aside = folder_file(stage->folder, "aside.db");

	switch (dice_roll(&stage->dice, 4)) {
	case 0:
		unlink(stage->path);
		break;
	case 1:
		rename(stage->path, aside);
		break;
	case 2:
		rename(aside, stage->path);
		break;
	default:
		assert_true(unlink(stage->path) == 0 || errno == ENOENT);
		for (size_t i = 0; i < COUNT(beside); i++) {
			char *path = folder_file(stage->folder, beside[i]);

			unlink(path);
			free(path);
		}
	}
	free(aside);
}

static void a_case_is_whole_whatever_becomes_of_its_file(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 100; seed++) {
		struct stage stage;
		stage_open(&stage, seed);
		struct interview *live = begin(&stage);
		for (size_t i = 0; i < 25; i++) {
			act(&stage, live);
			assert_null(interview_warning(live));
			if (dice_hit(&stage.dice, 3))
				harm(&stage);
		}
		retry(live, true);
		struct interview *again =
			resume(&stage, interview_number(live));
		assert_same(live, again);
		assert_string_equal(interview_details(again)->model, "GTR 4");
		interview_free(again);
		interview_free(live);
		stage_close(&stage);
	}
}

static const struct step *an_action(const struct guide *guide)
{
	for (size_t i = 0; i < guide->step_count; i++)
		if (guide->steps[i]->instructions.count == 2)
			return guide->steps[i];
	return NULL;
}

static void what_is_ticked_off_comes_back(void **state)
{
	struct stage stage;
	const struct step *step = NULL;

	(void)state;
	for (uint64_t seed = 1; !step; seed++) {
		stage_open(&stage, seed);
		step = an_action(&stage.guide);
		if (!step)
			stage_close(&stage);
	}
	struct interview *live = begin(&stage);
	assert_int_equal(interview_tick(live, step, 2, true),
			 INTERVIEW_REFUSED);
	assert_int_equal(interview_tick(live, step, 0, true), INTERVIEW_DONE);
	assert_int_equal(interview_tick(live, step, 1, true), INTERVIEW_DONE);
	assert_int_equal(interview_tick(live, step, 0, false), INTERVIEW_DONE);
	assert_true(interview_ticks(live, step) == 2);
	struct interview *again = resume(&stage, interview_number(live));
	assert_true(interview_ticks(again, step) == 2);
	interview_free(again);
	interview_free(live);
	stage_close(&stage);
}

static void looking_in_leaves_nothing_behind(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 1);
	interview_free(begin(&stage));
	assert_int_equal(access(stage.path, F_OK), -1);
	stage_close(&stage);
}

static void the_second_terminal_is_told_and_sees_what_the_first_did(
	void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 3);
	struct interview *first = begin(&stage);
	interview_note(first, NULL, "begun");
	struct interview *second = resume(&stage, interview_number(first));
	answer(first, &stage.dice);
	assert_int_equal(
		interview_answer(second, asked(second),
				 random_answer(asked(second), &stage.dice)),
		INTERVIEW_RELOADED);
	assert_same(first, second);
	/* And from there on it can go on. */
	if (interview_walk(second)->step)
		answer(second, &stage.dice);
	interview_free(first);
	interview_free(second);
	stage_close(&stage);
}

static void a_note_survives_a_conflict(void **state)
{
	struct stage stage;
	size_t count;

	(void)state;
	stage_open(&stage, 3);
	struct interview *first = begin(&stage);
	interview_note(first, NULL, "begun");
	struct interview *second = resume(&stage, interview_number(first));
	answer(first, &stage.dice);
	assert_int_equal(interview_note(second, NULL, "do not lose me"),
			 INTERVIEW_RELOADED);
	struct interview *third = resume(&stage, interview_number(first));
	const struct note *notes = interview_notes(third, &count);
	assert_int_equal(count, 2);
	assert_string_equal(notes[1].text, "do not lose me");
	assert_same(second, third);
	interview_free(first);
	interview_free(second);
	interview_free(third);
	stage_close(&stage);
}

/* What stands in the way is a file where the record's folder should be. */
static void block(struct stage *stage, char **path)
{
	char *file = folder_file(stage->folder, "blocked");

	contents_write_text(file, "");
	assert_non_null(*path = folder_file(file, "cases.db"));
	free(file);
	stage->setup.store_path = *path;
}

static void clear_the_way(struct stage *stage)
{
	char *file = folder_file(stage->folder, "blocked");

	assert_int_equal(unlink(file), 0);
	free(file);
}

static void without_a_record_it_goes_on_warns_and_writes_all_later(void **state)
{
	struct stage stage;
	char *path;

	(void)state;
	stage_open(&stage, 5);
	block(&stage, &path);
	struct interview *live = begin(&stage);
	assert_null(interview_warning(live));
	interview_note(live, NULL, "first");
	answer(live, &stage.dice);
	assert_non_null(strstr(interview_warning(live), "Not saved"));
	assert_int_equal(interview_unsaved(live), 2);
	assert_int_equal(interview_number(live), 0);
	retry(live, false);

	clear_the_way(&stage);
	retry(live, true);
	assert_null(interview_warning(live));
	assert_int_equal(interview_unsaved(live), 0);
	struct interview *again = resume(&stage, interview_number(live));
	assert_same(live, again);
	interview_free(again);
	interview_free(live);
	free(path);
	stage_close(&stage);
}

static void what_waits_is_tried_once_more_at_the_end(void **state)
{
	struct stage stage;
	char *path;

	(void)state;
	stage_open(&stage, 5);
	block(&stage, &path);
	struct interview *live = begin(&stage);
	answer(live, &stage.dice);
	clear_the_way(&stage);
	interview_free(live);
	struct interview *again = resume(&stage, 1);
	assert_int_equal(interview_walk(again)->given_count, 1);
	interview_free(again);
	free(path);
	stage_close(&stage);
}

static void what_makes_no_sense_is_refused_and_not_recorded(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 7);
	struct interview *live = begin(&stage);
	assert_int_equal(interview_undo(live), INTERVIEW_REFUSED);
	assert_int_equal(interview_answer(live, asked(live), 0),
			 INTERVIEW_REFUSED);
	assert_int_equal(interview_answer(live, asked(live), UINT64_C(1) << 61),
			 INTERVIEW_REFUSED);
	assert_int_equal(
		interview_change(live, stage.guide.steps[0], ANSWER_UNSURE),
		INTERVIEW_REFUSED);
	assert_int_equal(interview_note(live, NULL, "\x1b\x07"),
			 INTERVIEW_REFUSED);
	assert_int_equal(interview_unsaved(live), 0);
	interview_free(live);
	assert_int_equal(access(stage.path, F_OK), -1);
	stage_close(&stage);
}

static void a_clock_put_back_makes_no_countdown_longer(void **state)
{
	struct stage stage;
	int64_t until;

	(void)state;
	stage_open(&stage, 1);
	struct interview *live = begin(&stage);
	const struct step *step = stage.guide.steps[0];
	stage.now = 90000000;
	assert_int_equal(interview_wait(live, step), INTERVIEW_DONE);
	assert_true(interview_waiting(live, step, &until));
	stage.now = 1000;
	assert_false(interview_waiting(live, step, &until));
	assert_int_equal(interview_wait(live, step), INTERVIEW_DONE);
	assert_true(interview_waiting(live, step, &until));
	assert_in_range(until, 1000, 20000 + (int64_t)step->wait * 1000);
	interview_free(live);
	stage_close(&stage);
}

static void a_record_that_does_not_fit_its_guide_is_damaged_and_said_so(
	void **state)
{
	struct stage stage;
	struct message error = {0};
	struct interview *interview;
	struct store *store;

	(void)state;
	stage_open(&stage, 9);
	struct interview *live = begin(&stage);
	interview_note(live, NULL, "begun");
	interview_free(live);
	assert_true(store_open(&store, stage.path, &error));
	struct event alien = {.seq = 3,
			      .at = 1,
			      .kind = EVENT_ANSWER,
			      .step = "no-such-step",
			      .answers = "x"};
	struct case_standing standing = {0};
	assert_int_equal(store_append(store, 1, &alien, 1,
				      &(struct case_row){.standing = standing},
				      &error),
			 STORE_OK);
	store_close(store);
	assert_false(interview_resume(&interview, &stage.setup, 1, &error));
	assert_null(interview);
	assert_non_null(strstr(error.text, "damaged at event 3"));
	stage_close(&stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_case_read_again_is_the_live_case),
		cmocka_unit_test(a_case_is_whole_whatever_becomes_of_its_file),
		cmocka_unit_test(what_is_ticked_off_comes_back),
		cmocka_unit_test(looking_in_leaves_nothing_behind),
		cmocka_unit_test(
			the_second_terminal_is_told_and_sees_what_the_first_did),
		cmocka_unit_test(a_note_survives_a_conflict),
		cmocka_unit_test(
			without_a_record_it_goes_on_warns_and_writes_all_later),
		cmocka_unit_test(what_waits_is_tried_once_more_at_the_end),
		cmocka_unit_test(
			what_makes_no_sense_is_refused_and_not_recorded),
		cmocka_unit_test(a_clock_put_back_makes_no_countdown_longer),
		cmocka_unit_test(
			a_record_that_does_not_fit_its_guide_is_damaged_and_said_so),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
