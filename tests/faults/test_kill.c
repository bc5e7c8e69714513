/*
 * Killed without warning, at any moment: every answer that was confirmed is
 * in the record, and the case goes on from there.
 */
#include "pty_screen.h"
#include "scene.h"
#include "test.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const resume[] = {"chargefix", "resume", NULL};
static const char *const resume_plain[] = {"chargefix", "resume", "--plain",
					   NULL};
static const char *const plain[] = {"chargefix", "--plain", "-g", STAGE_GUIDE,
				    NULL};

/* A walk to the workshop, one answer a line, and what is recorded of it. */
static const struct {
	const char *type;
	const char *record;
	const char *see; /* what confirms it: the next question */
} answers[] = {
	{"rear", "lamp=rear", "Is anything hot"},
	{"none", "danger=none", "What do you see?"},
	{"dim,blinks", "signs=dim,blinks", "Clean the contacts of"},
	{"same", "clean=same", "Try another cable"},
	{"cannot", "cable=cannot", "Charge it for a while"},
	{"same", "charge=same", "This deletes all the settings"},
	{"no", "reset=cannot", "diagnosis: service (service)"},
};

enum { ANSWERS = COUNT(answers) };

/* How many countdowns are killed as soon as they are seen. */
enum { COUNTDOWNS = 40 };

/* "lamp=rear danger=none …", to be freed. */
static char *recorded(size_t count)
{
	char *text = calloc(1, 1000);

	assert_non_null(text);
	for (size_t i = 0; i < count; i++) {
		strcat(text, i > 0 ? " " : "");
		strcat(text, answers[i].record);
	}
	return text;
}

static void expect_recorded(struct stage *stage, size_t count)
{
	char *text = recorded(count);

	stage_expect_answers(stage, text);
	free(text);
}

static void kill_at_once(struct pty *pty)
{
	pty_signal(pty, SIGKILL);
	assert_int_equal(pty_wait_exit(pty), 128 + SIGKILL);
}

/* Gives the answers from `from` up to `to`, each seen to be confirmed. */
static void give(struct pty *pty, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		pty_line(pty, answers[i].type);
		pty_wait_text(pty, answers[i].see);
	}
}

static void killed_after_each_answer_in_plain_mode(void **state)
{
	struct stage *stage = *state;
	struct pty *pty = stage_start(stage, plain);

	/* The same case all along: killed, resumed, one answer more. */
	pty_wait_text(pty, "Which lamp stays dark?");
	for (size_t i = 0; i + 1 < ANSWERS; i++) {
		give(pty, i, i + 1);
		kill_at_once(pty);
		expect_recorded(stage, i + 1);
		pty = stage_start(stage, resume_plain);
		pty_wait_text(pty, answers[i].see);
	}
	give(pty, ANSWERS - 1, ANSWERS);
	assert_int_equal(pty_wait_exit(pty), 0);
	expect_recorded(stage, ANSWERS);
}

static size_t words(const char *text)
{
	size_t count = *text != '\0';

	for (; *text != '\0'; text++)
		count += *text == ' ';
	return count;
}

static void killed_on_each_screen(void **state)
{
	struct stage *stage = *state;

	for (size_t i = 0; i < scene_count(); i++) {
		if (scenes[i].answers == 0)
			continue;
		kill_at_once(scene_go(stage, &scenes[i]));
		char *text = stage_answers(stage);

		assert_int_equal(words(text), scenes[i].answers);
		free(text);
	}
	kill_at_once(scene_go(stage, scene_named("many")));
	struct pty *pty = stage_start(stage, resume);

	pty_wait_text(pty, "What do you see?");
}

/* How many answers the screen confirms: the steps after the first. */
static size_t confirmed(const struct pty *pty)
{
	size_t count = 0;

	for (size_t i = 0; i < ANSWERS; i++)
		if (pty_find(pty, answers[i].see, NULL) >= 0)
			count = i + 1;
	return count;
}

/*
 * All answers are typed at once, and the program is killed as soon as it has
 * printed so many bytes: in the midst of anything.
 */
static void killed_in_the_midst_of_anything(void **state)
{
	(void)state;
	for (size_t bytes = 1; bytes < 4000; bytes += 97) {
		void *own = NULL;

		assert_int_equal(stage_open(&own), 0);
		struct stage *fresh = own;

		fresh->rows = 300;
		struct pty *pty = stage_start(fresh, plain);

		for (size_t i = 0; i < ANSWERS; i++)
			pty_line(pty, answers[i].type);
		while (pty->bytes < bytes && !pty->exited)
			pty_read(pty, 1000);
		pty_signal(pty, SIGKILL);
		pty_wait_exit(pty);
		char *text = stage_answers(fresh);
		char *all = recorded(words(text));

		assert_true(words(text) >= confirmed(pty));
		assert_string_equal(text, all);
		free(text);
		free(all);
		stage_close(&own);
	}
}

static void a_countdown_goes_on_while_the_program_is_dead(void **state)
{
	struct stage *stage = *state;
	struct pty *pty = scene_go(stage, scene_named("wait"));

	pty_key(pty, "s");
	pty_wait_gone(pty, "Press s to start the count");
	kill_at_once(pty);
	pty = stage_start(stage, resume);
	pty_wait_text(pty, "Charge it for a while");
	assert_int_equal(pty_find(pty, "Press s to start the count", NULL), -1);
	pty_wait_text(pty, "The wait is over");
}

/* How many countdowns are on record. */
static int count_waits(const struct stage *stage)
{
	sqlite3_stmt *select = NULL;
	sqlite3 *db = NULL;
	char path[300];

	stage_record(stage, path, sizeof(path));
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db,
					    "SELECT count(*) FROM events"
					    " WHERE kind = 'wait'",
					    -1, &select, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_step(select), SQLITE_ROW);
	int count = sqlite3_column_int(select, 0);
	sqlite3_finalize(select);
	sqlite3_close(db);
	return count;
}

/* Nothing is shown that is not on record. */
static void a_countdown_is_on_record_once_it_is_on_the_screen(void **state)
{
	struct stage *stage = *state;

	for (int i = 0; i < COUNTDOWNS; i++) {
		char ticket[16];

		snprintf(ticket, sizeof(ticket), "W-%d", i);
		stage_walk(stage, ticket,
			   "rear\nnone\ndim,blinks\nsame\ncannot\n", 3);
		struct pty *pty =
			stage_see(stage, resume, "Press s to start the count");
		pty_key(pty, "s");
		while (pty_find(pty, "Press s to start the count", NULL) >= 0)
			assert_true(pty_read(pty, 10000));
		kill_at_once(pty);
		assert_int_equal(count_waits(stage), i + 1);
	}
}

static void consent_and_notes_survive_as_well(void **state)
{
	struct stage *stage = *state;
	struct pty *pty = scene_go(stage, scene_named("agreed"));

	kill_at_once(pty);
	pty = stage_start(stage, resume);
	pty_wait_text(pty, "Hold both buttons");
	stage_press(pty, "n o k Enter");
	pty_wait_text(pty, "Note saved.");
	kill_at_once(pty);
	pty = stage_start(stage, resume);
	pty_wait_text(pty, "Hold both buttons");
	pty_key(pty, "q");
	pty_wait_exit(pty);
	const char *const report[] = {"chargefix", "report", "last",
				      "--edition", "bench",  NULL};
	struct program_result result;

	stage_run(stage, report, NULL, &result);
	assert_non_null(strstr(result.out, "ok"));
	program_result_release(&result);
}

static void a_note_half_typed_is_kept_when_it_is_told_to_end(void **state)
{
	static const int signals[] = {SIGTERM, SIGHUP};
	const char *const report[] = {"chargefix", "report", "last",
				      "--edition", "bench",  NULL};
	struct stage *stage = *state;
	struct program_result result;

	for (size_t i = 0; i < COUNT(signals); i++) {
		struct pty *pty = scene_go(stage, scene_named("action"));
		stage_press(pty, "n h a l f");
		pty_wait_text(pty, "half");
		pty_signal(pty, signals[i]);
		pty_wait_exit(pty);
		stage_run(stage, report, NULL, &result);
		assert_non_null(strstr(result.out, "half"));
		program_result_release(&result);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(killed_after_each_answer_in_plain_mode),
		stage_test(killed_on_each_screen),
		stage_test(killed_in_the_midst_of_anything),
		stage_test(a_countdown_goes_on_while_the_program_is_dead),
		stage_test(a_countdown_is_on_record_once_it_is_on_the_screen),
		stage_test(consent_and_notes_survive_as_well),
		stage_test(a_note_half_typed_is_kept_when_it_is_told_to_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
