/*
 * Each kind of screen as it should look, at several sizes: text files that a
 * person can read, below golden/.
 */
#include "golden.h"
#include "scene.h"
#include "test.h"

#include <stdio.h>

/* Each scene on a record of its own: case numbers are on the screen. */
static void check(const struct scene *scene, const struct stage *as,
		  const char *suffix)
{
	void *state = NULL;
	char name[64];

	assert_int_equal(stage_open(&state), 0);
	struct stage *stage = state;

	stage->rows = as->rows;
	stage->columns = as->columns;
	stage->environment = as->environment;
	snprintf(name, sizeof(name), "%s-%s", scene->name, suffix);
	golden_check(scene_go(stage, scene), name);
	stage_close(&state);
}

static void check_all(int rows, int columns)
{
	struct stage as = {.rows = rows, .columns = columns};
	char suffix[32];

	snprintf(suffix, sizeof(suffix), "%dx%d", columns, rows);
	for (size_t i = 0; i < scene_count(); i++)
		if (!scenes[i].narrow || columns < 70)
			check(&scenes[i], &as, suffix);
}

static void each_screen_at_80_by_24(void **state)
{
	(void)state;
	check_all(24, 80);
}

static void each_screen_in_a_narrow_and_low_window(void **state)
{
	(void)state;
	check_all(17, 60);
}

static void each_screen_in_a_wide_and_high_window(void **state)
{
	(void)state;
	check_all(43, 132);
}

static void a_window_too_small(void **state)
{
	static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};
	struct stage *stage = *state;

	stage->rows = 9;
	stage->columns = 39;
	golden_check(stage_start(stage, run), "small-39x9");
}

static void check_some(const char *const environment[], const char *suffix)
{
	static const char *const names[] = {
		"first",  "ticked", "action", "second", "wait",
		"agreed", "fixed",  "danger", "review", "service",
	};
	struct stage as = {.environment = environment};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		check(scene_named(names[i]), &as, suffix);
}

static void main_screens_in_ascii(void **state)
{
	static const char *const environment[] = {"LC_ALL=C", NULL};

	(void)state;
	check_some(environment, "ascii");
}

static void main_screens_without_colour(void **state)
{
	static const char *const environment[] = {"NO_COLOR=1", NULL};

	(void)state;
	check_some(environment, "mono");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_screen_at_80_by_24),
		cmocka_unit_test(each_screen_in_a_narrow_and_low_window),
		cmocka_unit_test(each_screen_in_a_wide_and_high_window),
		stage_test(a_window_too_small),
		cmocka_unit_test(main_screens_in_ascii),
		cmocka_unit_test(main_screens_without_colour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
