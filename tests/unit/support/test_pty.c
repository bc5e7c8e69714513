#include "golden.h"
#include "pty_screen.h"
#include "stage.h"
#include "test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A small terminal with a script in it, in place of the one before. */
static struct pty *shell(struct stage *stage, const char *script)
{
	const char *argv[] = {"sh", "-c", script, NULL};

	stage->rows = 5;
	stage->columns = 30;
	return stage_start(stage, argv);
}

static void expect(char *actual, const char *expected)
{
	assert_string_equal(actual, expected);
	free(actual);
}

static void a_screen_is_text_in_rows(void **state)
{
	struct pty *pty =
		shell(*state, "printf 'one\\n  zwölf 手机 x  \\nlast'; read x");

	pty_wait_text(pty, "last");
	expect(pty_text(pty), "one\n  zwölf 手机 x\nlast\n\n\n");
	expect(pty_row(pty, 1), "  zwölf 手机 x");
}

static void text_is_found_at_the_column_it_is_seen_at(void **state)
{
	struct pty *pty = shell(*state, "printf '\\n手机 x'; read x");
	int column = -1;

	pty_wait_text(pty, "x");
	assert_int_equal(pty_find(pty, "x", &column), 1);
	assert_int_equal(column, 5);
	assert_int_equal(pty_find(pty, "y", &column), -1);
}

static void words_are_found_across_lines(void **state)
{
	struct pty *pty =
		shell(*state, "printf 'so  one\n  two\n\nthree four'; read x");

	pty_wait_words(pty, "one two three");
	assert_int_equal(pty_find(pty, "one two", NULL), -1);
}

static void each_style_has_its_mark(void **state)
{
	static const struct {
		const char *print;
		const char *marks;
	} cases[] = {
		{"plain", ""},
		{"\\033[1mb\\033[0m a", "1: {bold:b} a\n"},
		{"\\033[2mf\\033[22mn", "1: {faint:f}n\n"},
		{"\\033[0;1;2mf", "1: {bold+faint:f}\n"},
		{"\\033[4mu\\033[7mr",
		 "1: {underline:u}{underline+reverse:r}\n"},
		{"\\033[31mr\\033[42mg", "1: {red:r}{red+on-green:g}\n"},
		{"\\033[38;5;2mx", "1: {green:x}\n"},
		{"\\033[38;5;208mx", "1: {colour208:x}\n"},
		{"\\033[48;2;2;22;2mx", "1: {on-rgb021602:x}\n"},
		{"\\033[7m  \\033[0m", "1: {reverse:  }\n"},
		{"{\\033[1m}\\033[m", "1: {{{bold:}}}\n"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		char script[200];
		char marks[200];

		snprintf(script, sizeof(script),
			 "printf '\\033[?25l%s\\033[m\\nend'; read x",
			 cases[i].print);
		snprintf(marks, sizeof(marks), "cursor: hidden\n%s",
			 cases[i].marks);
		struct pty *pty = shell(*state, script);

		pty_wait_text(pty, "end");
		expect(pty_marks(pty), marks);
	}
}

static void repeated_characters_end_where_they_should(void **state)
{
	/* As curses draws a line across: all but the last are repeated. */
	struct pty *pty =
		shell(*state, "printf '\033[H-\033[28b-\033[2;1Hend'; read x");

	pty_wait_text(pty, "end");
	expect(pty_text(pty), "------------------------------\nend\n\n\n\n");
}

static void a_character_cut_off_spoils_no_other(void **state)
{
	struct pty *pty =
		shell(*state,
		      "printf 'a\\342\\224\\033[2;1H\\303\\266\\200'; read x");

	pty_wait_text(pty, "ö");
	expect(pty_text(pty), "a\xef\xbf\xbd\nö\xef\xbf\xbd\n\n\n\n");
}

static void the_marks_tell_where_the_cursor_is(void **state)
{
	struct pty *pty = shell(*state, "printf '\\nend'; read x");

	pty_wait_text(pty, "end");
	expect(pty_marks(pty), "cursor: row 2, column 4\n");
	expect(pty_golden(pty), "\nend\n\n\n\n~~~\ncursor: row 2, column 4\n");
}

static void waiting_for_an_end_reads_all_that_was_printed(void **state)
{
	struct pty *pty = shell(
		*state, "yes x | head -n 5000; printf '\\a\\a%s' last; exit 7");

	assert_int_equal(pty_wait_exit(pty), 7);
	expect(pty_text(pty), "x\nx\nx\nx\nlast\n");
	assert_int_equal(pty->bells, 2);
	assert_int_equal(pty->bytes, 5000 * 3 + 2 + 4);
}

static void text_goes_away_when_the_screen_is_cleared(void **state)
{
	struct pty *pty = shell(*state, "printf here; read x; clear; read x");

	pty_wait_text(pty, "here");
	pty_key(pty, "Enter");
	pty_wait_gone(pty, "here");
}

static void what_is_typed_arrives(void **state)
{
	struct pty *pty = shell(*state, "read x; printf '<%s>' \"$x\"; read x");

	pty_line(pty, "grüße 手");
	pty_wait_text(pty, "<grüße 手>");
}

static void keys_are_encoded_as_the_program_asks_for(void **state)
{
	static const struct {
		const char *mode;
		const char *key;
		const char *bytes;
	} cases[] = {
		{"", "Up", "1b 5b 41"},
		{"\\033[?1h", "Up", "1b 4f 41"},
		{"", "F1", "1b 4f 50"},
		{"", "F5", "1b 5b 31 35 7e"},
		{"", "PageDown", "1b 5b 36 7e"},
		{"", "Escape", "1b"},
		{"", "Enter", "0d"},
		{"", "Backspace", "7f"},
		{"", "Ctrl-R", "12"},
		{"", "Ctrl-C", "03"},
		{"", "Alt-x", "1b 78"},
		{"", "Shift-Tab", "1b 5b 5a"},
		{"", "Space", "20"},
		{"", "ä", "c3 a4"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		char script[200];

		snprintf(script, sizeof(script),
			 "stty raw -echo; printf '%sgo'; dd bs=32 count=1 "
			 "2>/dev/null | od -An -tx1; echo end; read x",
			 cases[i].mode);
		struct pty *pty = shell(*state, script);

		pty_wait_text(pty, "go");
		pty_key(pty, cases[i].key);
		pty_wait_text(pty, "end");
		assert_true(pty_find(pty, cases[i].bytes, NULL) >= 0);
	}
}

static void a_click_is_told_when_the_mouse_is_asked_for(void **state)
{
	struct pty *pty = shell(
		*state, "stty raw -echo; printf '\\033[?1000h\\033[?1006hgo'; "
			"dd bs=10 count=1 2>/dev/null | tail -c +2; read x");

	pty_wait_text(pty, "go");
	assert_true(pty->mouse);
	pty_click(pty, 2, 11);
	pty_wait_text(pty, "[<0;12;3M");
}

static void a_new_size_reaches_the_program(void **state)
{
	struct pty *pty = shell(*state, "trap 'stty size' WINCH; stty size; "
					"while :; do read x; done");

	pty_wait_text(pty, "5 30");
	pty_resize(pty, 9, 41);
	pty_wait_text(pty, "9 41");
	assert_int_equal(pty->rows, 9);
}

static void a_stopped_program_goes_on_when_told(void **state)
{
	struct pty *pty =
		shell(*state, "printf go; read x; printf '<%s>' \"$x\"");

	pty_wait_text(pty, "go");
	pty_key(pty, "Ctrl-Z");
	pty_wait_stopped(pty);
	pty_signal(pty, SIGCONT);
	pty_line(pty, "on");
	pty_wait_text(pty, "<on>");
	assert_int_equal(pty_wait_exit(pty), 0);
}

/* Where the system tells, so that no test waits longer than it must. */
static void a_program_rests_while_it_waits_for_a_key(void **state)
{
	if (access("/proc/self/syscall", R_OK) != 0)
		skip();
	struct pty *pty = shell(*state, "printf go; read x; exec sleep 60");

	pty_wait_text(pty, "go");
	assert_true(pty_rests(pty));
	pty_key(pty, "Enter");
	assert_false(pty_rests(pty));
	pty_signal(pty, SIGKILL);
	pty_wait_exit(pty);
	assert_true(pty_rests(pty));
}

static void a_signal_that_ends_the_program_is_in_its_status(void **state)
{
	struct pty *pty = shell(*state, "printf go; read x");

	pty_wait_text(pty, "go");
	pty_key(pty, "Ctrl-C");
	assert_int_equal(pty_wait_exit(pty), 128 + SIGINT);
}

static void a_closed_window_hangs_up(void **state)
{
	/* It must not read, which would fail, maybe before the signal comes. */
	struct pty *pty = shell(*state, "printf go; exec sleep 60");

	pty_wait_text(pty, "go");
	pty_hang_up(pty);
	assert_int_equal(pty_wait_exit(pty), 128 + SIGHUP);
}

static void settings_are_seen_after_the_program_has_gone(void **state)
{
	struct pty *pty =
		shell(*state, "read x; printf '\\033[?1049h'; stty raw -echo");

	assert_true(pty_is_cooked(pty));
	pty_key(pty, "Enter");
	assert_int_equal(pty_wait_exit(pty), 0);
	assert_false(pty_is_cooked(pty));
	assert_true(pty->alternate);
}

static void the_environment_is_the_tests_own(void **state)
{
	struct stage *stage = *state;
	const char *argv[] = {"env", NULL};
	const char *environment[] = {"TZ", "LC_ALL=C", "NO_COLOR=", NULL};
	struct launch launch = {.argv = argv,
				.folder = stage->folder,
				.environment = environment};
	struct program_result result;
	char home[200];

	setenv("CHARGEFIX_DB", "/the/person's/own", 1);
	program_run(&result, &launch, NULL);
	unsetenv("CHARGEFIX_DB");
	snprintf(home, sizeof(home), "XDG_DATA_HOME=%s\n", stage->folder);
	assert_non_null(strstr(result.out, home));
	assert_non_null(strstr(result.out, "LC_ALL=C\n"));
	assert_non_null(strstr(result.out, "NO_COLOR=\n"));
	assert_null(strstr(result.out, "TZ="));
	assert_null(strstr(result.out, "CHARGEFIX_DB"));
	program_result_release(&result);
}

static void limits_hold_and_send_no_signal(void **state)
{
	struct stage *stage = *state;
	const char *argv[] = {"sh", "-c",
			      "cd; head -c 9000 /dev/zero >f; wc -c <f", NULL};
	struct launch_limit limit = {RLIMIT_FSIZE, 4096};
	struct launch launch = {.argv = argv,
				.folder = stage->folder,
				.limits = &limit,
				.limit_count = 1};
	struct program_result result;

	program_run(&result, &launch, NULL);
	assert_string_equal(result.out, "4096\n");
	assert_int_equal(result.status, 0);
	program_result_release(&result);
}

static void a_program_takes_input_and_gives_both_outputs(void **state)
{
	struct stage *stage = *state;
	const char *argv[] = {"sh", "-c", "wc -c; echo no >&2; exit 3", NULL};
	struct launch launch = {.argv = argv, .folder = stage->folder};
	struct program_result result;
	char *input = calloc(1, 200001);

	assert_non_null(input);
	memset(input, 'x', 200000);
	program_run(&result, &launch, input);
	free(input);
	assert_string_equal(result.out, "200000\n");
	assert_string_equal(result.error, "no\n");
	assert_int_equal(result.status, 3);
	program_result_release(&result);
}

static void a_difference_is_told_line_by_line(void **state)
{
	(void)state;
	assert_null(golden_difference("a\nb\n", "a\nb\n"));
	expect(golden_difference("a\nb\n", "a\nc\n"), "  2- b\n  2+ c\n");
	expect(golden_difference("a\n", "a\n\nd\n"), "  2+ \n  3+ d\n");
	expect(golden_difference("a\nb\n", "a\n"), "  2- b\n");
}

static void what_the_clock_says_is_masked(void **state)
{
	char text[] = "2026-11-20 08:15:59 at 1:30, 25 min, 12:00";

	(void)state;
	golden_mask(text);
	assert_string_equal(text, "####-##-## ##:##:## at 1:30, 25 min, ##:##");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(a_screen_is_text_in_rows),
		stage_test(text_is_found_at_the_column_it_is_seen_at),
		stage_test(words_are_found_across_lines),
		stage_test(each_style_has_its_mark),
		stage_test(repeated_characters_end_where_they_should),
		stage_test(a_character_cut_off_spoils_no_other),
		stage_test(the_marks_tell_where_the_cursor_is),
		stage_test(waiting_for_an_end_reads_all_that_was_printed),
		stage_test(text_goes_away_when_the_screen_is_cleared),
		stage_test(what_is_typed_arrives),
		stage_test(keys_are_encoded_as_the_program_asks_for),
		stage_test(a_click_is_told_when_the_mouse_is_asked_for),
		stage_test(a_new_size_reaches_the_program),
		stage_test(a_stopped_program_goes_on_when_told),
		stage_test(a_program_rests_while_it_waits_for_a_key),
		stage_test(a_signal_that_ends_the_program_is_in_its_status),
		stage_test(a_closed_window_hangs_up),
		stage_test(settings_are_seen_after_the_program_has_gone),
		stage_test(the_environment_is_the_tests_own),
		stage_test(limits_hold_and_send_no_signal),
		stage_test(a_program_takes_input_and_gives_both_outputs),
		cmocka_unit_test(a_difference_is_told_line_by_line),
		cmocka_unit_test(what_the_clock_says_is_masked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
