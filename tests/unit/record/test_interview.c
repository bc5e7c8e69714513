/* What is done in an interview is on disk, or is said not to be. */
#include "chargefix/interview.h"

#include "case_equal.h"
#include "contents.h"
#include "folder.h"
#include "numbers.h"
#include "random_case.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

static const struct step *an_action(const struct guide *guide)
{
	for (size_t i = 0; i < guide->step_count; i++)
		if (guide->steps[i]->instructions.count == 2)
			return guide->steps[i];
	return NULL;
}

static void what_is_ticked_off_comes_back(void **state)
{
	struct random_case random_case;
	const struct step *step = NULL;

	(void)state;
	for (uint64_t seed = 1; !step; seed++) {
		random_case_open(&random_case, seed);
		step = an_action(&random_case.guide);
		if (!step)
			random_case_close(&random_case);
	}
	struct interview *live = random_case_begin(&random_case);
	assert_int_equal(interview_tick(live, step, 2, true),
			 INTERVIEW_REFUSED);
	assert_int_equal(interview_tick(live, step, 0, true), INTERVIEW_DONE);
	assert_int_equal(interview_tick(live, step, 1, true), INTERVIEW_DONE);
	assert_int_equal(interview_tick(live, step, 0, false), INTERVIEW_DONE);
	assert_true(interview_ticks(live, step) == 2);
	struct interview *again =
		random_case_resume(&random_case, interview_number(live));
	assert_true(interview_ticks(again, step) == 2);
	interview_free(again);
	interview_free(live);
	random_case_close(&random_case);
}

static void looking_in_leaves_nothing_behind(void **state)
{
	struct random_case random_case;

	(void)state;
	random_case_open(&random_case, 1);
	interview_free(random_case_begin(&random_case));
	assert_int_equal(access(random_case.path, F_OK), -1);
	random_case_close(&random_case);
}

static void a_device_that_was_taken_in_is_on_record_at_once(void **state)
{
	static const char uuid[] = "0a0b0c0d-0000-4000-8000-000000000001";
	struct random_case random_case;
	struct case_rows rows = {0};
	struct message error = {0};
	struct store *store;

	(void)state;
	random_case_open(&random_case, 1);
	random_case.setup.at_once = true;
	random_case.setup.comeback_of = 7;
	random_case.setup.uuid = uuid;
	interview_free(random_case_begin(&random_case));
	assert_true(store_open(&store, random_case.path, &error));
	assert_true(store_case(store, 1, &rows, &error));
	assert_string_equal(rows.items->uuid, uuid);
	assert_int_equal(rows.items->standing.life.comeback_of, 7);
	assert_int_equal(rows.items->standing.life.state, STATE_OPEN);
	case_rows_release(&rows);
	store_close(store);
	random_case_close(&random_case);
}

/* It is never taken for saved where it isn't. */
static void a_device_that_can_t_be_put_on_record_waits(void **state)
{
	struct random_case random_case;

	(void)state;
	random_case_open(&random_case, 1);
	random_case.setup.at_once = true;
	/* A folder can't be made below a file. */
	char *path = folder_file(random_case.folder, "file");
	contents_write_text(path, "");
	char *below = folder_file(path, "cases.db");
	random_case.setup.store_path = below;
	struct interview *live = random_case_begin(&random_case);
	assert_int_equal(interview_unsaved(live), 1);
	assert_non_null(interview_warning(live));
	assert_int_equal(unlink(path), 0);
	retry(live, true);
	assert_int_equal(interview_number(live), 1);
	interview_free(live);
	free(below);
	free(path);
	random_case_close(&random_case);
}

static void the_second_terminal_is_told_and_sees_what_the_first_did(
	void **state)
{
	struct random_case random_case;

	(void)state;
	random_case_open(&random_case, 3);
	struct interview *first = random_case_begin(&random_case);
	interview_note(first, NULL, "begun");
	struct interview *second =
		random_case_resume(&random_case, interview_number(first));
	random_case_answer(&random_case, first);
	assert_int_equal(interview_answer(second, asked(second),
					  random_answer(asked(second),
							&random_case.dice)),
			 INTERVIEW_RELOADED);
	assert_case_equal(first, second);
	/* And from there on it can go on. */
	if (interview_walk(second)->step)
		random_case_answer(&random_case, second);
	interview_free(first);
	interview_free(second);
	random_case_close(&random_case);
}

static void a_note_survives_a_conflict(void **state)
{
	struct random_case random_case;
	size_t count;

	(void)state;
	random_case_open(&random_case, 3);
	struct interview *first = random_case_begin(&random_case);
	interview_note(first, NULL, "begun");
	struct interview *second =
		random_case_resume(&random_case, interview_number(first));
	random_case_answer(&random_case, first);
	assert_int_equal(interview_note(second, NULL, "do not lose me"),
			 INTERVIEW_RELOADED);
	struct interview *third =
		random_case_resume(&random_case, interview_number(first));
	const struct note *notes = interview_notes(third, &count);
	assert_int_equal(count, 2);
	assert_string_equal(notes[1].text, "do not lose me");
	assert_case_equal(second, third);
	interview_free(first);
	interview_free(second);
	interview_free(third);
	random_case_close(&random_case);
}

/* What stands in the way is a file where the record's folder should be. */
static void block(struct random_case *random_case, char **path)
{
	char *file = folder_file(random_case->folder, "blocked");

	contents_write_text(file, "");
	assert_non_null(*path = folder_file(file, "cases.db"));
	free(file);
	random_case->setup.store_path = *path;
}

static void clear_the_way(struct random_case *random_case)
{
	char *file = folder_file(random_case->folder, "blocked");

	assert_int_equal(unlink(file), 0);
	free(file);
}

static void without_a_record_it_goes_on_warns_and_writes_all_later(void **state)
{
	struct random_case random_case;
	char *path;

	(void)state;
	random_case_open(&random_case, 5);
	block(&random_case, &path);
	struct interview *live = random_case_begin(&random_case);
	assert_null(interview_warning(live));
	interview_note(live, NULL, "first");
	random_case_answer(&random_case, live);
	assert_non_null(strstr(interview_warning(live), "Not saved"));
	assert_int_equal(interview_unsaved(live), 2);
	assert_int_equal(interview_number(live), 0);
	retry(live, false);

	clear_the_way(&random_case);
	retry(live, true);
	assert_null(interview_warning(live));
	assert_int_equal(interview_unsaved(live), 0);
	struct interview *again =
		random_case_resume(&random_case, interview_number(live));
	assert_case_equal(live, again);
	interview_free(again);
	interview_free(live);
	free(path);
	random_case_close(&random_case);
}

static void what_waits_is_tried_once_more_at_the_end(void **state)
{
	struct random_case random_case;
	char *path;

	(void)state;
	random_case_open(&random_case, 5);
	block(&random_case, &path);
	struct interview *live = random_case_begin(&random_case);
	random_case_answer(&random_case, live);
	clear_the_way(&random_case);
	interview_free(live);
	struct interview *again = random_case_resume(&random_case, 1);
	assert_int_equal(interview_walk(again)->given_count, 1);
	interview_free(again);
	free(path);
	random_case_close(&random_case);
}

static void what_makes_no_sense_is_refused_and_not_recorded(void **state)
{
	struct random_case random_case;

	(void)state;
	random_case_open(&random_case, 7);
	struct interview *live = random_case_begin(&random_case);
	assert_int_equal(interview_undo(live), INTERVIEW_REFUSED);
	assert_int_equal(interview_answer(live, asked(live), numbers("")),
			 INTERVIEW_REFUSED);
	assert_int_equal(interview_answer(live, asked(live), numbers("300")),
			 INTERVIEW_REFUSED);
	assert_int_equal(interview_change(live, random_case.guide.steps[0],
					  numbers("unsure")),
			 INTERVIEW_REFUSED);
	assert_int_equal(interview_note(live, NULL, "\x1b\x07"),
			 INTERVIEW_REFUSED);
	assert_int_equal(interview_unsaved(live), 0);
	interview_free(live);
	assert_int_equal(access(random_case.path, F_OK), -1);
	random_case_close(&random_case);
}

static void a_clock_put_back_makes_no_countdown_longer(void **state)
{
	struct random_case random_case;
	int64_t until;

	(void)state;
	random_case_open(&random_case, 1);
	struct interview *live = random_case_begin(&random_case);
	const struct step *step = random_case.guide.steps[0];
	random_case.now = 90000000;
	assert_int_equal(interview_wait(live, step), INTERVIEW_DONE);
	assert_true(interview_waiting(live, step, &until));
	random_case.now = 1000;
	assert_false(interview_waiting(live, step, &until));
	assert_int_equal(interview_wait(live, step), INTERVIEW_DONE);
	assert_true(interview_waiting(live, step, &until));
	assert_in_range(until, 1000, 20000 + (int64_t)step->wait * 1000);
	interview_free(live);
	random_case_close(&random_case);
}

static void a_record_that_does_not_fit_its_guide_is_damaged_and_said_so(
	void **state)
{
	struct random_case random_case;
	struct message error = {0};
	struct interview *interview;
	struct store *store;

	(void)state;
	random_case_open(&random_case, 9);
	struct interview *live = random_case_begin(&random_case);
	interview_note(live, NULL, "begun");
	interview_free(live);
	assert_true(store_open(&store, random_case.path, &error));
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
	assert_false(
		interview_resume(&interview, &random_case.setup, 1, &error));
	assert_null(interview);
	assert_non_null(strstr(error.text, "damaged at event 3"));
	random_case_close(&random_case);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_ticked_off_comes_back),
		cmocka_unit_test(looking_in_leaves_nothing_behind),
		cmocka_unit_test(
			a_device_that_was_taken_in_is_on_record_at_once),
		cmocka_unit_test(a_device_that_can_t_be_put_on_record_waits),
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
