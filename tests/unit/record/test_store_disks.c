/*
 * Disks on which programs share no memory or files can't be locked, as network
 * disks and shared folders may be: SQLite's own calls are made to fail.
 */
#include "chargefix/interview.h"
#include "chargefix/text.h"

#include "child.h"
#include "folder.h"
#include "lamp_case.h"
#include "record.h"
#include "record/sqlite.h"
#include "test.h"
#include "wording.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef RTLD_NEXT
#define RTLD_NEXT ((void *)-1L)
#endif

/* The errno that locking a file fails with; 0: it works. */
static int lock_errno;

/* In the place of the C library's, for SQLite and for the program. */
int own_fcntl(int file, int command, ...) __asm__("fcntl");

int own_fcntl(int file, int command, ...)
{
	static int (*real)(int, int, ...);
	va_list arguments;
	void *argument;

	va_start(arguments, command);
	argument = va_arg(arguments, void *);
	va_end(arguments);
	if (lock_errno && (command == F_SETLK || command == F_SETLKW)) {
		errno = lock_errno;
		return -1;
	}
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "fcntl");
	return real(file, command, argument);
}

static void *map_nothing(void *address, size_t length, int protection,
			 int flags, int file, off_t offset)
{
	(void)address, (void)length, (void)protection, (void)flags, (void)file;
	(void)offset;
	errno = ENODEV;
	return MAP_FAILED;
}

static void set_call(const char *name, sqlite3_syscall_ptr function)
{
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);

	assert_int_equal(vfs->xSetSystemCall(vfs, name, function), SQLITE_OK);
}

static void share_no_memory(void)
{
	set_call("mmap", (sqlite3_syscall_ptr)map_nothing);
}

static void fail_to_lock(int number)
{
	lock_errno = number;
	set_call("fcntl", (sqlite3_syscall_ptr)fcntl);
}

static int make_whole_again(void **state)
{
	lock_errno = 0;
	set_call("mmap", NULL);
	set_call("fcntl", NULL);
	return lamp_case_close(state);
}

#define ON_A_DISK(test)                                                        \
	cmocka_unit_test_setup_teardown(test, lamp_case_open, make_whole_again)

static struct record record_of(const struct lamp_case *lamp_case)
{
	return (struct record){.path = lamp_case->path};
}

static void assert_has_log(const struct lamp_case *lamp_case, bool has)
{
	struct record record = record_of(lamp_case);

	assert_int_equal(record_number(&record, "SELECT count(*) FROM "
						"pragma_journal_mode"
						" WHERE journal_mode = 'wal'"),
			 has);
}

static void expect_told(struct lamp_case *lamp_case, bool told)
{
	const char *news = interview_news(lamp_case->interview);

	assert_null(interview_warning(lamp_case->interview));
	if (told)
		assert_has(text_or_empty(news), "a rollback journal");
	else
		assert_null(news);
}

static void a_new_record_is_saved_with_a_journal_and_that_is_told_once(
	void **state)
{
	struct lamp_case *lamp_case = *state;

	share_no_memory();
	lamp_case_answer(lamp_case, "front");
	expect_told(lamp_case, true);
	lamp_case_answer(lamp_case, "none");
	expect_told(lamp_case, false);
	/* Nor is it told to another program, or on another day. */
	struct interview *again = lamp_case_again(lamp_case);
	assert_null(interview_news(again));
	interview_free(again);
	set_call("mmap", NULL);
	assert_has_log(lamp_case, false);
}

static void a_record_that_came_from_another_disk_goes_on(void **state)
{
	struct lamp_case *lamp_case = *state;
	int64_t number;

	lamp_case_answer(lamp_case, "front");
	number = interview_number(lamp_case->interview);
	lamp_case_restart(lamp_case);
	assert_has_log(lamp_case, true);
	share_no_memory();
	lamp_case_answer(lamp_case, "rear");
	expect_told(lamp_case, true);
	assert_int_equal(interview_number(lamp_case->interview), number + 1);
	/* Others go on in it at the same time. */
	struct interview *again = lamp_case_again(lamp_case);
	lamp_case_answer(lamp_case, "none");
	assert_int_equal(interview_note(again, NULL, "noted"),
			 INTERVIEW_RELOADED);
	expect_told(lamp_case, false);
	interview_free(again);
}

/* A program that has the record open with its log until `go` is closed. */
struct holder {
	struct record record;
	int ready[2];
	int go[2];
};

static int hold(void *context)
{
	struct holder *holder = context;
	char ignored;

	close(holder->go[1]);
	record_open(&holder->record);
	record_begin(&holder->record, "A-1", 1);
	if (write(holder->ready[1], "r", 1) != 1 ||
	    read(holder->go[0], &ignored, 1) != 0)
		return 1;
	record_begin(&holder->record, "A-2", 1);
	record_close(&holder->record);
	return 0;
}

/* On a machine where memory can be shared, say. */
static void a_log_that_another_program_uses_is_left_alone(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct holder holder = {.record = record_of(lamp_case)};
	struct message error = {0};
	struct store *store;
	char ignored;

	assert_int_equal(pipe(holder.ready), 0);
	assert_int_equal(pipe(holder.go), 0);
	pid_t other = child_start(hold, &holder);
	close(holder.go[0]);
	assert_int_equal(read(holder.ready[0], &ignored, 1), 1);
	share_no_memory();
	assert_false(store_open_quickly(&store, lamp_case->path, &error));
	assert_has(error.text, "another program holds the case database");
	close(holder.go[1]);
	assert_int_equal(child_wait(other), 0);
	assert_true(store_open_quickly(&store, lamp_case->path, &error));
	store_close(store);
	close(holder.ready[0]);
	close(holder.ready[1]);
}

static void where_files_can_not_be_locked_that_is_what_is_said(void **state)
{
	static const int numbers[] = {ENOLCK, EACCES, EPERM,
				      ENOSYS, EIO,    EINVAL};
	struct lamp_case *lamp_case = *state;

	for (size_t i = 0; i < COUNT(numbers); i++) {
		fail_to_lock(numbers[i]);
		lamp_case_restart(lamp_case);
		lamp_case_answer(lamp_case, "front");
		const char *warning = interview_warning(lamp_case->interview);
		assert_non_null(warning);
		assert_has(warning, "Not saved yet (1 waiting");
		assert_has(warning,
			   "files can't be locked where the case database");
		assert_has(warning, strerror(numbers[i]));
		/* All of it is saved once they can. */
		lock_errno = 0;
		interview_retry(lamp_case->interview);
		assert_null(interview_warning(lamp_case->interview));
		assert_int_equal(interview_unsaved(lamp_case->interview), 0);
	}
}

static bool take_number(void *context, const struct case_row *row)
{
	*(int64_t *)context = row->number;
	return false;
}

/* Nothing is damaged by who only reads. */
static void without_locks_a_record_is_still_read(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct message error = {0};
	struct store *store;
	int64_t number = 0;

	lamp_case_answer(lamp_case, "front");
	lamp_case_restart(lamp_case);
	fail_to_lock(ENOLCK);
	assert_true(store_open_existing(&store, lamp_case->path,
					STORE_WAIT_LONG, &error));
	assert_non_null(store);
	assert_has(text_or_empty(store_unwritable(store)),
		   "files can't be locked");
	assert_true(record_find(store, "last", take_number, &number, &error));
	assert_int_equal(number, 1);
	store_close(store);
}

/* While somebody types, nobody waits long for another program. */
static void a_lock_of_another_program_is_waited_for_at_the_end(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct interview *interview = lamp_case->interview;
	sqlite3 *other;

	lamp_case_answer(lamp_case, "front");
	assert_int_equal(sqlite3_open(lamp_case->path, &other), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL),
		SQLITE_OK);
	lamp_case_answer(lamp_case, "none");
	assert_has(text_or_empty(interview_warning(interview)),
		   "another program holds the case database");
	sqlite3_close(other);
	assert_int_equal(interview_retry_last(interview), INTERVIEW_DONE);
	assert_null(interview_warning(interview));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_A_DISK(
			a_new_record_is_saved_with_a_journal_and_that_is_told_once),
		ON_A_DISK(a_record_that_came_from_another_disk_goes_on),
		ON_A_DISK(a_log_that_another_program_uses_is_left_alone),
		ON_A_DISK(where_files_can_not_be_locked_that_is_what_is_said),
		ON_A_DISK(without_locks_a_record_is_still_read),
		ON_A_DISK(a_lock_of_another_program_is_waited_for_at_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
