/* Erasing a customer's data from the command line. */
#include "stage.h"
#include "test.h"
#include "wording.h"

#include <string.h>

static void run(struct stage *stage, const char *const *argv, const char *input,
		int status, const char *says)
{
	struct program_result result;

	stage_run(stage, argv, input, &result);
	if (result.status != status)
		print_error("%s%s", result.out, result.error);
	assert_int_equal(result.status, status);
	assert_has(status == 0 || status == 3 ? result.out : result.error,
		   says);
	program_result_release(&result);
}

static void begin(struct stage *stage, const char *customer)
{
	const char *const argv[] = {
		"chargefix",  "-g",     STAGE_GUIDE, "--new",
		"--customer", customer, "--model",   "Lamp 2",
		"--ticket",   "R-7",    NULL,
	};

	run(stage, argv, "front\n:note Ada rang up\n", 3, "");
}

static void only_one_s_own_yes_erases(void **state)
{
	static const char *const erase[] = {"chargefix", "erase", "1", NULL};
	static const char *const sure[] = {"chargefix", "erase", "1", "--yes",
					   NULL};
	static const char *const report[] = {"chargefix", "report", "1", NULL};
	struct stage *stage = *state;
	struct program_result result;

	begin(stage, "Ada Meyer");
	run(stage, erase, "erase\n", 1, "nothing was erased: add --yes");
	run(stage, report, NULL, 0, "Ada rang up");
	run(stage, sure, NULL, 0, "Erased 1 case.");
	stage_run(stage, report, NULL, &result);
	assert_int_equal(result.status, 0);
	assert_lacks(result.out, "Ada");
	assert_has(result.out, "Lamp 2");
	assert_has(result.out, "R-7");
	program_result_release(&result);
	/* It does no harm to erase it again. */
	run(stage, sure, NULL, 0, "Erased 1 case.");
}

static void all_cases_of_a_customer_are_erased(void **state)
{
	static const char *const erase[] = {"chargefix", "erase", "--customer",
					    "ada meyer", "--yes", NULL};
	static const char *const ada[] = {"chargefix", "cases", "--search",
					  "ada meyer", NULL};
	static const char *const bob[] = {"chargefix", "cases", "--search",
					  "Bob Fox", NULL};
	struct stage *stage = *state;
	struct program_result result;

	begin(stage, "Ada Meyer");
	begin(stage, "ADA MEYER");
	begin(stage, "Bob Fox");
	run(stage, erase, NULL, 0, "Erased 2 cases.");
	stage_run(stage, ada, NULL, &result);
	assert_lacks(result.out, "R-7");
	program_result_release(&result);
	run(stage, bob, NULL, 0, "R-7");
	run(stage, erase, NULL, 1,
	    "there is no case of the customer \"ada meyer\"");
}

static void what_is_to_be_erased_must_be_named(void **state)
{
	static const char *const nothing[] = {"chargefix", "erase", NULL};
	static const char *const both[] = {"chargefix",  "erase", "1",
					   "--customer", "Ada",   NULL};
	struct stage *stage = *state;

	begin(stage, "Ada");
	run(stage, nothing, NULL, 2, "name either a case or");
	run(stage, both, NULL, 2, "name either a case or");
}

static void with_everything_only_the_number_is_left(void **state)
{
	static const char *const erase[] = {"chargefix", "erase",        "1",
					    "--yes",     "--everything", NULL};
	static const char *const report[] = {"chargefix", "report", "1", NULL};
	struct stage *stage = *state;
	struct program_result result;

	begin(stage, "Ada Meyer");
	run(stage, erase, NULL, 0, "Erased 1 case.");
	stage_run(stage, report, NULL, &result);
	assert_int_equal(result.status, 0);
	assert_lacks(result.out, "R-7");
	assert_lacks(result.out, "Front");
	program_result_release(&result);
}

static void plain_mode_erases_after_a_typed_word(void **state)
{
	static const char *const resume[] = {"chargefix", "resume", "--plain",
					     "1", NULL};
	static const char *const report[] = {"chargefix", "report", "1", NULL};
	struct stage *stage = *state;
	struct program_result result;

	begin(stage, "Ada Meyer");
	run(stage, resume, ":erase\n\n", 3, "Nothing was erased.");
	run(stage, resume, ":erase\nyes\n", 3, "Nothing was erased.");
	/* Another command is no decision to erase. */
	run(stage, resume, ":erase\n:review\nerase\n", 3,
	    "of case 1 (R-7, Ada Meyer, Lamp 2), for good.");
	run(stage, report, NULL, 0, "Ada rang up");
	stage_run(stage, resume, ":erase\nerase\n:review\n", &result);
	assert_int_equal(result.status, 3);
	assert_has(result.out, "This erases the serial number, customer, "
			       "contact, accessories, notes");
	assert_has(result.out, "The ticket, the model, the answers and the "
			       "diagnosis stay");
	const char *done = strstr(result.out, "Erased 1 case.");

	/* The walk goes on where it was, without the note. */
	assert_non_null(done);
	assert_has(done, "Is anything hot");
	assert_lacks(done, "Ada");
	program_result_release(&result);
	stage_run(stage, report, NULL, &result);
	assert_lacks(result.out, "Ada");
	assert_has(result.out, "R-7");
	program_result_release(&result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(only_one_s_own_yes_erases),
		stage_test(all_cases_of_a_customer_are_erased),
		stage_test(what_is_to_be_erased_must_be_named),
		stage_test(plain_mode_erases_after_a_typed_word),
		stage_test(with_everything_only_the_number_is_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
