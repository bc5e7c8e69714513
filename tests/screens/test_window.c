/*
 * What happens to the window while the wizard is in it: other programs, other
 * terminals, its end. The terminal is always given back as it was, and the case
 * goes on where it was left.
 */
#include "pty_screen.h"
#include "record.h"
#include "scene.h"
#include "test.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const resume[] = {"chargefix", "resume", NULL};

/* The case is offered at the question it was left at. */
static void assert_goes_on(struct stage *stage, const char *see)
{
	struct pty *pty = stage_start(stage, resume);

	pty_wait_text(pty, see);
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
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

static void ctrl_c_leaves_at_any_point(void **state)
{
	struct stage *stage = *state;

	for (size_t i = 0; i < scene_count(); i++) {
		struct pty *pty = scene_go(stage, &scenes[i]);
		bool ended = has_ended(&scenes[i]);

		pty_key(pty, "Ctrl-C");
		assert_int_equal(pty_wait_exit(pty), ended ? 0 : 3);
		stage_expect_given_back(pty);
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
		stage_expect_given_back(pty);
		assert_goes_on(stage, "What do you see?");
	}
}

/* The newest case gets 20 notes of a megabyte in Cyrillic. */
static void add_huge_notes(const struct stage *stage)
{
	char path[512];
	const struct record record = {.path = path};

	stage_record(stage, path, sizeof(path));
	record_sql(&record,
		   "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL"
		   " SELECT i + 1 FROM n WHERE i < 20)"
		   " INSERT INTO events SELECT case_number, max(seq) + i,"
		   " max(at), 'note', '', '', '',"
		   " replace(hex(zeroblob(60000)), '00', 'Контакты ')"
		   " FROM events CROSS JOIN n WHERE case_number ="
		   " (SELECT max(number) FROM cases) GROUP BY i");
}

/* That case goes on, and a word is asked for, to be found in it. */
static struct pty *search_huge_notes(struct stage *stage)
{
	struct pty *pty = scene_go(stage, scene_named("many"));

	pty_key(pty, "q");
	pty_wait_exit(pty);
	add_huge_notes(stage);
	pty = stage_start(stage, resume);
	pty_wait_text(pty, "What do you see?");
	pty_key(pty, "/");
	pty_wait_text(pty, "Find:");
	return pty;
}

static void a_search_of_huge_notes_ends_when_it_is_told_to(void **state)
{
	static const int signals[] = {SIGTERM, SIGHUP};
	struct stage *stage = *state;

	for (size_t i = 0; i < sizeof(signals) / sizeof(*signals); i++) {
		struct pty *pty = search_huge_notes(stage);

		pty_type(pty, "нигде");
		pty_signal(pty, signals[i]);
		pty_wait_exit(pty);
		stage_expect_given_back(pty);
		assert_goes_on(stage, "What do you see?");
	}
}

static void a_search_of_huge_notes_finds_what_is_last_in_them(void **state)
{
	struct pty *pty = search_huge_notes(*state);

	pty_type(pty, "нигде");
	pty_wait_text(pty, "No question, answer or note contains that.");
	stage_press(pty, "Backspace Backspace Backspace Backspace Backspace");
	pty_type(pty, "КОНТАКТЫ");
	pty_wait_text(pty, "20 found");
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
		stage_expect_given_back(pty);
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
static struct pty *shell(struct stage *stage, const char *term)
{
	static const char *const argv[] = {"sh", "-i", NULL};
	const char *const environment[] = {term, "PS1=ready: ", "ENV", NULL};

	stage->environment = environment;
	struct pty *pty = stage_start(stage, argv);

	stage->environment = NULL;
	pty_wait_text(pty, "ready:");
	pty_line(pty, "\"$CHARGEFIX_PROGRAM\" -g " STAGE_GUIDE);
	pty_wait_text(pty, "Which lamp stays dark?");
	stage_press(pty, "1 Enter");
	pty_wait_text(pty, "Is anything hot");
	return pty;
}

static void suspended_it_gives_the_terminal_back_and_returns(void **state)
{
	struct pty *pty = shell(*state, "TERM=xterm-256color");
	char *before = pty_golden(pty);

	pty_key(pty, "Ctrl-Z");
	pty_wait_text(pty, "Stopped");
	stage_expect_given_back(pty);
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
	pty_wait_text(pty, "Continue with:");
	pty_line(pty, "echo status $?");
	pty_wait_text(pty, "status 3");
	stage_expect_given_back(pty);
}

/* Whose terminfo has a key of its own for it. */
static void on_the_linux_console_it_is_suspended_as_well(void **state)
{
	struct pty *pty = shell(*state, "TERM=linux");

	pty_key(pty, "Ctrl-Z");
	pty_wait_text(pty, "Stopped");
	pty_line(pty, "fg");
	pty_wait_text(pty, "Is anything hot");
	pty_wait_gone(pty, "Stopped");
}

static void resized_while_suspended_it_returns_at_the_new_size(void **state)
{
	struct pty *pty = shell(*state, "TERM=xterm-256color");

	pty_key(pty, "Ctrl-Z");
	pty_wait_text(pty, "Stopped");
	pty_resize(pty, 17, 60);
	pty_line(pty, "fg");
	pty_wait_text(pty, "Is anything hot");
	/* The footer stands in the last row. */
	assert_int_equal(pty_find(pty, "quit", NULL), 16);
	pty_resize(pty, 30, 90);
	pty_wait_text(pty, "Suspects");
	assert_int_equal(pty_find(pty, "quit", NULL), 29);
}

static void stopped_from_outside_it_draws_anew_when_it_goes_on(void **state)
{
	struct pty *pty = scene_go(*state, scene_named("question"));

	pty_signal(pty, SIGSTOP);
	pty_wait_stopped(pty);
	pty_signal(pty, SIGCONT);
	pty_key(pty, "1");
	pty_wait_text(pty, "▸ 1 No");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "What do you see?");
}

/* The shell has the window then, and is told of its new size in our place. */
static void resized_while_stopped_from_outside_it_finds_the_new_size(
	void **state)
{
	struct pty *pty = shell(*state, "TERM=xterm-256color");

	assert_int_equal(kill(-tcgetpgrp(pty->master), SIGSTOP), 0);
	pty_wait_text(pty, "Stopped");
	pty_resize(pty, 17, 60);
	/* No shell is asked to mend what the program did to the terminal. */
	stage_press(pty, "f g Ctrl-J");
	pty_wait_gone(pty, "Stopped");
	pty_wait_text(pty, "Is anything hot");
	assert_int_equal(pty_find(pty, "quit", NULL), 16);
}

static void a_terminal_nobody_knows_gets_plain_mode(void **state)
{
	static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};
	static const char *const environment[] = {"TERM=no-such-terminal",
						  NULL};
	struct stage *stage = *state;

	stage->environment = environment;
	struct pty *pty = stage_start(stage, run);

	pty_wait_text(pty, "\"no-such-terminal\" can't show screens here");
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
		stage_test(ctrl_c_leaves_at_any_point),
		stage_test(signals_that_end_it_give_the_terminal_back),
		stage_test(a_search_of_huge_notes_ends_when_it_is_told_to),
		stage_test(a_search_of_huge_notes_finds_what_is_last_in_them),
		stage_test(a_click_does_not_keep_it_from_ending),
		stage_test(a_closed_window_loses_no_answer),
		stage_test(suspended_it_gives_the_terminal_back_and_returns),
		stage_test(on_the_linux_console_it_is_suspended_as_well),
		stage_test(resized_while_suspended_it_returns_at_the_new_size),
		stage_test(stopped_from_outside_it_draws_anew_when_it_goes_on),
		stage_test(
			resized_while_stopped_from_outside_it_finds_the_new_size),
		stage_test(a_terminal_nobody_knows_gets_plain_mode),
		stage_test(other_terminals_work_as_well),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
