/*
 * The disk is full: the walk goes on and says so, nothing is lost while the
 * program runs, and all of it is written once there is room again.
 */
#include "scene.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

/* glibc has it only with all of GNU's extensions. */
int prlimit(pid_t pid, int resource, const struct rlimit *new_limit,
	    struct rlimit *old_limit);

static const struct launch_limit no_limit = {RLIMIT_FSIZE, RLIM_INFINITY};
static const struct launch_limit no_room = {RLIMIT_FSIZE, 1};

static struct stage *stage_of(void **state, const struct launch_limit *limit)
{
	struct stage *stage = *state;

	stage->limits = limit;
	stage->limit_count = 1;
	return stage;
}

static void set_room(const struct pty *pty, rlim_t bytes)
{
	struct rlimit limit;

	assert_int_equal(prlimit(pty->pid, RLIMIT_FSIZE, NULL, &limit), 0);
	limit.rlim_cur = bytes;
	assert_int_equal(prlimit(pty->pid, RLIMIT_FSIZE, &limit, NULL), 0);
}

/* The test's own reading of the record is not limited. */
static void expect_answers(struct stage *stage, const char *answers)
{
	stage->limit_count = 0;
	stage_expect_answers(stage, answers);
}

static void a_disk_that_fills_up_is_told_and_written_later(void **state)
{
	struct stage *stage = stage_of(state, &no_limit);
	struct pty *pty = scene_go(stage, scene_named("question"));

	set_room(pty, 1);
	stage_press(pty, "1 Enter");
	pty_wait_text(pty, "What do you see?");
	pty_wait_text(pty, "Not saved yet");
	stage_press(pty, "1 Space Enter");
	pty_wait_text(pty, "Clean the contacts of");
	pty_wait_text(pty, "Not saved yet");
	expect_answers(stage, "lamp=rear");
	set_room(pty, RLIM_INFINITY);
	/* It tries again by itself. */
	pty_wait_gone(pty, "Not saved yet");
	expect_answers(stage, "lamp=rear danger=none signs=dim");
}

static void the_next_answer_brings_the_ones_before_along(void **state)
{
	struct stage *stage = stage_of(state, &no_limit);
	struct pty *pty = scene_go(stage, scene_named("question"));

	set_room(pty, 1);
	stage_press(pty, "1 Enter");
	pty_wait_text(pty, "Not saved yet");
	set_room(pty, RLIM_INFINITY);
	stage_press(pty, "1 Space Enter");
	pty_wait_text(pty, "Clean the contacts of");
	pty_wait_gone(pty, "Not saved yet");
	expect_answers(stage, "lamp=rear danger=none signs=dim");
}

static void leaving_with_a_full_disk_asks_and_can_wait_for_room(void **state)
{
	struct stage *stage = stage_of(state, &no_limit);
	struct pty *pty = scene_go(stage, scene_named("question"));

	set_room(pty, 1);
	stage_press(pty, "1 Enter q");
	pty_wait_text(pty, "Not everything is saved yet");
	set_room(pty, RLIM_INFINITY);
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Everything is saved now");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	expect_answers(stage, "lamp=rear danger=none");
}

static void leaving_all_the_same_fails_and_says_what_is_lost(void **state)
{
	struct stage *stage = stage_of(state, &no_limit);
	struct pty *pty = scene_go(stage, scene_named("question"));

	set_room(pty, 1);
	stage_press(pty, "1 Enter q");
	pty_wait_text(pty, "Not everything is saved yet");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 1);
	assert_false(pty->alternate);
	assert_true(pty_is_cooked(pty));
	pty_wait_text(pty, "cases.db");
	expect_answers(stage, "lamp=rear");
}

static void a_full_disk_from_the_start_is_no_reason_not_to_help(void **state)
{
	static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};
	struct stage *stage = stage_of(state, &no_room);
	struct program_result result;

	stage_run(stage, run, "front\nnone\ndim\nfixed\n", &result);
	assert_int_equal(result.status, 1);
	assert_non_null(strstr(result.out, "The contacts were dirty"));
	assert_non_null(strstr(result.out, "Not saved yet"));
	assert_non_null(strstr(result.error, "cases.db"));
	program_result_release(&result);
	expect_answers(stage, "");
}

static void plain_mode_tells_when_it_is_written_again(void **state)
{
	static const char *const plain[] = {"chargefix", "--plain", "-g",
					    STAGE_GUIDE, NULL};
	struct stage *stage = stage_of(state, &no_limit);
	struct pty *pty = stage_start(stage, plain);

	pty_wait_text(pty, "Which lamp stays dark?");
	pty_line(pty, "rear");
	pty_wait_text(pty, "Is anything hot");
	set_room(pty, 1);
	pty_line(pty, "none");
	pty_wait_text(pty, "Not saved yet");
	set_room(pty, RLIM_INFINITY);
	pty_line(pty, "dim");
	pty_wait_text(pty, "Saving works again.");
	pty_line(pty, "fixed");
	assert_int_equal(pty_wait_exit(pty), 0);
	pty_wait_text(pty, "diagnosis: contacts (fixed)");
	expect_answers(stage, "lamp=rear danger=none signs=dim clean=fixed");
}

static void the_record_is_sound_wherever_the_disk_filled_up(void **state)
{
	static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};

	(void)state;
	for (rlim_t room = 1; room < 200000; room = room * 3 / 2 + 1) {
		struct launch_limit limit = {RLIMIT_FSIZE, room};
		void *own = NULL;
		struct program_result result;

		assert_int_equal(stage_open(&own), 0);
		struct stage *stage = stage_of(&own, &limit);

		stage_run(stage, run, "front\nnone\ndim\nfixed\n", &result);
		assert_non_null(strstr(result.out, "diagnosis: contacts"));
		assert_true(result.status == 0 || result.status == 1);
		/* What it says it has, it has. */
		if (result.status == 0)
			expect_answers(stage, "lamp=front danger=none "
					      "signs=dim clean=fixed");
		program_result_release(&result);
		/* And the next case finds a record that works. */
		stage->limit_count = 0;
		stage_run(stage, run, "rear\nhot\n", &result);
		assert_int_equal(result.status, 0);
		program_result_release(&result);
		expect_answers(stage, "lamp=rear danger=hot");
		stage_close(&own);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(a_disk_that_fills_up_is_told_and_written_later),
		stage_test(the_next_answer_brings_the_ones_before_along),
		stage_test(leaving_with_a_full_disk_asks_and_can_wait_for_room),
		stage_test(leaving_all_the_same_fails_and_says_what_is_lost),
		stage_test(a_full_disk_from_the_start_is_no_reason_not_to_help),
		stage_test(plain_mode_tells_when_it_is_written_again),
		stage_test(the_record_is_sound_wherever_the_disk_filled_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
