/*
 * Each kind of screen as it should look, at several sizes, in UTF-8 and in
 * ASCII: text files that a person can read, below golden/. How the themes mark
 * the text stands in them for one size.
 */
#include "golden_sizes.h"
#include "scene.h"
#include "test.h"

#include <string.h>

/* Those that lead to the scene, the first one first. */
static size_t way_to(const struct scene *scene, const struct scene *path[])
{
	size_t count = scene->from ? way_to(scene_named(scene->from), path) : 0;

	path[count] = scene;
	return count + 1;
}

static bool leads_on(const struct scene *scene)
{
	for (size_t i = 0; i < scene_count(); i++)
		if (scenes[i].from && strcmp(scenes[i].from, scene->name) == 0)
			return true;
	return false;
}

enum { SCENES_MOST = 64 };

/* Walks to a scene, and looks at each on the way that is not yet seen. */
static void check_way(const struct scene *last, const struct golden_kind *kind,
		      bool seen[SCENES_MOST])
{
	static const char *const run[] = {"chargefix", "run",       "--new",
					  "-g",        STAGE_GUIDE, NULL};
	const struct scene *path[SCENES_MOST];
	void *state = NULL;

	assert_int_equal(stage_open(&state), 0);
	struct stage *stage = state;

	stage->environment = kind->environment;
	struct pty *pty = stage_start(stage, run);
	size_t count = way_to(last, path);

	for (size_t i = 0; i < count; i++) {
		if (path[i]->narrow) {
			pty_resize(pty, 17, 60);
			pty_settle(pty, 200);
		}
		stage_press(pty, path[i]->press);
		pty_wait_text(pty, path[i]->see);
		if (!seen[path[i] - scenes])
			golden_check_sizes(pty, path[i]->name, path[i]->narrow,
					   kind);
		seen[path[i] - scenes] = true;
	}
	stage_close(&state);
}

static void check_all(const struct golden_kind *kind)
{
	bool seen[SCENES_MOST] = {false};

	assert_in_range(scene_count(), 1, SCENES_MOST);
	for (size_t i = 0; i < scene_count(); i++)
		if (!leads_on(&scenes[i]))
			check_way(&scenes[i], kind, seen);
}

static void each_screen_at_each_size(void **state)
{
	(void)state;
	golden_in_both(check_all);
}

/* The scenes in which all tints are used. */
static void check_theme(const char *name, const char *const environment[])
{
	static const char *const names[] = {"wait", "fixed", "danger",
					    "review"};
	const struct golden_kind kind = {name, environment, false,
					 GOLDEN_MARKS};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		bool seen[SCENES_MOST];

		memset(seen, 1, sizeof(seen));
		seen[scene_named(names[i]) - scenes] = false;
		check_way(scene_named(names[i]), &kind, seen);
	}
}

static void themes_mark_the_same_text_in_their_own_way(void **state)
{
	static const char *const none[] = {"NO_COLOR=1", NULL};
	static const char *const contrast[] = {"CHARGEFIX_THEME=high-contrast",
					       NULL};
	static const char *const eight[] = {"TERM=xterm", NULL};

	(void)state;
	check_theme(" without colour", none);
	check_theme(" in high contrast", contrast);
	check_theme(" in 8 colours", eight);
}

static void a_window_too_small(void **state)
{
	static const struct golden_size small[] = {{9, 39}, {3, 12}};
	static const struct golden_kind kind = {"", NULL, false, GOLDEN_TEXT};
	struct pty *pty = scene_go(*state, scene_named("first"));

	for (size_t i = 0; i < 2; i++)
		golden_check_size(pty, "small", &kind, &small[i], GOLDEN_TEXT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_screen_at_each_size),
		cmocka_unit_test(themes_mark_the_same_text_in_their_own_way),
		stage_test(a_window_too_small),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
