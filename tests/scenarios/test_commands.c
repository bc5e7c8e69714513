/* The command line of the built program: what it takes, says and returns. */
#include "stage.h"
#include "test.h"
#include "wording.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WORDS_MOST = 12 };

#define FIFTY "00000000001111111111222222222233333333334444444444"
#define OVERLONG FIFTY FIFTY FIFTY FIFTY "x"

/* A case that ends as `input` says; fails the test for another status. */
static void walk_case(struct stage *stage, const char *ticket,
		      const char *input, int status)
{
	const char *const argv[] = {"chargefix", "-g",   STAGE_GUIDE,
				    "--ticket",  ticket, NULL};
	struct program_result result;

	stage_run(stage, argv, input, &result);
	if (result.status != status)
		fail_msg("status %d\n%s%s", result.status, result.out,
			 result.error);
	program_result_release(&result);
}

static void a_wrong_command_line_is_told_in_one_line(void **state)
{
	static const struct {
		const char *argv[WORDS_MOST];
		const char *says;
	} table[] = {
		{{"chargefix", "rnu"}, "did you mean run? "},
		{{"chargefix", "xyzzy"}, "unknown command \"xyzzy\" "},
		{{"chargefix", "rnu"}, "(help: chargefix --help)"},
		{{"chargefix", ""}, "unknown command \"\""},
		{{"chargefix", "--plian"}, "did you mean --plain?"},
		{{"chargefix", "run", "--tiket=3"}, "did you mean --ticket?"},
		{{"chargefix", "-x"}, "unknown option \"-x\""},
		{{"chargefix", "run", "-x"}, "(help: chargefix run --help)"},
		{{"chargefix", "run", "extra"}, "\"extra\" is one word"},
		{{"chargefix", "run", "-g"}, "--guide wants a value: GUIDE"},
		{{"chargefix", "--model"}, "--model wants a value: MODEL"},
		{{"chargefix", "--plain=yes"}, "--plain takes no value"},
		{{"chargefix", "report"}, "report wants a CASE"},
		{{"chargefix", "report", "1", "2"}, "\"2\" is one word"},
		{{"chargefix", "report", "1", "--format", "xml"},
		 "there is no format \"xml\", only text|json"},
		{{"chargefix", "cases", "--format=js"}, "only table|csv|json"},
		{{"chargefix", "cases", "--plain"}, "unknown option"},
		{{"chargefix", "resume", "--shop"},
		 "resume takes no --shop: a case keeps the audience"},
		{{"chargefix", "cases", "--open", "--closed"},
		 "--open and --closed"},
		{{"chargefix", "resume", "1", "2"}, "\"2\" is one word"},
		{{"chargefix", "--db", "f", "cases"},
		 "the command comes first: chargefix cases [OPTION]... "
		 "(help: chargefix cases --help)"},
		{{"chargefix", "--ticket", OVERLONG},
		 "--ticket takes at most 200 bytes"},
		{{"chargefix", "bike.yaml"},
		 "to walk a guide: chargefix -g bike.yaml "},
		{{"chargefix", STAGE_GUIDE},
		 "to walk a guide: chargefix -g " STAGE_GUIDE},
		{{"chargefix", "data"}, "unknown command \"data\" "},
		{{"chargefix", "-g", ""}, "--guide wants a value: GUIDE"},
		{{"chargefix", "--db="}, "--db wants a value: PATH"},
		{{"chargefix", "graph", "--case", ""},
		 "--case wants a value: CASE"},
		{{"chargefix", "check", ""}, "an empty word names nothing"},
		{{"chargefix", "report", ""}, "an empty word names nothing"},
		{{"chargefix", "test", STAGE_GUIDE, ""},
		 "an empty word names nothing"},
		{{"chargefix", "bad\033[2J\xff"}, "bad[2J\xef\xbf\xbd"},
	};

	for (size_t i = 0; i < COUNT(table); i++) {
		struct program_result result;

		stage_run(*state, table[i].argv, NULL, &result);
		assert_has(result.error, table[i].says);
		assert_int_equal(result.status, 2);
		assert_int_equal(count_of(result.error, "\n"), 1);
		assert_string_equal(result.out, "");
		program_result_release(&result);
	}
}

/* As large as an argument may be, or nearly. */
static void what_is_repeated_is_cut_in_its_middle(void **state)
{
	static const char *const argv[][WORDS_MOST] = {
		{"chargefix", NULL},
		{"chargefix", "run", NULL},
		{"chargefix", "--theme", NULL},
		{"chargefix", "check", "--random", NULL},
	};
	static char large[100001];

	for (size_t i = 0; i < sizeof(large) - 1; i += 2)
		memcpy(&large[i], "é", 2);
	for (size_t i = 0; i < COUNT(argv); i++) {
		const char *words[WORDS_MOST];
		struct program_result result;
		size_t count = 0;

		for (; argv[i][count]; count++)
			words[count] = argv[i][count];
		words[count++] = large;
		words[count++] = STAGE_GUIDE;
		words[count] = NULL;
		stage_run(*state, words, NULL, &result);
		assert_has(result.error, "é … é");
		assert_lacks(result.error, "\xef\xbf\xbd");
		assert_true(strlen(result.error) < 2200);
		assert_true(result.status == 1 || result.status == 2);
		program_result_release(&result);
	}
}

static void help_is_everywhere(void **state)
{
	static const struct {
		const char *argv[WORDS_MOST];
		const char *says;
	} table[] = {
		{{"chargefix", "--help"}, "usage: chargefix [COMMAND]"},
		{{"chargefix", "-h"}, "  report "},
		{{"chargefix", "run", "--help"}, "--ticket TICKET"},
		{{"chargefix", "run", "-h"}, "-g, --guide GUIDE"},
		{{"chargefix", "--plain", "--help"}, "usage: chargefix run"},
		{{"chargefix", "resume", "--help"},
		 "resume [OPTION]... [CASE]"},
		{{"chargefix", "cases", "--help"}, "table|csv|json"},
		{{"chargefix", "report", "--help"}, "text|json"},
		{{"chargefix", "--version"}, "chargefix " CHARGEFIX_VERSION},
		{{"chargefix", "-V"}, "chargefix " CHARGEFIX_VERSION},
		{{"chargefix", "cases", "--version"}, CHARGEFIX_VERSION},
	};

	for (size_t i = 0; i < COUNT(table); i++) {
		struct program_result result;

		stage_run(*state, table[i].argv, NULL, &result);
		assert_int_equal(result.status, 0);
		assert_has(result.out, table[i].says);
		assert_string_equal(result.error, "");
		program_result_release(&result);
	}
}

static void write_file(const struct stage *stage, const char *name,
		       const char *text, char path[], size_t size)
{
	FILE *file;

	snprintf(path, size, "%s/%s", stage->folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void a_broken_guide_is_told_in_full_and_nothing_begins(void **state)
{
	struct stage *stage = *state;
	struct program_result result;
	char path[512];
	char record[512];
	const char *const argv[] = {"chargefix", "-g", path, NULL};

	write_file(stage, "broken.yaml",
		   "format: 1\nstrat: []\ndanger: x\notherwise: y\n", path,
		   sizeof(path));
	stage_run(stage, argv, "1\n", &result);
	assert_int_equal(result.status, 1);
	assert_string_equal(result.out, "");
	assert_has(result.error, "broken.yaml:2:1: error: ");
	assert_has(result.error, "did you mean \"start\"?");
	assert_true(count_of(result.error, "\n") > 6);
	stage_record(stage, record, sizeof(record));
	assert_int_not_equal(access(record, F_OK), 0);
	program_result_release(&result);
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
	assert_has(result.error, "there is no guide. Looked for:\n");
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
	assert_has(result.out, ",lamp,installed\r\n");
	assert_has(result.out, ",lamp,built\r\n");
	program_result_release(&result);
}

static void a_guide_from_standard_input_needs_a_terminal(void **state)
{
	const char *const argv[] = {"setsid", "--wait", launch_program(),
				    "-g",     "-",      NULL};
	struct program_result result;

	stage_run(*state, argv, "format: 1\n", &result);
	assert_int_equal(result.status, 2);
	assert_has(result.error, "there is no terminal for the answers");
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
	assert_has(result.out, "  TICKET-2026-3  at: Danger signs\n");
	program_result_release(&result);
	pty = stage_start(*state, cases);
	pty_wait_text(pty, "TICKET-20…  at: Danger signs");
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

	walk_case(stage, "ticket-A", "front\n", 3);
	walk_case(stage, "ticket-B", "front\nhot\n", 0);
	walk_case(stage, "ticket-C", "rear\n", 3);
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

static void a_case_is_found_by_number_ticket_or_as_the_last(void **state)
{
	static const char *const names[] = {
		"2",          "ticket-B",   "last",       "ticket:ticket-B",
		"tic\aket-B", "ticket-B\n", "ticket-B  ", "ticket:ticket-B "};
	struct stage *stage = *state;

	walk_case(stage, "ticket-A", "front\n", 3);
	walk_case(stage, "ticket-B", "front\nhot\n", 0);
	for (size_t i = 0; i < COUNT(names); i++) {
		const char *const report[] = {"chargefix", "report", names[i],
					      NULL};
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
	const char *const argv[] = {"chargefix", "report", "ticket:1", NULL};
	struct stage *stage = *state;
	struct program_result result;

	walk_case(stage, "2", "front\nhot\n", 0);
	walk_case(stage, "1", "rear\nhot\n", 0);
	stage_run(stage, argv, NULL, &result);
	assert_int_equal(result.status, 0);
	assert_has(result.out, "Case 2: ");
	program_result_release(&result);
}

static void the_longest_ticket_is_found_when_called_a_ticket(void **state)
{
#define LONGEST FIFTY FIFTY FIFTY FIFTY
	const char *const argv[] = {"chargefix", "report", "ticket:" LONGEST,
				    NULL};
	struct stage *stage = *state;
	struct program_result result;

	walk_case(stage, LONGEST, "front\nhot\n", 0);
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

	walk_case(*state, "T-1", "front\nhot\n", 0);
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
		{{"chargefix", "report", "last"}, "", "no case yet", 1},
		{{"chargefix", "report", "7"}, "", "no case yet", 1},
		{{"chargefix", "resume"}, "", "no case yet", 1},
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

static void resume_takes_the_unfinished_case_changed_last(void **state)
{
	const char *const argv[] = {"chargefix", "resume", NULL};
	struct stage *stage = *state;
	struct program_result result;

	walk_case(stage, "A", "front\n", 3);
	walk_case(stage, "B", "rear\nnone\n", 3);
	walk_case(stage, "C", "front\nhot\n", 0);
	stage_run(stage, argv, ":quit\n", &result);
	assert_int_equal(result.status, 3);
	assert_has(result.out, "What do you see?");
	assert_has(result.out, "Go on with: chargefix resume 2\n");
	program_result_release(&result);
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

static void naming_the_device_begins_a_new_case(void **state)
{
	static const struct {
		const char *argv[WORDS_MOST];
		const char *see;
	} table[] = {
		{{"chargefix", "--plain", "-g", STAGE_GUIDE},
		 "Go on with case 1 (Front lamp, at: Danger signs"},
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
		 "Go on with case 1 "},
	};

	walk_case(*state, "A", "front\n", 3);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct pty *pty = stage_start(*state, table[i].argv);

		pty_wait_text(pty, table[i].see);
		stage_press(pty, "Ctrl-D");
		assert_int_equal(pty_wait_exit(pty), 3);
	}
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
	char path[512];
	const char *const argv[] = {"chargefix", "-g", path, NULL};
	struct program_result result;

	write_file(stage, "twice.yaml", twice, path, sizeof(path));
	stage_run(stage, argv, "no\nsame\n", &result);
	assert_int_equal(result.status, 0);
	assert_has(result.out, "\ndiagnosis: stuck (service)\n");
	program_result_release(&result);
}

static void a_report_tells_what_was_skipped_and_why(void **state)
{
	static const char reason[] =
		"A loose bolt is ruled out by \"No change\" (Tighten it)";
	const char *const argv[] = {"chargefix", "report", "last", NULL};
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
		{{"chargefix", "report", "last"}, "Stuck"},
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
	walk_case(stage, "T-1", note, 3);
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
		stage_test(a_wrong_command_line_is_told_in_one_line),
		stage_test(what_is_repeated_is_cut_in_its_middle),
		stage_test(help_is_everywhere),
		stage_test(a_broken_guide_is_told_in_full_and_nothing_begins),
		stage_test(a_guide_that_is_not_there_is_told),
		stage_test(guides_are_found_beside_the_program),
		stage_test(a_guide_from_standard_input_needs_a_terminal),
		stage_test(
			a_guide_from_standard_input_is_walked_on_the_terminal),
		stage_test(the_record_can_be_named),
		stage_test(a_list_in_a_pipe_has_whole_tickets_to_look_for),
		stage_test(cases_are_listed_by_state_and_by_text),
		stage_test(a_case_is_found_by_number_ticket_or_as_the_last),
		stage_test(
			a_ticket_that_is_a_number_is_found_when_called_a_ticket),
		stage_test(the_longest_ticket_is_found_when_called_a_ticket),
		stage_test(what_is_not_on_record_is_told),
		stage_test(looking_makes_no_record),
		stage_test(resume_takes_the_unfinished_case_changed_last),
		stage_test(an_old_case_goes_on_with_its_own_guide),
		stage_test(details_are_kept_clean_and_of_a_size),
		stage_test(naming_the_device_begins_a_new_case),
		stage_test(a_report_tells_what_was_skipped_and_why),
		stage_test(what_programs_read_is_utf8_in_every_locale),
		stage_test(a_record_that_is_lost_is_a_failure),
		stage_test(output_that_is_not_taken_is_a_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
