/* A case that several people work on, and a ticket that has several cases. */
#include "stage.h"
#include "test.h"
#include "wording.h"

enum { WORDS_MOST = 10 };

/* Begins a case with a ticket, and answers as `input` says. */
static void begin(struct stage *stage, const char *ticket, const char *input,
		  struct program_result *result)
{
	const char *const argv[] = {"chargefix", "-g",   STAGE_GUIDE,
				    "--ticket",  ticket, NULL};

	stage_run(stage, argv, input, result);
}

/* What one of several people did in the case. */
struct turn {
	const char *argv[WORDS_MOST];
	const char *input;
	int status;
};

/* The report after all turns. */
static void report_turns(struct stage *stage, const struct turn *turns,
			 size_t count, struct program_result *result)
{
	static const char *const report[] = {"chargefix", "report", "1",
					     "--edition", "bench",  NULL};

	for (size_t i = 0; i < count; i++) {
		stage_run(stage, turns[i].argv, turns[i].input, result);
		assert_int_equal(result->status, turns[i].status);
		program_result_release(result);
	}
	stage_run(stage, report, NULL, result);
}

static void who_resumes_without_a_name_is_the_technician(void **state)
{
	static const struct turn turns[] = {
		{{"chargefix", "-g", STAGE_GUIDE, "--technician", "Ann"},
		 "front\n",
		 3},
		{{"chargefix", "resume", "1"}, "none\n", 3},
		{{"chargefix", "resume", "1", "--technician", "Bob"},
		 ":note Called the owner.\n",
		 3},
	};
	struct program_result result;

	report_turns(*state, turns, COUNT(turns), &result);
	assert_has(result.out, "\nTechnicians   Ann, then Bob\n");
	assert_has(result.out, "  - Danger signs: none (Ann, ");
	assert_has(result.out, "Notes:\n  - Signs (Bob, ");
	program_result_release(&result);
}

/* Also where that is all that is left of one of them. */
static void who_saw_danger_that_was_taken_back_is_told(void **state)
{
	static const struct turn turns[] = {
		{{"chargefix", "-g", STAGE_GUIDE, "--technician", "Ann"},
		 "front\n",
		 3},
		{{"chargefix", "resume", "1", "--technician", "Bob"},
		 "hot\n",
		 0},
		{{"chargefix", "resume", "1", "--technician", "Ann"},
		 ":back\nnone\n",
		 3},
	};
	struct program_result result;

	report_turns(*state, turns, COUNT(turns), &result);
	assert_has(result.out, "\nTechnicians   Ann, then Bob\n");
	assert_has(result.out, "taken back:\n  - Danger signs (Bob, ");
	program_result_release(&result);
}

static void a_second_case_of_a_ticket_names_the_first(void **state)
{
	struct program_result result;

	begin(*state, "R-1001", "front\n", &result);
	assert_lacks(result.out, "also");
	program_result_release(&result);
	begin(*state, "R-1001", "front\nhot\n", &result);
	assert_has(result.out, "! R-1001 is also case 1, still open: "
			       "chargefix resume 1\n");
	assert_int_equal(count_of(result.out, "also"), 1);
	assert_string_equal(result.error, "");
	program_result_release(&result);
	begin(*state, "R-1002", "", &result);
	assert_lacks(result.out, "also");
	program_result_release(&result);
}

static void a_ticket_of_several_cases_is_the_newest_and_says_so(void **state)
{
	static const struct {
		const char *argv[WORDS_MOST];
		const char *out;
		const char *error;
	} table[] = {
		{{"chargefix", "report", "R-1001"},
		 "Case 3:",
		 "chargefix: R-1001 is also case 1, still open: chargefix "
		 "resume 1; also 2\n"},
		{{"chargefix", "report", "ticket:R-1001"}, "Case 3:", "also 2"},
		{{"chargefix", "report", "2"}, "Case 2:", ""},
		{{"chargefix", "report", "last"}, "Case 3:", ""},
		{{"chargefix", "resume", "R-1001"},
		 "! R-1001 is also case 1, still open: chargefix resume 1; "
		 "also 2\n",
		 ""},
	};

	stage_walk(*state, "R-1001", "front\n", 3);
	stage_walk(*state, "R-1001", "front\nhot\n", 0);
	stage_walk(*state, "R-1001", "rear\n", 3);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct program_result result;

		stage_run(*state, table[i].argv, "", &result);
		assert_has(result.out, table[i].out);
		assert_has(result.error, table[i].error);
		if (table[i].error[0] == '\0')
			assert_string_equal(result.error, "");
		program_result_release(&result);
	}
}

static void a_long_list_of_cases_of_a_ticket_is_cut(void **state)
{
	struct program_result result;

	for (int i = 0; i < 6; i++)
		stage_walk(*state, "R-1001", "front\nhot\n", 0);
	begin(*state, "R-1001", "", &result);
	assert_has(result.out, "! R-1001 is also case 6, closed; also 5, 4, 3, "
			       "2 and more\n");
	program_result_release(&result);
}

static void the_screen_tells_of_the_other_case_as_well(void **state)
{
	static const char *const argv[] = {"chargefix", "-g",     STAGE_GUIDE,
					   "--ticket",  "R-1001", NULL};
	static const char *const fresh[] = {"chargefix", "-g", STAGE_GUIDE,
					    "--new", NULL};
	static const char see[] =
		"R-1001 is also case 1, still open: chargefix "
		"resume 1";
	struct pty *pty;

	stage_walk(*state, "R-1001", "front\n", 3);
	pty = stage_start(*state, argv);
	pty_wait_text(pty, see);
	stage_press(pty, "q");
	pty_wait_exit(pty);
	pty = stage_start(*state, fresh);
	pty_wait_text(pty, "Which lamp stays dark?");
	stage_press(pty, "d");
	pty_wait_text(pty, "Ticket");
	pty_type(pty, "R-1001");
	stage_press(pty, "Enter");
	pty_wait_text(pty, see);
	stage_press(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(who_resumes_without_a_name_is_the_technician),
		stage_test(who_saw_danger_that_was_taken_back_is_told),
		stage_test(a_second_case_of_a_ticket_names_the_first),
		stage_test(a_ticket_of_several_cases_is_the_newest_and_says_so),
		stage_test(a_long_list_of_cases_of_a_ticket_is_cut),
		stage_test(the_screen_tells_of_the_other_case_as_well),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
