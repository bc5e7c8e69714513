/*
 * What keeps a person and a device from harm: danger asked about from
 * anywhere, which case is answered, whether this is a moment to stop.
 */
#include "scene.h"
#include "test.h"
#include "wording.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};

static void assert_nowhere(const struct pty *pty, const char *text)
{
	assert_int_equal(pty_find(pty, text, NULL), -1);
}

static void nothing_is_called_safe_where_danger_is_asked(void **state)
{
	struct pty *pty = scene_go(*state, scene_named("question"));

	assert_nowhere(pty, "safe");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "What do you see?");
	pty_wait_text(pty, "safe to stop here");
	stage_press(pty, "!");
	pty_wait_text(pty, "Asked out of turn");
	assert_nowhere(pty, "safe");
	stage_press(pty, "w");
	pty_wait_text(pty, "Why this is asked");
	assert_nowhere(pty, "safe");
}

static void plain_mode_tells_what_was_ticked_off_on_the_screen(void **state)
{
	static const char *const resume[] = {"chargefix", "resume", "--plain",
					     NULL};
	struct pty *pty = scene_go(*state, scene_named("action"));
	struct program_result result;

	stage_press(pty, "Space Space");
	pty_wait_text(pty, "2 of 7 done");
	stage_press(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	stage_run(*state, resume, "", &result);
	assert_has(result.out, "To do (2 of 7 done):\n"
			       "  - Done: Take the lamp out of its holder.\n"
			       "  - Done: Look at the contacts");
	assert_has(result.out, "  - Moisten the swab");
	program_result_release(&result);
}

static void what_is_to_be_done_is_safe_to_leave_before_it_is_begun(void **state)
{
	struct pty *pty = scene_go(*state, scene_named("action"));

	pty_wait_text(pty, "safe to stop before you begin");
	stage_press(pty, "Space");
	pty_wait_text(pty, "don't stop yet: 1 of 7 done");
	stage_press(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	pty_wait_text(pty, "Not finished: \"Clean the contacts of lamp and "
			   "holder\", 1 of 7 steps done.");
}

static void what_was_agreed_to_can_be_read_afterwards(void **state)
{
	struct pty *pty = scene_go(*state, scene_named("agreed"));

	stage_press(pty, "w");
	pty_wait_text(pty, "You agreed 20");
	pty_wait_text(pty, "This deletes all the settings");
}

static void the_title_tells_ticket_audience_and_name(void **state)
{
	static const char *const shop[] = {
		"chargefix", "-g",           STAGE_GUIDE, "--shop", "--ticket",
		"R-1001",    "--technician", "Ann",       NULL};
	struct pty *pty = stage_see(*state, shop, "Take in a device");

	stage_press(pty, "PageDown Enter");
	pty_wait_text(pty, "R-1001 · case 1 · shop · Ann · step 1");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "R-1001 · case 1 · shop · Ann · step 2");
	pty_resize(pty, 17, 60);
	pty_wait_gone(pty, "case 1");
	pty_wait_text(pty, "R-1001 · shop · Ann · step 2");
}

static void danger_needs_no_case_to_be_chosen_before(void **state)
{
	static const struct move moves[] = {
		{"Unfinished cases", "!"},
		{"Asked out of turn", "Escape"},
		{"Which lamp stays dark?", "c"},
		{"Status", "!"},
		{"Asked out of turn", "2 2"},
		{"Stop. Don't use it", "q"},
		{NULL, NULL},
	};
	static const char *const cases[] = {"chargefix", "cases", NULL};
	struct pty *pty = scene_go(*state, scene_named("question"));
	struct program_result result;

	stage_press(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	pty = stage_start(*state, run);
	pty_wait_text(pty, "Unfinished cases");
	stage_press(pty, "! q");
	assert_int_equal(pty_wait_exit(pty), 3);
	/* The question alone leaves no case behind. */
	stage_run(*state, cases, NULL, &result);
	assert_non_null(strstr(result.out, "\n     1 "));
	assert_null(strstr(result.out, "\n     2 "));
	program_result_release(&result);
	pty = stage_start(*state, run);
	stage_moves(pty, moves);
	assert_int_equal(pty_wait_exit(pty), 0);
	pty_wait_text(pty, "diagnosis: danger (danger)");
}

/* Who takes the case over must know that somebody saw smoke. */
static void danger_that_was_taken_back_stays_in_the_report(void **state)
{
	static const char *const report[] = {"chargefix", "report", "last",
					     "--edition", "bench",  NULL};
	static const char *const json[] = {"chargefix", "report", "last",
					   "--format",  "json",   NULL};
	struct pty *pty = scene_go(*state, scene_named("danger"));
	struct program_result result;

	/* It still stands when another answer is changed. */
	stage_press(pty, "r");
	pty_wait_text(pty, "Answers so far");
	stage_press(pty, "Up Enter 1 Enter y");
	pty_wait_text(pty, "Changed.");
	stage_press(pty, "Left");
	pty_wait_text(pty, "Is anything hot");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "What do you see?");
	stage_press(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	stage_run(*state, report, NULL, &result);
	assert_non_null(strstr(result.out,
			       "Danger that was reported, then taken back:"));
	assert_non_null(strstr(result.out, "something is (taken"));
	program_result_release(&result);
	stage_run(*state, json, NULL, &result);
	assert_non_null(strstr(result.out, "\"hot\""));
	program_result_release(&result);
}

/* It was a wrong key, and the next thing done was to take it back. */
static void danger_taken_back_at_once_is_not_in_the_report(void **state)
{
	static const char *const formats[] = {"text", "json"};
	struct pty *pty = scene_go(*state, scene_named("danger"));

	stage_press(pty, "Left");
	pty_wait_text(pty, "Is anything hot");
	stage_press(pty, "! 2 2");
	pty_wait_text(pty, "Stop. Don't use it");
	stage_press(pty, "Left 1 1");
	pty_wait_text(pty, "What do you see?");
	stage_press(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	for (size_t i = 0; i < COUNT(formats); i++) {
		const char *const report[] = {
			"chargefix", "report",    "last",  "--format",
			formats[i],  "--edition", "bench", NULL};
		struct program_result result;

		stage_run(*state, report, NULL, &result);
		assert_null(
			strstr(result.out,
			       "Danger that was reported, then taken back"));
		assert_null(strstr(result.out, "\"hot\""));
		program_result_release(&result);
	}
}

/* A finished case, which nobody has open any more. */
static void leave_danger(struct stage *stage)
{
	struct pty *pty = scene_go(stage, scene_named("danger"));

	stage_press(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 0);
}

/* Starts the program, and gives its exit status after the moves. */
static int run_moves(struct stage *stage, const struct move *moves)
{
	struct pty *pty = stage_start(stage, run);

	stage_moves(pty, moves);
	return pty_wait_exit(pty);
}

static void back_asks_before_it_reopens_a_case_that_is_only_read(void **state)
{
	static const char *const resume[] = {"chargefix", "resume", "1", NULL};

	leave_danger(*state);
	struct pty *pty = stage_start(*state, resume);

	pty_wait_text(pty, "Stop. Don't use it");
	stage_press(pty, "Left");
	pty_wait_text(pty, "This reopens the case.");
	/* Any other key between is a change of mind. */
	stage_press(pty, "Down");
	pty_wait_gone(pty, "This reopens the case.");
	stage_press(pty, "Left");
	pty_wait_text(pty, "This reopens the case.");
	stage_press(pty, "Left");
	pty_wait_text(pty, "Is anything hot");
}

/* The other answers are those of a finished case again, and asked about. */
static void back_takes_danger_back_from_a_finished_case_at_once(void **state)
{
	static const struct move moves[] = {
		{"All cases are finished", "c"},
		{"Status", "Enter"},
		{"Esc cases", "!"},
		{"Asked out of turn", "2 2"},
		{"3 answers", "Left"},
		{"2 answers", "Left"},
		{"This reopens the case.", "! 2 2"},
		{"3 answers", "Left"},
		{"2 answers", "Left"},
		{"This reopens the case.", "Left"},
		{"Is anything hot", "q"},
		{NULL, NULL},
	};

	leave_danger(*state);
	assert_int_equal(run_moves(*state, moves), 3);
}

static void escape_goes_back_from_a_case_to_the_list_it_is_from(void **state)
{
	static const struct move moves[] = {
		{"All cases are finished", "c"}, {"Status", "Tab Tab Enter"},
		{"Esc cases", "Escape"},         {"closed", "Enter"},
		{"Esc cases", "n x Enter"},      {"Note saved.", "! 1 1"},
		{"Esc cases", "Escape"},         {"closed", "Enter"},
		{"Esc cases", "Escape"},         {"Status", "Escape"},
		{"All cases are finished", "q"}, {NULL, NULL},
	};
	struct pty *pty = scene_go(*state, scene_named("danger"));

	/* Just reached, there is nothing to go back to. */
	assert_nowhere(pty, "Esc cases");
	stage_press(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 0);
	assert_int_equal(run_moves(*state, moves), 0);
}

/* The list shows what became of the case, and the choice is still on it. */
static void escape_goes_back_to_the_list_after_a_change_as_well(void **state)
{
	static const struct move moves[] = {
		{"All cases are finished", "c"},
		{"Status", "Tab Tab Enter"},
		{"Esc cases", "r"},
		{"Answers so far", "Up Enter"},
		{"Which lamp", "1 1"},
		{"Diagnosis:", "y"},
		{"Changed. The case stays finished.", "Left"},
		{"This reopens the case.", "Escape"},
		{"Closed cases", "p"},
		{"Case 1: Front lamp", "Escape"},
		{"Closed cases", "q"},
		{NULL, NULL},
	};

	leave_danger(*state);
	assert_int_equal(run_moves(*state, moves), 0);
}

static void answers_that_are_ticked_are_kept_like_all_else(void **state)
{
	static const char *const resume[] = {"chargefix", "resume", "1", NULL};
	struct pty *pty = scene_go(*state, scene_named("ticked"));

	stage_press(pty, "Left");
	pty_wait_text(pty, "Is anything hot");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "1 [x] It is dim");
	stage_press(pty, "c");
	pty_wait_text(pty, "Status");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "3 [x] It blinks");
	pty_signal(pty, SIGKILL);
	pty_wait_exit(pty);
	pty = stage_start(*state, resume);
	pty_wait_text(pty, "1 [x] It is dim");
	pty_wait_text(pty, "2 [ ] It flickers");
	pty_wait_text(pty, "3 [x] It blinks");
	/* Unticked is kept as well. */
	stage_press(pty, "1 Space 3 Space q");
	assert_int_equal(pty_wait_exit(pty), 3);
	pty = stage_start(*state, resume);
	pty_wait_text(pty, "What do you see?");
	assert_nowhere(pty, "[x]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(nothing_is_called_safe_where_danger_is_asked),
		stage_test(plain_mode_tells_what_was_ticked_off_on_the_screen),
		stage_test(
			what_is_to_be_done_is_safe_to_leave_before_it_is_begun),
		stage_test(what_was_agreed_to_can_be_read_afterwards),
		stage_test(the_title_tells_ticket_audience_and_name),
		stage_test(danger_needs_no_case_to_be_chosen_before),
		stage_test(danger_that_was_taken_back_stays_in_the_report),
		stage_test(danger_taken_back_at_once_is_not_in_the_report),
		stage_test(back_takes_danger_back_from_a_finished_case_at_once),
		stage_test(
			back_asks_before_it_reopens_a_case_that_is_only_read),
		stage_test(escape_goes_back_from_a_case_to_the_list_it_is_from),
		stage_test(escape_goes_back_to_the_list_after_a_change_as_well),
		stage_test(answers_that_are_ticked_are_kept_like_all_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
