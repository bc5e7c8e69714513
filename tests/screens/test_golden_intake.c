/*
 * How it looks when a shop takes a device in: the form, what is known of the
 * device, and a form that was left; and how it looks to switch to the steps of
 * shops.
 */
#include "golden_sizes.h"
#include "stage.h"
#include "test.h"

static const char *const take_in[] = {"chargefix",    "run",  "--shop",
				      "--new",        "-g",   STAGE_GUIDE,
				      "--technician", "Mara", NULL};

/* A case of the device that ended, and one that did not. */
static void walk_before(struct stage *stage)
{
	static const char *const ended[] = {"chargefix",
					    "run",
					    "--plain",
					    "--new",
					    "--shop",
					    "-g",
					    STAGE_GUIDE,
					    "--ticket",
					    "R-1001",
					    "--serial",
					    "356938035643809",
					    "--customer",
					    "Ann Smith",
					    "--technician",
					    "Mara",
					    NULL};
	struct program_result result;

	stage_run(stage, ended, "rear\nnone\ndim,blinks\nfixed\n", &result);
	assert_int_equal(result.status, 0);
	program_result_release(&result);
	stage_run(stage, ended, "rear\n", &result);
	assert_int_equal(result.status, 3);
	program_result_release(&result);
}

static void check_form(const struct golden_kind *kind)
{
	void *state = NULL;

	assert_int_equal(stage_open(&state), 0);
	struct stage *stage = state;

	stage->environment = kind->environment;
	walk_before(stage);
	struct pty *pty = stage_see(stage, take_in, "Take in a device");
	golden_check_sizes(pty, "intake", false, kind);
	stage_press(pty, "Down Down Down Down");
	pty_line(pty, "356938035643808");
	pty_wait_text(pty, "Invalid IMEI");
	golden_check_sizes(pty, "intake-imei", false, kind);
	stage_press(pty, "Up Backspace 9 Down");
	pty_wait_text(pty, "This device was here before");
	golden_check_sizes(pty, "intake-known", false, kind);
	stage_press(pty, "PageDown Down");
	golden_check_sizes(pty, "intake-choices", false, kind);
	stage_press(pty, "Ctrl-C");
	pty_wait_exit(pty);
	pty = stage_see(stage, take_in, "left unfinished");
	golden_check_sizes(pty, "intake-left", false, kind);
	stage_close(&state);
}

/* What the steps for repair shops would change in an owner's case. */
static void check_switch(const struct golden_kind *kind)
{
	static const char *const run[] = {
		"chargefix", "--new", "--technician",
		"Mara",      "-g",    "tests/screens/audience.yaml",
		NULL};
	void *state = NULL;

	assert_int_equal(stage_open(&state), 0);
	struct stage *stage = state;

	stage->environment = kind->environment;
	struct pty *pty = stage_see(stage, run, "Is anything sharp?");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "Does it ring now?");
	stage_press(pty, "S");
	pty_wait_text(pty, "Include the steps");
	golden_check_sizes(pty, "audience", false, kind);
	stage_press(pty, "y");
	pty_wait_text(pty, "What does the type plate say?");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "Does it ring now?");
	stage_press(pty, "S");
	pty_wait_text(pty, "Leave out the steps");
	golden_check_sizes(pty, "audience-owner", false, kind);
	stage_close(&state);
}

static void taking_a_device_in(void **state)
{
	(void)state;
	golden_in_both(check_form);
}

static void switching_to_a_shop_and_back(void **state)
{
	(void)state;
	golden_in_both(check_switch);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(taking_a_device_in),
		cmocka_unit_test(switching_to_a_shop_and_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
