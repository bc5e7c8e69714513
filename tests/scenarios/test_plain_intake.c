/*
 * A shop takes a device in without a screen: asked line by line at a terminal,
 * and from a script with options.
 */
#include "pty_screen.h"
#include "stage.h"
#include "test.h"
#include "wording.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static const char *const plain[] = {"chargefix", "--plain",   "--shop", "--new",
				    "-g",        STAGE_GUIDE, NULL};

/* A case of that device, which ends as fixed or stays open. */
static void walk(struct stage *stage, const char *ticket, bool ended)
{
	const char *const argv[] = {
		"chargefix",  "--plain",  "--shop",  "--new",    "-g",
		STAGE_GUIDE,  "--ticket", ticket,    "--serial", "SN-7",
		"--customer", "Ann",      "--model", "GTR-4",    NULL};
	struct program_result result;

	stage_run(stage, argv,
		  ended ? "rear\nnone\ndim,blinks\nfixed\n" : "rear\n",
		  &result);
	assert_int_equal(result.status, ended ? 0 : 3);
	program_result_release(&result);
}

/* What `chargefix report` says of the newest case. */
static void expect_told(struct stage *stage, const char *told)
{
	static const char *const report[] = {"chargefix", "report", "last",
					     NULL};
	struct program_result result;

	stage_run(stage, report, NULL, &result);
	assert_has(result.out, told);
	program_result_release(&result);
}

/* Each line once its prompt is seen; "": Enter alone. */
static void answer(struct pty *pty, const char *see, const char *line)
{
	pty_wait_text(pty, see);
	pty_line(pty, line);
}

static void a_terminal_is_asked_line_by_line(void **state)
{
	struct pty *pty = stage_start(*state, plain);

	answer(pty, "Ticket (a name or number", "R-1");
	answer(pty, "Customer (whose device", ":back");
	answer(pty, "to find it by): R-1", "R-2");
	answer(pty, "Customer (whose device", "Ann");
	answer(pty, "Contact (", ":skip");
	answer(pty, "Model (", "GTS");
	answer(pty, "Serial number (", ":back");
	answer(pty, "Model (", ":clear");
	answer(pty, "Model (the", "");
	answer(pty, "Serial number (", ":back");
	answer(pty, "Model (", ":help");
	pty_wait_text(pty, "An empty line leaves it as it is.");
	answer(pty, "Model (", "GTR-4");
	answer(pty, "Serial number (", "355555035643845");
	pty_wait_text(pty, "Invalid IMEI: check the digits.");
	answer(pty, "Accessories (", ":begin");
	pty_wait_text(pty, "Which lamp stays dark?");
	pty_signal(pty, SIGKILL);
	pty_wait_exit(pty);
	expect_told(*state, "Ticket        R-2\n"
			    "Model         GTR-4\n"
			    "Serial number 355555035643845\n"
			    "Customer      Ann\n");
}

static void a_device_that_is_known_comes_back_or_is_resumed(void **state)
{
	struct pty *pty;

	walk(*state, "R-1", true);
	walk(*state, "R-2", false);
	pty = stage_start(*state, plain);
	answer(pty, "Ticket (", "R-3");
	answer(pty, "Customer (", "ann");
	pty_wait_text(pty, "This customer was here before:");
	pty_wait_text(pty, "- Case 2, just now, R-2: Open");
	pty_wait_text(pty, "- Case 1, just now, R-1: Diagnosed");
	answer(pty, "Contact (", ":comeback");
	pty_wait_text(pty, "Give the number of one of the cases");
	answer(pty, "Contact (", ":comeback 9");
	pty_wait_text(pty, "Give the number of one of the cases");
	answer(pty, "Contact (", ":comeback 1");
	pty_wait_text(pty, "Which lamp stays dark?");
	pty_line(pty, ":quit");
	pty_wait_exit(pty);
	expect_told(*state, "Ticket        R-3\nModel         GTR-4\n");
	expect_told(*state, "Came back     case 1");
	pty = stage_start(*state, plain);
	answer(pty, "Ticket (", "R-2");
	answer(pty, "Customer (", "Bob");
	answer(pty, "Contact (", ":resume 2");
	pty_wait_words(pty, "! Not changed in case 2: Customer is Ann. To "
			    "change it to Bob, resume the case with "
			    "--customer.");
	pty_wait_text(pty, "Is anything hot");
}

static void a_text_that_is_no_good_is_refused_aloud(void **state)
{
	struct pty *pty = stage_start(*state, plain);
	char longer[230];

	memset(longer, 'x', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	answer(pty, "Ticket (", "R-1");
	answer(pty, "Customer (", ":back");
	answer(pty, "to find it by): R-1", longer);
	pty_wait_words(pty, "it is too long, more than 200 bytes.");
	pty_wait_bells(pty, 1);
	pty_line(pty, "R\xFF\xFE-2");
	pty_wait_words(pty, "it contains characters that are not text.");
	pty_wait_bells(pty, 2);
	answer(pty, "to find it by): R-1", "");
	answer(pty, "Customer (", ":begin");
	pty_wait_text(pty, "Which lamp stays dark?");
	pty_line(pty, ":quit");
	pty_wait_exit(pty);
	expect_told(*state, "Ticket        R-1\n");
}

static void a_form_half_filled_in_is_offered_again(void **state)
{
	struct pty *pty = stage_start(*state, plain);

	answer(pty, "Ticket (", "R-1");
	pty_wait_text(pty, "Customer (");
	pty_signal(pty, SIGKILL);
	pty_wait_exit(pty);
	pty = stage_start(*state, plain);
	pty_wait_text(pty, "An intake form was left unfinished");
	pty_wait_text(pty, "Ticket: R-1");
	answer(pty, "Continue it? [y/n]", "y");
	answer(pty, "to find it by): R-1", "");
	answer(pty, "Customer (", ":quit");
	pty_wait_text(pty, "The intake form is kept.");
	assert_int_equal(pty_wait_exit(pty), 3);
	/* The screen goes on with it as well. */
	static const char *const screen[] = {"chargefix", "--shop",    "--new",
					     "-g",        STAGE_GUIDE, NULL};
	pty = stage_see(*state, screen, "left unfinished");
	pty_wait_text(pty, "Ticket        R-1");
}

static void scripts_take_a_device_in_with_options(void **state)
{
	static const char *const take_in[] = {
		"chargefix", "--plain",  "--shop", "-g",
		STAGE_GUIDE, "--ticket", "R-9",    NULL};
	static const char *const back[] = {
		"chargefix", "--plain", "--shop",     "-g",  STAGE_GUIDE,
		"--ticket",  "R-10",    "--comeback", "R-1", NULL};
	static const char *const none[] = {
		"chargefix", "--plain",    "--shop", "-g",
		STAGE_GUIDE, "--comeback", "R-99",   NULL};
	static const char *const owner[] = {"chargefix", "--plain",  "-g",
					    STAGE_GUIDE, "--ticket", "R-11",
					    NULL};
	struct program_result result;

	walk(*state, "R-1", true);
	stage_run(*state, take_in, "", &result);
	assert_int_equal(result.status, 3);
	assert_has(result.out, "Saved as case 2.");
	program_result_release(&result);
	stage_run(*state, back, "", &result);
	assert_has(result.out, "Saved as case 3.");
	program_result_release(&result);
	expect_told(*state, "Serial number SN-7\nCustomer      Ann\n"
			    "Came back     case 1");
	stage_run(*state, none, "", &result);
	assert_int_equal(result.status, 1);
	assert_has(result.error, "\"R-99\"");
	program_result_release(&result);
	/* An owner who only looks in leaves nothing behind. */
	stage_run(*state, owner, "", &result);
	assert_has(result.out, "nothing was saved");
	program_result_release(&result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(a_terminal_is_asked_line_by_line),
		stage_test(a_device_that_is_known_comes_back_or_is_resumed),
		stage_test(a_text_that_is_no_good_is_refused_aloud),
		stage_test(a_form_half_filled_in_is_offered_again),
		stage_test(scripts_take_a_device_in_with_options),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
