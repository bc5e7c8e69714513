/* Notes: typed on the screen, or written in the person's own editor. */
#include "contents.h"
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

static void a_note_is_kept_with_the_case(void **state)
{
	static const char *const report[] = {"chargefix", "report", "last",
					     "--edition", "bench",  NULL};
	static const struct move before[] = {
		{"Which lamp stays dark?", "1 Enter"},
		{"Is anything hot", "n"},
		{NULL, NULL},
	};
	struct pty *pty = stage_start(*state, run);
	struct program_result result;

	stage_moves(pty, before);
	pty_wait_text(pty, "A note on this step");
	pty_type(pty, "Es riecht süßlich 手机");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Note saved.");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	stage_run(*state, report, NULL, &result);
	assert_non_null(strstr(result.out, "Es riecht süßlich 手机"));
	program_result_release(&result);
}

/* Curses takes them for keys all the same, within a paste as well. */
static void what_is_pasted_is_text_also_where_keys_are_in_it(void **state)
{
	struct pty *pty = stage_start(*state, run);

	pty_wait_text(pty, "Which lamp stays dark?");
	pty_key(pty, "d");
	pty_wait_text(pty, "Details of this case");
	pty_type(pty, "\033[200~one\x7f\033[Btwo\033[H\033[3~!\033[201~?");
	pty_wait_text(pty, "onetwo!?_");
}

static void a_note_of_two_lines_is_one_in_the_review(void **state)
{
	static const char *const resume[] = {"chargefix", "resume", "--plain",
					     NULL};
	struct pty *pty = stage_start(*state, run);
	struct program_result result;

	pty_wait_text(pty, "Which lamp stays dark?");
	pty_key(pty, "n");
	pty_type(pty, "One line,");
	pty_key(pty, "Ctrl-J");
	pty_type(pty, "and two.");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Note saved.");
	pty_key(pty, "r");
	pty_wait_text(pty, "▸   Lamp: One line,");
	pty_wait_text(pty, "    and two.");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	stage_run(*state, resume, ":review\n", &result);
	assert_non_null(strstr(result.out, "  1. lamp: One line,\n"
					   "     and two.\n"));
	program_result_release(&result);
}

/* It is shown as well as can be, and kept as it is. */
static void what_the_locale_can_not_show_is_kept(void **state)
{
	static const char *const ascii[] = {"LC_ALL=C", NULL};
	static const char *const report[] = {"chargefix", "report", "1",
					     "--edition", "bench",  NULL};
	struct stage *stage = *state;
	struct program_result result;

	stage->environment = ascii;
	struct pty *pty = stage_see(stage, run, "Which lamp stays dark?");

	stage_press(pty, "n");
	pty_wait_text(pty, "A note on this step");
	pty_type(pty, "Gr\303\266\303\237e \351\233\273 ok");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Note saved.");
	stage->environment = NULL;
	stage_run(stage, report, NULL, &result);
	assert_non_null(strstr(result.out, "Größe 電 ok"));
	program_result_release(&result);
}

/* A program that stands for the person's editor. */
static void write_editor(const struct stage *stage, const char *does)
{
	char *path = folder_file(stage->folder, "editor");
	char script[400];

	snprintf(script, sizeof(script), "#!/bin/sh\n%s\n", does);
	contents_write_text(path, script);
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
	pty = stage_see(stage, run, "Which lamp stays dark?");
	stage_press(pty, "n");
	pty_wait_text(pty, "A note on this step");
	pty_type(pty, "typed");
	pty_wait_text(pty, "typed");
	return pty;
}

static void a_note_is_written_in_the_persons_own_editor(void **state)
{
	struct stage *stage = *state;
	char *modes = folder_file(stage->folder, "modes");
	char editor[300];
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
	pty_wait_text(pty, "Note saved.");
	char *text = contents_read(modes, NULL);
	assert_string_equal(text, "600\n700\n");
	free(text);
	free(modes);
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
	pty_wait_text(pty, "The editor \"/no/such/editor\" was not found");
	pty_wait_text(pty, "typed");
	pty_key(pty, "Escape");
	write_editor(stage, "exit 1");
	snprintf(editor, sizeof(editor), "%s/editor", stage->folder);
	pty = start_note(stage, editor);
	stage_press(pty, "Ctrl-O");
	pty_wait_words(pty, "failed: the note is unchanged");
	pty_wait_text(pty, "typed");
	assert_int_equal(count_left(stage), 0);
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Note saved.");
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
		pty_wait_words(pty, "note is unchanged. Your text is "
				    "in");
		pty_wait_text(pty, "typed");
		assert_int_equal(count_left(stage), (int)i + 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(a_note_is_kept_with_the_case),
		stage_test(what_is_pasted_is_text_also_where_keys_are_in_it),
		stage_test(a_note_of_two_lines_is_one_in_the_review),
		stage_test(what_the_locale_can_not_show_is_kept),
		stage_test(a_note_is_written_in_the_persons_own_editor),
		stage_test(an_editor_that_fails_loses_nothing),
		stage_test(what_was_written_before_the_editor_failed_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
