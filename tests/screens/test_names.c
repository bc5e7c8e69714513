/* Whose name goes with what is given, where another login goes on. */
#include "scene.h"

#include "test.h"

#include <pwd.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *const resume[] = {"chargefix", "resume", NULL};
static const char *const report[] = {"chargefix", "report", "last",
				     "--edition", "bench",  NULL};

/* As if whoever began the case had another login than the tests have. */
static void as_from_another_login(struct stage *stage)
{
	char path[300];
	sqlite3 *db = NULL;

	stage_record(stage, path, sizeof(path));
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db,
				      "DROP TRIGGER events_stay;"
				      "UPDATE events SET answers = 'ann-login'"
				      " WHERE kind = 'start'",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	sqlite3_close(db);
}

/* A case that Ann began in the shop, one answer long. */
static void begin(struct stage *stage)
{
	static const char *const run[] = {
		"chargefix", "run",       "--plain",      "--new", "--shop",
		"-g",        STAGE_GUIDE, "--technician", "Ann",   NULL};
	struct program_result result;

	stage_run(stage, run, "front\n", &result);
	assert_int_equal(result.status, 3);
	program_result_release(&result);
}

static void expect_told(struct stage *stage, const char *told)
{
	struct program_result result;

	stage_run(stage, report, NULL, &result);
	if (!strstr(result.out, told))
		fail_msg("not there: %s\nin:\n%s", told, result.out);
	program_result_release(&result);
}

/* That the step was answered, or noted on, under the tests' own login name. */
static void expect_login_told(struct stage *stage, const char *step)
{
	const struct passwd *user = getpwuid(getuid());
	char told[100];

	assert_non_null(user);
	snprintf(told, sizeof(told), "%s (%s, ", step, user->pw_name);
	expect_told(stage, told);
}

static void another_login_is_asked_once_whose_name_to_use(void **state)
{
	struct pty *pty;

	begin(*state);
	as_from_another_login(*state);
	pty = stage_start(*state, resume);
	pty_wait_text(pty, "Who is working on this case now?");
	pty_wait_words(pty, "The technician of this case is Ann.");
	pty_type(pty, "Bob");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "recorded under the name Bob");
	pty_wait_text(pty, "shop · Bob");
	stage_press(pty, "1 Enter");
	pty_wait_text(pty, "What do you see?");
	/* The name holds for whatever is opened next. */
	stage_press(pty, "c");
	pty_wait_text(pty, "Status");
	stage_press(pty, "N");
	pty_wait_text(pty, "Take in a device");
	pty_wait_text(pty, "Bob");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "Status");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "What do you see?");
	stage_press(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	expect_told(*state, "Danger signs: none (Bob, ");
	expect_told(*state, "Technicians   Ann, then Bob");
}

/* However often Enter is pressed, nobody's answer goes by another's name. */
static void without_a_name_the_login_name_is_recorded(void **state)
{
	struct pty *pty;

	begin(*state);
	as_from_another_login(*state);
	pty = stage_start(*state, resume);
	pty_wait_text(pty, "Who is working on this case now?");
	for (int i = 0; i < 50; i++)
		pty_key(pty, "Enter");
	pty_wait_text(pty, "Choose an answer");
	stage_press(pty, "1 Enter q");
	assert_int_equal(pty_wait_exit(pty), 3);
	expect_login_told(*state, "Danger signs: none");
}

static void a_serial_number_that_is_scanned_is_no_name(void **state)
{
	struct pty *pty;

	begin(*state);
	as_from_another_login(*state);
	pty = stage_start(*state, resume);
	pty_wait_text(pty, "Who is working on this case now?");
	pty_type(pty, "BADGE-11\r");
	pty_wait_text(pty, "BADGE-11");
	pty_type(pty, "355555035643844\r");
	pty_wait_text(pty, "That is a serial number, not a name.");
	pty_wait_gone(pty, "355555035643844");
	/* A second badge takes the place of the first. */
	pty_type(pty, "BADGE-22\r");
	pty_wait_text(pty, "BADGE-22");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "recorded under the name BADGE-22.");
}

static void plain_mode_says_whose_name_is_recorded(void **state)
{
	static const char *const plain[] = {"chargefix", "resume", "--plain",
					    NULL};
	struct program_result result;

	begin(*state);
	as_from_another_login(*state);
	stage_run(*state, plain, "1\n:note seal was open\n", &result);
	assert_non_null(strstr(result.out, "The technician of this case is "
					   "Ann."));
	assert_non_null(strstr(result.out, "--technician NAME"));
	program_result_release(&result);
	expect_login_told(*state, "Danger signs: none");
	expect_login_told(*state, "Signs");
}

static void the_same_login_goes_on_under_the_same_name(void **state)
{
	struct pty *pty;

	begin(*state);
	pty = stage_start(*state, resume);
	pty_wait_text(pty, "Is anything hot");
	pty_wait_text(pty, "shop · Ann");
	assert_int_equal(pty_find(pty, "Who is working", NULL), -1);
}

static void the_name_is_on_every_screen_of_a_shop(void **state)
{
	static const char *const keys[] = {"w", "?", "r", "n",
					   "d", "/", "c", "!"};
	static const int columns[] = {40, 80, 132};
	struct pty *pty;

	begin(*state);
	for (size_t c = 0; c < COUNT(columns); c++) {
		pty = stage_start(*state, resume);
		pty_wait_text(pty, "Is anything hot");
		pty_resize(pty, 12, columns[c]);
		pty_wait_text(pty, "Ann · step 2");
		for (size_t i = 0; i < COUNT(keys); i++) {
			stage_press(pty, keys[i]);
			pty_settle(pty, 30);
			pty_wait_text(pty, "Ann · step 2");
			stage_press(pty, "Escape");
			pty_settle(pty, 30);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(another_login_is_asked_once_whose_name_to_use),
		stage_test(without_a_name_the_login_name_is_recorded),
		stage_test(a_serial_number_that_is_scanned_is_no_name),
		stage_test(plain_mode_says_whose_name_is_recorded),
		stage_test(the_same_login_goes_on_under_the_same_name),
		stage_test(the_name_is_on_every_screen_of_a_shop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
