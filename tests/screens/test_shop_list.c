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

static void filters_can_be_combined_and_cleared(void **state)
{
	struct pty *pty = open_list(*state);

	stage_press(pty, "F");
	pty_wait_text(pty, "Which cases are listed?");
	pty_wait_text(pty, "1  Status: any");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "3  Waiting (2)");
	stage_press(pty, "3 3");
	pty_wait_text(pty, "Cases: 2 · Waiting · most recent first");
	pty_wait_gone(pty, "T-1006");
	stage_press(pty, "F");
	pty_wait_text(pty, "1  Status: Waiting");
	stage_press(pty, "2 2");
	pty_wait_text(pty, "1  Anybody (2)");
	pty_wait_text(pty, "3  Ada (1)");
	stage_press(pty, "3 3");
	pty_wait_text(pty, "Cases: 1 · Waiting · Ada");
	pty_wait_gone(pty, "T-1002");
	pty_wait_text(pty, "T-1001");
	/* A verdict that no waiting case has. */
	stage_press(pty, "F 3 3");
	pty_wait_text(pty, "2  fixed: It works again (0)");
	stage_press(pty, "2 2");
	pty_wait_text(pty, "Cases: 0 · Waiting · Ada · fixed");
	pty_wait_text(pty, "No case matches these filters.");
	pty_wait_text(pty, "Esc show all");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "All cases: 6");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "Quit");
}

static void days_are_typed_as_on_the_command_line(void **state)
{
	struct pty *pty;

	shop_day_begin(*state);
	shop_day_sql(*state, "UPDATE cases SET changed = changed - 3 * 86400000"
			     " WHERE number IN (3, 5)");
	pty = stage_see(*state, shop_day_run, "View all cases (6)");
	stage_press(pty, "c");
	pty_wait_text(pty, "All cases: 6");
	stage_press(pty, "F 4 4");
	pty_wait_text(pty, "When was the last change?");
	stage_press(pty, "2 2");
	pty_wait_text(pty, "Cases: 4 · changed today");
	pty_wait_gone(pty, "T-1003");
	stage_press(pty, "F 4 4");
	pty_wait_text(pty, "Another day, or several days");
	stage_press(pty, "4 4 Ctrl-U");
	pty_type(pty, "someday");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "\"someday\" is no day");
	stage_press(pty, "Ctrl-U");
	pty_type(pty, "..yesterday");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Cases: 2 · changed ..yesterday");
	pty_wait_text(pty, "T-1003");
	pty_wait_text(pty, "T-1005");
	/* Esc leads out of it step by step. */
	stage_press(pty, "F 4 4 4 4");
	pty_wait_text(pty, "▸ ..yesterday");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "Any day");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "4  Last change: ..yesterday");
	stage_press(pty, "5 5");
	pty_wait_text(pty, "All cases: 6");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(what_matters_most_is_shown_in_narrow_windows),
		stage_test(the_time_left_passes_and_ends),
		stage_test(filters_can_be_combined_and_cleared),
		stage_test(days_are_typed_as_on_the_command_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
