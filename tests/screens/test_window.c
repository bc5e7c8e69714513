/*
 * What happens to the window while the wizard is in it: other sizes, other
 * programs, its end. The terminal is always given back as it was, and the case
 * goes on where it was left.
 */
#include "contents.h"
#include "folder.h"
#include "frame_fault.h"
#include "pty_screen.h"
#include "scene.h"
#include "test.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const resume[] = {"chargefix", "resume", NULL};

static void assert_given_back(const struct pty *pty)
{
	assert_false(pty->alternate);
	assert_true(pty->cursor_visible);
	assert_false(pty->mouse);
	assert_true(pty_is_cooked(pty));
}

/* The case is offered at the question it was left at. */
static void assert_goes_on(struct stage *stage, const char *see)
{
	struct pty *pty = stage_start(stage, resume);

	pty_wait_text(pty, see);
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
}

static void a_window_too_small_says_so_and_keeps_the_case(void **state)
{
	struct stage *stage = *state;
	struct pty *pty = scene_go(stage, scene_named("question"));

	pty_resize(pty, 9, 39);
	pty_wait_text(pty, "too small");
	pty_wait_text(pty, "q leaves");
	assert_int_equal(pty_find(pty, "Is anything hot", NULL), -1);
	/* What can't be seen is not answered. */
	stage_press(pty, "2 2 Enter");
	pty_resize(pty, 24, 80);
	pty_wait_text(pty, "Is anything hot");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	assert_given_back(pty);
}

static void a_small_window_is_no_reason_not_to_start_or_leave(void **state)
{
	static const int sizes[][2] = {{9, 39}, {9, 80}, {24, 39},
				       {1, 1},  {2, 5},  {1, 80}};
	static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};
	struct stage *stage = *state;

	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		stage->rows = sizes[i][0];
		stage->columns = sizes[i][1];
		struct pty *pty = stage_start(stage, run);

		while (!pty->alternate)
			assert_true(pty_read(pty, 10000));
		pty_settle(pty, 50);
		pty_key(pty, "q");
		assert_int_equal(pty_wait_exit(pty), 3);
		assert_given_back(pty);
	}
}

/* Its answers leave what is to be done one line of a low window. */
static const char tight[] =
	"format: 1\n"
	"guide: {id: tight, version: '1', language: en, title: Tight}\n"
	"danger: dry\n"
	"otherwise: end\n"
	"start:\n"
	"  - id: dry\n"
	"    title: Dry it\n"
	"    do: [Wipe it., Blow on it., Wait.]\n"
	"    ask: Is it dry?\n"
	"    answers: [{id: dry, say: Dry, diagnosis: end},\n"
	"      {id: damp, say: Damp}, {id: wet, say: Wet}]\n"
	"diagnoses: {end: {verdict: danger, title: End}}\n";

static void a_text_of_one_line_marks_more_above_beside_more_below(void **state)
{
	static const struct {
		const char *press;
		const char *text;
		const char *marks; /* on the same line, up to its end */
	} table[] = {
		{"Down Up", "Dry it", "  ▼│ Suspects"},
		{"PageDown", "1 Wipe it.", " ▲▼│ Suspects"},
		{"PageDown", "2 Blow on it.", " ▲▼│ Suspects"},
		{"PageDown", "3 Wait.", " ▲ │ Suspects"},
		{"PageUp", "2 Blow on it.", " ▲▼│ Suspects"},
	};
	struct stage *stage = *state;
	char *guide = folder_file(stage->folder, "tight.yaml");
	const char *const argv[] = {"chargefix", "-g", guide, NULL};

	contents_write_text(guide, tight);
	stage->rows = 10;
	struct pty *pty = stage_see(stage, argv, "Is it dry?");
	for (size_t i = 0; i < COUNT(table); i++) {
		stage_press(pty, table[i].press);
		pty_wait_text(pty, table[i].text);
		pty_wait_text(pty, table[i].marks);
		assert_int_equal(pty_find(pty, table[i].text, NULL),
				 pty_find(pty, table[i].marks, NULL));
	}
	free(guide);
}

/* Waits for it; what is wrong with it is then told. */
static void expect_whole_frame(struct pty *pty)
{
	enum { LOOKS = 100 };
	char *fault = frame_fault(pty);

	for (int looks = 0; fault && looks < LOOKS; looks++) {
		free(fault);
		pty_read(pty, 100);
		fault = frame_fault(pty);
	}
	if (fault)
		fail_msg("%s", fault);
}

/* Curses writes to the last cell of one column as if there were two. */
static void the_notice_stays_in_a_window_of_one_column(void **state)
{
	static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};
	static const char *const environment[] = {"TERM=screen-256color", NULL};
	static const int lines[] = {24, 10, 3};
	struct stage *stage = *state;

	stage->environment = environment;
	stage->columns = 1;
	for (size_t i = 0; i < COUNT(lines); i++) {
		stage->rows = lines[i];
		struct pty *pty = stage_start(stage, run);

		expect_whole_frame(pty);
	}
}

/* Where the record can't be written, status lines take part of a low window. */
static void the_panel_stays_above_the_status_lines(void **state)
{
	static const char record[] = STAGE_GUIDE
		"/no-folder-but-a-file-with-a-name-so-long-that-what"
		"-is-said-of-it-takes-two-lines/cases.db";
	static const char *const argv[] = {"chargefix", "-g",   STAGE_GUIDE,
					   "--db",      record, NULL};
	struct stage *stage = *state;

	stage->rows = 10;
	stage->columns = 110;
	struct pty *pty = stage_start(stage, argv);

	pty_wait_text(pty, "Which lamp stays dark?");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "Is anything hot");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "What do you see?");
	int column;
	assert_int_equal(pty_find(pty, "Suspects", &column), 2);
	for (int row = 6; row < 8; row++) {
		char *status = pty_part(pty, row, column, pty->columns);

		assert_null(strstr(status, "Lamp"));
		assert_null(strstr(status, "Danger"));
		free(status);
	}
	assert_true(pty_find(pty, "Answers", NULL) > 2);
	assert_true(pty_find(pty, "Danger signs", NULL) > 2);
}

static void the_smallest_window_that_will_do_shows_a_question(void **state)
{
	struct stage *stage = *state;

	stage->rows = 10;
	stage->columns = 40;
	scene_go(stage, scene_named("question"));
}

static void after_any_resize_the_screen_is_as_before(void **state)
{
	static const int sizes[][2] = {
		{43, 132}, {9, 39}, {17, 60}, {1, 1}, {100, 300}, {10, 40},
	};
	struct stage *stage = *state;

	for (size_t i = 0; i < scene_count(); i++) {
		/* Scrolled text stays in sight, not at its line. */
		if (scenes[i].narrow || strcmp(scenes[i].name, "scrolled") == 0)
			continue;
		struct pty *pty = scene_go(stage, &scenes[i]);
		char *before = pty_golden(pty);

		for (size_t k = 0; k < sizeof(sizes) / sizeof(*sizes); k++) {
			pty_resize(pty, sizes[k][0], sizes[k][1]);
			pty_settle(pty, 30);
		}
		pty_resize(pty, STAGE_ROWS, STAGE_COLUMNS);
		pty_wait_text(pty, scenes[i].see);
		pty_settle(pty, 200);
		char *after = pty_golden(pty);

		assert_string_equal(after, before);
		free(before);
		free(after);
	}
}

/* The program may not have seen the size in between, but the text is gone. */
static void a_window_smaller_for_a_moment_has_no_holes(void **state)
{
	struct pty *pty = scene_go(*state, scene_named("action"));
	char *before = pty_golden(pty);

	for (int i = 0; i < 20; i++) {
		pty_resize(pty, 12, 41);
		pty_resize(pty, STAGE_ROWS, STAGE_COLUMNS);
		pty_settle(pty, 30);
		pty_wait_text(pty, "chargefix");
		char *after = pty_golden(pty);

		assert_string_equal(after, before);
		free(after);
	}
	free(before);
}

static void resizes_while_keys_come_lose_no_key(void **state)
{
	struct pty *pty = scene_go(*state, scene_named("first"));

	for (int size = 40; size < 100; size++) {
		pty_resize(pty, size / 3, size);
		pty_key(pty, size % 2 ? "Down" : "Up");
	}
	pty_key(pty, "Home");
	pty_key(pty, "Enter");
	pty_resize(pty, STAGE_ROWS, STAGE_COLUMNS);
	pty_wait_text(pty, "Is anything hot");
	pty_wait_text(pty, "Front lamp");
}

/* Whether a diagnosis was reached on the way. */
static bool has_ended(const struct scene *scene)
{
	static const char *const ends[] = {"fixed", "danger", "service", "part",
					   "setting"};

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (strcmp(scene->name, ends[i]) == 0)
			return true;
	return scene->from && has_ended(scene_named(scene->from));
}

/* A report that breaks off leaves curses waiting, and signals between reads. */
static void a_resize_amid_a_broken_key_is_seen(void **state)
{
	struct pty *pty = scene_go(*state, scene_named("first"));

	for (int size = 60; size < 120; size++) {
		pty_type(pty, "\033[<0;1111111");
		pty_resize(pty, size / 3, size);
		expect_whole_frame(pty);
		/* Which ends the report, and does nothing. */
		pty_type(pty, "m");
	}
}

static void ctrl_c_leaves_at_any_point(void **state)
{
	struct stage *stage = *state;

	for (size_t i = 0; i < scene_count(); i++) {
		struct pty *pty = scene_go(stage, &scenes[i]);
		bool ended = has_ended(&scenes[i]);

		pty_key(pty, "Ctrl-C");
		assert_int_equal(pty_wait_exit(pty), ended ? 0 : 3);
		assert_given_back(pty);
		if (!ended && scenes[i].answers > 0)
			pty_wait_text(pty, "chargefix resume ");
	}
}

static void signals_that_end_it_give_the_terminal_back(void **state)
{
	static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
	struct stage *stage = *state;

	for (size_t i = 0; i < sizeof(signals) / sizeof(*signals); i++) {
		struct pty *pty = scene_go(stage, scene_named("many"));

		pty_signal(pty, signals[i]);
		pty_wait_exit(pty);
		assert_given_back(pty);
		assert_goes_on(stage, "What do you see?");
	}
}

/* Curses waits for a key at mouse events that it was not asked for. */
static void a_click_does_not_keep_it_from_ending(void **state)
{
	for (int button = 1; button <= 3; button++) {
		struct pty *pty = scene_go(*state, scene_named("many"));

		pty_click_button(pty, button, 20, 5);
		pty_settle(pty, 50);
		pty_signal(pty, SIGTERM);
		pty_wait_exit(pty);
		assert_given_back(pty);
	}
}

static void a_closed_window_loses_no_answer(void **state)
{
	struct stage *stage = *state;

	for (size_t i = 0; i < scene_count(); i++) {
		struct pty *pty = scene_go(stage, &scenes[i]);

		pty_hang_up(pty);
		pty_wait_exit(pty);
	}
	struct pty *pty = scene_go(stage, scene_named("many"));

	pty_hang_up(pty);
	pty_wait_exit(pty);
	assert_goes_on(stage, "What do you see?");
}

/* A shell in whose foreground the program runs, at that scene's question. */
static struct pty *shell(struct stage *stage)
{
	static const char *const argv[] = {"sh", "-i", NULL};
	static const char *const environment[] = {"PS1=ready: ", "ENV", NULL};

	stage->environment = environment;
	struct pty *pty = stage_start(stage, argv);

	pty_wait_text(pty, "ready:");
	pty_line(pty, "\"$CHARGEFIX_PROGRAM\" -g " STAGE_GUIDE);
	pty_wait_text(pty, "Which lamp stays dark?");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Is anything hot");
	return pty;
}

static void suspended_it_gives_the_terminal_back_and_returns(void **state)
{
	struct pty *pty = shell(*state);
	char *before = pty_golden(pty);

	pty_key(pty, "Ctrl-Z");
	pty_wait_text(pty, "Stopped");
	assert_given_back(pty);
	pty_line(pty, "echo in between");
	pty_wait_text(pty, "in between");
	pty_line(pty, "fg");
	pty_wait_text(pty, "Is anything hot");
	char *after = pty_golden(pty);

	assert_string_equal(after, before);
	assert_true(pty->alternate);
	assert_false(pty_is_cooked(pty));
	free(before);
	free(after);
	pty_key(pty, "q");
	pty_wait_text(pty, "chargefix resume 1");
	pty_line(pty, "echo status $?");
	pty_wait_text(pty, "status 3");
	assert_given_back(pty);
}

static void resized_while_suspended_it_returns_at_the_new_size(void **state)
{
	struct pty *pty = shell(*state);

	pty_key(pty, "Ctrl-Z");
	pty_wait_text(pty, "Stopped");
	pty_resize(pty, 17, 60);
	pty_line(pty, "fg");
	pty_wait_text(pty, "Is anything hot");
	/* The footer stands in the last row. */
	assert_int_equal(pty_find(pty, "leave", NULL), 16);
	pty_resize(pty, 30, 90);
	pty_wait_text(pty, "Suspects");
	assert_int_equal(pty_find(pty, "leave", NULL), 29);
}

static void stopped_from_outside_it_draws_anew_when_it_goes_on(void **state)
{
	struct pty *pty = scene_go(*state, scene_named("question"));

	pty_signal(pty, SIGSTOP);
	pty_wait_stopped(pty);
	pty_signal(pty, SIGCONT);
	pty_key(pty, "Enter");
	pty_wait_text(pty, "What do you see?");
}

/* The shell has the window then, and is told of its new size in our place. */
static void resized_while_stopped_from_outside_it_finds_the_new_size(
	void **state)
{
	struct pty *pty = shell(*state);

	assert_int_equal(kill(-tcgetpgrp(pty->master), SIGSTOP), 0);
	pty_wait_text(pty, "Stopped");
	pty_resize(pty, 17, 60);
	/* No shell is asked to mend what the program did to the terminal. */
	stage_press(pty, "f g Ctrl-J");
	pty_wait_gone(pty, "Stopped");
	pty_wait_text(pty, "Is anything hot");
	assert_int_equal(pty_find(pty, "leave", NULL), 16);
}

static void a_terminal_nobody_knows_gets_plain_mode(void **state)
{
	static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};
	static const char *const environment[] = {"TERM=no-such-terminal",
						  NULL};
	struct stage *stage = *state;

	stage->environment = environment;
	struct pty *pty = stage_start(stage, run);

	pty_wait_text(pty, "Which lamp stays dark?");
	pty_line(pty, "front");
	pty_wait_text(pty, "Is anything hot, swollen or smoking?");
	pty_line(pty, "hot");
	assert_int_equal(pty_wait_exit(pty), 0);
	pty_wait_text(pty, "diagnosis: danger (danger)");
}

static void other_terminals_work_as_well(void **state)
{
	static const char *const terms[] = {"TERM=vt220", "TERM=vt100",
					    "TERM=xterm",
					    "TERM=screen-256color"};
	struct stage *stage = *state;

	for (size_t i = 0; i < sizeof(terms) / sizeof(*terms); i++) {
		const char *const environment[] = {terms[i], NULL};

		stage->environment = environment;
		struct pty *pty = scene_go(stage, scene_named("fixed"));

		pty_key(pty, "q");
		assert_int_equal(pty_wait_exit(pty), 0);
		assert_true(pty_is_cooked(pty));
	}
	stage->environment = NULL;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(a_window_too_small_says_so_and_keeps_the_case),
		stage_test(a_small_window_is_no_reason_not_to_start_or_leave),
		stage_test(
			a_text_of_one_line_marks_more_above_beside_more_below),
		stage_test(the_notice_stays_in_a_window_of_one_column),
		stage_test(the_panel_stays_above_the_status_lines),
		stage_test(the_smallest_window_that_will_do_shows_a_question),
		stage_test(after_any_resize_the_screen_is_as_before),
		stage_test(a_window_smaller_for_a_moment_has_no_holes),
		stage_test(resizes_while_keys_come_lose_no_key),
		stage_test(a_resize_amid_a_broken_key_is_seen),
		stage_test(ctrl_c_leaves_at_any_point),
		stage_test(signals_that_end_it_give_the_terminal_back),
		stage_test(a_click_does_not_keep_it_from_ending),
		stage_test(a_closed_window_loses_no_answer),
		stage_test(suspended_it_gives_the_terminal_back_and_returns),
		stage_test(resized_while_suspended_it_returns_at_the_new_size),
		stage_test(stopped_from_outside_it_draws_anew_when_it_goes_on),
		stage_test(
			resized_while_stopped_from_outside_it_finds_the_new_size),
		stage_test(a_terminal_nobody_knows_gets_plain_mode),
		stage_test(other_terminals_work_as_well),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
