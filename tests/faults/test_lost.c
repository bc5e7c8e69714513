/*
 * The record is deleted, or moved away, under a program that runs: the person
 * is told once, goes on, and finds all of the case in the new file.
 */
#include "folder.h"
#include "pty_screen.h"
#include "scene.h"
#include "test.h"
#include "wording.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const resume[] = {"chargefix", "resume", "1", NULL};
static const char *const plain[] = {"chargefix", "--plain", "-g", STAGE_GUIDE,
				    NULL};
static const char *const report[] = {"chargefix", "report", "1",
				     "--edition", "bench",  NULL};

static void delete_record(const struct stage *stage)
{
	char path[300];

	stage_record(stage, path, sizeof(path));
	assert_int_equal(unlink(path), 0);
}

static void move_folder(const struct stage *stage, const char *from,
			const char *to)
{
	char *old = folder_file(stage->folder, from);
	char *new = folder_file(stage->folder, to);

	assert_int_equal(rename(old, new), 0);
	free(old);
	free(new);
}

/* What its report says, to free(). */
static char *reported(struct stage *stage)
{
	struct program_result result;

	stage_run(stage, report, NULL, &result);
	assert_int_equal(result.status, 0);
	char *text = result.out;

	result.out = NULL;
	program_result_release(&result);
	return text;
}

/* Plain mode that has one answer, whose record is gone. */
static struct pty *delete_under_plain(struct stage *stage)
{
	struct pty *pty = stage_see(stage, plain, "Which lamp stays dark?");

	pty_line(pty, "rear");
	pty_wait_text(pty, "Is anything hot");
	delete_record(stage);
	return pty;
}

static void a_screen_tells_it_once_and_goes_on(void **state)
{
	struct stage *stage = *state;
	struct pty *pty = scene_go(stage, scene_named("question"));

	delete_record(stage);
	stage_press(pty, "1 Enter");
	pty_wait_text(pty, "What do you see?");
	pty_wait_words(pty,
		       "was missing: a new one was made there, with all of "
		       "this case.");
	stage_expect_answers(stage, "lamp=rear danger=none");
	stage_press(pty, "1 Space Enter");
	pty_wait_text(pty, "Clean the contacts of");
	pty_wait_gone(pty, "was missing");
	pty_signal(pty, SIGKILL);
	pty_wait_exit(pty);
	stage_expect_answers(stage, "lamp=rear danger=none signs=dim");
	char *text = reported(stage);

	assert_has(text, "Case 1: Rear lamp");
	assert_has(text, "It is dim");
	free(text);
	pty = stage_start(stage, resume);
	pty_wait_text(pty, "Clean the contacts of");
}

static void plain_mode_tells_it_once_and_goes_on(void **state)
{
	struct stage *stage = *state;
	struct pty *pty = delete_under_plain(stage);

	pty_line(pty, "none");
	pty_wait_text(pty, "What do you see?");
	pty_wait_words(pty,
		       "was missing: a new one was made there, with all of "
		       "this case.");
	pty_signal(pty, SIGKILL);
	pty_wait_exit(pty);
	stage_expect_answers(stage, "lamp=rear danger=none");
}

static void a_folder_that_is_gone_is_made_anew(void **state)
{
	struct stage *stage = *state;
	struct pty *pty = scene_go(stage, scene_named("question"));

	move_folder(stage, "chargefix", "aside");
	stage_press(pty, "1 Enter");
	pty_wait_words(pty, "was missing: a new one was made there");
	stage_expect_answers(stage, "lamp=rear danger=none");
}

static void moved_away_and_back_nothing_is_told(void **state)
{
	struct stage *stage = *state;
	struct pty *pty = scene_go(stage, scene_named("question"));

	move_folder(stage, "chargefix", "aside");
	move_folder(stage, "aside", "chargefix");
	stage_press(pty, "1 Enter");
	pty_wait_text(pty, "What do you see?");
	assert_int_equal(pty_find(pty, "was missing", NULL), -1);
	assert_int_equal(pty_find(pty, "record", NULL), -1);
	stage_expect_answers(stage, "lamp=rear danger=none");
}

static void what_is_deleted_before_leaving_is_there_afterwards(void **state)
{
	struct stage *stage = *state;
	struct pty *pty = scene_go(stage, scene_named("question"));

	delete_record(stage);
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	pty_wait_words(pty, "was missing: a new one was made there");
	pty_wait_text(pty, "Saved as case 1.");
	stage_expect_answers(stage, "lamp=rear");
}

static void plain_mode_brings_it_back_when_left_too(void **state)
{
	struct stage *stage = *state;
	struct pty *pty = delete_under_plain(stage);

	pty_line(pty, ":quit");
	assert_int_equal(pty_wait_exit(pty), 3);
	pty_wait_words(pty, "was missing: a new one was made there");
	pty_wait_text(pty, "Saved as case 1.");
	stage_expect_answers(stage, "lamp=rear");
}

static void a_closed_window_is_no_reason_to_lose_it(void **state)
{
	struct stage *stage = *state;
	struct pty *pty = scene_go(stage, scene_named("many"));

	delete_record(stage);
	pty_hang_up(pty);
	pty_wait_exit(pty);
	stage_expect_answers(stage, "lamp=rear danger=none");
}

static void the_list_of_cases_is_that_of_the_new_record(void **state)
{
	static const char *const fresh[] = {"chargefix", "run",       "--new",
					    "-g",        STAGE_GUIDE, NULL};
	struct stage *stage = *state;

	scene_go(stage, scene_named("question"));
	/* A second case, which sees the first one in its list. */
	struct pty *pty = stage_start(stage, fresh);
	pty_wait_text(pty, "Which lamp stays dark?");
	stage_press(pty, "1 Enter");
	pty_wait_text(pty, "Is anything hot");
	pty_key(pty, "c");
	pty_wait_text(pty, "Rear lamp");
	pty_key(pty, "Escape");
	pty_wait_text(pty, "Is anything hot");
	delete_record(stage);
	stage_press(pty, "1 Enter");
	pty_wait_text(pty, "What do you see?");
	pty_key(pty, "c");
	pty_wait_text(pty, "Front lamp");
	assert_int_equal(pty_find(pty, "Rear lamp", NULL), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(a_screen_tells_it_once_and_goes_on),
		stage_test(plain_mode_tells_it_once_and_goes_on),
		stage_test(a_folder_that_is_gone_is_made_anew),
		stage_test(moved_away_and_back_nothing_is_told),
		stage_test(what_is_deleted_before_leaving_is_there_afterwards),
		stage_test(plain_mode_brings_it_back_when_left_too),
		stage_test(a_closed_window_is_no_reason_to_lose_it),
		stage_test(the_list_of_cases_is_that_of_the_new_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
