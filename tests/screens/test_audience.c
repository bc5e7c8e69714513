/* Owner and shop are switched in a case that has begun. */
#include "pty_screen.h"
#include "stage.h"
#include "test.h"
#include "wording.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define GUIDE "tests/screens/audience.yaml"

static const char *const run[] = {"chargefix", "-g", GUIDE, "--new", NULL};
static const char *const plain[] = {"chargefix", "--plain", "-g",
				    GUIDE,       "--new",   NULL};

/* Runs it, and compares what it says in plain mode. */
static void expect_said(struct stage *stage, const char *const argv[],
			const char *input, int status, const char *const said[],
			size_t count)
{
	struct program_result result;

	stage_run(stage, argv, input, &result);
	if (result.status != status)
		fail_msg("status %d\n%s%s", result.status, result.out,
			 result.error);
	for (size_t i = 0; i < count; i++)
		if (!strstr(result.out, said[i]) &&
		    !strstr(result.error, said[i]))
			fail_msg("not there: %s\nin:\n%s%s", said[i],
				 result.out, result.error);
	program_result_release(&result);
}

static void the_screen_shows_first_what_the_switch_would_change(void **state)
{
	struct pty *pty = stage_see(*state, run, "Is anything sharp?");

	stage_press(pty, "1 1");
	pty_wait_text(pty, "Does it ring now?");
	stage_press(pty, "S");
	pty_wait_text(pty, "Include the steps for repair shops?");
	pty_wait_text(pty, "New questions: 2");
	pty_wait_text(pty, "Answers that stay the same: 1");
	pty_wait_text(pty, "Next question: Type plate");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Press y to do that");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "Does it ring now?");
	stage_press(pty, "S y");
	pty_wait_text(pty, "The steps for repair shops are asked from now on.");
	pty_wait_text(pty, "What does the type plate say?");
	pty_wait_text(pty, "case 1 · shop");
	stage_press(pty, "2 2");
	pty_wait_text(pty, "Does it ring now?");
	stage_press(pty, "S");
	pty_wait_text(pty, "Leave out the steps for repair shops?");
	pty_wait_text(pty, "no longer counted): 1");
	stage_press(pty, "y");
	pty_wait_text(pty, "are left out from now on.");
	pty_wait_gone(pty, "· shop");
	stage_expect_answers(*state, "danger=none");
}

static void an_answer_that_was_set_aside_counts_again(void **state)
{
	struct pty *pty = stage_see(*state, run, "Is anything sharp?");

	stage_press(pty, "1 1 S y");
	pty_wait_text(pty, "What does the type plate say?");
	stage_press(pty, "2 2");
	pty_wait_text(pty, "Does it ring now?");
	stage_press(pty, "S y");
	pty_wait_text(pty, "are left out from now on.");
	stage_expect_answers(*state, "danger=none");
	stage_press(pty, "S");
	pty_wait_text(pty, "Restored: 1");
	stage_press(pty, "y q");
	assert_int_equal(pty_wait_exit(pty), 3);
	stage_expect_answers(*state, "danger=none label=new");
}

static void plain_mode_switches_with_a_command(void **state)
{
	static const char *const said[] = {
		"The steps for repair shops are asked from now on.",
		"What does the type plate say?",
		"This case has the steps for repair shops already.",
		"The steps for repair shops are left out from now on.",
		"Answers set aside: 1 (:review lists them).",
		"Does it ring now?",
		"This case leaves out the steps for repair shops already.",
	};

	expect_said(*state, plain, "none\n:shop\n:shop\nnew\n:owner\n:owner\n",
		    3, said, COUNT(said));
	stage_expect_answers(*state, "danger=none");
}

static void resume_switches_with_an_option_alone(void **state)
{
	static const char *const resume[] = {"chargefix", "resume", "--plain",
					     NULL};
	static const char *const shop[] = {"chargefix", "resume", "--plain",
					   "--shop", NULL};
	static const char *const owner[] = {"chargefix", "resume", "--plain",
					    "--no-shop", NULL};
	static const char *const asks_oil[] = {"Does it ring now?"};
	static const char *const asks_label[] = {
		"What does the type plate say?"};
	char path[300];

	stage_walk(*state, "none", "1\n", 3);
	expect_said(*state, plain, "none\n", 3, asks_oil, 1);
	/* The settings are about new cases. */
	snprintf(path, sizeof(path), "%s/.config",
		 ((struct stage *)*state)->folder);
	mkdir(path, 0700);
	strcat(path, "/chargefix");
	mkdir(path, 0700);
	strcat(path, "/config.yaml");
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs("shop: true\n", file);
	fclose(file);
	expect_said(*state, resume, "", 3, asks_oil, 1);
	expect_said(*state, shop, "", 3, asks_label, 1);
	expect_said(*state, resume, "", 3, asks_label, 1);
	expect_said(*state, owner, "", 3, asks_oil, 1);
}

static void a_case_that_was_closed_stays_as_it_is(void **state)
{
	static const char *const cancel[] = {
		"chargefix", "case", "last", "cancel", "--why", "lost", NULL};
	static const char *const resume[] = {"chargefix", "resume", "last",
					     NULL};
	static const char *const shop[] = {"chargefix", "resume", "last",
					   "--plain",   "--shop", NULL};
	static const char *const refused[] = {"cancelled"};
	struct program_result result;
	struct pty *pty;

	stage_run(*state, plain, "none\n", &result);
	program_result_release(&result);
	stage_run(*state, cancel, NULL, &result);
	assert_int_equal(result.status, 0);
	program_result_release(&result);
	expect_said(*state, shop, ":shop\n", 0, refused, 1);
	pty = stage_see(*state, resume, "case 1");
	stage_press(pty, "S");
	pty_wait_text(pty, "Case 1 was cancelled.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(the_screen_shows_first_what_the_switch_would_change),
		stage_test(an_answer_that_was_set_aside_counts_again),
		stage_test(plain_mode_switches_with_a_command),
		stage_test(resume_switches_with_an_option_alone),
		stage_test(a_case_that_was_closed_stays_as_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
