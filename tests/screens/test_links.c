/* Web addresses in what is printed: links on a terminal, text elsewhere. */
#include "contents.h"
#include "folder.h"
#include "stage.h"
#include "test.h"
#include "wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Too long for a line. */
#define ADDRESS                                                                \
	"https://example.org/manuals/watches/charging/contacts/cleaning/"      \
	"with-alcohol/step-by-step"
#define LINK "\033]8;id=chargefix;" ADDRESS "\033\\"

static const char *const report[] = {"chargefix", "report", "last", NULL};
static const char *const resume[] = {"chargefix", "resume", "last", "--plain",
				     NULL};

/* A case with a note that has the address. */
static int open_case(void **state)
{
	static const char *const plain[] = {"chargefix", "--plain", "-g",
					    STAGE_GUIDE, NULL};
	struct program_result result;

	if (stage_open(state) != 0)
		return -1;
	stage_run(*state, plain, ":note See " ADDRESS ".\n", &result);
	assert_int_equal(result.status, 3);
	assert_lacks(result.out, "\033");
	program_result_release(&result);
	return 0;
}

/* All bytes that the program sends to a terminal of that kind, to be freed. */
static char *sent(struct stage *stage, const char *const argv[],
		  const char *term, const char *locale, const char *keys)
{
	const char *const environment[] = {term, locale, NULL};
	char *bytes = NULL;
	size_t length = 0;
	struct pty *pty;

	stage->environment = environment;
	pty = stage_start(stage, argv);
	pty->transcript = open_memstream(&bytes, &length);
	stage_press(pty, keys);
	pty_wait_exit(pty);
	fclose(pty->transcript);
	pty->transcript = NULL;
	stage->environment = NULL;
	return bytes;
}

static void an_address_is_a_link_in_each_of_its_lines(void **state)
{
	char *shown = sent(*state, report, "TERM=xterm-256color",
			   "LC_ALL=C.UTF-8", "");

	assert_int_equal(count_of(shown, LINK), 2);
	assert_int_equal(count_of(shown, "\033]8;;\033\\"), 2);
	assert_has(shown, "\033]8;;\033\\.\r\n");
	free(shown);
	shown = sent(*state, resume, "TERM=xterm-256color", "LC_ALL=C.UTF-8",
		     ": r e v i e w Enter : q u i t Enter");
	assert_int_equal(count_of(shown, LINK), 2);
	free(shown);
}

static void other_terminals_get_the_address_alone(void **state)
{
	static const char *const others[][2] = {
		{"TERM=dumb", "LC_ALL=C.UTF-8"},
		{"TERM=linux", "LC_ALL=C.UTF-8"},
		{"TERM=unknown", "LC_ALL=C.UTF-8"},
		{"TERM=vt220", "LC_ALL=C.UTF-8"},
		{"TERM", "LC_ALL=C.UTF-8"},
		{"TERM=xterm-256color", "LC_ALL=C"},
	};

	for (size_t i = 0; i < COUNT(others); i++) {
		char *shown =
			sent(*state, report, others[i][0], others[i][1], "");

		assert_has(shown, "https://example.org/");
		assert_lacks(shown, "\033");
		free(shown);
	}
}

static void files_and_pipes_have_no_links(void **state)
{
	struct stage *stage = *state;
	struct program_result result;
	char *path = folder_file(stage->folder, "report.txt");
	const char *const save[] = {"chargefix", "report", "last",
				    "--output",  path,     NULL};
	char *text;

	stage_run(stage, report, NULL, &result);
	assert_has(result.out, "https://example.org/");
	assert_lacks(result.out, "\033");
	program_result_release(&result);
	free(sent(stage, save, "TERM=xterm-256color", "LC_ALL=C.UTF-8", ""));
	text = contents_read(path, NULL);
	assert_has(text, "https://example.org/");
	assert_lacks(text, "\033");
	free(text);
	free(path);
}

#define case_test(test)                                                        \
	cmocka_unit_test_setup_teardown(test, open_case, stage_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		case_test(an_address_is_a_link_in_each_of_its_lines),
		case_test(other_terminals_get_the_address_alone),
		case_test(files_and_pipes_have_no_links),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
