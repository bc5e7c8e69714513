/* What is done with a case as a whole, as it should look. */
#include "golden_sizes.h"
#include "stage.h"
#include "test.h"

#include <sqlite3.h>

#define GUIDE "tests/screens/shop.yaml"

static const char *const owner[] = {"chargefix", "-g", GUIDE, NULL};
static const char *const resume[] = {"chargefix", "resume", "1", NULL};

/* A case of Ada's in the shop, walked without a terminal. */
static void begin(struct stage *stage, const char *input)
{
	static const char *const argv[] = {"chargefix",    "--plain", "--new",
					   "--shop",       "-g",      GUIDE,
					   "--technician", "Ada",     NULL};
	struct program_result result;

	stage_run(stage, argv, input, &result);
	program_result_release(&result);
}

/* As if the case had ended the day before. */
static void let_a_day_pass(struct stage *stage)
{
	char path[300];
	sqlite3 *db = NULL;

	stage_record(stage, path, sizeof(path));
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(db,
			     "DROP TRIGGER events_stay;"
			     "UPDATE events SET at = at - 25 * 3600000;"
			     "UPDATE cases SET due = due - 25 * 3600000,"
			     " ended = ended - 25 * 3600000",
			     NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(db);
}

static void check_open(const struct golden_kind *kind)
{
	void *state = NULL;

	assert_int_equal(stage_open(&state), 0);
	struct stage *stage = state;

	stage->environment = kind->environment;
	begin(stage, "front\nnone\n");
	struct pty *pty = stage_see(stage, resume, "Does it shine?");

	stage_press(pty, "m");
	pty_wait_text(pty, "What happens with this case?");
	golden_check_sizes(pty, "life-menu", false, kind);
	stage_press(pty, "1");
	pty_wait_text(pty, "Until");
	pty_type(pty, "bulb ordered");
	golden_check_sizes(pty, "life-form", false, kind);
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Waiting for a part: bulb ordered.");
	golden_check_sizes(pty, "life-waiting", false, kind);
	stage_press(pty, "m 5");
	pty_wait_text(pty, "How is the device handed back?");
	golden_check_sizes(pty, "life-outcome", false, kind);
	stage_press(pty, "3 Enter");
	pty_wait_text(pty, "Why was it not repaired?");
	golden_check_sizes(pty, "life-barrier", false, kind);
	stage_press(pty, "Enter");
	pty_wait_text(pty, "No diagnosis yet.");
	golden_check_sizes(pty, "life-handed-back", false, kind);
	stage_close(&state);
}

static void check_ended(const struct golden_kind *kind)
{
	void *state = NULL;

	assert_int_equal(stage_open(&state), 0);
	struct stage *stage = state;

	stage->environment = kind->environment;
	begin(stage, "front\nnone\n:customer-note Cracked before\nworks\n");
	struct pty *pty = stage_see(stage, resume, "It was dirty");

	golden_check_sizes(pty, "life-fixed", false, kind);
	stage_press(pty, "Q");
	pty_wait_text(pty, "Esc back");
	golden_check_sizes(pty, "life-code", false, kind);
	stage_press(pty, "Escape");
	stage_press(pty, "r Down");
	pty_wait_text(pty, "Notes");
	golden_check_sizes(pty, "life-notes", false, kind);
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Correcting a note");
	golden_check_sizes(pty, "life-note", false, kind);
	stage_press(pty, "Escape Escape q");
	pty_wait_exit(pty);
	let_a_day_pass(stage);
	pty = stage_see(stage, resume, "Did the repair last?");
	golden_check_sizes(pty, "life-lasted", false, kind);
	pty = stage_see(stage, owner, "did the repair last?");
	golden_check_sizes(pty, "home-lasted", false, kind);
	stage_close(&state);
}

static void a_case_that_waits_and_is_handed_back(void **state)
{
	(void)state;
	golden_in_both(check_open);
}

static void a_repair_that_may_not_last(void **state)
{
	(void)state;
	golden_in_both(check_ended);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_case_that_waits_and_is_handed_back),
		cmocka_unit_test(a_repair_that_may_not_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
