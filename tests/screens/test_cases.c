/*
 * The opening screen, the list of cases, their details and reports, as a person
 * comes by them.
 */
#include "contents.h"
#include "folder.h"
#include "stage.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};

static const char *const fresh[] = {"chargefix", "-g",  STAGE_GUIDE,
				    "--ticket",  "T-1", "--technician",
				    "Mara",      NULL};

/* A case with one answer, left. */
static void leave_one(struct stage *stage, const char *const argv[])
{
	struct pty *pty = stage_start(stage, argv);

	pty_wait_text(pty, "Which lamp stays dark?");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "Is anything hot");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
}

/* One that has ended: in danger. */
static void end_one(struct stage *stage, const char *const argv[])
{
	struct pty *pty = stage_start(stage, argv);

	pty_wait_text(pty, "Which lamp stays dark?");
	stage_press(pty, "2 2");
	pty_wait_text(pty, "Is anything hot");
	stage_press(pty, "2 2");
	pty_wait_text(pty, "Stop. Don't use it");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 0);
}

static void the_first_start_asks_at_once_and_says_how_to_answer(void **state)
{
	struct pty *pty = stage_see(*state, run, "Which lamp stays dark?");

	pty_wait_text(pty, "Choose an answer with its number");
	stage_press(pty, "Down");
	pty_wait_gone(pty, "Choose an answer with its number");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	/* Nothing was answered: it is the first start again. */
	stage_see(*state, run, "Choose an answer with its number");
}

static void enter_resumes_the_newest_case(void **state)
{
	struct pty *pty;

	leave_one(*state, fresh);
	pty = stage_see(*state, run, "Front lamp · T-1 · case 1");
	pty_wait_text(pty, "Next: Danger signs");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Is anything hot");
	pty_wait_text(pty, "case 1");
}

static void a_new_case_takes_one_key(void **state)
{
	struct pty *pty;

	leave_one(*state, fresh);
	pty = stage_see(*state, run, "Start a new case");
	pty_key(pty, "n");
	pty_wait_text(pty, "Which lamp stays dark?");
	pty_wait_text(pty, "new case");
	stage_press(pty, "2 2");
	pty_wait_text(pty, "case 2");
}

static void leaving_the_opening_screen_says_what_waits(void **state)
{
	struct pty *pty;

	leave_one(*state, fresh);
	pty = stage_see(*state, run, "Start a new case");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	pty_wait_text(
		pty,
		"Case 1 is not finished. Continue it with: chargefix resume 1");
	assert_true(pty_is_cooked(pty));
}

static void the_opening_screen_says_how_many_wait(void **state)
{
	static const char *const home[] = {"chargefix", "-g", STAGE_GUIDE,
					   NULL};
	struct program_result result;
	struct pty *pty;

	for (int i = 0; i < 7; i++) {
		stage_run(*state, home, "front\n", &result);
		program_result_release(&result);
	}
	pty = stage_start(*state, home);
	pty_wait_text(pty, "Unfinished cases (5 of 7)");
	pty_wait_text(pty, "1  Front lamp · case 7");
	pty_wait_text(pty, "5  Front lamp · case 3");
	pty_resize(pty, 24, 40);
	pty_wait_text(pty, "1  Front lamp · case 7 ");
}

static void a_closed_case_opens_on_its_diagnosis(void **state)
{
	struct pty *pty;

	end_one(*state, fresh);
	pty = stage_see(*state, run, "All cases are finished");
	pty_key(pty, "c");
	pty_wait_text(pty, "All cases: 1");
	pty_wait_text(pty, "Mara");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "DANGER: stop here");
	pty_wait_text(pty, "case 1");
	/* And goes on from there. */
	pty_key(pty, "N");
	pty_wait_text(pty, "new case");
	pty_wait_text(pty, "Which lamp stays dark?");
}

static void the_list_is_left_to_where_one_was(void **state)
{
	struct pty *pty;

	end_one(*state, fresh);
	pty = stage_see(*state, run, "All cases are finished");
	stage_press(pty, "n");
	pty_wait_text(pty, "Which lamp stays dark?");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "Is anything hot");
	pty_key(pty, "c");
	pty_wait_text(pty, "All cases: 2");
	stage_press(pty, "Tab");
	pty_wait_text(pty, "Open cases: 1");
	stage_press(pty, "Tab");
	pty_wait_text(pty, "Closed cases: 1");
	stage_press(pty, "/");
	pty_type(pty, "nothing like it");
	pty_wait_text(pty, "No closed case contains that.");
	stage_press(pty, "Escape Escape");
	pty_wait_text(pty, "Is anything hot");
	/* A case from the list takes its place. */
	stage_press(pty, "c /");
	pty_type(pty, "t-1");
	pty_wait_gone(pty, "Is anything hot");
	stage_press(pty, "Enter Enter");
	pty_wait_text(pty, "DANGER: stop here");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 0);
	pty_wait_text(pty, "Saved as case 1.");
}

static void long_tickets_are_told_apart_and_every_case_has_its_number(
	void **state)
{
	static const int sizes[][2] = {{24, 80}, {17, 60}, {10, 40}};
	struct pty *pty;

	for (int i = 0; i < 2; i++) {
		const char *const argv[] = {"chargefix",
					    "-g",
					    STAGE_GUIDE,
					    "--ticket",
					    i ? "TICKET-2025-00124"
					      : "TICKET-2025-00123",
					    NULL};
		leave_one(*state, argv);
	}
	pty = stage_see(*state, run, "case 2");
	pty_key(pty, "c");
	pty_wait_text(pty, "Status");
	for (size_t i = 0; i < COUNT(sizes); i++) {
		pty_resize(pty, sizes[i][0], sizes[i][1]);
		pty_settle(pty, 30);
		pty_wait_text(pty, "· 2 ");
		pty_wait_text(pty, "· 1 ");
		if (sizes[i][1] < 50)
			continue;
		pty_wait_text(pty, "TIC…-00123");
		pty_wait_text(pty, "TIC…-00124");
	}
}

static void details_are_changed_in_the_list_and_in_the_case(void **state)
{
	static const char *const resume[] = {"chargefix", "resume", "1",
					     "--serial",  "SN-5",   NULL};
	static const char *const report[] = {"chargefix", "report", "1",
					     "--edition", "bench",  NULL};
	struct program_result result;
	struct pty *pty;

	end_one(*state, fresh);
	pty = stage_see(*state, run, "All cases are finished");
	stage_press(pty, "c e");
	pty_wait_text(pty, "Details of case 1");
	stage_press(pty, "Ctrl-U");
	pty_type(pty, "手机-9");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Saved.");
	pty_wait_text(pty, "手机-9");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "DANGER: stop here");
	stage_press(pty, "d Tab Tab");
	pty_type(pty, "Model 7");
	/* What is given up is not kept. */
	stage_press(pty, "Escape");
	pty_wait_text(pty, "Esc again to discard");
	stage_press(pty, "Escape d Down Down");
	pty_type(pty, "Model 8");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Saved.");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 0);
	pty = stage_see(*state, resume, "DANGER: stop here");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 0);
	stage_run(*state, report, NULL, &result);
	assert_non_null(strstr(result.out, "手机-9"));
	assert_non_null(strstr(result.out, "Model 8"));
	assert_non_null(strstr(result.out, "SN-5"));
	assert_null(strstr(result.out, "T-1"));
	assert_null(strstr(result.out, "Model 7"));
	program_result_release(&result);
}

static void a_long_paste_into_a_field_is_told_and_takes_no_time(void **state)
{
	char paste[30001];
	struct pty *pty;

	end_one(*state, fresh);
	pty = stage_see(*state, run, "All cases are finished");
	stage_press(pty, "c e");
	pty_wait_text(pty, "Details of case 1");
	memset(paste, 'x', sizeof(paste) - 1);
	paste[sizeof(paste) - 1] = '\0';
	pty_type(pty, paste);
	pty_wait_text(pty, "That text was not used: it is too long");
	stage_press(pty, "Ctrl-U");
	pty_type(pty, "T-2");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Saved.");
	pty_wait_text(pty, "T-2 ");
}

static void reports_are_written_to_files_of_new_names(void **state)
{
	struct stage *stage = *state;
	static const struct {
		const char *name;
		const char *begins;
		const char *has;
	} files[] = {
		{"chargefix-case-1.txt", "Case 1: ", "Ticket        T-1\n"},
		{"chargefix-case-1-2.txt", "Case 1: ", "Ticket        T-1\n"},
		{"chargefix-case-1.html", "<!DOCTYPE html>", "T-1"},
		{"chargefix-case-1.md", "# Case 1: ", "- **Ticket:** T-1\n"},
		{"chargefix-case-1.json", "{\n", "\"ticket\": \"T-1\""},
	};
	struct stat info;
	struct pty *pty;
	char *guide;

	end_one(stage, fresh);
	guide = realpath(STAGE_GUIDE, NULL);
	assert_non_null(guide);
	/* Where the stage's files are, so that they go with them. */
	const char *const there[] = {"sh",
				     "-c",
				     "cd \"$HOME\" && exec \"$0\" \"$@\"",
				     launch_program(),
				     "-g",
				     guide,
				     NULL};
	pty = stage_see(stage, there, "All cases are finished");
	stage_press(pty, "c p");
	pty_wait_text(pty, "Case 1: Rear lamp");
	pty_wait_text(pty, "Ticket        T-1");
	stage_press(pty, "f");
	pty_wait_text(pty, "Save the report to a file");
	stage_press(pty, "Escape");
	pty_wait_gone(pty, "Save the report to a file");
	stage_press(pty, "f Enter");
	pty_wait_text(pty, "chargefix-case-1.txt");
	stage_press(pty, "Escape Enter");
	pty_wait_text(pty, "DANGER: stop here");
	stage_press(pty, "f 4 4");
	pty_wait_text(pty, "chargefix-case-1-2.txt");
	stage_press(pty, "f 2 2");
	pty_wait_text(pty, "chargefix-case-1.html");
	stage_press(pty, "f 6 6");
	pty_wait_text(pty, "chargefix-case-1.md");
	stage_press(pty, "f 7 7");
	pty_wait_text(pty, "chargefix-case-1.json");
	for (size_t i = 0; i < COUNT(files); i++) {
		char *path = folder_file(stage->folder, files[i].name);
		assert_int_equal(stat(path, &info), 0);
		assert_int_equal(info.st_mode & 0777, 0600);
		char *text = contents_read(path, NULL);
		assert_ptr_equal(strstr(text, files[i].begins), text);
		assert_non_null(strstr(text, files[i].has));
		free(text);
		free(path);
	}
	free(guide);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(the_first_start_asks_at_once_and_says_how_to_answer),
		stage_test(enter_resumes_the_newest_case),
		stage_test(a_new_case_takes_one_key),
		stage_test(leaving_the_opening_screen_says_what_waits),
		stage_test(the_opening_screen_says_how_many_wait),
		stage_test(a_closed_case_opens_on_its_diagnosis),
		stage_test(the_list_is_left_to_where_one_was),
		stage_test(
			long_tickets_are_told_apart_and_every_case_has_its_number),
		stage_test(details_are_changed_in_the_list_and_in_the_case),
		stage_test(a_long_paste_into_a_field_is_told_and_takes_no_time),
		stage_test(reports_are_written_to_files_of_new_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
