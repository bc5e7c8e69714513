/*
 * The opening screen, the list of cases, details, reports, notes and searches,
 * as a person comes by them.
 */
#include "folder.h"
#include "stage.h"
#include "test.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

static struct pty *start_and_see(struct stage *stage, const char *const argv[],
				 const char *see)
{
	struct pty *pty = stage_start(stage, argv);

	pty_wait_text(pty, see);
	return pty;
}

static void the_first_start_asks_at_once_and_says_how_to_answer(void **state)
{
	struct pty *pty = start_and_see(*state, run, "Which lamp stays dark?");

	pty_wait_text(pty, "Enter answers, q leaves");
	stage_press(pty, "Down");
	pty_wait_gone(pty, "Enter answers, q leaves");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	/* Nothing was answered: it is the first start again. */
	start_and_see(*state, run, "Enter answers, q leaves");
}

static void enter_resumes_the_newest_case(void **state)
{
	struct pty *pty;

	leave_one(*state, fresh);
	pty = start_and_see(*state, run, "Front lamp · T-1 · case 1");
	pty_wait_text(pty, "Next: Danger signs");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Is anything hot");
	pty_wait_text(pty, "case 1");
}

static void a_new_case_takes_one_key(void **state)
{
	struct pty *pty;

	leave_one(*state, fresh);
	pty = start_and_see(*state, run, "Start a new case");
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
	pty = start_and_see(*state, run, "Start a new case");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	pty_wait_text(pty, "Case 1 waits. Go on with: chargefix resume 1");
	assert_true(pty_is_cooked(pty));
}

static void a_closed_case_opens_on_its_diagnosis(void **state)
{
	struct pty *pty;

	end_one(*state, fresh);
	pty = start_and_see(*state, run, "All cases are finished");
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
	pty = start_and_see(*state, run, "All cases are finished");
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
	pty_wait_text(pty, "No closed case has that.");
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

static void details_are_changed_in_the_list_and_in_the_case(void **state)
{
	static const char *const resume[] = {"chargefix", "resume", "1",
					     "--serial",  "SN-5",   NULL};
	static const char *const report[] = {"chargefix", "report", "1", NULL};
	struct program_result result;
	struct pty *pty;

	end_one(*state, fresh);
	pty = start_and_see(*state, run, "All cases are finished");
	stage_press(pty, "c e");
	pty_wait_text(pty, "Details of case 1");
	stage_press(pty, "Ctrl-U");
	pty_type(pty, "手机-9");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Kept.");
	pty_wait_text(pty, "手机-9");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "DANGER: stop here");
	stage_press(pty, "d Tab Tab");
	pty_type(pty, "Model 7");
	/* What is given up is not kept. */
	stage_press(pty, "Escape");
	pty_wait_text(pty, "Esc again drops");
	stage_press(pty, "Escape d Down Down");
	pty_type(pty, "Model 8");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Kept.");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 0);
	pty = start_and_see(*state, resume, "DANGER: stop here");
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

/* The text of a file in the stage's folder; "" where there is none. */
static void a_long_paste_into_a_field_is_told_and_takes_no_time(void **state)
{
	char paste[30001];
	struct pty *pty;

	end_one(*state, fresh);
	pty = start_and_see(*state, run, "All cases are finished");
	stage_press(pty, "c e");
	pty_wait_text(pty, "Details of case 1");
	memset(paste, 'x', sizeof(paste) - 1);
	paste[sizeof(paste) - 1] = '\0';
	pty_type(pty, paste);
	pty_wait_text(pty, "There is no room here for the rest");
	stage_press(pty, "Ctrl-U");
	pty_type(pty, "T-2");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Kept.");
	pty_wait_text(pty, "T-2 ");
}

static void read_file(const struct stage *stage, const char *name,
		      char text[4096])
{
	char *path = folder_file(stage->folder, name);
	FILE *file = fopen(path, "r");
	size_t length = file ? fread(text, 1, 4095, file) : 0;

	text[length] = '\0';
	if (file)
		fclose(file);
	free(path);
}

static void the_report_is_written_to_a_file_of_a_new_name(void **state)
{
	struct stage *stage = *state;
	static const char *const names[] = {"chargefix-case-1.txt",
					    "chargefix-case-1-2.txt"};
	char text[4096];
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
	pty = start_and_see(stage, there, "All cases are finished");
	stage_press(pty, "c p");
	pty_wait_text(pty, "Case 1: Rear lamp");
	pty_wait_text(pty, "Ticket       T-1");
	stage_press(pty, "f");
	pty_wait_text(pty, "chargefix-case-1.txt");
	stage_press(pty, "Escape Enter");
	pty_wait_text(pty, "DANGER: stop here");
	stage_press(pty, "f");
	pty_wait_text(pty, "chargefix-case-1-2.txt");
	for (size_t i = 0; i < COUNT(names); i++) {
		char *path = folder_file(stage->folder, names[i]);
		assert_int_equal(stat(path, &info), 0);
		assert_int_equal(info.st_mode & 0777, 0600);
		free(path);
		read_file(stage, names[i], text);
		assert_non_null(strstr(text, "Ticket       T-1"));
	}
	free(guide);
}

/* The stage's guide as it is changed later: "version 2", to be freed. */
static char *newer_guide(const struct stage *stage)
{
	char *path = folder_file(stage->folder, "newer.yaml");
	FILE *from = fopen(STAGE_GUIDE, "r");
	FILE *to = fopen(path, "w");
	char line[4096];

	assert_non_null(from);
	assert_non_null(to);
	while (fgets(line, sizeof(line), from)) {
		char *version = strstr(line, "version: \"1\"");
		if (version)
			version[strlen("version: \"")] = '2';
		fputs(line, to);
	}
	fclose(from);
	assert_int_equal(fclose(to), 0);
	return path;
}

/* The report of the case changed last names that guide. */
static void expect_guide(struct stage *stage, const char *guide)
{
	static const char *const report[] = {"chargefix", "report", "last",
					     NULL};
	struct program_result result;

	stage_run(stage, report, NULL, &result);
	if (!strstr(result.out, guide))
		fail_msg("not with %s:\n%s", guide, result.out);
	program_result_release(&result);
}

/* Begins a new case from the one that is open, and leaves it. */
static void begin_from_there(struct pty *pty)
{
	stage_press(pty, "1 1");
	pty_wait_text(pty, "What do you see?");
	stage_press(pty, "! 2 2");
	pty_wait_text(pty, "Stop. Don't use it");
	stage_press(pty, "N");
	pty_wait_text(pty, "new case");
	pty_wait_text(pty, "Which lamp stays dark?");
	stage_press(pty, "2 2");
	pty_wait_text(pty, "Is anything hot");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
}

static void a_case_of_an_older_guide_says_so(void **state)
{
	struct stage *stage = *state;
	char *guide = newer_guide(stage);
	const char *const newer[] = {"chargefix", "-g", guide, NULL};
	struct pty *pty;

	leave_one(stage, fresh);
	pty = start_and_see(stage, newer, "Cases to go on with");
	pty_wait_text(pty, "Next: Danger signs · begun with guide 1");
	pty_resize(pty, 10, 70);
	pty_wait_text(pty, "Front lamp · T-1 · case 1: begun with guide 1");
	pty_resize(pty, STAGE_ROWS, STAGE_COLUMNS);
	pty_key(pty, "Enter");
	pty_wait_text(pty, "This case was begun with guide 1, and goes on");
	begin_from_there(pty);
	expect_guide(stage, "stays dark 2");
	pty = start_and_see(stage, newer, "Next: Danger signs");
	assert_int_equal(pty_find(pty, "begun with", NULL), -1);
	free(guide);
}

static void a_new_case_after_a_resumed_one_has_the_newest_guide(void **state)
{
	static const char *const resume[] = {"chargefix", "resume", NULL};
	struct stage *stage = *state;
	char *guide = newer_guide(stage);
	char set[300];
	const char *environment[] = {set, NULL};
	struct pty *pty;

	snprintf(set, sizeof(set), "CHARGEFIX_GUIDE=%s", guide);
	leave_one(stage, fresh);
	stage->environment = environment;
	pty = start_and_see(stage, resume, "begun with guide 1, and goes on");
	begin_from_there(pty);
	expect_guide(stage, "stays dark 2");
	/* A guide that can't be read, or is another, is no reason to stop. */
	static const char *const useless[] = {"/no/such/guide",
					      "data/charging.yaml", "-"};
	for (size_t i = 0; i < COUNT(useless); i++) {
		snprintf(set, sizeof(set), "CHARGEFIX_GUIDE=%s", useless[i]);
		pty = start_and_see(stage, resume, "Is anything hot");
		assert_int_equal(pty_find(pty, "begun with", NULL), -1);
		begin_from_there(pty);
		expect_guide(stage, "stays dark 2");
	}
	free(guide);
}

/* A program that stands for the person's editor. */
static void write_editor(const struct stage *stage, const char *does)
{
	char *path = folder_file(stage->folder, "editor");
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fprintf(file, "#!/bin/sh\n%s\n", does);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, 0700), 0);
	free(path);
}

static struct pty *start_note(struct stage *stage, const char *editor)
{
	static char set_editor[300], tmp[300];
	static const char *environment[] = {set_editor, tmp, NULL};
	struct pty *pty;

	snprintf(set_editor, sizeof(set_editor), "VISUAL=%s", editor);
	snprintf(tmp, sizeof(tmp), "TMPDIR=%s", stage->folder);
	stage->environment = environment;
	pty = start_and_see(stage, run, "Which lamp stays dark?");
	stage_press(pty, "n");
	pty_wait_text(pty, "A note on this step");
	pty_type(pty, "typed");
	pty_wait_text(pty, "typed");
	return pty;
}

static void a_note_is_written_in_the_persons_own_editor(void **state)
{
	struct stage *stage = *state;
	char editor[300], text[4096];
	struct pty *pty;

	/* It sees what was typed, and a file that is private. */
	write_editor(stage, "stat -c %a \"$2\" \"${2%/*}\" >\"$HOME/modes\"\n"
			    "printf ' and more\\nsecond line\\n' >>\"$2\"");
	snprintf(editor, sizeof(editor), "%s/editor -x", stage->folder);
	pty = start_note(stage, editor);
	stage_press(pty, "Ctrl-O");
	pty_wait_text(pty, "typed and more");
	pty_wait_text(pty, "second line");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Noted.");
	read_file(stage, "modes", text);
	assert_string_equal(text, "600\n700\n");
	/* And gone it is. */
	char *pattern = folder_file(stage->folder, "chargefix-??????");
	assert_int_not_equal(access(pattern, F_OK), 0);
	free(pattern);
	stage_press(pty, "n");
	pty_wait_text(pty, "second line");
	stage_press(pty, "Escape r");
	pty_wait_text(pty, "Notes");
	pty_wait_text(pty, "typed and more");
}

/* The files that were left for the person, each with what was written. */
static int count_left(const struct stage *stage)
{
	char *pattern = folder_file(stage->folder, "chargefix-*/note.txt");
	glob_t found = {0};

	if (glob(pattern, 0, NULL, &found) == GLOB_NOMATCH)
		found.gl_pathc = 0;
	for (size_t i = 0; i < found.gl_pathc; i++) {
		char line[64] = "";
		FILE *file = fopen(found.gl_pathv[i], "r");

		assert_non_null(file);
		assert_non_null(fgets(line, sizeof(line), file));
		assert_string_equal(line, "typedhours\n");
		fclose(file);
	}
	int count = (int)found.gl_pathc;
	globfree(&found);
	free(pattern);
	return count;
}

static void an_editor_that_fails_loses_nothing(void **state)
{
	struct stage *stage = *state;
	char editor[300];
	struct pty *pty = start_note(stage, "/no/such/editor");

	stage_press(pty, "Ctrl-O");
	pty_wait_text(pty, "There is no editor");
	pty_wait_text(pty, "typed");
	pty_key(pty, "Escape");
	write_editor(stage, "exit 1");
	snprintf(editor, sizeof(editor), "%s/editor", stage->folder);
	pty = start_note(stage, editor);
	stage_press(pty, "Ctrl-O");
	pty_wait_words(pty, "failed: the note is as it was");
	pty_wait_text(pty, "typed");
	assert_int_equal(count_left(stage), 0);
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Noted.");
}

static void what_was_written_before_the_editor_failed_is_kept(void **state)
{
	static const char *const ends[] = {"exit 1", "exit 127", "kill -9 $$"};
	struct stage *stage = *state;
	char editor[300], does[300];

	snprintf(editor, sizeof(editor), "%s/editor", stage->folder);
	for (size_t i = 0; i < COUNT(ends); i++) {
		snprintf(does, sizeof(does), "echo hours >>\"$1\"; %s",
			 ends[i]);
		write_editor(stage, does);
		struct pty *pty = start_note(stage, editor);

		stage_press(pty, "Ctrl-O");
		pty_wait_words(pty, "note is as it was. What you wrote is "
				    "in");
		pty_wait_text(pty, "typed");
		assert_int_equal(count_left(stage), (int)i + 1);
	}
}

static void a_word_is_found_in_the_case_and_in_what_may_come(void **state)
{
	struct pty *pty = start_and_see(*state, run, "Which lamp stays dark?");

	stage_press(pty, "1 1");
	pty_wait_text(pty, "Is anything hot");
	stage_press(pty, "/");
	pty_wait_text(pty, "Type a word");
	pty_type(pty, "REAR LAMP");
	pty_wait_text(pty, "answered");
	pty_wait_text(pty, "(not chosen: The rear lamp");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "An earlier answer, given anew");
	stage_press(pty, "Escape Ctrl-U");
	pty_type(pty, "contacts");
	pty_wait_text(pty, "may come");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "What is done");
	stage_press(pty, "Escape");
	pty_type(pty, "xyz");
	pty_wait_text(pty, "No question, answer or note has that");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "Is anything hot");
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
	pty = start_and_see(*state, run, "case 2");
	pty_key(pty, "c");
	pty_wait_text(pty, "Stands at");
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
	pty_wait_text(pty, "Cases to go on with (5 of 7)");
	pty_wait_text(pty, "1  Front lamp · case 7");
	pty_wait_text(pty, "5  Front lamp · case 3");
	pty_resize(pty, 24, 40);
	pty_wait_text(pty, "1  Front lamp · case 7 ");
}

/* It is shown as well as can be, and kept as it is. */
static void what_the_locale_can_not_show_is_kept(void **state)
{
	static const char *const ascii[] = {"LC_ALL=C", NULL};
	static const char *const report[] = {"chargefix", "report", "1", NULL};
	struct stage *stage = *state;
	struct program_result result;

	stage->environment = ascii;
	struct pty *pty = start_and_see(stage, run, "Which lamp stays dark?");

	stage_press(pty, "n");
	pty_wait_text(pty, "A note on this step");
	pty_type(pty, "Gr\303\266\303\237e \351\233\273 ok");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Noted.");
	stage->environment = NULL;
	stage_run(stage, report, NULL, &result);
	assert_non_null(strstr(result.out, "Größe 電 ok"));
	program_result_release(&result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(the_first_start_asks_at_once_and_says_how_to_answer),
		stage_test(enter_resumes_the_newest_case),
		stage_test(a_new_case_takes_one_key),
		stage_test(leaving_the_opening_screen_says_what_waits),
		stage_test(a_closed_case_opens_on_its_diagnosis),
		stage_test(the_list_is_left_to_where_one_was),
		stage_test(details_are_changed_in_the_list_and_in_the_case),
		stage_test(a_long_paste_into_a_field_is_told_and_takes_no_time),
		stage_test(the_report_is_written_to_a_file_of_a_new_name),
		stage_test(a_case_of_an_older_guide_says_so),
		stage_test(a_new_case_after_a_resumed_one_has_the_newest_guide),
		stage_test(a_note_is_written_in_the_persons_own_editor),
		stage_test(an_editor_that_fails_loses_nothing),
		stage_test(what_the_locale_can_not_show_is_kept),
		stage_test(what_was_written_before_the_editor_failed_is_kept),
		stage_test(
			long_tickets_are_told_apart_and_every_case_has_its_number),
		stage_test(the_opening_screen_says_how_many_wait),
		stage_test(a_word_is_found_in_the_case_and_in_what_may_come),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
