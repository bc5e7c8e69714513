/* Which record and which of its cases a command is about. */
#include "record.h"
#include "stage.h"
#include "test.h"
#include "wording.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { WORDS_MOST = 12 };

static void the_record_can_be_named(void **state)
{
	struct stage *stage = *state;
	struct program_result result;
	char path[512];
	char variable[600];
	const char *const argv[] = {"chargefix", "--db",      path,
				    "-g",        STAGE_GUIDE, NULL};
	const char *const cases[] = {"chargefix", "cases", NULL};
	const char *const environment[] = {variable, NULL};

	snprintf(path, sizeof(path), "%s/other.db", stage->folder);
	snprintf(variable, sizeof(variable), "CHARGEFIX_DB=%s", path);
	stage_run(stage, argv, "rear\n", &result);
	assert_int_equal(result.status, 3);
	program_result_release(&result);

	stage_run(stage, cases, NULL, &result);
	assert_string_equal(result.out, "No cases.\n");
	program_result_release(&result);

	stage->environment = environment;
	stage_run(stage, cases, NULL, &result);
	assert_has(result.out, "Rear lamp");
	program_result_release(&result);
}

/* The same number in the usual record is somebody else's case. */
static void a_record_that_was_named_is_named_again(void **state)
{
	struct stage *stage = *state;
	struct program_result result;
	char path[512];
	char quoted[600];
	const char *const argv[] = {"chargefix", "--db",     path,  "-g",
				    STAGE_GUIDE, "--ticket", "A-7", NULL};
	const char *const resume[] = {"chargefix", "resume", "--db",
				      path,        "1",      NULL};

	stage_walk(stage, "somebody else's", "front\n", 3);
	snprintf(path, sizeof(path), "%s/Ann's cases.db", stage->folder);
	snprintf(quoted, sizeof(quoted),
		 "chargefix resume 1 --db '%s/Ann'\\''s cases.db'",
		 stage->folder);
	stage_run(stage, argv, "rear\n", &result);
	assert_has(result.out, quoted);
	program_result_release(&result);

	stage_run(stage, resume, "none\n", &result);
	assert_has(result.out, quoted);
	program_result_release(&result);
}

static void a_list_in_a_pipe_has_whole_tickets_to_look_for(void **state)
{
	static const char *const argv[] = {"chargefix",     "-g",
					   STAGE_GUIDE,     "--ticket",
					   "TICKET-2026-3", NULL};
	static const char *const cases[] = {"chargefix", "cases", NULL};
	struct program_result result;
	struct pty *pty;

	stage_run(*state, argv, "front\n", &result);
	program_result_release(&result);
	stage_run(*state, cases, NULL, &result);
	assert_has(result.out, "  TICKET-2026-3  next: Danger signs ");
	program_result_release(&result);
	pty = stage_start(*state, cases);
	pty_wait_text(pty, "TICKET-20…  next: Danger signs");
	assert_int_equal(pty_wait_exit(pty), 0);
}

static void cases_are_listed_by_state_and_by_text(void **state)
{
	static const struct {
		const char *argv[WORDS_MOST];
		const char *tickets; /* in this order */
	} table[] = {
		{{"chargefix", "cases"}, "C B A"},
		{{"chargefix", "cases", "--open"}, "C A"},
		{{"chargefix", "cases", "--closed"}, "B"},
		{{"chargefix", "cases", "--search", "rear"}, "C"},
		{{"chargefix", "cases", "--search", "workshop"}, ""},
		{{"chargefix", "cases", "--closed", "--search", "front"}, "B"},
	};
	struct stage *stage = *state;

	stage_walk(stage, "ticket-A", "front\n", 3);
	stage_walk(stage, "ticket-B", "front\nhot\n", 0);
	stage_walk(stage, "ticket-C", "rear\n", 3);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct program_result result;
		char tickets[16] = "";
		const char *at;

		stage_run(stage, table[i].argv, NULL, &result);
		assert_int_equal(result.status, 0);
		for (at = result.out; (at = strstr(at, "ticket-"));) {
			at += strlen("ticket-");
			if (tickets[0] != '\0')
				strcat(tickets, " ");
			strncat(tickets, at, 1);
		}
		assert_string_equal(tickets, table[i].tickets);
		program_result_release(&result);
	}
}

/* As in the record of an earlier program, of which opening makes some ready. */
static void each_search_makes_more_cases_ready_to_be_found(void **state)
{
	static const char *const argv[] = {"chargefix", "cases", "--search",
					   "t1234", NULL};
	struct stage *stage = *state;
	char path[512];
	const struct record record = {.path = path};

	stage_walk(stage, "ticket-A", "front\n", 3);
	stage_record(stage, path, sizeof(path));
	record_many(&record, 1700);
	for (int i = 0; i < 2; i++) {
		struct program_result result;

		stage_run(stage, argv, NULL, &result);
		assert_int_equal(result.status, 0);
		assert_has(result.out, "T1234");
		program_result_release(&result);
	}
	assert_int_equal(record_number(&record,
				       "SELECT count(*) FROM cases"
				       " WHERE searched <> changed_order"),
			 0);
}

static void a_case_is_found_by_number_ticket_or_as_the_last(void **state)
{
	static const char *const names[] = {
		"2",          "ticket-B",   "last",       "ticket:ticket-B",
		"tic\aket-B", "ticket-B\n", "ticket-B  ", "ticket:ticket-B "};
	struct stage *stage = *state;

	stage_walk(stage, "ticket-A", "front\n", 3);
	stage_walk(stage, "ticket-B", "front\nhot\n", 0);
	for (size_t i = 0; i < COUNT(names); i++) {
		const char *const report[] = {"chargefix", "report", names[i],
					      "--edition", "bench",  NULL};
		const char *const resume[] = {"chargefix", "resume", names[i],
					      NULL};
		struct program_result result;

		stage_run(stage, report, NULL, &result);
		assert_int_equal(result.status, 0);
		assert_has(result.out, "Case 2: Front lamp\n");
		program_result_release(&result);
		stage_run(stage, resume, NULL, &result);
		assert_int_equal(result.status, 0);
		assert_has(result.out, "\ndiagnosis: danger (danger)\n");
		program_result_release(&result);
	}
}

static void a_ticket_that_is_a_number_is_found_when_called_a_ticket(
	void **state)
{
	const char *const argv[] = {"chargefix", "report", "ticket:1",
				    "--edition", "bench",  NULL};
	struct stage *stage = *state;
	struct program_result result;

	stage_walk(stage, "2", "front\nhot\n", 0);
	stage_walk(stage, "1", "rear\nhot\n", 0);
	stage_run(stage, argv, NULL, &result);
	assert_int_equal(result.status, 0);
	assert_has(result.out, "Case 2: ");
	program_result_release(&result);
}

static void the_longest_ticket_is_found_when_called_a_ticket(void **state)
{
	enum { LONGEST = 200, LEAD = 7 };
	char name[LEAD + LONGEST + 1] = "ticket:";
	const char *const argv[] = {"chargefix", "report", name,
				    "--edition", "bench",  NULL};
	struct stage *stage = *state;
	struct program_result result;

	memset(name + LEAD, '4', LONGEST);
	stage_walk(stage, name + LEAD, "front\nhot\n", 0);
	stage_run(stage, argv, NULL, &result);
	assert_int_equal(result.status, 0);
	assert_has(result.out, "Case 1: ");
	program_result_release(&result);
}

static void what_is_not_on_record_is_told(void **state)
{
	static const struct {
		const char *argv[WORDS_MOST];
		const char *says;
	} table[] = {
		{{"chargefix", "report", "7"}, "7"},
		{{"chargefix", "report", "T-none"}, "T-none"},
		{{"chargefix", "resume", "7"}, "7"},
		{{"chargefix", "resume"}, "there is no unfinished case"},
	};

	stage_walk(*state, "T-1", "front\nhot\n", 0);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct program_result result;

		stage_run(*state, table[i].argv, NULL, &result);
		assert_int_equal(result.status, 1);
		assert_string_equal(result.out, "");
		assert_has(result.error, "chargefix: ");
		assert_has(result.error, table[i].says);
		program_result_release(&result);
	}
}

static void looking_makes_no_record(void **state)
{
	static const struct {
		const char *argv[WORDS_MOST];
		const char *out; /* NULL: whatever a walk prints */
		const char *error;
		int status;
	} table[] = {
		{{"chargefix", "cases"}, "No cases.\n", "", 0},
		{{"chargefix", "cases", "--format", "json"}, "[]\n", "", 0},
		{{"chargefix", "report", "last"}, "", "no case database at", 1},
		{{"chargefix", "report", "7"}, "", "no case database at", 1},
		{{"chargefix", "resume"}, "", "no case database at", 1},
		{{"chargefix", "-g", STAGE_GUIDE}, NULL, "", 3},
	};
	struct stage *stage = *state;
	char record[512];

	stage_record(stage, record, sizeof(record));
	for (size_t i = 0; i < COUNT(table); i++) {
		struct program_result result;

		stage_run(stage, table[i].argv, NULL, &result);
		assert_int_equal(result.status, table[i].status);
		if (table[i].out)
			assert_string_equal(result.out, table[i].out);
		assert_has(result.error, table[i].error);
		assert_int_not_equal(access(record, F_OK), 0);
		program_result_release(&result);
	}
}

/* Who mistypes a path must not take it for a record without cases. */
static void a_path_that_was_named_and_is_not_there_is_no_empty_record(
	void **state)
{
	static const char *const lines[][WORDS_MOST] = {
		{"chargefix", "cases", "--db", "none.db"},
		{"chargefix", "cases", "--format", "json", "--db", "none.db"},
		{"chargefix", "report", "1", "--db", "none.db"},
		{"chargefix", "resume", "--db", "none.db"},
		{"chargefix", "graph", "--case", "1", "--db", "none.db"},
		{"chargefix", "test", "--record", "1", "--db", "none.db"},
	};
	struct stage *stage = *state;
	struct program_result result;

	stage->inside = true;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		stage_run(stage, lines[i], NULL, &result);
		assert_int_equal(result.status, 1);
		assert_string_equal(result.out, "");
		assert_string_equal(result.error, "chargefix: there is no "
						  "case database at none.db\n");
		program_result_release(&result);
	}
	stage->environment =
		(const char *const[]){"CHARGEFIX_DB=none.db", NULL};
	stage_run(stage, (const char *const[]){"chargefix", "cases", NULL},
		  NULL, &result);
	assert_has(result.error, "there is no case database at none.db");
	program_result_release(&result);
}

static void resume_takes_the_unfinished_case_changed_last(void **state)
{
	const char *const argv[] = {"chargefix", "resume", NULL};
	struct stage *stage = *state;
	struct program_result result;

	stage_walk(stage, "A", "front\n", 3);
	stage_walk(stage, "B", "rear\nnone\n", 3);
	stage_walk(stage, "C", "front\nhot\n", 0);
	stage_run(stage, argv, ":quit\n", &result);
	assert_int_equal(result.status, 3);
	assert_has(result.out, "What do you see?");
	assert_has(result.out, "Continue with: chargefix resume 2\n");
	program_result_release(&result);
}

/* As if the clock had stood far ahead until now, or had since lost its time. */
static void put_in_the_future(const struct stage *stage)
{
	char path[512];
	const struct record record = {.path = path};

	stage_record(stage, path, sizeof(path));
	record_sql(&record, "UPDATE cases SET changed = changed + 2000000000");
	record_sql(&record, "UPDATE cases SET started = started + 2000000000");
}

static void a_clock_set_back_makes_no_older_case_the_last(void **state)
{
	static const struct {
		const char *argv[WORDS_MOST];
		const char *says;
	} table[] = {
		{{"chargefix", "report", "last"}, "Case 2: "},
		{{"chargefix", "report", "ticket:A"}, "Case 2: "},
		{{"chargefix", "resume"}, "chargefix resume 2\n"},
	};
	struct stage *stage = *state;
	struct program_result result;

	stage_walk(stage, "A", "front\n", 3);
	put_in_the_future(stage);
	stage_walk(stage, "A", "rear\n", 3);
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		stage_run(stage, table[i].argv, ":quit\n", &result);
		assert_has(result.out, table[i].says);
		program_result_release(&result);
	}
	stage_see(stage,
		  (const char *const[]){"chargefix", "-g", STAGE_GUIDE, NULL},
		  "1  Rear lamp");
}

static void naming_the_device_begins_a_new_case(void **state)
{
	static const struct {
		const char *argv[WORDS_MOST];
		const char *see;
	} table[] = {
		{{"chargefix", "--plain", "-g", STAGE_GUIDE},
		 "Continue case 1 (Front lamp, next: Danger signs"},
		{{"chargefix", "--plain", "-g", STAGE_GUIDE, "--new"},
		 "Step 1, "},
		{{"chargefix", "--plain", "-g", STAGE_GUIDE, "--ticket", "B"},
		 "Step 1, "},
		{{"chargefix", "--plain", "-g", STAGE_GUIDE, "--model", "B"},
		 "Step 1, "},
		{{"chargefix", "--plain", "-g", STAGE_GUIDE, "--serial", "B"},
		 "Step 1, "},
		{{"chargefix", "--plain", "-g", STAGE_GUIDE, "--technician",
		  "Ada"},
		 "Continue case 1 "},
	};

	stage_walk(*state, "A", "front\n", 3);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct pty *pty = stage_start(*state, table[i].argv);

		pty_wait_text(pty, table[i].see);
		stage_press(pty, "Ctrl-D");
		assert_int_equal(pty_wait_exit(pty), 3);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(the_record_can_be_named),
		stage_test(a_record_that_was_named_is_named_again),
		stage_test(a_list_in_a_pipe_has_whole_tickets_to_look_for),
		stage_test(cases_are_listed_by_state_and_by_text),
		stage_test(each_search_makes_more_cases_ready_to_be_found),
		stage_test(a_case_is_found_by_number_ticket_or_as_the_last),
		stage_test(
			a_ticket_that_is_a_number_is_found_when_called_a_ticket),
		stage_test(the_longest_ticket_is_found_when_called_a_ticket),
		stage_test(what_is_not_on_record_is_told),
		stage_test(looking_makes_no_record),
		stage_test(
			a_path_that_was_named_and_is_not_there_is_no_empty_record),
		stage_test(resume_takes_the_unfinished_case_changed_last),
		stage_test(a_clock_set_back_makes_no_older_case_the_last),
		stage_test(naming_the_device_begins_a_new_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
