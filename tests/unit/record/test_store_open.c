/* Where the record is kept, who may read it, and what is refused as one. */
#include "chargefix/store.h"

#include "child.h"
#include "contents.h"
#include "folder.h"
#include "record.h"
#include "record/sqlite.h"
#include "test.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void set_variable(const char *name, const char *value)
{
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

static void the_default_place_follows_the_xdg_specification(void **state)
{
	static const struct {
		const char *data;
		const char *home;
		const char *path; /* NULL: refused */
	} table[] = {
		{"/data", "/home/a", "/data/chargefix/cases.db"},
		{"/data", NULL, "/data/chargefix/cases.db"},
		{NULL, "/home/a", "/home/a/.local/share/chargefix/cases.db"},
		{"", "/home/a", "/home/a/.local/share/chargefix/cases.db"},
		{"data", "/home/a", "/home/a/.local/share/chargefix/cases.db"},
		{NULL, NULL, NULL},
		{"data", "", NULL},
		{NULL, "home", NULL},
	};

	(void)state;
	set_variable("CHARGEFIX_DB", NULL);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct buffer path = {0};
		struct message error = {0};
		bool found;

		set_variable("XDG_DATA_HOME", table[i].data);
		set_variable("HOME", table[i].home);
		found = store_usual_path(&path, &error);
		assert_int_equal(found, table[i].path != NULL);
		if (found)
			assert_string_equal(buffer_string(&path),
					    table[i].path);
		else
			assert_non_null(strstr(error.text, "HOME"));
		buffer_release(&path);
	}
}

static unsigned int mode_of(const char *path, const char *suffix)
{
	struct buffer name = {0};
	struct stat status = {0};

	buffer_format(&name, "%s%s", path, suffix);
	assert_int_equal(stat(buffer_string(&name), &status), 0);
	buffer_release(&name);
	return status.st_mode & 07777;
}

/* Closes the test's record and goes on with another, not made yet. */
static void go_to(struct record *record, const char *name)
{
	record_close(record);
	free(record->path);
	record->path = folder_file(record->folder, name);
	assert_non_null(record->path);
}

static void assert_files_are_private(const char *path)
{
	assert_int_equal(mode_of(path, ""), 0600);
	assert_int_equal(mode_of(path, "-wal"), 0600);
	assert_int_equal(mode_of(path, "-shm"), 0600);
}

static void what_is_made_is_for_its_owner_whatever_the_umask(void **state)
{
	static const mode_t umasks[] = {0, 022, 0277};
	struct record *record = *state;

	for (size_t i = 0; i < COUNT(umasks); i++) {
		char name[64];
		mode_t before;

		snprintf(name, sizeof(name), "%zu/chargefix/cases.db", i);
		go_to(record, name);
		before = umask(umasks[i]);
		record_open(record);
		record_begin(record, NULL, 1);
		umask(before);
		assert_files_are_private(record->path);
		*strrchr(record->path, '/') = '\0';
		assert_int_equal(mode_of(record->path, ""), 0700);
	}
}

/* Opens the record again while it is open, after others were let in. */
static void open_beside(struct record *record, mode_t mode, mode_t wal_mode)
{
	struct buffer wal = {0};
	struct message error = {0};
	struct store *second;

	buffer_format(&wal, "%s-wal", record->path);
	record_begin(record, NULL, 1);
	assert_int_equal(chmod(record->path, mode), 0);
	assert_int_equal(chmod(wal.data, wal_mode), 0);
	assert_true(store_open(&second, record->path, &error));
	buffer_release(&wal);
	store_close(second);
}

static void the_default_record_is_taken_from_others_who_may_read_it(
	void **state)
{
	struct record *record = *state;

	set_variable("XDG_DATA_HOME", record->folder);
	go_to(record, "chargefix/cases.db");
	record_open(record);
	open_beside(record, 0644, 0664);
	assert_files_are_private(record->path);
}

/* Whoever named a file may have opened it to others, and means it. */
static void the_rights_of_a_record_that_was_named_stay(void **state)
{
	struct record *record = *state;

	open_beside(record, 0664, 0660);
	assert_int_equal(mode_of(record->path, ""), 0664);
	assert_int_equal(mode_of(record->path, "-wal"), 0664);
	record_close(record);
	record_open(record);
	record_begin(record, NULL, 2);
	assert_int_equal(mode_of(record->path, ""), 0664);
	assert_int_equal(mode_of(record->path, "-wal"), 0664);
	assert_int_equal(mode_of(record->path, "-shm"), 0664);
}

static int64_t setting(struct store *store, const char *pragma)
{
	sqlite3_stmt *statement = NULL;
	int64_t value;

	assert_int_equal(
		sqlite3_prepare_v2(store->db, pragma, -1, &statement, NULL),
		SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	value = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return value;
}

static void the_database_is_set_to_lose_nothing_and_to_trust_nobody(
	void **state)
{
	static const struct {
		const char *pragma;
		int64_t value;
	} table[] = {
		{"PRAGMA synchronous", 2}, /* FULL */
		{"PRAGMA foreign_keys", 1},
		{"PRAGMA trusted_schema", 0},
		{"PRAGMA busy_timeout", 2000},
		{"PRAGMA application_id", 0x63686678}, /* "chfx" */
		{"PRAGMA user_version", 7},
		{"SELECT journal_mode = 'wal' FROM pragma_journal_mode", 1},
		{"SELECT min(strict) FROM pragma_table_list"
		 " WHERE schema = 'main' AND name NOT LIKE 'sqlite%'"
		 " AND name NOT LIKE 'search%'",
		 1},
	};
	struct record *record = *state;

	for (size_t i = 0; i < COUNT(table); i++)
		assert_int_equal(setting(record->store, table[i].pragma),
				 table[i].value);
}

static void assert_refused(const char *path, const char *because)
{
	struct message error = {0};
	struct store *store = NULL;

	assert_false(store_open(&store, path, &error));
	assert_null(store);
	if (!strstr(error.text, because))
		fail_msg("\"%s\" does not say \"%s\"", error.text, because);
}

static void a_file_that_is_no_database_is_refused_and_left_alone(void **state)
{
	static const size_t lengths[] = {6, 100, 511, 512, 4096, 20000};
	struct record *record = *state;
	char bytes[20000];

	go_to(record, "letter.txt");
	memset(bytes, 'x', sizeof(bytes));
	for (size_t i = 0; i < COUNT(lengths); i++) {
		struct stat status;

		contents_write(record->path, bytes, lengths[i]);
		assert_refused(record->path,
			       "is not a chargefix case database");
		assert_int_equal(stat(record->path, &status), 0);
		assert_int_equal(status.st_size, lengths[i]);
	}
}

static void an_empty_file_becomes_a_record(void **state)
{
	struct record *record = *state;

	go_to(record, "empty.db");
	contents_write(record->path, "", 0);
	record_open(record);
	record_begin(record, NULL, 1);
}

static void who_only_looks_makes_nothing(void **state)
{
	struct record *record = *state;
	struct message error = {0};
	struct store *store;

	assert_true(store_open_existing(&store, record->path, STORE_WAIT_LONG,
					&error));
	assert_non_null(store);
	store_close(store);
	go_to(record, "new/cases.db");
	assert_true(store_open_existing(&store, record->path, STORE_WAIT_LONG,
					&error));
	assert_null(store);
	assert_int_not_equal(access(record->path, F_OK), 0);
	go_to(record, "link.db");
	assert_int_equal(symlink("nowhere", record->path), 0);
	assert_false(store_open_existing(&store, record->path, STORE_WAIT_LONG,
					 &error));
	assert_null(store);
}

static void a_database_of_another_program_is_refused_and_left_alone(
	void **state)
{
	static const char *const table[] = {
		"CREATE TABLE letters (text)",
		"PRAGMA application_id = 77",
		"PRAGMA user_version = 1",
	};
	struct record *record = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		char name[32];

		snprintf(name, sizeof(name), "%zu.db", i);
		go_to(record, name);
		record_sql(record, table[i]);
		assert_refused(record->path,
			       "is not a chargefix case database");
		assert_int_equal(record_number(record,
					       "SELECT count(*) FROM "
					       "pragma_journal_mode WHERE "
					       "journal_mode = 'delete'"),
				 1);
	}
}

static void a_newer_version_is_refused_and_left_alone(void **state)
{
	struct record *record = *state;

	record_close(record);
	record_sql(record, "PRAGMA user_version = 8");
	assert_refused(record->path, "written by a newer chargefix");
	assert_refused(record->path, "its version is 8, this program knows 7");
	assert_int_equal(record_number(record, "PRAGMA user_version"), 8);
}

static void what_is_no_file_is_refused(void **state)
{
	struct record *record = *state;

	assert_refused(record->folder, "is a folder");
	assert_refused("", "is a folder");
	assert_refused("/dev/null", "is a device");

	go_to(record, "pipe.db");
	assert_int_equal(mkfifo(record->path, 0600), 0);
	assert_refused(record->path, "is a pipe, not a case database");

	go_to(record, "loop.db");
	assert_int_equal(symlink("loop.db", record->path), 0);
	assert_refused(record->path, "can't be opened (Too many levels");

	go_to(record, "link.db");
	assert_int_equal(symlink("nowhere/cases.db", record->path), 0);
	assert_refused(record->path, "is a link that leads nowhere");

	go_to(record, "letter.txt");
	contents_write(record->path, "x", 1);
	go_to(record, "letter.txt/chargefix/cases.db");
	assert_refused(record->path, "Not a directory");
}

/* SQLite's own files lie beside the file itself then, not beside the link. */
static void a_link_to_a_record_elsewhere_is_that_record(void **state)
{
	struct record *record = *state;
	struct case_query all = {0};
	struct message error = {0};
	size_t count = 0;

	record_begin(record, NULL, 1);
	record_close(record);
	go_to(record, "link.db");
	assert_int_equal(symlink("cases.db", record->path), 0);
	record_open(record);
	assert_true(store_count(record->store, &all, &count, &error));
	assert_int_equal(count, 1);
	record_begin(record, NULL, 2);
	assert_int_equal(record_count(record->store, 2), 1);
}

static void names_that_sqlite_reads_in_its_own_way_are_only_names(void **state)
{
	static const char *const names[] = {":memory:", "file:a.db?mode=memory",
					    "a b%20c.db", "-x.db"};
	struct record *record = *state;
	int before = open(".", O_RDONLY | O_DIRECTORY);
	struct message error = {0};
	struct store *store;

	assert_true(before >= 0);
	assert_int_equal(chdir(record->folder), 0);
	for (size_t i = 0; i < COUNT(names); i++) {
		assert_true(store_open(&store, names[i], &error));
		store_close(store);
		assert_int_equal(access(names[i], F_OK), 0);
	}
	assert_int_equal(fchdir(before), 0);
	close(before);
}

static void a_message_shows_a_hostile_path_harmlessly_and_says_all(void **state)
{
	struct record *record = *state;
	struct message error = {0};
	struct store *store;
	struct buffer path = {0};

	buffer_text(&path, record->folder);
	for (size_t i = 0; i < 60; i++)
		buffer_text(&path, "/\x1b[31mfölder");
	buffer_text(&path, "/end");
	assert_int_equal(mkdir(buffer_string(&path), 0700), -1);
	assert_false(store_open(&store, buffer_string(&path), &error));
	assert_null(strchr(error.text, '\x1b'));
	assert_non_null(strstr(error.text, "földer/end"));
	assert_non_null(strstr(error.text, "--db"));
	buffer_release(&path);
}

struct attempt {
	const char *path;
	const char *says;
};

/* Without root's rights; gives 0 where the path was refused as it should. */
static int open_as_nobody(void *context)
{
	const struct attempt *attempt = context;
	struct message error = {0};
	struct store *store;

	if (!child_drop_root())
		return 1;
	if (store_open(&store, attempt->path, &error))
		return 2;
	return strstr(error.text, attempt->says) &&
			       strstr(error.text, "allow writing to") &&
			       strstr(error.text, "--db")
		       ? 0
		       : 3;
}

static void assert_not_for_nobody(struct record *record, const char *says)
{
	struct attempt attempt = {record->path, says};

	assert_int_equal(child_run(open_as_nobody, &attempt), 0);
}

static void a_read_only_folder_is_refused_with_what_would_help(void **state)
{
	struct record *record = *state;

	record_close(record);
	assert_true(child_hand_over(record->path));
	assert_int_equal(chmod(record->folder, 0555), 0);
	/* The record is there, but its log can't be made. */
	assert_not_for_nobody(record, "can't be written");
	go_to(record, "other.db");
	assert_not_for_nobody(record, "can't be made (Permission denied)");
	go_to(record, "chargefix/cases.db");
	assert_not_for_nobody(record, "can't be made (Permission denied)");
	assert_int_equal(chmod(record->folder, 0755), 0);
}

static void a_read_only_record_is_refused_with_what_would_help(void **state)
{
	struct record *record = *state;

	record_close(record);
	assert_true(child_hand_over(record->path));
	assert_true(child_hand_over(record->folder));
	assert_int_equal(chmod(record->path, 0400), 0);
	assert_not_for_nobody(record, "can't be written");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			the_default_place_follows_the_xdg_specification),
		WITH_RECORD(what_is_made_is_for_its_owner_whatever_the_umask),
		WITH_RECORD(
			the_default_record_is_taken_from_others_who_may_read_it),
		WITH_RECORD(the_rights_of_a_record_that_was_named_stay),
		WITH_RECORD(
			the_database_is_set_to_lose_nothing_and_to_trust_nobody),
		WITH_RECORD(
			a_file_that_is_no_database_is_refused_and_left_alone),
		WITH_RECORD(an_empty_file_becomes_a_record),
		WITH_RECORD(who_only_looks_makes_nothing),
		WITH_RECORD(
			a_database_of_another_program_is_refused_and_left_alone),
		WITH_RECORD(a_newer_version_is_refused_and_left_alone),
		WITH_RECORD(what_is_no_file_is_refused),
		WITH_RECORD(a_link_to_a_record_elsewhere_is_that_record),
		WITH_RECORD(
			names_that_sqlite_reads_in_its_own_way_are_only_names),
		WITH_RECORD(
			a_message_shows_a_hostile_path_harmlessly_and_says_all),
		WITH_RECORD(a_read_only_folder_is_refused_with_what_would_help),
		WITH_RECORD(a_read_only_record_is_refused_with_what_would_help),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
