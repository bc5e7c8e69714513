/*
 * What is sent to the terminal: what a key changes, and no more. Nothing while
 * nobody presses one.
 */
#include "cost.h"
#include "idle.h"
#include "proc.h"
#include "scene.h"
#include "test.h"

#include <stdio.h>

static void check_costs(struct stage *stage, int rows, int columns)
{
	stage->rows = rows;
	stage->columns = columns;
	for (size_t i = 0; i < cost_count(); i++) {
		size_t bytes = cost_measure(stage, &costs[i]);

		if (bytes > costs[i].most)
			fail_msg("%s costs %zu bytes at %dx%d, more than %zu",
				 costs[i].what, bytes, columns, rows,
				 costs[i].most);
	}
}

static void each_key_sends_only_what_it_changes(void **state)
{
	check_costs(*state, STAGE_ROWS, STAGE_COLUMNS);
}

static void nor_more_in_a_large_window(void **state)
{
	check_costs(*state, 60, 200);
}

/* Writes for a key that saves nothing. */
static long writes_for(struct pty *pty, const char *key)
{
	long before = proc_number(pty->pid, "io", "syscw");

	if (before < 0)
		skip();
	pty_key(pty, key);
	pty_settle(pty, 200);
	return proc_number(pty->pid, "io", "syscw") - before;
}

/* Piece by piece, a slow line shows what is neither before nor after. */
static void what_a_key_changes_is_sent_at_once(void **state)
{
	static const char *const keys[] = {"Down", "w", "Ctrl-L", "Escape",
					   "?"};
	struct pty *pty = scene_go(*state, scene_named("action"));

	pty_settle(pty, 200);
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		assert_int_equal(writes_for(pty, keys[i]), 1);
}

static void expect_idle(struct pty *pty)
{
	struct idle idle;

	if (!idle_measure(pty, 1000, &idle))
		skip();
	assert_int_equal(idle.bytes, 0);
	assert_int_equal(idle.switches, 0);
	/* It may have been about to be counted for what it did before. */
	assert_in_range(idle.ticks, 0, 1);
}

static void nobody_at_the_keys_is_no_work(void **state)
{
	static const char *const names[] = {"question", "action", "note",
					    "fixed"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		expect_idle(scene_go(*state, scene_named(names[i])));
}

static void a_countdown_sends_its_digits_once_a_second(void **state)
{
	struct pty *pty = scene_go(*state, scene_named("wait"));

	pty_key(pty, "s");
	pty_wait_text(pty, "0:02");
	size_t before = pty->bytes;

	pty_wait_text(pty, "0:01");
	assert_in_range(pty->bytes - before, 1, 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(each_key_sends_only_what_it_changes),
		stage_test(nor_more_in_a_large_window),
		stage_test(what_a_key_changes_is_sent_at_once),
		stage_test(nobody_at_the_keys_is_no_work),
		stage_test(a_countdown_sends_its_digits_once_a_second),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
