/* The list of all cases as a shop sees it. */
#include "shop_day.h"
#include "test.h"

static struct pty *open_list(struct stage *stage)
{
	struct pty *pty;

	shop_day_begin(stage);
	pty = stage_see(stage, shop_day_run, "View all cases (6)");
	stage_press(pty, "c");
	pty_wait_text(pty, "All cases: 6");
	return pty;
}

static void what_matters_most_is_shown_in_narrow_windows(void **state)
{
	struct pty *pty = open_list(*state);

	pty_wait_text(pty, "Ticket     Device");
	pty_wait_text(pty, "Time left   Technician");
	pty_wait_text(pty, "Waiting for a part");
	pty_wait_text(pty, "28:");
	pty_wait_text(pty, "Open: Danger");
	pty_resize(pty, 40, 150);
	pty_wait_text(pty, "Serial number");
	pty_wait_text(pty, "35-209900-176148-1");
	pty_wait_text(pty, "Waiting for a part: bulb ord");
	pty_wait_text(pty, "Changed");
	pty_resize(pty, 20, 60);
	pty_wait_text(pty, "T-1002     Bip 6");
	pty_wait_gone(pty, "Time left");
	pty_resize(pty, 10, 40);
	pty_wait_gone(pty, "Ticket");
	pty_wait_text(pty, "Case    Device     Status");
	pty_wait_text(pty, "6       Balance    Handed back:");
}

static void the_time_left_passes_and_ends(void **state)
{
	struct pty *pty;

	shop_day_begin(*state);
	shop_day_sql(*state, "UPDATE cases SET due = unixepoch() * 1000 + 4500"
			     " WHERE number = 2");
	pty = stage_see(*state, shop_day_run, "View all cases (6)");
	stage_press(pty, "c");
	pty_wait_text(pty, " 0:02 ");
	pty_wait_text(pty, " 0:01 ");
	pty_wait_text(pty, " ready ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(what_matters_most_is_shown_in_narrow_windows),
		stage_test(the_time_left_passes_and_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
