/*
 * A record that can't be used: the walk goes on with a warning, commands that
 * need it say in a sentence what is wrong, and what is there stays untouched.
 */
#include "child.h"
#include "contents.h"
#include "folder.h"
#include "scene.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <sqlite3.h>

static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};

static void make_folder(const struct stage *stage)
{
	char path[300];

	snprintf(path, sizeof(path), "%s/chargefix", stage->folder);
	assert_int_equal(mkdir(path, 0700), 0);
}

static void write_record(const struct stage *stage, const char *bytes,
			 size_t length)
{
	char path[300];

	make_folder(stage);
	stage_record(stage, path, sizeof(path));
	contents_write(path, bytes, length);
}

/* The record's bytes, to be freed. */
static char *read_record(const struct stage *stage, size_t *length)
{
	char path[300];

	stage_record(stage, path, sizeof(path));
	return contents_read(path, length);
}

/* The walk reaches its end, with a warning that says `why`. */
static void expect_walk_with_warning(struct stage *stage, const char *why)
{
	struct program_result result;

	stage_run(stage, run, "front\nnone\ndim\nfixed\n", &result);
	assert_int_equal(result.status, 1);
	assert_non_null(strstr(result.out, "Not saved yet"));
	assert_non_null(strstr(result.out, "diagnosis: contacts (fixed)"));
	if (strstr(result.error, why) == NULL)
		fail_msg("not in the error: %s\n%s", why, result.error);
	program_result_release(&result);
}

/* Commands that only read it say what is wrong. */
static void expect_refusals(struct stage *stage, const char *why)
{
	static const char *const commands[][4] = {
		{"chargefix", "cases", NULL},
		{"chargefix", "report", "last", NULL},
		{"chargefix", "resume", NULL},
	};

	for (size_t i = 0; i < COUNT(commands); i++) {
		struct program_result result;

		stage_run(stage, commands[i], NULL, &result);
		assert_int_equal(result.status, 1);
		assert_string_equal(result.out, "");
		if (strstr(result.error, why) == NULL)
			fail_msg("not in the error: %s\n%s", why, result.error);
		program_result_release(&result);
	}
}

/* And on the screen it is seen at the question. */
static void expect_warning_on_screen(struct stage *stage, const char *why)
{
	struct pty *pty = scene_go(stage, scene_named("many"));

	pty_wait_text(pty, "Not saved yet");
	pty_wait_words(pty, why);
}

static void a_file_that_is_no_database_stays_as_it_is(void **state)
{
	static const char *const contents[] = {
		"My shopping list: milk, bread, a charging cable.\n",
		"SQLite format 3",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(contents); i++) {
		char bytes[2000] = {0};
		size_t length = 0;
		void *own = NULL;

		assert_int_equal(stage_open(&own), 0);
		struct stage *stage = own;

		memcpy(bytes, contents[i], strlen(contents[i]));
		write_record(stage, bytes, sizeof(bytes));
		expect_walk_with_warning(stage,
					 "is not a chargefix case database");
		expect_refusals(stage, "is not a chargefix case database");
		expect_warning_on_screen(stage,
					 "is not a chargefix case database");
		char *after = read_record(stage, &length);

		assert_int_equal(length, sizeof(bytes));
		assert_memory_equal(after, bytes, sizeof(bytes));
		free(after);
		stage_close(&own);
	}
}

static void a_database_of_something_else_stays_as_it_is(void **state)
{
	struct stage *stage = *state;
	char path[300];
	sqlite3 *db = NULL;
	size_t before_length = 0;
	size_t after_length = 0;

	make_folder(stage);
	stage_record(stage, path, sizeof(path));
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db,
				      "CREATE TABLE bookmarks (url TEXT);"
				      "INSERT INTO bookmarks VALUES ('x')",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	sqlite3_close(db);
	char *before = read_record(stage, &before_length);

	expect_walk_with_warning(stage, "is not a chargefix case database");
	expect_refusals(stage, "is not a chargefix case database");
	char *after = read_record(stage, &after_length);

	assert_int_equal(after_length, before_length);
	assert_memory_equal(after, before, before_length);
	free(before);
	free(after);
}

static void a_newer_record_is_left_to_the_newer_program(void **state)
{
	struct stage *stage = *state;
	char path[300];
	sqlite3 *db = NULL;
	struct program_result result;
	size_t before_length = 0;
	size_t after_length = 0;

	stage_run(stage, run, "front\n", &result);
	program_result_release(&result);
	stage_record(stage, path, sizeof(path));
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(db, "PRAGMA user_version = 999", NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(db);
	char *before = read_record(stage, &before_length);

	expect_walk_with_warning(stage, "newer");
	expect_refusals(stage, "newer");
	expect_warning_on_screen(stage, "newer");
	char *after = read_record(stage, &after_length);

	assert_int_equal(after_length, before_length);
	assert_memory_equal(after, before, before_length);
	free(before);
	free(after);
}

static void a_folder_in_the_place_of_the_record_is_told(void **state)
{
	struct stage *stage = *state;
	char path[300];

	make_folder(stage);
	stage_record(stage, path, sizeof(path));
	assert_int_equal(mkdir(path, 0700), 0);
	expect_walk_with_warning(stage, "a folder");
	expect_refusals(stage, "a folder");
}

static void an_empty_file_becomes_the_record(void **state)
{
	struct stage *stage = *state;
	struct program_result result;

	write_record(stage, "", 0);
	stage_run(stage, run, "front\nhot\n", &result);
	assert_int_equal(result.status, 0);
	program_result_release(&result);
	stage_expect_answers(stage, "lamp=front danger=hot");
}

static struct stage *rootless(void **state)
{
	struct stage *stage = *state;

	stage->rootless = true;
	assert_true(child_hand_over(stage->folder));
	return stage;
}

static void a_folder_that_is_read_only_is_told(void **state)
{
	struct stage *stage = rootless(state);

	/* Who only looks makes nothing there, and is refused nothing. */
	assert_int_equal(chmod(stage->folder, 0500), 0);
	expect_walk_with_warning(stage, "Permission denied");
	assert_int_equal(chmod(stage->folder, 0700), 0);
}

static void once_the_folder_is_writable_all_is_written(void **state)
{
	struct stage *stage = rootless(state);

	assert_int_equal(chmod(stage->folder, 0500), 0);
	struct pty *pty = scene_go(stage, scene_named("many"));

	pty_wait_text(pty, "Not saved yet");
	assert_int_equal(chmod(stage->folder, 0700), 0);
	pty_wait_gone(pty, "Not saved yet");
	stage_expect_answers(stage, "lamp=rear danger=none");
}

static void a_record_made_read_only_keeps_what_it_had(void **state)
{
	struct stage *stage = rootless(state);
	struct pty *pty = scene_go(stage, scene_named("question"));
	char path[300];
	char folder[300];

	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	stage_record(stage, path, sizeof(path));
	snprintf(folder, sizeof(folder), "%s/chargefix", stage->folder);
	assert_int_equal(chmod(path, 0400), 0);
	assert_int_equal(chmod(folder, 0500), 0);
	expect_walk_with_warning(stage, "cases.db");
	assert_int_equal(chmod(folder, 0700), 0);
	assert_int_equal(chmod(path, 0600), 0);
	stage_expect_answers(stage, "lamp=rear");
}

static void no_place_at_all_is_told_before_anything_is_asked(void **state)
{
	static const char *const environment[] = {"HOME", "XDG_DATA_HOME",
						  NULL};
	struct stage *stage = *state;
	struct program_result result;

	stage->environment = environment;
	stage_run(stage, run, "front\nhot\n", &result);
	assert_int_equal(result.status, 1);
	assert_non_null(strstr(result.error, "--db"));
	program_result_release(&result);
}

static void run_sql(const struct stage *stage, const char *sql)
{
	char path[300];
	sqlite3 *db = NULL;

	stage_record(stage, path, sizeof(path));
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

/* Three cases, of which the second is not as it was written. */
static void damage_one(struct stage *stage, const char *const inputs[3])
{
	struct program_result result;

	for (int i = 0; i < 3; i++) {
		stage_run(stage, run, inputs[i], &result);
		program_result_release(&result);
	}
	run_sql(stage, "UPDATE cases SET subject = subject || char(0)"
		       " WHERE number = 2");
}

static void an_unfinished_case_is_not_finished_by_damage(void **state)
{
	static const char *const inputs[] = {"front\nhot\n", "rear\n",
					     "front\nhot\n"};
	struct stage *stage = *state;

	damage_one(stage, inputs);
	struct pty *pty = stage_start(stage, run);

	pty_wait_text(pty, "Unfinished cases (0 of 1)");
	pty_wait_text(pty, "View all cases (3)");
}

static void a_damaged_case_hides_no_other(void **state)
{
	static const char *const inputs[] = {"front\n", "rear\n", "front\n"};
	struct stage *stage = *state;

	damage_one(stage, inputs);
	struct pty *pty = stage_start(stage, run);

	pty_wait_text(pty, "Unfinished cases");
	pty_wait_text(pty, "View all cases (3)");
	assert_int_equal(pty_find(pty, "Rear lamp", NULL), -1);
	stage_press(pty, "c");
	pty_wait_text(pty, "Damaged");
	/* It is no worse than that. */
	stage_press(pty, "Down Enter");
	pty_wait_text(pty, "The case database is damaged at case 2");
	stage_press(pty, "Down Enter");
	pty_wait_text(pty, "case 1");
}

static void a_damaged_case_keeps_no_other_from_being_compared(void **state)
{
	static const char *const inputs[] = {"front\nhot\n", "front\nhot\n",
					     "front\nhot\n"};
	static const char stories[] =
		"format: 1\n"
		"scenarios: [{name: A, answers: [front, hot], "
		"diagnosis: danger}]\n";
	struct stage *stage = *state;
	char *path = folder_file(stage->folder, "stories.yaml");
	const char *const compare[] = {"chargefix", "test",      STAGE_GUIDE,
				       path,        "--against", STAGE_GUIDE,
				       "--cases",   NULL};
	struct program_result result;

	contents_write_text(path, stories);
	damage_one(stage, inputs);
	stage_run(stage, compare, NULL, &result);
	assert_int_equal(result.status, 0);
	assert_non_null(strstr(result.out, "and 2 cases, 0 changed"));
	assert_non_null(strstr(result.error, "damaged at case 2"));
	program_result_release(&result);
	free(path);
}

static void what_keeps_the_opening_screen_away_is_told(void **state)
{
	struct stage *stage = *state;
	struct program_result result;

	stage_run(stage, run, "front\n", &result);
	program_result_release(&result);
	run_sql(stage, "DROP TABLE events; DROP TABLE cases");
	struct pty *pty = stage_start(stage, run);

	pty_wait_text(pty, "Which lamp stays dark?");
	pty_wait_text(pty, "no such table");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(a_file_that_is_no_database_stays_as_it_is),
		stage_test(a_database_of_something_else_stays_as_it_is),
		stage_test(a_newer_record_is_left_to_the_newer_program),
		stage_test(a_folder_in_the_place_of_the_record_is_told),
		stage_test(an_empty_file_becomes_the_record),
		stage_test(a_folder_that_is_read_only_is_told),
		stage_test(once_the_folder_is_writable_all_is_written),
		stage_test(a_record_made_read_only_keeps_what_it_had),
		stage_test(a_damaged_case_hides_no_other),
		stage_test(an_unfinished_case_is_not_finished_by_damage),
		stage_test(a_damaged_case_keeps_no_other_from_being_compared),
		stage_test(what_keeps_the_opening_screen_away_is_told),
		stage_test(no_place_at_all_is_told_before_anything_is_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
