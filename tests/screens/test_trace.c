/* CHARGEFIX_TRACE: what it says of a fault, and that nothing personal is in it. */
#include "contents.h"
#include "folder.h"
#include "stage.h"
#include "test.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SIZE = 512 };

/* Lets the stage's programs trace to a file of it, whose path is kept. */
struct traced {
	char path[PATH_SIZE];
	char variable[PATH_SIZE + 32];
	const char *environment[2];
};

static void trace(struct traced *traced, struct stage *stage)
{
	snprintf(traced->path, sizeof(traced->path), "%s/trace", stage->folder);
	snprintf(traced->variable, sizeof(traced->variable),
		 "CHARGEFIX_TRACE=%s", traced->path);
	traced->environment[0] = traced->variable;
	traced->environment[1] = NULL;
	stage->environment = traced->environment;
}

static void expect(const char *text, const char *const parts[], bool there)
{
	for (; *parts; parts++)
		if (!strstr(text, *parts) == there)
			fail_msg("%s: \"%s\", in\n%s",
				 there ? "not there" : "there", *parts, text);
}

static void expect_trace(const struct traced *traced, const char *const there[],
			 const char *const secret[])
{
	char *text = contents_read(traced->path, NULL);
	struct stat status;

	expect(text, there, true);
	expect(text, secret, false);
	free(text);
	assert_int_equal(stat(traced->path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
}

static void plain_mode_is_traced_without_what_is_personal(void **state)
{
	static const char *const run[] = {
		"chargefix", "--new",    "-g",           STAGE_GUIDE,
		"--ticket",  "TI-4711",  "--technician", "Annabel",
		"--model",   "Model-X1", "--serial",     "355555031234567",
		NULL,
	};
	static const char *const there[] = {
		"chargefix ",
		" run, UTF-8\n",
		"event start",
		" line\n",
		"event answer lamp front\n",
		" line :note\n",
		"event note danger\n",
		" sql ",
		"INSERT INTO events",
		" exit 3\n",
		NULL,
	};
	static const char *const secret[] = {
		"TI-4711",  "Annabel",    "Model-X1", "355555031234567",
		"secretly", "9988776655", "root",     NULL,
	};
	struct traced traced;
	struct program_result result;

	trace(&traced, *state);
	stage_run(*state, run, "front\n:note secretly wet\n9988776655\n",
		  &result);
	assert_int_equal(result.status, 3);
	program_result_release(&result);
	expect_trace(&traced, there, secret);
}

static void screens_are_traced_without_what_is_personal(void **state)
{
	static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};
	static const char *const there[] = {
		"screen 80 columns, 24 lines",
		"key 0-9\n",
		"key Enter\n",
		"action answer lamp\n",
		"event answer lamp rear\n",
		"key n\n",
		"action open-note danger\n",
		"key text\n",
		"action note danger\n",
		"key pasted\n",
		"action set-details",
		"event details",
		"UPDATE cases",
		"action leave",
		NULL,
	};
	static const char *const secret[] = {
		"wet", "TI-4711", "355555031234567", "key w", "root", NULL,
	};
	static const struct move answer[] = {
		{"Which lamp stays dark?", "2 Enter"},
		{"Is anything hot", "n"},
		{"A note on this step", ""},
		{NULL, NULL},
	};
	struct traced traced;

	trace(&traced, *state);
	struct pty *pty = stage_start(*state, run);
	stage_moves(pty, answer);
	pty_type(pty, "wet");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Note saved.");
	pty_type(pty, "355555031234567");
	pty_wait_text(pty, "Scanned or pasted");
	pty_key(pty, "d");
	pty_wait_text(pty, "Details of case 1");
	pty_type(pty, "TI-4711");
	pty_key(pty, "Enter");
	pty_wait_gone(pty, "Details of case 1");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	expect_trace(&traced, there, secret);
}

/* That the program refuses to trace to `path`, for this reason. */
static void expect_refused(struct stage *stage, const char *path,
			   const char *reason)
{
	static const char *const cases[] = {"chargefix", "cases", NULL};
	char variable[PATH_SIZE + 32];
	char expected[PATH_SIZE + 128];
	const char *const environment[] = {variable, NULL};
	struct program_result result;

	snprintf(variable, sizeof(variable), "CHARGEFIX_TRACE=%s", path);
	snprintf(expected, sizeof(expected),
		 "chargefix: the trace can't be written to %s: %s\n", path,
		 reason);
	stage->environment = environment;
	stage_run(stage, cases, NULL, &result);
	assert_int_equal(result.status, 1);
	assert_string_equal(result.error, expected);
	program_result_release(&result);
}

static void a_trace_that_can_not_be_written_is_told(void **state)
{
	expect_refused(*state, "/nowhere/trace", "No such file or directory");
}

static void a_trace_leaves_other_files_alone(void **state)
{
	struct stage *stage = *state;
	char *file = folder_file(stage->folder, "mine");
	char *link = folder_file(stage->folder, "link");
	char *text;

	contents_write_text(file, "0 my own text\n");
	assert_int_equal(symlink(file, link), 0);
	expect_refused(stage, link, "this file holds something else");
	text = contents_read(file, NULL);
	assert_string_equal(text, "0 my own text\n");
	free(text);
	free(link);
	free(file);
}

static void a_trace_is_added_to_an_earlier_one(void **state)
{
	static const char *const cases[] = {"chargefix", "cases", NULL};
	struct program_result result;
	struct traced traced;
	char *text;

	trace(&traced, *state);
	for (int i = 0; i < 2; i++) {
		stage_run(*state, cases, NULL, &result);
		assert_int_equal(result.status, 0);
		program_result_release(&result);
	}
	text = contents_read(traced.path, NULL);
	assert_non_null(strstr(strstr(text, "exit 0\n"), " chargefix "));
	free(text);
}

static void a_trace_does_not_wait_for_a_pipe_to_be_read(void **state)
{
	struct stage *stage = *state;
	char *pipe = folder_file(stage->folder, "pipe");

	assert_int_equal(mkfifo(pipe, 0600), 0);
	expect_refused(stage, pipe, "nothing reads from this pipe");
	free(pipe);
}

static void a_pipe_that_ends_does_not_end_the_program(void **state)
{
	static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};
	struct stage *stage = *state;
	struct traced traced;
	struct pty *pty;
	int reader;

	trace(&traced, stage);
	assert_int_equal(mkfifo(traced.path, 0600), 0);
	reader = open(traced.path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	assert_true(reader >= 0);
	pty = stage_see(stage, run, "Which lamp stays dark?");
	close(reader);
	stage_press(pty, "2 Enter");
	pty_wait_text(pty, "Is anything hot");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(plain_mode_is_traced_without_what_is_personal),
		stage_test(screens_are_traced_without_what_is_personal),
		stage_test(a_trace_that_can_not_be_written_is_told),
		stage_test(a_trace_leaves_other_files_alone),
		stage_test(a_trace_is_added_to_an_earlier_one),
		stage_test(a_trace_does_not_wait_for_a_pipe_to_be_read),
		stage_test(a_pipe_that_ends_does_not_end_the_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
