/* All cases of a device, then the others of its customer, wherever they are. */
#include "golden_sizes.h"
#include "pty_screen.h"
#include "stage.h"
#include "test.h"
#include "wording.h"

#include <jansson.h>
#include <string.h>

/* A case of that device, which ends as fixed or stays open. */
static void walk(struct stage *stage, const char *ticket, const char *serial,
		 const char *customer, bool ended)
{
	const char *const argv[] = {
		"chargefix", "run",          "--plain",   "--new",
		"--shop",    "-g",           STAGE_GUIDE, "--ticket",
		ticket,      "--serial",     serial,      "--customer",
		customer,    "--technician", "Mara",      NULL};
	struct program_result result;

	stage_run(stage, argv,
		  ended ? "rear\nnone\ndim,blinks\nfixed\n" : "rear\n",
		  &result);
	assert_int_equal(result.status, ended ? 0 : 3);
	program_result_release(&result);
}

/* Two of one watch, two of another one of the same customer, one of neither. */
static void walk_all(struct stage *stage)
{
	walk(stage, "R-1", "SN-7", "Ann Smith", true);
	walk(stage, "R-2", "SN-8", "Ann Smith", true);
	walk(stage, "R-3", "SN-9", "Bob", false);
	walk(stage, "R-4", "SN-8", "ann smith", false);
	walk(stage, "R-5", "SN-7", "Ann Smith", false);
}

/* The numbers of the cases that are printed for the name, "5 1 4 2". */
static void expect_numbers(struct stage *stage, const char *name,
			   const char *expected)
{
	const char *const argv[] = {"chargefix", "history", name,
				    "--format",  "json",    NULL};
	struct program_result result;
	char numbers[100] = "";
	const json_t *row;
	size_t i;

	stage_run(stage, argv, NULL, &result);
	json_t *rows = json_loads(result.out, 0, NULL);
	json_array_foreach(rows, i, row)
	{
		char number[24];

		snprintf(number, sizeof(number), "%s%lld", i > 0 ? " " : "",
			 (long long)json_integer_value(
				 json_object_get(row, "number")));
		strcat(numbers, number);
	}
	assert_string_equal(numbers, expected);
	json_decref(rows);
	program_result_release(&result);
}

static void the_command_finds_them_by_any_name(void **state)
{
	walk_all(*state);
	/* The device's, then the customer's, each the last changed first. */
	expect_numbers(*state, "SN-7", "5 1 4 2");
	expect_numbers(*state, "sn-8", "4 2 5 1");
	expect_numbers(*state, "R-2", "4 2 5 1");
	expect_numbers(*state, "3", "3");
	expect_numbers(*state, " ANN SMITH ", "5 4 2 1");
	expect_numbers(*state, "Bob", "3");
}

static void the_table_has_a_heading_for_each_part(void **state)
{
	static const char *const argv[] = {"chargefix", "history", "R-1", NULL};
	static const char *const wrong[] = {"chargefix", "history", "R-9",
					    NULL};
	static const char *const csv[] = {"chargefix", "history", "SN-9",
					  "--format",  "csv",     NULL};
	struct program_result result;

	walk_all(*state);
	stage_run(*state, argv, NULL, &result);
	assert_has(result.out, "Cases of this device\n  case  last change");
	assert_has(result.out, "\n\nOther cases of this customer\n");
	program_result_release(&result);
	stage_run(*state, csv, NULL, &result);
	assert_null(strstr(result.out, "Cases of"));
	assert_has(result.out, "\r\n3,");
	program_result_release(&result);
	stage_run(*state, wrong, NULL, &result);
	assert_int_equal(result.status, 1);
	assert_has(result.error, "no case has the number, the ticket, the "
				 "serial number or the customer \"R-9\"");
	program_result_release(&result);
}

static void plain_mode_lists_them(void **state)
{
	static const char *const resume[] = {"chargefix", "resume", "R-5",
					     "--plain", NULL};
	struct program_result result;

	walk_all(*state);
	stage_run(*state, resume, ":history\n", &result);
	assert_has(result.out, "Cases of this device:\n"
			       "  - Case 5, just now, R-5: Open (next: Danger "
			       "signs)\n"
			       "  - Case 1, just now, R-1: Diagnosed (The "
			       "contacts were dirty)\n");
	assert_has(result.out, "Other cases of this customer:\n  - Case 4");
	program_result_release(&result);
}

static void a_key_opens_the_history_of_the_chosen_case(void **state)
{
	static const char *const shop[] = {"chargefix", "--shop", "-g",
					   STAGE_GUIDE, NULL};
	static const char *const owner[] = {"chargefix", "-g", STAGE_GUIDE,
					    NULL};
	struct pty *pty;

	walk_all(*state);
	pty = stage_see(*state, owner, "Unfinished cases");
	stage_press(pty, "H");
	pty_wait_text(pty, "History of case 5");
	stage_press(pty, "H");
	pty_wait_text(pty, "Unfinished cases");
	pty = stage_see(*state, shop, "View all cases");
	stage_press(pty, "H");
	pty_wait_text(pty, "History of case");
	stage_press(pty, "Escape c");
	pty_wait_text(pty, "All cases: 5");
	stage_press(pty, "End H");
	pty_wait_text(pty, "History of case 1");
	pty_wait_text(pty, "Cases of this device");
	pty_wait_text(pty, "Diagnosed (The contacts were dirty)");
	stage_press(pty, "p");
	pty_wait_text(pty, "Case 5: Rear lamp");
	stage_press(pty, "Escape Down Enter");
	/* The case that ended, with the same key at its end. */
	pty_wait_text(pty, "The contacts were dirty");
	stage_press(pty, "H End");
	pty_wait_text(pty, "Other cases of this customer");
	stage_press(pty, "Up Enter");
	pty_wait_text(pty, "Is anything hot");
	/* Left and h still take back an answer. */
	stage_press(pty, "h");
	pty_wait_text(pty, "Which lamp stays dark?");
	stage_press(pty, "H");
	pty_wait_text(pty, "History of case 4");
}

static void the_form_leads_to_the_history_of_what_it_knows(void **state)
{
	static const char *const take_in[] = {
		"chargefix", "run", "--shop", "--new", "-g", STAGE_GUIDE, NULL};
	struct pty *pty;

	walk_all(*state);
	pty = stage_see(*state, take_in, "Take in a device");
	pty_line(pty, "R-2");
	pty_wait_text(pty, "This device was here before");
	stage_press(pty, "PageDown H");
	pty_wait_text(pty, "History of case 2");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "Ticket        R-2");
}

static void a_case_without_any_name_says_so(void **state)
{
	static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};
	struct pty *pty = stage_see(*state, run, "Which lamp stays dark?");

	stage_press(pty, "1 1");
	pty_wait_text(pty, "Is anything hot");
	stage_press(pty, "H");
	pty_wait_words(pty, "no ticket, serial number or customer to find "
			    "other cases by");
}

static void check_history(const struct golden_kind *kind)
{
	static const char *const shop[] = {"chargefix", "--shop",       "-g",
					   STAGE_GUIDE, "--technician", "Mara",
					   NULL};
	void *state = NULL;

	assert_int_equal(stage_open(&state), 0);
	struct stage *stage = state;

	stage->environment = kind->environment;
	walk_all(stage);
	struct pty *pty = stage_see(stage, shop, "View all cases");
	stage_press(pty, "c");
	pty_wait_text(pty, "All cases: 5");
	stage_press(pty, "End H");
	pty_wait_text(pty, "History of case 1");
	golden_check_sizes(pty, "history", false, kind);
	stage_close(&state);
}

static void how_it_looks(void **state)
{
	(void)state;
	golden_in_both(check_history);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(the_command_finds_them_by_any_name),
		stage_test(the_table_has_a_heading_for_each_part),
		stage_test(plain_mode_lists_them),
		stage_test(a_key_opens_the_history_of_the_chosen_case),
		stage_test(the_form_leads_to_the_history_of_what_it_knows),
		stage_test(a_case_without_any_name_says_so),
		cmocka_unit_test(how_it_looks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
