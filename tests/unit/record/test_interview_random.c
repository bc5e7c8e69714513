/*
 * Whatever is done in an interview, and whatever becomes of the record's file
 * meanwhile, the case that is read again is the one that was walked.
 */
#include "chargefix/interview.h"

#include "case_equal.h"
#include "folder.h"
#include "random_case.h"
#include "share.h"
#include "test.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Anything that a person can do. */
static void act(struct random_case *random_case, struct interview *interview)
{
	struct dice *dice = &random_case->dice;
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
				dice_hit(dice, 4) ? answers_only(0)
						  : random_answer(any, dice));
	else if (walk->step)
		random_case_answer(random_case, interview);
}

/* Read again it is the same, and so is what it was begun with. */
static void expect_again(struct random_case *random_case,
			 const struct interview *live)
{
	struct interview *again =
		random_case_resume(random_case, interview_number(live));

	assert_case_equal(live, again);
	assert_string_equal(interview_details(again)->of[DETAIL_TICKET], "T-1");
	assert_string_equal(interview_details(again)->of[DETAIL_MODEL],
			    "GTR 4");
	assert_null(interview_details(again)->of[DETAIL_SERIAL]);
	assert_int_equal(interview_walk(again)->audience, AUDIENCE_SHOP);
	interview_free(again);
}

static void a_case_read_again_is_the_live_case(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < share_of(40); seed++) {
		struct random_case random_case;
		random_case_open(&random_case, seed);
		struct interview *live = random_case_begin(&random_case);
		for (size_t i = 0; i < 25; i++) {
			act(&random_case, live);
			assert_null(interview_warning(live));
		}
		assert_true(interview_number(live) > 0);
		expect_again(&random_case, live);
		interview_free(live);
		random_case_close(&random_case);
	}
}

/* What can become of the record's file while a case is open. */
static void harm(struct random_case *random_case)
{
	static const char *const beside[] = {"cases.db-wal", "cases.db-shm"};
	char *aside = folder_file(random_case->folder, "aside.db");

	switch (dice_roll(&random_case->dice, 4)) {
	case 0:
		unlink(random_case->path);
		break;
	case 1:
		rename(random_case->path, aside);
		break;
	case 2:
		rename(aside, random_case->path);
		break;
	default:
		assert_true(unlink(random_case->path) == 0 || errno == ENOENT);
		for (size_t i = 0; i < COUNT(beside); i++) {
			char *path =
				folder_file(random_case->folder, beside[i]);

			unlink(path);
			free(path);
		}
	}
	free(aside);
}

static void a_case_is_whole_whatever_becomes_of_its_file(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < share_of(100); seed++) {
		struct random_case random_case;
		random_case_open(&random_case, seed);
		struct interview *live = random_case_begin(&random_case);
		for (size_t i = 0; i < 25; i++) {
			act(&random_case, live);
			assert_null(interview_warning(live));
			if (dice_hit(&random_case.dice, 3))
				harm(&random_case);
		}
		assert_int_equal(interview_retry(live), INTERVIEW_DONE);
		assert_int_equal(interview_unsaved(live), 0);
		expect_again(&random_case, live);
		interview_free(live);
		random_case_close(&random_case);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_case_read_again_is_the_live_case),
		cmocka_unit_test(a_case_is_whole_whatever_becomes_of_its_file),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
