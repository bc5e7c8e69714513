/*
 * Full disks, locks, other programs, sudden death: what was said to be kept is
 * kept, and what is not is said.
 */
#include "chargefix/store.h"

#include "child.h"
#include "folder.h"
#include "record.h"
#include "record/sqlite.h"
#include "test.h"

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* For bodies of children, which must not fail the test by themselves. */
static struct store *open_quietly(const char *path)
{
	struct message error;
	struct store *store = NULL;

	store_open(&store, path, &error);
	return store;
}

static bool keep_seq(void *context, const struct event *event)
{
	*(int64_t *)context = event->seq;
	return true;
}

static int64_t last_seq(struct store *store, int64_t number)
{
	struct message error;
	int64_t seq = 0;

	return record_events(store, number, keep_seq, &seq, &error) ? seq : -1;
}

static bool limit_files(rlim_t most)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_FSIZE, &limit) != 0)
		return false;
	limit.rlim_cur = most;
	return setrlimit(RLIMIT_FSIZE, &limit) == 0;
}

/* Appends until no file may grow, then gets room and appends the same again. */
static int fill_up(void *context)
{
	struct store *store = open_quietly(context);
	struct message error;
	enum store_result result;
	int64_t seq = 1;

	signal(SIGXFSZ, SIG_IGN);
	if (!store || !limit_files(140000))
		return 1;
	do {
		seq++;
		result = record_answer(store, 1, seq, &error);
	} while (result == STORE_OK && seq < 1000);
	if (result != STORE_FAILED || seq < 3)
		return 2;
	if (!strstr(error.text, "how much space is left"))
		return 3;
	if (last_seq(store, 1) != seq - 1)
		return 4;
	if (record_answer(store, 1, seq, &error) != STORE_FAILED)
		return 5;
	if (!limit_files(RLIM_INFINITY))
		return 6;
	if (record_answer(store, 1, seq, &error) != STORE_OK)
		return 7;
	return last_seq(store, 1) == seq ? 0 : 8;
}

static void a_disk_that_fills_up_loses_nothing_and_later_goes_on(void **state)
{
	struct record *record = *state;

	record_begin(record, NULL, 1);
	record_close(record);
	assert_int_equal(child_run(fill_up, record->path), 0);
	record_open(record);
	assert_true(record_count(record->store, 1) > 3);
}

/* Where no file may be larger than nothing. */
static int open_without_room(void *context)
{
	struct message error;
	struct store *store;

	signal(SIGXFSZ, SIG_IGN);
	if (!limit_files(0))
		return 1;
	if (store_open(&store, context, &error))
		return 2;
	return strstr(error.text, "can't be read or written") ? 0 : 3;
}

static void a_record_that_has_no_room_to_begin_with_is_refused(void **state)
{
	struct record *record = *state;
	char *path = folder_file(record->folder, "new.db");

	record_close(record);
	assert_int_equal(child_run(open_without_room, path), 0);
	free(path);
}

static void a_full_database_says_that_space_is_needed(void **state)
{
	struct record *record = *state;
	struct case_standing standing = {0};
	char text[20000];
	struct event event = {.seq = 2, .kind = EVENT_NOTE, .text = text};
	struct message error = {0};

	record_begin(record, NULL, 1);
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	assert_int_equal(sqlite3_exec(record->store->db,
				      "PRAGMA max_page_count = 1", NULL, NULL,
				      NULL),
			 SQLITE_OK);
	assert_int_equal(store_append(record->store, 1, &event, 1,
				      &(struct case_row){.standing = standing},
				      &error),
			 STORE_FAILED);
	assert_non_null(strstr(error.text, "no space is left"));
	assert_non_null(strstr(error.text, record->path));
	assert_int_equal(record_count(record->store, 1), 1);
}

static void a_case_that_could_not_be_begun_has_no_number(void **state)
{
	struct record *record = *state;
	struct event event = {.seq = 1, .kind = EVENT_START};
	struct new_case made = {.row = {.guide_id = "g", .guide_version = "1"},
				.guide_text = "g",
				.guide_length = 1,
				.events = &event,
				.event_count = 1};
	struct message error = {0};
	int64_t number = 0;

	record_sql(record, "CREATE TRIGGER stop BEFORE INSERT ON events"
			   " BEGIN SELECT RAISE(ABORT, 'no more'); END");
	assert_int_equal(store_begin(record->store, &made, &number, &error),
			 STORE_FAILED);
	assert_non_null(strstr(error.text, "no more"));
	assert_int_equal(number, 0);
	assert_int_equal(record_number(record, "SELECT count(*) FROM cases"),
			 0);
	assert_int_equal(record_number(record, "SELECT count(*) FROM guides"),
			 0);
}

static void a_lock_of_another_program_is_waited_for_then_named(void **state)
{
	struct record *record = *state;
	struct message error = {0};
	sqlite3 *other;

	record_begin(record, NULL, 1);
	assert_int_equal(sqlite3_open(record->path, &other), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL),
		SQLITE_OK);
	assert_int_equal(record_answer(record->store, 1, 2, &error),
			 STORE_FAILED);
	assert_non_null(strstr(error.text, "another program holds"));
	/* Reading goes on beside a writer. */
	assert_int_equal(record_count(record->store, 1), 1);
	assert_int_equal(sqlite3_exec(other, "COMMIT", NULL, NULL, NULL),
			 SQLITE_OK);
	assert_int_equal(record_answer(record->store, 1, 2, &error), STORE_OK);
	sqlite3_close(other);
}

static void a_record_locked_whole_is_named_when_opened(void **state)
{
	struct record *record = *state;
	struct message error = {0};
	struct store *store;
	sqlite3 *other;

	record_begin(record, NULL, 1);
	record_close(record);
	assert_int_equal(sqlite3_open(record->path, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other,
				      "PRAGMA locking_mode = EXCLUSIVE;"
				      "BEGIN IMMEDIATE;"
				      "UPDATE cases SET changed = 2; COMMIT",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	assert_false(store_open(&store, record->path, &error));
	assert_non_null(strstr(error.text, "another program holds"));
	sqlite3_close(other);
	record_open(record);
}

static void a_record_deleted_while_open_is_not_written_to_in_vain(void **state)
{
	struct record *record = *state;
	char *aside = folder_file(record->folder, "aside.db");
	struct message error = {0};

	record_begin(record, NULL, 1);
	assert_int_equal(rename(record->path, aside), 0);
	assert_int_equal(record_answer(record->store, 1, 2, &error),
			 STORE_FAILED);
	assert_non_null(strstr(error.text, "moved or deleted"));
	assert_int_equal(rename(aside, record->path), 0);
	assert_int_equal(record_answer(record->store, 1, 2, &error), STORE_OK);
	free(aside);
}

static void two_handles_see_each_others_events_and_conflicts(void **state)
{
	struct record *record = *state;
	struct store *second = open_quietly(record->path);
	struct message error = {0};

	assert_non_null(second);
	record_begin(record, NULL, 1);
	assert_int_equal(record_answer(second, 1, 2, &error), STORE_OK);
	assert_int_equal(record_answer(record->store, 1, 2, &error),
			 STORE_CONFLICT);
	assert_int_equal(last_seq(record->store, 1), 2);
	assert_int_equal(record_answer(record->store, 1, 3, &error), STORE_OK);
	assert_int_equal(record_answer(second, 1, 3, &error), STORE_CONFLICT);
	store_close(second);
	assert_int_equal(record_answer(record->store, 1, 4, &error), STORE_OK);
}

enum { RACERS = 4, EACH = 25 };

/*
 * Whether others were faster for longer than the record is waited for, which
 * may be on a busy machine: nothing was lost, and the same is tried again, as
 * the program does. All other failures are real.
 */
static bool others_were_faster(const struct message *error)
{
	if (strstr(error->text, "another program holds"))
		return true;
	fprintf(stderr, "%s\n", error->text);
	return false;
}

static struct store *open_patiently(const char *path)
{
	struct message error = {0};
	struct store *store = NULL;

	while (!store_open(&store, path, &error) && others_were_faster(&error))
		;
	return store;
}

/* Adds one event to case 1, behind whatever the others have added. */
static enum store_result add_next(struct store *store, struct message *error)
{
	int64_t seq = 0;

	if (!record_events(store, 1, keep_seq, &seq, error))
		return STORE_FAILED;
	return record_answer(store, 1, seq + 1, error);
}

/* Adds its share, however long that takes. */
static int race(void *context)
{
	struct store *store = open_patiently(context);
	struct message error = {0};
	int done = 0;

	while (store && done < EACH) {
		enum store_result result = add_next(store, &error);

		if (result == STORE_FAILED && !others_were_faster(&error))
			break;
		done += result == STORE_OK;
	}
	store_close(store);
	return done < EACH;
}

static void run_all(child_body *body, void *context)
{
	pid_t pids[RACERS];

	for (size_t i = 0; i < RACERS; i++)
		pids[i] = child_start(body, context);
	for (size_t i = 0; i < RACERS; i++)
		assert_int_equal(child_wait(pids[i]), 0);
}

static void processes_that_race_for_one_case_lose_no_event(void **state)
{
	struct record *record = *state;

	record_begin(record, NULL, 1);
	record_close(record);
	run_all(race, record->path);
	record_open(record);
	assert_int_equal(last_seq(record->store, 1), 1 + RACERS * EACH);
	assert_int_equal(record_count(record->store, 1), 1 + RACERS * EACH);
}

/* Opens a record that may not be there yet, and begins a case in it. */
static int make_and_begin(void *context)
{
	struct record record = {.store = open_patiently(context)};
	struct event event = {.seq = 1, .kind = EVENT_START};
	struct new_case made = {.row = {.guide_id = "g", .guide_version = "1"},
				.guide_text = "g",
				.guide_length = 1,
				.events = &event,
				.event_count = 1};
	enum store_result result = STORE_FAILED;
	struct message error = {0};
	int64_t number;

	while (record.store && result != STORE_OK) {
		result = store_begin(record.store, &made, &number, &error);
		if (result != STORE_OK && !others_were_faster(&error))
			break;
	}
	record_close(&record);
	return result != STORE_OK;
}

static void processes_that_make_the_same_record_all_get_it(void **state)
{
	struct record *record = *state;

	for (int round = 0; round < 10; round++) {
		char name[32];

		record_close(record);
		free(record->path);
		snprintf(name, sizeof(name), "%d/cases.db", round);
		record->path = folder_file(record->folder, name);
		run_all(make_and_begin, record->path);
		record_open(record);
		assert_int_equal(
			record_number(record, "SELECT count(*) FROM cases"),
			RACERS);
	}
}

struct writer {
	const char *path;
	int said[2]; /* a pipe: each event that was said to be kept */
};

static int write_until_killed(void *context)
{
	struct writer *writer = context;
	struct store *store = open_quietly(writer->path);
	struct message error;
	int64_t seq = store ? last_seq(store, 1) : 0;

	while (seq > 0 && record_answer(store, 1, ++seq, &error) == STORE_OK)
		if (write(writer->said[1], &seq, sizeof(seq)) != sizeof(seq))
			return 1;
	return 2;
}

/* Kills a writer after `events` more events; gives the last it said is kept. */
static int64_t kill_after(const char *path, int events)
{
	struct writer writer = {.path = path};
	int64_t seq = 0;
	pid_t pid;

	assert_int_equal(pipe(writer.said), 0);
	pid = child_start(write_until_killed, &writer);
	close(writer.said[1]);
	for (int i = 0; i < events; i++)
		assert_int_equal(read(writer.said[0], &seq, sizeof(seq)),
				 sizeof(seq));
	assert_int_equal(kill(pid, SIGKILL), 0);
	/* What it said between our look and its death counts too. */
	while (read(writer.said[0], &seq, sizeof(seq)) == sizeof(seq))
		;
	close(writer.said[0]);
	assert_int_equal(child_wait(pid), 128 + SIGKILL);
	return seq;
}

static void a_program_killed_while_writing_has_kept_what_it_said(void **state)
{
	struct record *record = *state;

	record_begin(record, NULL, 1);
	for (int round = 1; round <= 12; round++) {
		int64_t said;
		int64_t kept;

		record_close(record);
		said = kill_after(record->path, round * 3);
		record_open(record);
		kept = last_seq(record->store, 1);
		/* One more may be on disk, of which it had no time to tell. */
		assert_in_range(kept, said, said + 1);
		assert_int_equal(record_count(record->store, 1), kept);
		assert_int_equal(
			record_number(record, "SELECT changed FROM cases"),
			kept);
	}
	assert_int_equal(record_number(record, "SELECT integrity_check = 'ok'"
					       " FROM pragma_integrity_check"),
			 1);
}

/* A whole small life of a record; gives how many steps of it were done. */
static int live(const char *path)
{
	struct store *store = open_quietly(path);
	struct message error = {0};
	int done = 0;

	if (!store)
		return done;
	done++;
	if (record_answer(store, 1, last_seq(store, 1) + 1, &error) == STORE_OK)
		done++;
	else
		assert_true(error.text[0]);
	store_close(store);
	return done;
}

static void memory_that_runs_out_anywhere_is_an_error(void **state)
{
	struct record *record = *state;
	bool seen[3] = {false};

	record_begin(record, NULL, 1);
	record_close(record);
	for (int64_t limit = 2000; limit < 600000 && !seen[2]; limit += 1500) {
		sqlite3_hard_heap_limit64(limit);
		seen[live(record->path)] = true;
	}
	sqlite3_hard_heap_limit64(0);
	assert_true(seen[0] && seen[1] && seen[2]);
	record_open(record);
	assert_in_range(record_count(record->store, 1), 2, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_RECORD(
			a_disk_that_fills_up_loses_nothing_and_later_goes_on),
		WITH_RECORD(a_record_that_has_no_room_to_begin_with_is_refused),
		WITH_RECORD(a_full_database_says_that_space_is_needed),
		WITH_RECORD(a_case_that_could_not_be_begun_has_no_number),
		WITH_RECORD(a_lock_of_another_program_is_waited_for_then_named),
		WITH_RECORD(a_record_locked_whole_is_named_when_opened),
		WITH_RECORD(
			a_record_deleted_while_open_is_not_written_to_in_vain),
		WITH_RECORD(memory_that_runs_out_anywhere_is_an_error),
		WITH_RECORD(two_handles_see_each_others_events_and_conflicts),
		WITH_RECORD(processes_that_race_for_one_case_lose_no_event),
		WITH_RECORD(processes_that_make_the_same_record_all_get_it),
		WITH_RECORD(
			a_program_killed_while_writing_has_kept_what_it_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
