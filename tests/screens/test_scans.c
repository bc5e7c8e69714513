/*
 * A barcode scanner at every screen, at the speed of a cable and of a slow one,
 * with Enter and with Tab: it gives no answer, and opens no case but its own.
 */
#include "pty_screen.h"
#include "random_guide.h"
#include "scene.h"
#include "test.h"
#include "wording.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Milliseconds between two keys of a scanner. */
static const int paces[] = {0, 4, 15};

/* More between two keys than a scanner leaves: this machine was too slow. */
enum { PAUSE_MOST = 20, ATTEMPTS = 20 };

/* Each pace, with Enter and with Tab. */
enum { WAYS = 2 * COUNT(paces) };

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* False: the keys came slower than a scanner's. */
static bool scan(struct pty *pty, const char *text, const char *end, int pace)
{
	char all[64];
	int64_t before = 0;
	bool fast = true;

	snprintf(all, sizeof(all), "%s%s", text, end);
	pty_lift(pty);
	if (pace == 0) {
		pty_type(pty, all);
		return true;
	}
	for (const char *at = all; *at; at++) {
		const char key[] = {*at, '\0'};

		while (before && now() < before + pace)
			pty_read(pty, 1);
		fast = fast && (!before || now() - before < PAUSE_MOST);
		before = now();
		pty_type(pty, key);
	}
	return fast;
}

/* A ticket or an IMEI. */
static void make_label(struct dice *dice, char label[32])
{
	static const char letters[] = "ABCDEFGHKLNRSTXYZabcdhknqsuw0123456789-";
	size_t length = 4 + dice_roll(dice, 10);

	if (dice_hit(dice, 2)) {
		snprintf(label, 32, "35555503%03zu%04zu", dice_roll(dice, 1000),
			 dice_roll(dice, 10000));
		return;
	}
	for (size_t i = 0; i < length; i++)
		label[i] = letters[dice_roll(dice, sizeof(letters) - 1)];
	label[length] = '\0';
}

/* All screens of a case that is walked, each with another one below. */
static const char *const screens_scanned[] = {
	"first", "question", "many",   "ticked",  "action", "why",    "raised",
	"fixed", "danger",   "note",   "reading", "review", "change", "preview",
	"aside", "consent",  "search", "report",  "help",   "wait",
};

/*
 * Scans on the screen, from the `*next` of all ways on. False: this machine was
 * too slow for that one.
 */
static bool scans_answer_nothing(struct stage *stage, const char *scene,
				 struct dice *dice, size_t *next)
{
	struct pty *pty = scene_go(stage, scene_named(scene));
	char *before = stage_answers(stage);
	bool fast = true;

	for (; *next < WAYS && fast; *next += fast) {
		char label[32];

		make_label(dice, label);
		fast = scan(pty, label, *next % 2 ? "\t" : "\r",
			    paces[*next / 2]);
		assert_true(pty_settle(pty, 60));
	}
	char *after = stage_answers(stage);

	if (fast)
		assert_string_equal(after, before);
	free(before);
	free(after);
	return fast;
}

static void no_scan_gives_an_answer_on_any_screen(void **state)
{
	struct dice dice = {11};

	for (size_t i = 0; i < COUNT(screens_scanned); i++) {
		int attempts = ATTEMPTS;
		size_t next = 0;

		while (!scans_answer_nothing(*state, screens_scanned[i], &dice,
					     &next))
			if (--attempts == 0)
				skip();
	}
}

static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};

/* Where a label is scanned, and the keys that lead there. */
static const char *const places[] = {"", "c"};

static void begin_six(struct stage *stage)
{
	for (int i = 1; i <= 6; i++) {
		char ticket[16];

		snprintf(ticket, sizeof(ticket), "R-100%d", i);
		stage_walk(stage, ticket, "1\n", 3);
	}
}

static void a_label_opens_its_case_and_no_other(void **state)
{
	struct dice dice = {13};

	begin_six(*state);
	for (size_t i = 0; i < 2 * 2 * COUNT(paces); i++) {
		const char *end = i % 2 ? "\t" : "\r";
		size_t number = 1 + dice_roll(&dice, 6);
		char ticket[16], title[32];

		snprintf(ticket, sizeof(ticket), "r-100%zu", number);
		snprintf(title, sizeof(title), "R-100%zu · case", number);
		struct pty *pty = stage_see(*state, run, "Unfinished cases");
		stage_press(pty, places[i / 2 % 2]);
		if (i / 2 % 2)
			pty_wait_text(pty, "All cases: 6");
		if (!scan(pty, ticket, end, paces[i / 4]))
			continue;
		pty_wait_text(pty, title);
		pty_wait_text(pty, "Is anything hot");
	}
}

static void a_label_that_no_case_has_offers_a_new_one(void **state)
{
	struct pty *pty;

	begin_six(*state);
	pty = stage_see(*state, run, "Unfinished cases");
	pty_type(pty, "355555035643844\r");
	pty_wait_text(pty, "serial number 355555035643844");
	/* The next label takes its place, and Enter alone begins nothing. */
	pty_type(pty, "R-2001\r\n");
	pty_wait_text(pty, "serial number R-2001");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Choose with an arrow key");
	stage_press(pty, "1 Enter");
	pty_wait_text(pty, "R-2001 · case 7");
	pty_wait_text(pty, "Which lamp stays dark?");
	stage_press(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	stage_expect_answers(*state, "");
}

static void a_label_of_several_cases_lists_them(void **state)
{
	struct pty *pty;

	begin_six(*state);
	stage_walk(*state, "R-1003", "1\n", 3);
	pty = stage_see(*state, run, "Unfinished cases");
	pty_type(pty, "R-1003\r");
	pty_wait_text(pty, "Find: R-1003");
	pty_wait_text(pty, "2 found");
}

/* As in a record that has many cases: 201 and on. */
static void begin_six_with_high_numbers(struct stage *stage)
{
	char path[300];
	sqlite3 *db = NULL;

	begin_six(stage);
	stage_record(stage, path, sizeof(path));
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(db,
			     "DROP TRIGGER events_stay;"
			     "UPDATE cases SET number = number + 200;"
			     "UPDATE events SET case_number = case_number + "
			     "200",
			     NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(db);
}

/* Of a case's number, and a ticket that is the same. */
static void a_ticket_comes_before_a_number(void **state)
{
	struct pty *pty;

	begin_six_with_high_numbers(*state);
	stage_walk(*state, "202", "1\n", 3);
	pty = stage_see(*state, run, "Unfinished cases");
	pty_type(pty, "203\r");
	pty_wait_text(pty, "R-1003 · case 203");
	pty = stage_see(*state, run, "Unfinished cases");
	pty_type(pty, "202\r");
	pty_wait_text(pty, "202 · case 207");
}

/* As a slow line delivers a row's number and the Enter that was pressed next. */
static void a_number_and_enter_at_once_open_no_case_of_that_number(void **state)
{
	struct pty *pty;

	begin_six(*state);
	pty = stage_see(*state, run, "Unfinished cases");
	for (size_t i = 0; i < COUNT(places); i++) {
		stage_press(pty, places[i]);
		pty_type(pty, "2\r");
		pty_wait_text(pty, "too short for a scanned label");
		stage_press(pty, "Down");
		pty_wait_gone(pty, "too short for a scanned label");
	}
	stage_press(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
}

static void two_labels_fill_in_ticket_and_serial_number(void **state)
{
	static const char *const report[] = {"chargefix", "report", "last",
					     "--edition", "bench",  NULL};
	struct pty *pty = scene_go(*state, scene_named("question"));
	struct program_result result;

	stage_press(pty, "d");
	pty_wait_text(pty, "Serial number");
	pty_type(pty, "R-1001\r");
	pty_type(pty, "355555035643844\r");
	pty_wait_text(pty, "355555035643844");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Is anything hot");
	stage_press(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	stage_run(*state, report, NULL, &result);
	assert_has(result.out, "Ticket        R-1001\n"
			       "Serial number 355555035643844\n");
	program_result_release(&result);
	stage_expect_answers(*state, "lamp=rear");
}

/* False: this machine was too slow. */
static bool labels_fill_in_the_form(struct stage *stage, const char *end,
				    int pace)
{
	static const char *const take_in[] = {
		"chargefix", "run", "--shop", "--new", "-g", STAGE_GUIDE, NULL};
	static const char *const labels[] = {"R-1001", "Ann", "0301234", "GTR",
					     "SN-7",   "Box", "Shelf"};
	static const char *const cases[] = {"chargefix", "cases", NULL};
	struct pty *pty = stage_see(stage, take_in, "Take in a device");
	struct program_result result;

	for (size_t i = 0; i < COUNT(labels); i++) {
		if (!scan(pty, labels[i], end, pace))
			return false;
		pty_wait_text(pty, labels[i]);
	}
	pty_wait_text(pty, "▸ 1  Begin a new case");
	if (!scan(pty, "R-1002", end, pace))
		return false;
	pty_wait_text(pty, "choose a field for it first");
	pty_wait_text(pty, "Ticket        R-1001__");
	pty_wait_text(pty, "Place         Shelf__");
	stage_run(stage, cases, NULL, &result);
	assert_has(result.out, "No cases.");
	program_result_release(&result);
	return true;
}

/* Whatever a scanner ends with, however fast. */
static void labels_fill_in_the_intake_form_and_begin_nothing(void **state)
{
	int attempts = ATTEMPTS;

	(void)state;
	for (size_t way = 0; way < WAYS;) {
		void *own = NULL;

		assert_int_equal(stage_open(&own), 0);
		way += labels_fill_in_the_form(own, way % 2 ? "\t" : "\r",
					       paces[way / 2]);
		stage_close(&own);
		if (--attempts == 0)
			skip();
	}
}

/* In a terminal that does not mark it. */
static void lines_pasted_as_keys_do_nothing_but_say_so(void **state)
{
	struct pty *pty = scene_go(*state, scene_named("many"));

	pty_type(pty, "3 phones arrived\n5 of them wet\n");
	pty_wait_text(pty, "Scanned or pasted text does nothing here.");
	/* All of it is seen in the smallest window, as are the others. */
	pty_resize(pty, 10, 40);
	pty_wait_words(pty, "does nothing here. Press keys one by one.");
	stage_press(pty, "Enter");
	pty_wait_words(pty, "apply with Space, then press Enter.");
	stage_expect_answers(*state, "lamp=rear danger=none");
}

/* More comes all the time, and the program is asked to end. */
static void a_flood_of_keys_does_not_keep_a_signal_waiting(void **state)
{
	char keys[4097];
	struct pty *pty = scene_go(*state, scene_named("note"));

	memset(keys, 'x', sizeof(keys) - 1);
	keys[sizeof(keys) - 1] = '\0';
	pty_type(pty, keys);
	pty_signal(pty, SIGTERM);
	pty_type(pty, keys);
	assert_int_equal(pty_wait_exit(pty), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(no_scan_gives_an_answer_on_any_screen),
		stage_test(a_label_opens_its_case_and_no_other),
		stage_test(a_label_that_no_case_has_offers_a_new_one),
		stage_test(a_label_of_several_cases_lists_them),
		stage_test(a_ticket_comes_before_a_number),
		stage_test(
			a_number_and_enter_at_once_open_no_case_of_that_number),
		stage_test(two_labels_fill_in_ticket_and_serial_number),
		cmocka_unit_test(
			labels_fill_in_the_intake_form_and_begin_nothing),
		stage_test(lines_pasted_as_keys_do_nothing_but_say_so),
		stage_test(a_flood_of_keys_does_not_keep_a_signal_waiting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
