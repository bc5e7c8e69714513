/* A guide that has changed since a case was begun, and what is said of it. */
#include "contents.h"
#include "folder.h"
#include "stage.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The stage's guide as it is changed later: "version 2", to be freed. */
static char *newer_guide(const struct stage *stage)
{
	char *path = folder_file(stage->folder, "newer.yaml");
	char *text = contents_read(STAGE_GUIDE, NULL);
	char *at = strstr(text, "version: \"1\"");

	assert_non_null(at);
	*strchr(at, '1') = '2';
	contents_write_text(path, text);
	free(text);
	return path;
}

/* The report of the case changed last names that guide. */
static void expect_guide(struct stage *stage, const char *guide)
{
	static const char *const report[] = {"chargefix", "report", "last",
					     "--edition", "bench",  NULL};
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

	stage_walk(stage, "T-1", "front\n", 3);
	pty = stage_see(stage, newer, "Unfinished cases");
	pty_wait_text(pty, "Next: Danger signs · started with guide 1");
	pty_resize(pty, 10, 70);
	pty_wait_text(pty, "Front lamp · T-1 · case 1: started with guide 1");
	pty_resize(pty, STAGE_ROWS, STAGE_COLUMNS);
	pty_key(pty, "Enter");
	pty_wait_text(pty,
		      "This case was started with guide 1, and still uses");
	begin_from_there(pty);
	expect_guide(stage, "stays dark 2");
	pty = stage_see(stage, newer, "Next: Danger signs");
	assert_int_equal(pty_find(pty, "started with", NULL), -1);
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
	stage_walk(stage, "T-1", "front\n", 3);
	stage->environment = environment;
	pty = stage_see(stage, resume, "started with guide 1, and still uses");
	begin_from_there(pty);
	expect_guide(stage, "stays dark 2");
	/* A guide that can't be read, or is another, is no reason to stop. */
	static const char *const useless[] = {"/no/such/guide",
					      "data/charging.yaml", "-"};
	for (size_t i = 0; i < COUNT(useless); i++) {
		snprintf(set, sizeof(set), "CHARGEFIX_GUIDE=%s", useless[i]);
		pty = stage_see(stage, resume, "Is anything hot");
		assert_int_equal(pty_find(pty, "started with", NULL), -1);
		begin_from_there(pty);
		expect_guide(stage, "stays dark 2");
	}
	free(guide);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(a_case_of_an_older_guide_says_so),
		stage_test(a_new_case_after_a_resumed_one_has_the_newest_guide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
