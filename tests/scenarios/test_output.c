/*
 * What reports and lists say to people and to programs, and that it is a
 * failure where these, or what was answered, are lost.
 */
#include "contents.h"
#include "folder.h"
#include "stage.h"
#include "test.h"
#include "wording.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WORDS_MOST = 12 };

static json_t *report_json(struct stage *stage, const char *name)
{
	const char *const argv[] = {"chargefix", "report", name,
				    "--format",  "json",   NULL};
	struct program_result result;
	json_error_t error;
	json_t *root;

	stage_run(stage, argv, NULL, &result);
	root = json_loads(result.out, 0, &error);
	if (!root)
		fail_msg("%d: %s\n%s%s", error.line, error.text, result.out,
			 result.error);
	program_result_release(&result);
	return root;
}

static const char *case_text(json_t *root, const char *key)
{
	return json_string_value(
		json_object_get(json_object_get(root, "case"), key));
}

static void details_are_kept_clean_and_of_a_size(void **state)
{
	static const char umlauts[] = "\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4"
				      "\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4";
	char serial[400] = "x";
	const char *const argv[] = {
		"chargefix",    "-g",     STAGE_GUIDE, "--ticket", "T\a-1",
		"--technician", "Ada",    "--model",   " ",        "--serial",
		serial,         "--shop", NULL};
	struct stage *stage = *state;
	struct program_result result;
	json_t *root;

	while (strlen(serial) < 182)
		strcat(serial, umlauts);
	stage_run(stage, argv, "front\n", &result);
	assert_int_equal(result.status, 3);
	program_result_release(&result);
	root = report_json(stage, "last");
	assert_string_equal(case_text(root, "ticket"), "T-1");
	assert_string_equal(case_text(root, "technician"), "Ada");
	assert_string_equal(case_text(root, "audience"), "shop");
	assert_string_equal(case_text(root, "serial"), serial);
	assert_string_equal(
		json_string_value(json_object_get(
			json_array_get(json_object_get(root, "answers"), 0),
			"by")),
		"Ada");
	json_decref(root);
}

/* Two steps that test the same: when the first rules it out, one is left. */
static const char twice[] =
	"format: 1\n"
	"guide: {id: twice, version: 1, language: en, title: Twice}\n"
	"danger: danger\n"
	"otherwise: stuck\n"
	"causes: {bolt: {title: A loose bolt}}\n"
	"diagnoses:\n"
	"  stuck: {verdict: service, title: St\303\274ck}\n"
	"  bolt: {verdict: fixed, cause: bolt, title: It was the bolt}\n"
	"answer_sets:\n"
	"  tried:\n"
	"    - {id: fixed, say: Fixed, diagnosis: this}\n"
	"    - {id: same, say: No change, rules_out: this}\n"
	"start:\n"
	"  - {id: danger, ask: Hot?, answers: [{id: no, say: No}]}\n"
	"  - {id: tighten, title: Tighten it, ask: Now?, do: [Turn.],"
	" tests: [bolt], answers: tried}\n"
	"  - {id: swap, title: Swap it, ask: Now?, do: [Swap.],"
	" tests: [bolt], answers: tried}\n";

static void walk_twice(struct stage *stage)
{
	char *path = folder_file(stage->folder, "twice.yaml");
	const char *const argv[] = {"chargefix", "-g", path, NULL};
	struct program_result result;

	contents_write_text(path, twice);
	stage_run(stage, argv, "no\nsame\n", &result);
	assert_int_equal(result.status, 0);
	assert_has(result.out, "\ndiagnosis: stuck (service)\n");
	program_result_release(&result);
	free(path);
}

static void what_is_put_off_is_suspected_and_not_confirmed(void **state)
{
	static const char *const run[] = {"chargefix", "-g",
					  "tests/screens/ends.yaml", NULL};
	static const char *const text[] = {"chargefix", "report", "last",
					   "--edition", "bench",  NULL};
	static const char says[] = "Still suspected:\n"
				   "  - A battery that is too cold to take any "
				   "charge\n";
	struct program_result result;

	stage_run(*state, run, "none\nlamp\ncold\n", &result);
	assert_has(result.out, says);
	assert_ends(result.out, "diagnosis: later (later)\n");
	program_result_release(&result);
	stage_run(*state, text, NULL, &result);
	assert_has(result.out, says);
	program_result_release(&result);

	json_t *root = report_json(*state, "last");
	json_t *cause = json_array_get(json_object_get(root, "causes"), 0);
	assert_string_equal(json_string_value(json_object_get(cause, "status")),
			    "suspected");
	json_decref(root);
}

static void a_report_tells_what_was_skipped_and_why(void **state)
{
	static const char reason[] =
		"A loose bolt is ruled out by \"No change\" (Tighten it)";
	const char *const argv[] = {"chargefix", "report", "last",
				    "--edition", "bench",  NULL};
	struct program_result result;
	json_t *root;
	json_t *skipped;

	walk_twice(*state);
	root = report_json(*state, "last");
	skipped = json_object_get(root, "skipped");
	assert_int_equal(json_array_size(skipped), 1);
	skipped = json_array_get(skipped, 0);
	assert_string_equal(json_string_value(json_object_get(skipped, "step")),
			    "swap");
	assert_string_equal(
		json_string_value(json_object_get(skipped, "reason")), reason);
	json_decref(root);
	stage_run(*state, argv, NULL, &result);
	assert_has(result.out, "Skipped, and why:\n  - Swap it\n");
	assert_has(result.out, reason);
	program_result_release(&result);
}

static void what_programs_read_is_utf8_in_every_locale(void **state)
{
	static const struct {
		const char *argv[WORDS_MOST];
		const char *says;
	} table[] = {
		{{"chargefix", "report", "last", "--edition", "bench"},
		 "Stuck"},
		{{"chargefix", "cases"}, "Stuck"},
		{{"chargefix", "report", "last", "--format=json"},
		 "\"St\303\274ck\""},
		{{"chargefix", "cases", "--format=json"}, "\"St\303\274ck\""},
		{{"chargefix", "cases", "--format=csv"}, ",St\303\274ck,"},
	};
	static const char *const environment[] = {"LC_ALL=C", NULL};
	struct stage *stage = *state;

	stage->environment = environment;
	walk_twice(stage);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct program_result result;

		stage_run(stage, table[i].argv, NULL, &result);
		assert_int_equal(result.status, 0);
		assert_has(result.out, table[i].says);
		program_result_release(&result);
	}
}

static void a_record_that_is_lost_is_a_failure(void **state)
{
	const char *const argv[] = {"chargefix",          "--db",
				    "/dev/null/cases.db", "-g",
				    STAGE_GUIDE,          NULL};
	struct program_result result;

	stage_run(*state, argv, "front\nhot\n", &result);
	assert_has(result.out, "\ndiagnosis: danger (danger)\n");
	assert_int_equal(result.status, 1);
	assert_has(result.error,
		   "chargefix: the last 2 of what you gave could not be saved");
	program_result_release(&result);
}

static void output_that_is_not_taken_is_a_failure(void **state)
{
	/* Little is written at the end, much at once. */
	static const char *const commands[] = {
		"\"$CHARGEFIX_PROGRAM\" --help >/dev/full",
		"\"$CHARGEFIX_PROGRAM\" report 1 --format json >/dev/full",
	};
	char note[8192] = ":note ";
	char program[512];
	const char *const environment[] = {program, NULL};
	struct stage *stage = *state;
	struct program_result result;

	if (access("/dev/full", W_OK) != 0)
		skip();
	snprintf(program, sizeof(program), "CHARGEFIX_PROGRAM=%s",
		 launch_program());
	memset(note + strlen(note), 'x', 4000);
	strcat(note, "\n:note again\n");
	stage_walk(stage, "T-1", note, 3);
	stage->environment = environment;
	for (size_t i = 0; i < COUNT(commands); i++) {
		const char *const argv[] = {"sh", "-c", commands[i], NULL};

		stage_run(stage, argv, NULL, &result);
		assert_has(result.error, "chargefix: can't write the output: ");
		assert_int_equal(result.status, 1);
		program_result_release(&result);
	}
	stage->environment = NULL;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(details_are_kept_clean_and_of_a_size),
		stage_test(what_is_put_off_is_suspected_and_not_confirmed),
		stage_test(a_report_tells_what_was_skipped_and_why),
		stage_test(what_programs_read_is_utf8_in_every_locale),
		stage_test(a_record_that_is_lost_is_a_failure),
		stage_test(output_that_is_not_taken_is_a_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
