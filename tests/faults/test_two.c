/*
 * Two programs at once: on one case, on different ones, and beside something
 * that holds the case database.
 */
#include "scene.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

static const char *const resume[] = {"chargefix", "resume", "1", NULL};
static const char *const resume_plain[] = {"chargefix", "resume", "1",
					   "--plain", NULL};
static const char *const report[] = {"chargefix", "report", "1",
				     "--edition", "bench",  NULL};

/* A second terminal, on the question that the first one shows. */
static struct pty *join(struct stage *stage, const char *const argv[])
{
	struct pty *pty = stage_start_beside(stage, argv);

	pty_wait_text(pty, "Is anything hot");
	return pty;
}

static void the_slower_terminal_finds_out_and_reloads(void **state)
{
	struct stage *stage = *state;
	struct pty *one = scene_go(stage, scene_named("question"));
	struct pty *two = join(stage, resume);

	stage_press(one, "1 Enter");
	pty_wait_text(one, "What do you see?");
	/* It would have ended the case in danger. */
	stage_press(two, "2 2");
	pty_wait_text(two, "Another terminal continued this case");
	pty_wait_text(two, "What do you see?");
	stage_expect_answers(stage, "lamp=rear danger=none");
	/* And the other way round. */
	stage_press(two, "Space 1 Space Enter");
	pty_wait_text(two, "Clean the contacts of");
	/* The tick finds out, and Enter then answers no other question. */
	stage_press(one, "2 Space Enter");
	pty_wait_text(one, "Another terminal continued this case");
	pty_wait_text(one, "Clean the contacts of");
	stage_expect_answers(stage, "lamp=rear danger=none signs=dim");
}

static void plain_mode_finds_out_too(void **state)
{
	struct stage *stage = *state;
	struct pty *one = scene_go(stage, scene_named("question"));
	struct pty *two = join(stage, resume_plain);

	stage_press(one, "1 Enter");
	pty_wait_text(one, "What do you see?");
	pty_line(two, "hot");
	pty_wait_text(two, "Another terminal continued this case");
	pty_wait_text(two, "What do you see?");
	pty_line(two, "dim");
	pty_wait_text(two, "Clean the contacts of");
	stage_expect_answers(stage, "lamp=rear danger=none signs=dim");
}

static void notes_of_both_are_kept(void **state)
{
	struct stage *stage = *state;
	struct pty *one = scene_go(stage, scene_named("question"));
	struct pty *two = join(stage, resume);
	struct program_result result;

	stage_press(one, "n o n e Enter");
	pty_wait_text(one, "Note saved.");
	stage_press(two, "n t w o Enter");
	pty_wait_text(two, "Note saved. Another terminal");
	stage_press(two, "Space q");
	pty_wait_exit(two);
	two = join(stage, resume_plain);
	stage_press(one, "n f o u r Enter");
	pty_wait_gone(one, "A note on this step");
	pty_line(two, ":note five");
	pty_wait_text(two, "Note saved. Another terminal");
	stage_run(stage, report, NULL, &result);
	assert_non_null(strstr(result.out, "one"));
	assert_non_null(strstr(result.out, "two"));
	assert_non_null(strstr(result.out, "four"));
	assert_non_null(strstr(result.out, "five"));
	program_result_release(&result);
}

static void a_field_that_was_not_touched_undoes_no_other_terminals(void **state)
{
	struct stage *stage = *state;
	struct pty *one = scene_go(stage, scene_named("question"));
	struct pty *two = join(stage, resume);
	struct program_result result;

	stage_press(one, "d");
	pty_wait_text(one, "Details of case 1");
	/* A serial number there, and a ticket here. */
	stage_press(two, "d Down Down Down S N - 5 Enter");
	pty_wait_text(two, "Saved.");
	stage_press(one, "T - 1 Enter");
	pty_wait_text(one, "Saved.");
	stage_press(one, "Space d");
	pty_wait_text(one, "SN-5");
	stage_run(stage, report, NULL, &result);
	assert_non_null(strstr(result.out, "Ticket        T-1"));
	assert_non_null(strstr(result.out, "Serial number SN-5"));
	program_result_release(&result);
}

/* Who only gives a name has answered nothing. */
static void details_given_elsewhere_are_taken_over_quietly(void **state)
{
	static const char *const bob[] = {"chargefix", "resume",       "1",
					  "--plain",   "--technician", "Bob",
					  NULL};
	struct stage *stage = *state;
	struct pty *one = scene_go(stage, scene_named("question"));
	struct program_result result;

	stage_run(stage, bob, "", &result);
	program_result_release(&result);
	stage_press(one, "1 1");
	pty_wait_text(one, "What do you see?");
	assert_int_equal(pty_find(one, "Another terminal", NULL), -1);
	stage_press(one, "2 Space Enter");
	pty_wait_text(one, "Try another cable");
	stage_press(one, "d");
	pty_wait_text(one, "Bob");
	stage_expect_answers(stage, "lamp=rear danger=none signs=flicker");
}

static void what_is_shown_anew_stands_on_the_answer_that_it_had(void **state)
{
	struct stage *stage = *state;
	struct pty *one = scene_go(stage, scene_named("question"));
	struct pty *two = stage_start_beside(stage, resume);

	pty_wait_text(two, "Is anything hot");
	pty_key(one, "Left");
	pty_wait_text(one, "▸ 2 The rear lamp");
	stage_press(two, "n t w o Enter");
	pty_wait_text(two, "Another terminal continued this case");
	pty_wait_text(two, "▸ 2 The rear lamp");
	stage_press(one, "1 1");
	pty_wait_text(one, "Another terminal continued this case");
	pty_wait_text(one, "▸ 2 The rear lamp");
	/* But whoever did not choose it there has to choose it here. */
	stage_press(one, "Space Enter");
	pty_wait_text(one, "This answer was chosen earlier.");
	stage_press(one, "2 Enter");
	pty_wait_text(one, "Is anything hot");
	stage_expect_answers(stage, "lamp=rear");
}

static void two_cases_do_not_disturb_each_other(void **state)
{
	static const char *const fresh[] = {"chargefix", "run",       "--new",
					    "-g",        STAGE_GUIDE, NULL};
	struct stage *stage = *state;
	struct pty *one = scene_go(stage, scene_named("question"));
	struct pty *two = stage_start_beside(stage, fresh);

	pty_wait_text(two, "Which lamp stays dark?");
	stage_press(two, "1 Enter");
	pty_wait_text(two, "case 2");
	stage_press(one, "1 Enter");
	pty_wait_text(one, "What do you see?");
	pty_wait_text(one, "case 1");
	stage_press(two, "2 2");
	pty_wait_text(two, "Stop. Don't use it");
	stage_press(one, "1 Space Enter");
	pty_wait_text(one, "Clean the contacts of");
	stage_expect_answers(stage, "lamp=rear danger=none signs=dim");
}

static void a_record_that_another_program_holds_is_waited_for(void **state)
{
	struct stage *stage = *state;
	struct pty *pty = scene_go(stage, scene_named("question"));
	char path[300];
	sqlite3 *db = NULL;

	stage_record(stage, path, sizeof(path));
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL),
			 SQLITE_OK);
	stage_press(pty, "1 Enter");
	pty_wait_text(pty, "What do you see?");
	pty_wait_words(pty, "another program holds the case database");
	sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	sqlite3_close(db);
	pty_wait_gone(pty, "Not saved yet");
	stage_expect_answers(stage, "lamp=rear danger=none");
}

/* Neither the form's Enter nor the next one answers what it has not shown. */
static void details_kept_beside_another_terminal_answer_nothing(void **state)
{
	struct stage *stage = *state;
	struct pty *one = scene_go(stage, scene_named("question"));
	struct pty *two = join(stage, resume);

	stage_press(one, "d T - 1");
	pty_wait_text(one, "T-1");
	stage_press(two, "1 Enter");
	pty_wait_text(two, "What do you see?");
	stage_press(one, "Enter Enter");
	pty_wait_text(one, "Another terminal continued this case");
	pty_wait_text(one, "What do you see?");
	stage_expect_answers(stage, "lamp=rear danger=none");
}

static void run_sql(struct stage *stage, const char *sql)
{
	char path[300];
	sqlite3 *db = NULL;

	stage_record(stage, path, sizeof(path));
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	sqlite3_busy_timeout(db, 5000);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

/* The diagnosis is seen, but not written when the other goes back. */
static void an_end_that_was_overtaken_is_the_end_no_more(void **state)
{
	struct stage *stage = *state;
	struct pty *one = scene_go(stage, scene_named("action"));
	struct pty *two = stage_start_beside(stage, resume);

	pty_wait_text(two, "Clean the contacts of");
	run_sql(stage, "CREATE TRIGGER block BEFORE INSERT ON events"
		       " BEGIN SELECT RAISE(ABORT, 'blocked'); END");
	stage_press(one, "1 1");
	pty_wait_text(one, "The contacts were dirty");
	pty_wait_text(one, "Not saved yet");
	run_sql(stage, "DROP TRIGGER block");
	pty_key(two, "Left");
	pty_wait_text(two, "What do you see?");
	pty_wait_text(one, "Another terminal continued this case");
	pty_wait_text(one, "What do you see?");
	stage_press(one, "Space q");
	assert_int_equal(pty_wait_exit(one), 3);
	stage_expect_answers(stage, "lamp=rear danger=none");
}

/* On what was answered here since, which is not on disk, the other goes on. */
static struct pty *overtake_while_typing(struct stage *stage, const char *keys,
					 const char *see)
{
	struct pty *one = scene_go(stage, scene_named("question"));
	struct pty *two = join(stage, resume);

	run_sql(stage, "CREATE TRIGGER block BEFORE INSERT ON events"
		       " BEGIN SELECT RAISE(ABORT, 'blocked'); END");
	stage_press(one, "1 1");
	pty_wait_text(one, "Not saved yet");
	stage_press(one, keys);
	pty_wait_text(one, see);
	run_sql(stage, "DROP TRIGGER block");
	stage_press(two, "1 Enter");
	pty_wait_text(two, "What do you see?");
	pty_wait_text(one, "What you type here is kept.");
	return one;
}

static void what_is_being_typed_outlasts_what_the_other_does(void **state)
{
	struct stage *stage = *state;
	struct pty *one = overtake_while_typing(stage, "n m i n", "min");
	struct program_result result;

	stage_press(one, "e Enter");
	pty_wait_text(one, "Note saved.");
	/* The question there is another one than was left. */
	stage_press(one, "Space");
	pty_wait_text(one, "Another terminal continued this case");
	assert_int_equal(pty_find(one, "[x]", NULL), -1);
	stage_run(stage, report, NULL, &result);
	assert_non_null(strstr(result.out, "mine"));
	program_result_release(&result);
}

static void a_form_outlasts_it_too_also_below_the_page_for_leaving(void **state)
{
	struct stage *stage = *state;
	struct pty *one = overtake_while_typing(stage, "d T - 7 Ctrl-C",
						"Not everything");
	struct program_result result;

	pty_wait_text(one, "T-7");
	stage_press(one, "8 Enter");
	pty_wait_text(one, "Saved.");
	stage_run(stage, report, NULL, &result);
	assert_non_null(strstr(result.out, "Ticket        T-78"));
	program_result_release(&result);
}

/* The record takes no details, as if another were faster each time. */
static void a_form_that_is_not_taken_stands_on_the_question_of_now(void **state)
{
	struct stage *stage = *state;
	struct pty *one = scene_go(stage, scene_named("question"));
	struct pty *two = join(stage, resume);

	stage_press(two, "1 Enter");
	pty_wait_text(two, "What do you see?");
	run_sql(stage, "CREATE TRIGGER faster BEFORE INSERT ON events"
		       " WHEN NEW.kind = 'details' BEGIN INSERT INTO events"
		       " VALUES (NEW.case_number, NEW.seq, 1, 'note', '', '',"
		       " '', 'x'); END");
	stage_press(one, "d T - 7 Enter");
	pty_wait_text(one, "try again.");
	pty_wait_text(one, "T-7");
	stage_press(one, "Escape Escape");
	pty_wait_text(one, "What do you see?");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(the_slower_terminal_finds_out_and_reloads),
		stage_test(plain_mode_finds_out_too),
		stage_test(notes_of_both_are_kept),
		stage_test(
			a_field_that_was_not_touched_undoes_no_other_terminals),
		stage_test(details_kept_beside_another_terminal_answer_nothing),
		stage_test(details_given_elsewhere_are_taken_over_quietly),
		stage_test(what_is_shown_anew_stands_on_the_answer_that_it_had),
		stage_test(two_cases_do_not_disturb_each_other),
		stage_test(a_record_that_another_program_holds_is_waited_for),
		stage_test(an_end_that_was_overtaken_is_the_end_no_more),
		stage_test(what_is_being_typed_outlasts_what_the_other_does),
		stage_test(
			a_form_that_is_not_taken_stands_on_the_question_of_now),
		stage_test(
			a_form_outlasts_it_too_also_below_the_page_for_leaving),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
