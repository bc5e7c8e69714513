/*
 * Windows that are small, or change their size while the wizard is in them: what
 * there is room for is shown, and no key is lost.
 */
#include "contents.h"
#include "folder.h"
#include "frame_fault.h"
#include "pty_screen.h"
#include "scene.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static void a_window_too_small_says_so_and_keeps_the_case(void **state)
{
	struct stage *stage = *state;
	struct pty *pty = scene_go(stage, scene_named("question"));

	pty_resize(pty, 9, 39);
	pty_wait_text(pty, "too small");
	pty_wait_text(pty, "to quit");
	assert_int_equal(pty_find(pty, "Is anything hot", NULL), -1);
	/* What can't be seen is not answered. */
	stage_press(pty, "2 2 Enter");
	pty_resize(pty, 24, 80);
	pty_wait_text(pty, "Is anything hot");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	stage_expect_given_back(pty);
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
		stage_expect_given_back(pty);
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
		{"PageDown", "• Wipe it.", " ▲▼│ Suspects"},
		{"PageDown", "• Blow on it.", " ▲▼│ Suspects"},
		{"PageDown", "• Wait.", " ▲ │ Suspects"},
		{"PageUp", "• Blow on it.", " ▲▼│ Suspects"},
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

/* "just now" is "1 min ago" before long. */
static void forget_ages(char *text)
{
	static const char *const ages[] = {"just now", "1 min ago", "2 min ago",
					   "3 min ago"};

	for (size_t i = 0; i < COUNT(ages); i++) {
		char *age;

		while ((age = strstr(text, ages[i]))) {
			char *end = age + strlen(ages[i]);

			while (age > text && age[-1] == ' ')
				age--;
			memmove(age, end, strlen(end) + 1);
		}
	}
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

		forget_ages(before);
		forget_ages(after);
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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
