/*
 * What walks of the tests' own guide do not come to, as it should look: the
 * opening screen, other diagnoses, cases with texts of all scripts.
 */
#include "golden_sizes.h"
#include "scene.h"
#include "test.h"

/* With an unfinished case, the program opens on what there is to go on with. */
static void check_home(const struct golden_kind *kind)
{
	static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};
	void *state = NULL;

	assert_int_equal(stage_open(&state), 0);
	struct stage *stage = state;

	stage->environment = kind->environment;
	struct pty *pty = scene_go(stage, scene_named("question"));

	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	pty = stage_start(stage, run);
	pty_wait_text(pty, "Start a new case");
	golden_check_sizes(pty, "home", false, kind);
	stage_close(&state);
}

/* Those diagnoses that the tests' own guide has no like of. */
static void check_ends(const struct golden_kind *kind)
{
	static const char *const run[] = {
		"chargefix", "-g",       "tests/screens/ends.yaml",
		"--new",     "--ticket", "T-1",
		NULL};
	static const struct move later[] = {
		{"Is anything hot?", "1 1"},
		{"What is it?", "1 1"},
		{"How is it?", "1 1"},
		{"Not now", ""},
		{NULL, NULL},
	};
	static const struct move replace[] = {
		{"Not now", "Left"},
		{"How is it?", "2 2"},
		{"Not worth repairing", ""},
		{NULL, NULL},
	};
	void *state = NULL;

	assert_int_equal(stage_open(&state), 0);
	struct stage *stage = state;

	stage->environment = kind->environment;
	struct pty *pty = stage_start(stage, run);

	stage_moves(pty, later);
	golden_check_sizes(pty, "later", false, kind);
	stage_moves(pty, replace);
	golden_check_sizes(pty, "replace", false, kind);
	stage_close(&state);
}

/* Texts of all scripts, wide, joined, from right to left, and too long. */
static void check_world(const struct golden_kind *kind)
{
	static const char guide[] = "tests/screens/world.yaml";
	static const char model[] = "手表 ⌚️ 👩🏽‍🚀 🇩🇪 "
				    "ｆｕｌｌｗｉｄｔｈ";
	static const char *const run[] = {
		"chargefix",
		"-g",
		guide,
		"--new",
		"--ticket",
		"修理-一二三四五六七八九十一二三四五六七八九十",
		"--technician",
		"يوسف e̴̡͎̥͎͓͖͔̋͗̽̀́ Zoë",
		"--model",
		model,
		"--serial",
		"0123456789012345678901234567890123456789012345678901234567",
		NULL,
	};
	static const char *const home[] = {"chargefix", "-g", guide, NULL};
	void *state = NULL;

	assert_int_equal(stage_open(&state), 0);
	struct stage *stage = state;

	stage->environment = kind->environment;
	struct pty *pty = stage_start(stage, run);

	pty_wait_text(pty, "step 1");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "step 2");
	stage_press(pty, "d");
	pty_wait_text(pty, "Details of case 1");
	golden_check_sizes(pty, "world-details", false, kind);
	stage_press(pty, "Escape c");
	pty_wait_text(pty, "All cases: 1");
	golden_check_sizes(pty, "world-cases", false, kind);
	stage_press(pty, "p Tab");
	pty_wait_text(pty, "Last change");
	golden_check_sizes(pty, "world-report", false, kind);
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	pty = stage_start(stage, home);
	pty_wait_text(pty, "Start a new case");
	golden_check_sizes(pty, "world-home", false, kind);
	stage_close(&state);
}

static void the_opening_screen(void **state)
{
	(void)state;
	golden_in_both(check_home);
}

static void the_ends_of_another_guide(void **state)
{
	(void)state;
	golden_in_both(check_ends);
}

static void what_people_of_all_scripts_give(void **state)
{
	(void)state;
	golden_in_both(check_world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_opening_screen),
		cmocka_unit_test(the_ends_of_another_guide),
		cmocka_unit_test(what_people_of_all_scripts_give),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
