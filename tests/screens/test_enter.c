/* Enter, pressed far too often, gives no answer that nobody chose. */
#include "scene.h"

#include "test.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* Far more than there are questions. */
enum { OFTEN = 20 };

static void press_often(struct pty *pty)
{
	for (int i = 0; i < OFTEN; i++)
		pty_key(pty, "Enter");
	assert_true(pty_settle(pty, 30));
}

/*
 * Where something was chosen or typed on the way, that may be given. A report
 * would be saved among the sources.
 */
static bool is_chosen(const struct scene *scene)
{
	static const char *const names[] = {"ticked", "read", "note", "details",
					    "save"};

	for (size_t i = 0; i < COUNT(names); i++)
		if (strcmp(scene->name, names[i]) == 0)
			return true;
	return false;
}

static void on_no_screen_does_it_answer_anything(void **state)
{
	(void)state;
	for (size_t i = 0; i < scene_count(); i++) {
		const struct scene *scene = &scenes[i];
		void *own = NULL;

		if (scene->narrow || is_chosen(scene))
			continue;
		assert_int_equal(stage_open(&own), 0);
		struct stage *stage = own;
		struct pty *pty = scene_go(stage, scene);
		char *before = stage_answers(stage);
		press_often(pty);
		char *after = stage_answers(stage);
		if (strcmp(before, after) != 0)
			fail_msg("on '%s': %s became %s", scene->name, before,
				 after);
		free(before);
		free(after);
		stage_close(&own);
	}
}

/* The opening screen goes on with the newest case, and no further. */
static void nor_does_it_from_the_opening_screen_on(void **state)
{
	static const char *const run[] = {"chargefix", "run", "-g", STAGE_GUIDE,
					  NULL};
	static const char *const left[] = {"action", "ticked", "wait", "read"};

	(void)state;
	for (size_t i = 0; i < COUNT(left); i++) {
		void *own = NULL;

		assert_int_equal(stage_open(&own), 0);
		struct stage *stage = own;
		struct pty *pty = scene_go(stage, scene_named(left[i]));

		/* An answer that was taken back is shown as well. */
		if (strcmp(left[i], "action") == 0) {
			stage_press(pty, "1 1");
			pty_wait_text(pty, "The contacts were dirty");
			stage_press(pty, "Left");
			pty_wait_text(pty, "I can't do this");
		}
		char *before = stage_answers(stage);
		pty_signal(pty, SIGKILL);
		pty_wait_exit(pty);
		pty = stage_see(stage, run, "Start a new case");
		press_often(pty);
		stage_expect_answers(stage, before);
		free(before);
		stage_close(&own);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(on_no_screen_does_it_answer_anything),
		stage_test(nor_does_it_from_the_opening_screen_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
