/* What is done with a case as a whole, and with its notes, on the screen. */
#include "stage.h"
#include "test.h"

#include <sqlite3.h>
#include <string.h>

#define GUIDE "tests/screens/shop.yaml"

static const char *const shop[] = {"chargefix", "--new",        "--shop", "-g",
				   GUIDE,       "--technician", "Ada",    NULL};
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

static const char *const owner[] = {"chargefix", "-g", GUIDE, NULL};

/* An owner's case that ended as fixed, so long ago that it is asked about. */
static void begin_owned(struct stage *stage, const char *ticket)
{
	const char *const argv[] = {"chargefix", "--plain", "-g", GUIDE,
				    "--ticket",  ticket,    NULL};
	struct program_result result;

	stage_run(stage, argv, "front\nnone\nworks\n", &result);
	assert_int_equal(result.status, 0);
	program_result_release(&result);
}

/* As if all of it had happened that many hours earlier. */
static void let_pass(struct stage *stage, int hours)
{
	char path[300], sql[300];
	sqlite3 *db = NULL;

	stage_record(stage, path, sizeof(path));
	snprintf(sql, sizeof(sql),
		 "DROP TRIGGER IF EXISTS events_stay;"
		 "UPDATE events SET at = at - %d * 3600000;"
		 "UPDATE cases SET due = due - %d * 3600000,"
		 " ended = ended - %d * 3600000;"
		 "UPDATE events SET text = 'until: 1795000000000'"
		 " WHERE kind = 'wait-for'",
		 hours, hours, hours);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

/* What the status of case 1 says now. */
static void expect_status(struct stage *stage, const char *said)
{
	static const char *const status[] = {"chargefix", "case", "1", NULL};
	struct program_result result;

	stage_run(stage, status, NULL, &result);
	if (!strstr(result.out, said))
		fail_msg("not there: %s\nin:\n%s", said, result.out);
	program_result_release(&result);
}

static void from_intake_to_hand_back(void **state)
{
	static const struct move moves[] = {
		{"Take in a device", "R - 1 PageDown Enter"},
		{"Which lamp is it?", "1 1"},
		{"Is it hot?", "1 1"},
		{"Does it shine?", "1 1"},
		{"It was dirty", "b"},
		{"How is the device handed back?", "Enter"},
		{"Handed back: Fixed.", ""},
		{NULL, NULL},
	};
	struct pty *pty = stage_start(*state, shop);

	stage_moves(pty, moves);
	expect_status(*state, ": Fixed");
	stage_press(pty, "Left");
	pty_wait_text(pty, "Case 1 was handed back. Press m to reopen it.");
	stage_press(pty, "r Enter");
	pty_wait_text(pty, "Case 1 was handed back. Press m to reopen it.");
	expect_status(*state, ": Fixed");
}

static void an_answer_ends_a_wait(void **state)
{
	begin(*state, "front\n");
	struct pty *pty = stage_see(*state, resume, "Is it hot?");

	stage_press(pty, "m 1");
	pty_wait_text(pty, "Wait for a part");
	pty_type(pty, "bulb ordered");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Waiting for a part: bulb ordered.");
	pty_wait_words(pty, "Any answer ends the wait.");
	expect_status(*state, ": bulb ordered");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "Does it shine?");
	pty_wait_text(pty, "The case is no longer waiting.");
	expect_status(*state, "Open");
}

static void a_time_that_cannot_be_read_stays_in_its_field(void **state)
{
	begin(*state, "front\n");
	struct pty *pty = stage_see(*state, resume, "Is it hot?");

	stage_press(pty, "m 3 Enter");
	pty_wait_words(pty, "Type a time such as 30 min");
	pty_type(pty, "soon");
	pty_key(pty, "Enter");
	pty_wait_words(pty, "Type a time such as 30 min");
	pty_wait_text(pty, "soon_");
	stage_press(pty, "Ctrl-U");
	pty_type(pty, "yesterday");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "That time is already over.");
	stage_press(pty, "Ctrl-U");
	pty_type(pty, "2 h");
	pty_key(pty, "Enter");
	/* The countdown is in the title. */
	pty_wait_text(pty, "wait 1:59:");
	stage_press(pty, "m 7 7");
	pty_wait_text(pty, "No longer waiting.");
}

static void a_barrier_is_asked_at_the_end_of_life(void **state)
{
	begin(*state, "front\nnone\nsame\n");
	struct pty *pty = stage_see(*state, resume, "Fit a new bulb");

	stage_press(pty, "m 5 3 3");
	pty_wait_text(pty, "Why was it not repaired?");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "How is the device handed back?");
	stage_press(pty, "3 Enter 1 1");
	pty_wait_text(pty,
		      "Handed back: End of life (Spare parts not available).");
	expect_status(*state, "End of life (Spare parts not");
}

static void a_case_is_cancelled_with_a_reason_and_reopened(void **state)
{
	begin(*state, "front\n");
	struct pty *pty = stage_see(*state, resume, "Is it hot?");

	stage_press(pty, "m 6 Enter");
	pty_wait_text(pty, "Type why the case is cancelled.");
	pty_type(pty, "too dear");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "No diagnosis yet.");
	pty_wait_text(pty, "Cancelled: too dear.");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 0);
	pty = stage_see(*state, resume, "Cancelled ");
	stage_press(pty, "m 1");
	pty_wait_text(pty, "Reopen the case");
	pty_type(pty, "not after all");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Is it hot?");
	pty_wait_text(pty, "Reopened: not after all.");
}

static void what_is_typed_is_dropped_only_by_two_keys(void **state)
{
	begin(*state, "front\n");
	struct pty *pty = stage_see(*state, resume, "Is it hot?");

	stage_press(pty, "m 4");
	pty_wait_text(pty, "Colleague");
	pty_type(pty, "Ben");
	pty_key(pty, "Enter");
	/* The next field is empty, and only now asked for. */
	pty_wait_gone(pty, "Type what the colleague should look at.");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Type what the colleague should look at.");
	pty_key(pty, "Escape");
	pty_wait_text(pty, "Esc again to discard what you typed.");
	pty_type(pty, "needs a meter");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Handed over to Ben: needs a meter.");
	expect_status(*state, "Waiting for Ben since ");
}

static void only_somebody_else_can_confirm(void **state)
{
	begin(*state, "front\nnone\nsame\n");
	struct pty *pty = stage_see(*state, resume, "Fit a new bulb");

	stage_press(pty, "m 7");
	pty_wait_text(pty, "Your name");
	pty_type(pty, "Ada");
	pty_key(pty, "Enter");
	pty_wait_words(pty, "Ada gave the last answer, so somebody else has to "
			    "confirm the diagnosis.");
	stage_press(pty, "Ctrl-U");
	pty_type(pty, "Ben");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Diagnosis confirmed.");
	pty_wait_text(pty, ", confirmed by Ben.");
	/* It is still Ada who goes on. */
	pty_wait_text(pty, "Ada · 3 answers");
	expect_status(*state, "confirmed by Ben");
}

static void the_menu_of_a_listed_case_leads_back_to_the_list(void **state)
{
	static const char *const home[] = {"chargefix", "-g", GUIDE, NULL};

	begin(*state, "front\n");
	begin(*state, "rear\n");
	struct pty *pty = stage_see(*state, home, "case 2");

	stage_press(pty, "c");
	pty_wait_text(pty, "All cases: 2");
	stage_press(pty, "Down m");
	pty_wait_text(pty, "What happens with this case?");
	pty_wait_text(pty, "case 1");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "All cases: 2");
	stage_press(pty, "m 5 Enter");
	pty_wait_text(pty, "Handed back: Returned unrepaired.");
	pty_wait_text(pty, "All cases: 2");
	expect_status(*state, "Returned unrepaired");
}

static void it_asks_whether_the_repair_lasted(void **state)
{
	begin(*state, "front\nnone\nworks\n");
	struct pty *pty = stage_see(*state, resume, "After ");

	pty_key(pty, "q");
	pty_wait_exit(pty);
	let_pass(*state, 25);
	pty = stage_see(*state, resume, "Did the repair last?");
	pty_wait_text(pty, ": It was dirty.");
	/* Nobody answers it with an Enter too many. */
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Did the repair last?");
	stage_press(pty, "3 3");
	pty_wait_text(pty, "It works again");
	pty_key(pty, "q");
	pty_wait_exit(pty);
	pty = stage_see(*state, resume, "Did the repair last?");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "It was still working.");
	expect_status(*state, "It was still working on ");
	pty_key(pty, "q");
	pty_wait_exit(pty);
	stage_see(*state, resume, "It works again");
}

static void a_repair_that_failed_goes_on(void **state)
{
	begin(*state, "front\nnone\nworks\n:hand-back fixed\n");
	let_pass(*state, 25);
	struct pty *pty = stage_see(*state, resume, "Did the repair last?");

	stage_press(pty, "2 2");
	pty_wait_text(pty, "The problem came back.");
	pty_wait_text(pty, "Fit a new bulb");
	expect_status(*state, "The problem came back on ");
}

static void the_opening_screen_asks_an_owner_whether_it_lasted(void **state)
{
	begin_owned(*state, "R-1");
	begin_owned(*state, "R-2");
	let_pass(*state, 25);
	struct pty *pty = stage_see(*state, owner,
				    "Case 1: did the repair last? (1 of 2)");

	pty_wait_text(pty, "R-1: It was dirty, 1 day ago");
	pty_wait_text(pty, "1  Yes, it lasted");
	pty_wait_text(pty, "2  No, the problem came back");
	/* Enter alone answers nothing. */
	pty_wait_text(pty, "▸ 3  Start a new case");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "It was still working.");
	pty_wait_text(pty, "Case 2: did the repair last?");
	expect_status(*state, "It was still working on ");
	stage_press(pty, "2 2");
	pty_wait_text(pty, "The problem came back.");
	pty_wait_text(pty, "Fit a new bulb");
	stage_press(pty, "q");
	pty_wait_exit(pty);
	pty = stage_see(*state, owner, "All cases are finished");
	assert_int_equal(pty_find(pty, "did the repair last", NULL), -1);
	pty_wait_text(pty, "▸ 1  ");
}

static void plain_mode_asks_an_owner_whether_it_lasted(void **state)
{
	static const char *const plain[] = {"chargefix", "--plain", "-g", GUIDE,
					    NULL};

	begin_owned(*state, "R-1");
	let_pass(*state, 25);
	struct pty *pty = stage_start(*state, plain);

	pty_wait_words(pty, "Case 1: did the repair last? (");
	pty_wait_words(pty, "R-1: It was dirty, 1 day ago) [yes/no/later]");
	pty_line(pty, "perhaps");
	pty_line(pty, ":quit");
	assert_int_equal(pty_wait_exit(pty), 3);
	pty = stage_start(*state, plain);
	pty_wait_words(pty, "[yes/no/later]");
	pty_line(pty, "later");
	pty_wait_text(pty, "Which lamp is it?");
	pty = stage_start(*state, plain);
	pty_wait_words(pty, "[yes/no/later]");
	pty_line(pty, "no");
	pty_wait_text(pty, "The problem came back.");
	pty_wait_text(pty, "Fit a new bulb");
	expect_status(*state, "The problem came back on ");
	begin_owned(*state, "R-2");
	let_pass(*state, 25);
	pty = stage_start(*state, plain);
	pty_wait_words(pty, "Case 2: did the repair last?");
	pty_line(pty, "y");
	pty_wait_text(pty, "Noted: it was still working.");
	pty_wait_text(pty, "Which lamp is it?");
}

static void what_is_put_off_can_wait_again(void **state)
{
	begin(*state, "front\nnone\nwet\n");
	struct pty *pty = stage_see(*state, resume, "Let it dry");

	stage_press(pty, "s");
	pty_wait_text(pty, "Waiting until ");
	pty_wait_text(pty, "wait 29:");
	pty_key(pty, "q");
	pty_wait_exit(pty);
	let_pass(*state, 1);
	pty = stage_see(*state, resume, "The wait ended ");
}

static void in_one_s_own_case_nothing_is_handed_back(void **state)
{
	static const char *const own[] = {"chargefix", "--new", "-g", GUIDE,
					  NULL};
	struct pty *pty = stage_see(*state, own, "Which lamp is it?");

	stage_press(pty, "m");
	pty_wait_text(pty, "Cancel the case");
	assert_int_equal(pty_find(pty, "Hand the device back", NULL), -1);
	assert_int_equal(pty_find(pty, "Ask a colleague", NULL), -1);
}

static void a_note_is_corrected_and_withdrawn(void **state)
{
	static const char *const report[] = {"chargefix", "report", "1", NULL};
	begin(*state, "front\n");
	struct pty *pty = stage_see(*state, resume, "Is it hot?");
	struct program_result result;

	stage_press(pty, "n");
	pty_wait_text(pty, "A note on this step: for the shop only");
	stage_press(pty, "Ctrl-T");
	pty_wait_text(pty, "A note on this step: for the customer, too");
	pty_type(pty, "Cracked before");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Note saved.");
	stage_press(pty, "r Down Enter");
	pty_wait_text(pty, "Correcting a note: for the customer, too");
	pty_type(pty, ", on the left");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Note corrected.");
	pty_wait_words(pty, "Danger: Cracked before, on the left (for the "
			    "customer, too; corrected by Ada");
	stage_run(*state, report, NULL, &result);
	assert_non_null(strstr(result.out, "Cracked before, on the left"));
	program_result_release(&result);
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Correcting a note");
	stage_press(pty, "Ctrl-X");
	pty_wait_words(pty, "Press Ctrl-X again to confirm.");
	stage_press(pty, "Ctrl-X");
	pty_wait_text(pty, "Note withdrawn.");
	stage_run(*state, report, NULL, &result);
	assert_null(strstr(result.out, "Cracked"));
	assert_non_null(strstr(result.out, ", withdrawn "));
	program_result_release(&result);
}

static void two_who_correct_a_note_do_not_overwrite_each_other(void **state)
{
	static const char *const correct[] = {
		"chargefix", "case", "1", "correct", "1", "Shelf 4", NULL};
	struct program_result result;

	begin(*state, ":note Shelf 3\n");
	struct pty *pty = stage_see(*state, resume, "Which lamp is it?");

	stage_press(pty, "r Enter");
	pty_wait_text(pty, "Correcting a note");
	pty_type(pty, " or 5");
	stage_run(*state, correct, NULL, &result);
	assert_int_equal(result.status, 0);
	program_result_release(&result);
	pty_key(pty, "Enter");
	pty_wait_words(pty, "What you type here is kept.");
	pty_key(pty, "Enter");
	pty_wait_words(pty, "This note was changed on another terminal.");
	pty_wait_text(pty, "Shelf 3 or 5");
	expect_status(*state, "Shelf 4");
}

static void what_another_terminal_did_first_counts(void **state)
{
	static const char *const back[] = {"chargefix", "case",      "1",
					   "hand-back", "--outcome", "fixed",
					   NULL};
	struct program_result result;

	begin(*state, "front\n");
	struct pty *pty = stage_see(*state, resume, "Is it hot?");

	stage_press(pty, "m 6");
	pty_wait_text(pty, "Cancel the case");
	pty_type(pty, "too dear");
	stage_run(*state, back, NULL, &result);
	assert_int_equal(result.status, 0);
	program_result_release(&result);
	pty_key(pty, "Enter");
	pty_wait_words(pty, "What you type here is kept.");
	pty_key(pty, "Enter");
	pty_wait_words(pty, "Case 1 was handed back. Press m to reopen it.");
	expect_status(*state, "Handed back ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(from_intake_to_hand_back),
		stage_test(an_answer_ends_a_wait),
		stage_test(a_time_that_cannot_be_read_stays_in_its_field),
		stage_test(a_barrier_is_asked_at_the_end_of_life),
		stage_test(a_case_is_cancelled_with_a_reason_and_reopened),
		stage_test(what_is_typed_is_dropped_only_by_two_keys),
		stage_test(only_somebody_else_can_confirm),
		stage_test(the_menu_of_a_listed_case_leads_back_to_the_list),
		stage_test(it_asks_whether_the_repair_lasted),
		stage_test(a_repair_that_failed_goes_on),
		stage_test(the_opening_screen_asks_an_owner_whether_it_lasted),
		stage_test(plain_mode_asks_an_owner_whether_it_lasted),
		stage_test(what_is_put_off_can_wait_again),
		stage_test(in_one_s_own_case_nothing_is_handed_back),
		stage_test(a_note_is_corrected_and_withdrawn),
		stage_test(two_who_correct_a_note_do_not_overwrite_each_other),
		stage_test(what_another_terminal_did_first_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
