/* The opening screen of a shop, and the bell for the waits of all cases. */
#include "idle.h"
#include "record.h"
#include "stage.h"
#include "test.h"

#include <limits.h>
#include <string.h>

static const char *const shop[] = {
	"chargefix", "-g", STAGE_GUIDE, "--shop", "--technician", "Mara", NULL};
static const char *const owner[] = {"chargefix", "-g", STAGE_GUIDE, NULL};

/* Cases of Ada's and Mara's, all open. */
static void begin_cases(struct stage *stage)
{
	static const char *const names[] = {"Ada", "Ada", "Ada", "Mara"};

	for (size_t i = 0; i < COUNT(names); i++) {
		const char *const argv[] = {
			"chargefix",    "-g",     STAGE_GUIDE,
			"--plain",      "--new",  "--shop",
			"--technician", names[i], NULL};
		struct program_result result;

		stage_run(stage, argv, "front\n", &result);
		program_result_release(&result);
	}
}

/* As `case` would write it, but to the second. */
static void change(struct stage *stage, const char *sql)
{
	char path[PATH_MAX];
	struct record record = {.path = path};

	stage_record(stage, path, sizeof(path));
	record_sql(&record, sql);
}

static void the_day_of_a_shop_has_its_sections(void **state)
{
	begin_cases(*state);
	change(*state, "UPDATE cases SET due = unixepoch() * 1000 + 90000,"
		       " due_for = 'countdown' WHERE number = 1;"
		       "UPDATE cases SET state = 'waiting', waits_for = 'part',"
		       " why = 'bulb ordered' WHERE number = 2;"
		       "UPDATE cases SET changed = changed - 8 * 86400000"
		       " WHERE number = 3");
	struct pty *pty = stage_see(*state, shop, "Countdowns and waits (1)");

	pty_wait_text(pty, "Front lamp · case 1: Danger signs");
	pty_wait_text(pty, "1:2");
	pty_wait_text(pty, "Waiting (1)");
	pty_wait_text(pty, "Waiting for a part: bulb ordered");
	pty_wait_text(pty, "Open, yours (1)");
	pty_wait_text(pty, "Not changed for 7 days (1)");
	pty_wait_text(pty, "8 days ago");
	pty_wait_text(pty, "3 open, 1 waiting");
	/* It is drawn again as time passes. */
	pty_wait_text(pty, "1:26");
	stage_press(pty, "3 3");
	pty_wait_text(pty, "Is anything hot");
	pty_wait_text(pty, "case 4");
}

static void small_windows_have_fewer_rows_then_only_counts(void **state)
{
	struct pty *pty;

	begin_cases(*state);
	pty = stage_see(*state, shop, "Open, Ada (3)");
	pty_wait_text(pty, "case 1");
	pty_resize(pty, 10, 40);
	pty_wait_text(pty, "Open, Ada (3)");
	pty_wait_gone(pty, "case 1:");
	/* The lists of all groups are still there. */
	stage_press(pty, "Home Enter");
	pty_wait_text(pty, "Open, yours (1)");
	pty_wait_text(pty, "Esc back");
	pty_wait_text(pty, "· 4");
	stage_press(pty, "Escape End");
	pty_wait_text(pty, "4 open");
}

static void a_heading_opens_the_list_of_all_its_cases(void **state)
{
	struct pty *pty;

	begin_cases(*state);
	begin_cases(*state);
	change(*state, "UPDATE cases SET state = 'waiting', waits_for = 'part'"
		       " WHERE number < 8");
	pty = stage_see(*state, shop, "Waiting (7)");
	pty_wait_text(pty, "▸ 1  Front lamp");
	stage_press(pty, "Up");
	pty_wait_text(pty, "▸ Waiting (7)");
	pty_wait_text(pty, "Enter list");
	pty_key(pty, "Enter");
	pty_wait_gone(pty, "View all cases");
	pty_wait_text(pty, "Waiting (7)");
	for (int i = 1; i < 8; i++) {
		char number[16];

		snprintf(number, sizeof(number), "· %d ", i);
		pty_wait_text(pty, number);
	}
	pty_wait_gone(pty, "· 8 ");
	/* It is there again after a case was looked at. */
	stage_press(pty, "Down m");
	pty_wait_text(pty, "What happens with this case?");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "Waiting (7)");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "View all cases");
	stage_press(pty, "Up Enter");
	pty_wait_text(pty, "Esc back");
	/* Sorted or filtered, it is a list of all cases like these. */
	stage_press(pty, "o");
	pty_wait_text(pty, "Cases: 7 · Waiting · by ticket");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "All cases: 8");
}

static void numbers_with_two_digits_are_aligned(void **state)
{
	struct pty *pty;

	begin_cases(*state);
	begin_cases(*state);
	pty = stage_see(*state, shop, "Open, Ada (6)");
	pty_wait_text(pty, "▸  1  Front lamp · case 8");
	pty_wait_text(pty, "   3  Front lamp");
	pty_wait_text(pty, "  10  Quit");
	/* Headings have none, so each number leads to what stands beside it. */
	stage_press(pty, "1 0");
	pty_wait_text(pty, "▸ 10  Quit");
	stage_press(pty, "2 Enter");
	pty_wait_text(pty, "Is anything hot");
}

static void the_bell_rings_for_any_case_wherever_one_is(void **state)
{
	struct pty *pty;

	begin_cases(*state);
	change(*state, "UPDATE cases SET due = unixepoch() * 1000 + 3000,"
		       " due_for = 'countdown' WHERE number = 2");
	pty = stage_see(*state, owner, "Start a new case");
	assert_int_equal(pty->bells, 0);
	stage_press(pty, "?");
	pty_wait_bells(pty, 1);
	pty_wait_text(pty, "The wait of case 2 is over.");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	/* And once after a start. */
	pty = stage_see(*state, shop, "The wait of case 2 is over.");
	pty_wait_text(pty, "ready");
	pty_wait_bells(pty, 1);
	stage_press(pty, "Down");
	pty_wait_gone(pty, "The wait of case 2 is over.");
	assert_int_equal(pty->bells, 1);
}

/* Nothing is pressed here, in a case, while another terminal is at work. */
static void the_bell_rings_for_what_another_terminal_started(void **state)
{
	static const char *const resume[] = {"chargefix", "resume", "1", NULL};
	struct pty *pty;

	begin_cases(*state);
	pty = stage_see(*state, resume, "Is anything hot");
	pty_settle(pty, 100);
	change(*state, "UPDATE cases SET due = unixepoch() * 1000 + 1000,"
		       " due_for = 'countdown' WHERE number = 2");
	pty_wait_bells(pty, 1);
	pty_wait_text(pty, "The wait of case 2 is over.");
	pty_wait_text(pty, "Is anything hot");
}

static void the_day_sleeps_while_nothing_changes(void **state)
{
	struct idle idle;
	struct pty *pty;

	begin_cases(*state);
	pty = stage_see(*state, shop, "Open, yours (1)");
	if (!idle_measure(pty, 1500, &idle))
		skip();
	assert_int_equal(idle.switches, 0);
	assert_int_equal(idle.bytes, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(the_day_of_a_shop_has_its_sections),
		stage_test(small_windows_have_fewer_rows_then_only_counts),
		stage_test(a_heading_opens_the_list_of_all_its_cases),
		stage_test(numbers_with_two_digits_are_aligned),
		stage_test(the_bell_rings_for_any_case_wherever_one_is),
		stage_test(the_bell_rings_for_what_another_terminal_started),
		stage_test(the_day_sleeps_while_nothing_changes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
