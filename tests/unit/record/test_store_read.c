/*
 * A record that can't be written is read, and nothing on disk changes by that:
 * whatever state its program left it in, and whoever may write beside it.
 */
#include "chargefix/store.h"

#include "child.h"
#include "folder.h"
#include "record.h"
#include "record/sqlite.h"
#include "test.h"
#include "wording.h"

#include <dirent.h>
#include <grp.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void name_beside(const struct record *record, const char *suffix,
			char name[], size_t size)
{
	snprintf(name, size, "%s%s", record->path, suffix);
}

/* Names, sizes and rights of all that is in the folder, in any order. */
static size_t state_of_folder(const char *folder)
{
	DIR *open = opendir(folder);
	struct dirent *entry;
	size_t sum = 0;

	assert_non_null(open);
	while ((entry = readdir(open))) {
		char *path = folder_file(folder, entry->d_name);
		struct stat status;

		assert_int_equal(stat(path, &status), 0);
		if (S_ISREG(status.st_mode))
			sum += 1 + status.st_mode * 31 +
			       (size_t)status.st_size * 131 +
			       (size_t)status.st_mtim.tv_nsec +
			       strlen(entry->d_name) * 1000003;
		free(path);
	}
	closedir(open);
	return sum;
}

static void leave_as_it_is(struct record *record)
{
	(void)record;
}

static void take_out_of_log(struct record *record)
{
	record_sql(record, "PRAGMA journal_mode = DELETE");
}

static void copy_file(const char *from, const char *to)
{
	FILE *in = fopen(from, "r");
	FILE *out = fopen(to, "w");
	int c;

	assert_true(in && out);
	while ((c = getc(in)) != EOF)
		putc(c, out);
	fclose(in);
	assert_int_equal(fclose(out), 0);
}

/* As a backup of both files, made while the program ran, has it. */
static void leave_case_in_log(struct record *record)
{
	char from[300], to[300], log[300];
	sqlite3 *db;

	assert_int_equal(sqlite3_open(record->path, &db), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(db, "UPDATE cases SET ticket = 'from the log'",
			     NULL, NULL, NULL),
		SQLITE_OK);
	name_beside(record, "-wal", from, sizeof(from));
	name_beside(record, ".copy", to, sizeof(to));
	name_beside(record, ".copy-wal", log, sizeof(log));
	copy_file(record->path, to);
	copy_file(from, log);
	sqlite3_close(db);
	assert_int_equal(rename(to, record->path), 0);
	assert_int_equal(rename(log, from), 0);
}

static void make_older(struct record *record)
{
	assert_int_equal(remove(record->path), 0);
	record_sql(record, store_schema[0].sql);
	record_sql(record,
		   "PRAGMA application_id = 1667786360;"
		   "PRAGMA user_version = 1; PRAGMA journal_mode = WAL;"
		   "INSERT INTO guides VALUES (printf('%064d', 0), 'lamp', '1',"
		   " x'');"
		   "INSERT INTO cases (number, started, changed, shop, guide,"
		   " ticket) VALUES (1, 1, 1, 0, printf('%064d', 0), 'old')");
}

static bool take_ticket(void *context, const struct case_row *row)
{
	snprintf(context, 32, "%s", row->details.of[DETAIL_TICKET]);
	return false;
}

/* A record that is only read: what is expected of it, in a child. */
struct reading {
	const char *path;
	const char *ticket; /* of case 1 */
};

/* 0, or which expectation fails. */
static int read_as_nobody(void *context)
{
	const struct reading *reading = context;
	struct new_case made = {.event_count = 0};
	struct message error = {0};
	struct store *store;
	char ticket[32] = "";
	int64_t number;

	if (!child_drop_root())
		return 1;
	if (!store_open_existing(&store, reading->path, STORE_WAIT_SHORT,
				 &error) ||
	    !store)
		return 2;
	if (!store_unwritable(store) ||
	    !strstr(store_unwritable(store), "can't be written"))
		return 3;
	if (!record_case(store, 1, take_ticket, ticket, &error) ||
	    strcmp(ticket, reading->ticket) != 0)
		return 4;
	made.guide_text = "";
	if (store_begin(store, &made, &number, &error) != STORE_FAILED ||
	    !strstr(error.text, "can't be written"))
		return 5;
	if (!store_is_current(store))
		return 6;
	store_close(store);
	return 0;
}

static void what_can_not_be_written_is_read_and_not_changed(void **state)
{
	static const struct {
		void (*leave)(struct record *record);
		const char *ticket;
	} ways[] = {
		{leave_as_it_is, "A-1"},
		{leave_case_in_log, "from the log"},
		{take_out_of_log, "from the log"},
		{make_older, "old"},
	};
	struct record *record = *state;

	record_begin(record, "A-1", 1);
	record_close(record);
	assert_true(child_hand_over(record->folder));
	for (size_t i = 0; i < 2 * COUNT(ways); i++) {
		struct reading reading = {record->path, ways[i / 2].ticket};

		/* Whether files could be made beside it or not. */
		assert_int_equal(chmod(record->folder, 0755), 0);
		if (i % 2 == 0)
			ways[i / 2].leave(record);
		assert_int_equal(chmod(record->path, 0444), 0);
		assert_int_equal(
			chmod(record->folder, i % 2 == 0 ? 0755 : 0555), 0);
		size_t before = state_of_folder(record->folder);
		int failed = child_run(read_as_nobody, &reading);
		if (failed)
			fail_msg("way %zu: %d", i, failed);
		assert_int_equal(state_of_folder(record->folder), before);
		assert_int_equal(chmod(record->folder, 0755), 0);
		assert_int_equal(chmod(record->path, 0644), 0);
	}
}

/* The file may be written, but not the log beside it. */
static void a_record_in_a_folder_that_can_not_be_written_is_read(void **state)
{
	struct record *record = *state;
	struct reading reading = {record->path, "A-1"};

	record_begin(record, "A-1", 1);
	record_close(record);
	assert_int_equal(chmod(record->path, 0666), 0);
	assert_int_equal(chmod(record->folder, 0555), 0);
	assert_int_equal(child_run(read_as_nobody, &reading), 0);
	assert_int_equal(chmod(record->folder, 0755), 0);
}

static int read_what_changes(void *context)
{
	const struct record *record = context;
	struct message error = {0};
	struct store *store;
	char ticket[32] = "";

	if (!child_drop_root() ||
	    !store_open_existing(&store, record->path, STORE_WAIT_SHORT,
				 &error) ||
	    !store)
		return 1;
	/* Its owner goes on: what was read is not what is there now. */
	if (chmod(record->path, 0644) != 0 ||
	    record_try_sql(record, "UPDATE cases SET ticket = 'B-2'") !=
		    SQLITE_OK)
		return 2;
	if (store_is_current(store))
		return 3;
	store_close(store);
	if (chmod(record->path, 0444) != 0 ||
	    !store_open_existing(&store, record->path, STORE_WAIT_SHORT,
				 &error) ||
	    !store || !record_case(store, 1, take_ticket, ticket, &error))
		return 4;
	store_close(store);
	return strcmp(ticket, "B-2") == 0 ? 0 : 5;
}

static void what_its_owner_changes_is_noticed(void **state)
{
	struct record *record = *state;

	record_begin(record, "A-1", 1);
	record_close(record);
	assert_true(child_hand_over(record->folder));
	assert_true(child_hand_over(record->path));
	assert_int_equal(chmod(record->path, 0444), 0);
	assert_int_equal(child_run(read_what_changes, record), 0);
}

static int be_refused(void *context)
{
	const struct record *record = context;
	struct message error = {0};
	struct store *store;

	if (!child_drop_root() ||
	    store_open_existing(&store, record->path, STORE_WAIT_SHORT, &error))
		return 1;
	return strstr(error.text, "can't be read (Permission denied)") ? 0 : 2;
}

static void a_record_that_can_not_even_be_read_is_said_to_be_one(void **state)
{
	struct record *record = *state;

	record_close(record);
	assert_true(child_hand_over(record->path));
	assert_int_equal(chmod(record->path, 0), 0);
	assert_int_equal(chmod(record->folder, 0755), 0);
	assert_int_equal(child_run(be_refused, record), 0);
}

/* Two logins that share a group, and a folder of that group. */
enum { GROUP = 65533, FIRST = 65532, SECOND = 65531 };

struct login {
	struct record *record;
	uid_t user;
	int64_t before; /* events of case 1 */
};

static int go_on_as(void *context)
{
	const struct login *login = context;
	struct message error = {0};
	struct store *store = NULL;

	umask(077);
	if (setgid(login->user) != 0 || setgroups(1, &(gid_t){GROUP}) != 0 ||
	    setuid(login->user) != 0)
		return 1;
	if (!store_open(&store, login->record->path, &error))
		return 2;
	login->record->store = store;
	if (login->before == 0)
		record_begin(login->record, "A-1", 1);
	if (record_answer(store, 1, login->before + 2, &error) != STORE_OK)
		return 3;
	/* Killed here: what it leaves beside the record stays. */
	return 0;
}

static void a_record_in_the_folder_of_a_group_is_for_all_its_logins(
	void **state)
{
	struct record *record = *state;
	struct stat status;
	char *path = record->path;

	if (geteuid() != 0)
		skip();
	record_close(record);
	assert_int_equal(chown(record->folder, 0, GROUP), 0);
	assert_int_equal(chmod(record->folder, 02770), 0);
	record->path = folder_file(record->folder, "shared.db");
	for (int i = 0; i < 4; i++) {
		struct login login = {record, i % 2 ? SECOND : FIRST, i};

		assert_int_equal(child_run(go_on_as, &login), 0);
		assert_int_equal(stat(record->path, &status), 0);
		assert_int_equal(status.st_mode & 0777, 0660);
		assert_int_equal(status.st_gid, GROUP);
	}
	free(record->path);
	record->path = path;
}

/* The folder does not pass its group on, but the file was given to one. */
static void the_log_of_a_shared_record_belongs_to_its_group(void **state)
{
	struct record *record = *state;
	struct login first = {record, FIRST, 0};
	struct stat status;
	char name[300];

	if (geteuid() != 0)
		skip();
	record_close(record);
	assert_int_equal(chown(record->path, 0, GROUP), 0);
	assert_int_equal(chmod(record->path, 0660), 0);
	assert_int_equal(chmod(record->folder, 0777), 0);
	assert_int_equal(child_run(go_on_as, &first), 0);
	name_beside(record, "-shm", name, sizeof(name));
	assert_int_equal(stat(name, &status), 0);
	assert_int_equal(status.st_gid, GROUP);
	struct login second = {record, SECOND, 1};
	assert_int_equal(child_run(go_on_as, &second), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_RECORD(what_can_not_be_written_is_read_and_not_changed),
		WITH_RECORD(
			a_record_in_a_folder_that_can_not_be_written_is_read),
		WITH_RECORD(what_its_owner_changes_is_noticed),
		WITH_RECORD(
			a_record_that_can_not_even_be_read_is_said_to_be_one),
		WITH_RECORD(
			a_record_in_the_folder_of_a_group_is_for_all_its_logins),
		WITH_RECORD(the_log_of_a_shared_record_belongs_to_its_group),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
