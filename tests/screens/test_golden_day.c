/*
 * A shop's day, its lists and what is done from them, as they should look. Times
 * left are masked; all else is as old as the test.
 */
#include "golden_sizes.h"
#include "shop_day.h"
#include "test.h"

/* Waits that are over, countdowns, and cases of all kinds. */
static struct pty *open_shop(void **state, const struct golden_kind *kind)
{
	assert_int_equal(stage_open(state), 0);
	struct stage *stage = *state;

	stage->environment = kind->environment;
	shop_day_begin(stage);
	return stage_see(stage, shop_day_run, "View all cases (6)");
}

static void check_board(const struct golden_kind *kind)
{
	void *state = NULL;
	struct pty *pty = open_shop(&state, kind);

	golden_check_sizes(pty, "board", false, kind);
	shop_day_sql(state, "UPDATE cases SET due = unixepoch() * 1000 - 9000"
			    " WHERE number = 2");
	pty_key(pty, "q");
	pty_wait_exit(pty);
	pty = stage_see(state, shop_day_run, "The wait of case 2 is over.");
	pty_wait_text(pty, "ready");
	golden_check_sizes(pty, "board-ready", false, kind);
	stage_press(pty, "Up");
	pty_wait_gone(pty, "The wait of case 2 is over.");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Esc back");
	golden_check_sizes(pty, "board-section", false, kind);
	stage_close(&state);
}

/* All cases were handed back long ago. */
static void check_quiet_board(const struct golden_kind *kind)
{
	void *state = NULL;
	struct pty *pty;

	open_shop(&state, kind);
	shop_day_sql(state, "UPDATE cases SET state = 'handed-back',"
			    " outcome = 'fixed', returned = 1, changed = 1,"
			    " due = NULL, due_for = NULL, waits_for = NULL");
	pty = stage_see(state, shop_day_run, "6 handed back");
	golden_check_sizes(pty, "board-empty", false, kind);
	stage_close(&state);
}

static void check_list(const struct golden_kind *kind)
{
	void *state = NULL;
	struct pty *pty = open_shop(&state, kind);

	stage_press(pty, "c");
	pty_wait_text(pty, "All cases: 6");
	golden_check_sizes(pty, "shop-list", false, kind);
	stage_press(pty, "F");
	pty_wait_text(pty, "Which cases are listed?");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "Which status?");
	golden_check_sizes(pty, "filter-status", false, kind);
	stage_press(pty, "3 3");
	pty_wait_text(pty, "Waiting");
	stage_press(pty, "F 2 2 3 3");
	pty_wait_text(pty, "Ada");
	pty_wait_text(pty, "Cases: 1");
	golden_check_sizes(pty, "list-filtered", false, kind);
	stage_press(pty, "F");
	pty_wait_text(pty, "Show all cases");
	golden_check_sizes(pty, "filter-menu", false, kind);
	stage_press(pty, "4 4 4 4");
	pty_wait_text(pty, "a weekday");
	pty_type(pty, "yesterday..");
	golden_check_sizes(pty, "filter-days", false, kind);
	stage_press(pty, "Enter");
	pty_wait_text(pty, "changed yesterday..");
	stage_press(pty, "m");
	pty_wait_text(pty, "What happens with this case?");
	stage_press(pty, "End Enter");
	pty_wait_text(pty, "for good.");
	golden_check_sizes(pty, "erase", false, kind);
	stage_close(&state);
}

static void the_day_of_a_shop(void **state)
{
	(void)state;
	golden_in_both(check_board);
}

static void a_day_on_which_nothing_is_to_be_done(void **state)
{
	(void)state;
	golden_in_both(check_quiet_board);
}

static void the_list_and_its_filters(void **state)
{
	(void)state;
	golden_in_both(check_list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_day_of_a_shop),
		cmocka_unit_test(a_day_on_which_nothing_is_to_be_done),
		cmocka_unit_test(the_list_and_its_filters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
