/*
 * A record that may only be read, as a colleague's or a backup: all that only
 * looks works on it, and what would write says why it does not.
 */
#include "child.h"
#include "record.h"
#include "stage.h"
#include "test.h"
#include "wording.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { WORDS_MOST = 6 };

#define WHY "can't be written (Permission denied)"

static void folder_of(const struct stage *stage, char path[], size_t size)
{
	snprintf(path, size, "%s/chargefix", stage->folder);
}

/* An unfinished case 1 and a finished case 2, and no right to write. */
static void make_read_only(struct stage *stage)
{
	char path[300];

	stage_walk(stage, "A-1", "front\n", 3);
	stage_walk(stage, "B-2", "rear\nhot\n", 0);
	stage_record(stage, path, sizeof(path));
	assert_true(child_hand_over(path));
	assert_int_equal(chmod(path, 0444), 0);
	folder_of(stage, path, sizeof(path));
	assert_true(child_hand_over(path));
	assert_int_equal(chmod(path, 0555), 0);
	assert_true(child_hand_over(stage->folder));
	stage->rootless = true;
}

static void what_only_looks_works(void **state)
{
	static const struct {
		const char *argv[WORDS_MOST];
		const char *says;
	} table[] = {
		{{"chargefix", "cases"}, "B-2"},
		{{"chargefix", "cases", "--search", "A-1"}, "A-1"},
		{{"chargefix", "report", "2"}, "Case 2: "},
		{{"chargefix", "report", "last"}, "Case 2: "},
		{{"chargefix", "graph", "--case", "2"}, "digraph"},
		{{"chargefix", "test", "--record", "2"}, "lamp: rear"},
	};
	struct stage *stage = *state;
	struct program_result result;

	make_read_only(stage);
	for (size_t i = 0; i < COUNT(table); i++) {
		stage_run(stage, table[i].argv, NULL, &result);
		assert_string_equal(result.error, "");
		assert_int_equal(result.status, 0);
		assert_has(result.out, table[i].says);
		program_result_release(&result);
	}
}

static void an_answer_says_why_it_is_not_taken(void **state)
{
	const char *const argv[] = {"chargefix", "resume", "1", NULL};
	struct stage *stage = *state;
	struct program_result result;

	make_read_only(stage);
	stage_run(stage, argv, "none\n:note x\n:review\n", &result);
	assert_int_equal(result.status, 3);
	assert_has(result.out, "so nothing was changed: the case database ");
	assert_has(result.out, "Danger signs");
	assert_lacks(result.out, "Not saved yet");
	assert_lacks(result.out, "Saved as case");
	program_result_release(&result);
}

static void the_screens_show_it_and_keys_that_write_say_why_not(void **state)
{
	static const char *const writes[] = {"1 1", "n", "d"};
	const char *const argv[] = {"chargefix", "resume", "1", NULL};
	struct stage *stage = *state;
	struct pty *pty;

	make_read_only(stage);
	pty = stage_see(stage, argv, "Is anything hot");
	for (size_t i = 0; i < COUNT(writes); i++) {
		stage_press(pty, writes[i]);
		pty_wait_text(pty, "The case database is read-only");
		pty_wait_text(pty, "can't be written");
		/* It is said once. */
		stage_press(pty, "r");
		pty_wait_gone(pty, "The case database is read-only");
		stage_press(pty, "Escape");
		pty_wait_text(pty, "Is anything hot");
	}
	/* The list, a report and a finished case. */
	stage_press(pty, "c");
	pty_wait_text(pty, "B-2");
	stage_press(pty, "p");
	pty_wait_text(pty, "Case 2: ");
	stage_press(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
}

/* Help is given all the same: whoever sees smoke is told what to do. */
static void a_new_case_says_before_its_first_answer_that_it_is_not_saved(
	void **state)
{
	static const char *const argv[] = {"chargefix", "-g", STAGE_GUIDE,
					   NULL};
	static const char *const plain[] = {"chargefix", "run",       "--plain",
					    "-g",        STAGE_GUIDE, NULL};
	struct stage *stage = *state;
	struct program_result result;
	struct pty *pty;

	make_read_only(stage);
	pty = stage_see(stage, argv, "Unfinished cases");
	stage_press(pty, "N");
	pty_wait_text(pty, "Which lamp stays dark?");
	pty_wait_text(pty,
		      "Your answers can't be saved yet: the case database");
	/* Nor is a detail of it called kept. */
	stage_press(pty, "d T - 1 Enter");
	pty_wait_text(pty, "Not saved yet");
	assert_int_equal(pty_find(pty, "Saved.", NULL), -1);
	stage_press(pty, "q q");
	assert_int_equal(pty_wait_exit(pty), 1);
	pty = stage_see(stage, argv, "Unfinished cases");
	stage_press(pty, "!");
	pty_wait_text(pty, "Is anything hot");
	stage_run(stage, plain, "", &result);
	assert_has(result.out,
		   "Your answers can't be saved yet: the case database");
	program_result_release(&result);
}

/* Its owner lets us write after all. */
static void what_may_be_written_again_goes_on(void **state)
{
	const char *const argv[] = {"chargefix", "resume", "1", NULL};
	struct stage *stage = *state;
	struct pty *pty;
	char path[300];

	make_read_only(stage);
	pty = stage_see(stage, argv, "Is anything hot");
	stage_press(pty, "n");
	pty_wait_text(pty, "The case database is read-only");
	folder_of(stage, path, sizeof(path));
	assert_int_equal(chmod(path, 0755), 0);
	stage_record(stage, path, sizeof(path));
	assert_int_equal(chmod(path, 0644), 0);
	stage_press(pty, "1 1");
	pty_wait_text(pty, "What do you see?");
	stage->rootless = false;
	stage_expect_answers(stage, "lamp=front danger=none");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(what_only_looks_works),
		stage_test(an_answer_says_why_it_is_not_taken),
		stage_test(the_screens_show_it_and_keys_that_write_say_why_not),
		stage_test(
			a_new_case_says_before_its_first_answer_that_it_is_not_saved),
		stage_test(what_may_be_written_again_goes_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
