/* Which guide a case is walked with, and where the program looks for it. */
#include "contents.h"
#include "folder.h"
#include "stage.h"
#include "test.h"
#include "wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void a_broken_guide_is_told_in_full_and_nothing_begins(void **state)
{
	struct stage *stage = *state;
	struct program_result result;
	char *path = folder_file(stage->folder, "broken.yaml");
	char record[512];
	const char *const argv[] = {"chargefix", "-g", path, NULL};

	contents_write_text(path,
			    "format: 1\nstrat: []\ndanger: x\notherwise: y\n");
	stage_run(stage, argv, "1\n", &result);
	assert_int_equal(result.status, 1);
	assert_string_equal(result.out, "");
	assert_has(result.error, "broken.yaml:2:1: error: ");
	assert_has(result.error, "did you mean \"start\"?");
	assert_true(count_of(result.error, "\n") > 6);
	stage_record(stage, record, sizeof(record));
	assert_int_not_equal(access(record, F_OK), 0);
	program_result_release(&result);
	free(path);
}

static void a_guide_that_is_not_there_is_told(void **state)
{
	const char *const argv[] = {"chargefix", "-g", "/nowhere.yaml", NULL};
	const char *const plain[] = {"chargefix", NULL};
	const char *const environment[] = {"CHARGEFIX_GUIDE=/none.yaml", NULL};
	struct stage *stage = *state;
	struct program_result result;

	stage_run(stage, argv, NULL, &result);
	assert_int_equal(result.status, 1);
	assert_has(result.error, "chargefix: /nowhere.yaml: ");
	program_result_release(&result);

	stage->environment = environment;
	stage_run(stage, plain, NULL, &result);
	assert_int_equal(result.status, 1);
	assert_has(result.error, "chargefix: /none.yaml: ");
	program_result_release(&result);
}

/* Copies the program to FOLDER/bin; its path comes back. */
static void move_program(const struct stage *stage, char path[], size_t size)
{
	char command[1200];

	snprintf(path, size, "%s/bin/chargefix", stage->folder);
	snprintf(command, sizeof(command),
		 "mkdir '%s/bin' && cp '%s' '%s/bin/chargefix'", stage->folder,
		 launch_program(), stage->folder);
	assert_int_equal(system(command), 0);
}

static void copy_guide(const struct stage *stage, const char *folder,
		       const char *version)
{
	char command[1200];

	snprintf(command, sizeof(command),
		 "mkdir -p '%s/%s' && sed 's/version: \"1\"/version: \"%s\"/' "
		 "%s >'%s/%s/charging.yaml'",
		 stage->folder, folder, version, STAGE_GUIDE, stage->folder,
		 folder);
	assert_int_equal(system(command), 0);
}

static void guides_are_found_beside_the_program(void **state)
{
	struct stage *stage = *state;
	struct program_result result;
	char program[512];
	const char *const argv[] = {program, NULL};
	const char *const cases[] = {"chargefix", "cases", "--format", "csv",
				     NULL};

	move_program(stage, program, sizeof(program));
	stage_run(stage, argv, "front\n", &result);
	assert_int_equal(result.status, 1);
	assert_has(result.error, "no guide was found. Looked for:\n");
	assert_has(result.error, "/bin/../share/chargefix/charging.yaml\n");
	assert_has(result.error, "/bin/../data/charging.yaml\n");
	assert_has(result.error, "-g GUIDE");
	program_result_release(&result);

	copy_guide(stage, "data", "built");
	stage_run(stage, argv, "front\n", &result);
	assert_int_equal(result.status, 3);
	program_result_release(&result);

	copy_guide(stage, "share/chargefix", "installed");
	stage_run(stage, argv, "front\n", &result);
	assert_int_equal(result.status, 3);
	program_result_release(&result);

	stage_run(stage, cases, NULL, &result);
	assert_has(result.out, ",lamp,installed,");
	assert_has(result.out, ",lamp,built,");
	program_result_release(&result);
}

static void a_guide_from_standard_input_needs_a_terminal(void **state)
{
	const char *const argv[] = {"setsid", "--wait", launch_program(),
				    "-g",     "-",      NULL};
	struct program_result result;

	stage_run(*state, argv, "format: 1\n", &result);
	assert_int_equal(result.status, 2);
	assert_has(result.error,
		   "there is no terminal to read the answers from");
	program_result_release(&result);
}

static void a_guide_from_standard_input_is_walked_on_the_terminal(void **state)
{
	static const struct move moves[] = {
		{"Which lamp stays dark?", "1 Enter"},
		{"Is anything hot, swollen or smoking?", "2 Enter"},
		{"diagnosis: danger (danger)", ""},
		{NULL, NULL},
	};
	const char *const argv[] = {
		"sh", "-c", "\"$CHARGEFIX_PROGRAM\" --plain -g - <" STAGE_GUIDE,
		NULL};
	char program[512];
	const char *const environment[] = {program, NULL};
	struct stage *stage = *state;

	snprintf(program, sizeof(program), "CHARGEFIX_PROGRAM=%s",
		 launch_program());
	stage->environment = environment;
	stage_moves(stage_start(stage, argv), moves);
}

static void an_old_case_goes_on_with_its_own_guide(void **state)
{
	struct stage *stage = *state;
	struct program_result result;
	char guide[512];
	char command[2200];
	const char *const argv[] = {"chargefix", "-g", guide, NULL};
	const char *const resume[] = {"chargefix", "resume", NULL};

	copy_guide(stage, "guide", "1");
	snprintf(guide, sizeof(guide), "%s/guide/charging.yaml", stage->folder);
	stage_run(stage, argv, "front\n", &result);
	assert_int_equal(result.status, 3);
	program_result_release(&result);

	snprintf(command, sizeof(command),
		 "sed 's/Is anything hot, swollen or smoking/All well/' "
		 "'%s' >'%s.new' && mv '%s.new' '%s'",
		 guide, guide, guide, guide);
	assert_int_equal(system(command), 0);
	stage_run(stage, resume, "none\n", &result);
	assert_has(result.out, "Is anything hot, swollen or smoking?");
	program_result_release(&result);
	assert_int_equal(remove(guide), 0);
	stage_run(stage, resume, "dim\n", &result);
	assert_has(result.out, "What do you see?");
	program_result_release(&result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(a_broken_guide_is_told_in_full_and_nothing_begins),
		stage_test(a_guide_that_is_not_there_is_told),
		stage_test(guides_are_found_beside_the_program),
		stage_test(a_guide_from_standard_input_needs_a_terminal),
		stage_test(
			a_guide_from_standard_input_is_walked_on_the_terminal),
		stage_test(an_old_case_goes_on_with_its_own_guide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
