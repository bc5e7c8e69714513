/*
 * The record's file is deleted, moved, emptied or replaced while a case is
 * open: the case is whole in whatever is at its path afterwards, and what was
 * there before is not harmed.
 */
#include "chargefix/interview.h"

#include "child.h"
#include "contents.h"
#include "folder.h"
#include "lamp_case.h"
#include "record.h"
#include "test.h"
#include "walk_equal.h"
#include "wording.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the person is told, or NULL, which must be no more than once. */
static void expect_news(struct lamp_case *lamp_case, const char *part)
{
	const char *news = interview_news(lamp_case->interview);

	if (part) {
		assert_non_null(news);
		assert_has(news, part);
		assert_has(news, "cases.db");
	} else {
		assert_null(news);
	}
	assert_null(interview_news(lamp_case->interview));
	assert_null(interview_warning(lamp_case->interview));
}

/* How many events the file at the case's path has of its case. */
static int64_t on_disk(const struct lamp_case *lamp_case)
{
	struct record record = {.path = lamp_case->path};
	char sql[100];

	assert_int_equal(record_number(&record,
				       "SELECT count(*) FROM "
				       "pragma_integrity_check"
				       " WHERE integrity_check <> 'ok'"),
			 0);
	snprintf(sql, sizeof(sql),
		 "SELECT count(*) FROM events WHERE case_number = %lld",
		 (long long)interview_number(lamp_case->interview));
	return record_number(&record, sql);
}

static void expect_whole(const struct lamp_case *lamp_case)
{
	struct interview *again = lamp_case_again(lamp_case);
	const struct walk *ours = interview_walk(lamp_case->interview);

	assert_true(walk_equal(ours, interview_walk(again)));
	/* With the event that begins the case. */
	assert_int_equal(on_disk(lamp_case), ours->given_count + 1);
	assert_int_equal(interview_unsaved(lamp_case->interview), 0);
	interview_free(again);
}

static char *beside(const struct lamp_case *lamp_case, const char *name)
{
	char *path = folder_file(lamp_case->folder, name);

	assert_non_null(path);
	return path;
}

static mode_t rights(const char *path)
{
	struct stat status;

	assert_int_equal(stat(path, &status), 0);
	return status.st_mode & 0777;
}

static void a_deleted_record_is_begun_anew_with_the_whole_case(void **state)
{
	struct lamp_case *lamp_case = *state;

	lamp_case_answer(lamp_case, "front none");
	assert_int_equal(unlink(lamp_case->path), 0);
	lamp_case_answer(lamp_case, "dim");
	expect_news(lamp_case, "was missing: a new one was made there");
	assert_int_equal(interview_number(lamp_case->interview), 1);
	assert_int_equal(rights(lamp_case->path), 0600);
	expect_whole(lamp_case);
	lamp_case_answer(lamp_case, "fixed");
	expect_news(lamp_case, NULL);
	expect_whole(lamp_case);
}

static void its_log_may_be_deleted_with_it(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *log = beside(lamp_case, "cases.db-wal");
	char *index = beside(lamp_case, "cases.db-shm");

	lamp_case_answer(lamp_case, "front none");
	assert_int_equal(unlink(lamp_case->path), 0);
	assert_int_equal(unlink(log), 0);
	assert_int_equal(unlink(index), 0);
	lamp_case_answer(lamp_case, "dim");
	expect_news(lamp_case, "was missing");
	expect_whole(lamp_case);
	free(log);
	free(index);
}

/* A record in a folder that can be moved away with it. */
struct below {
	char *folder;
	char *path;
	char *aside; /* where the folder is moved to */
};

/* Begins a case there with two answers, and moves the folder away. */
static struct below move_away(struct lamp_case *lamp_case)
{
	struct below below = {
		.folder = beside(lamp_case, "below"),
		.aside = beside(lamp_case, "aside"),
	};

	below.path = folder_file(below.folder, "cases.db");
	lamp_case->setup.store_path = below.path;
	lamp_case_restart(lamp_case);
	lamp_case_answer(lamp_case, "front none");
	assert_int_equal(rename(below.folder, below.aside), 0);
	return below;
}

/* So many answers are on record there; lets go of it. */
static void expect_below(struct lamp_case *lamp_case, struct below *below,
			 size_t answers)
{
	struct interview *again = lamp_case_again(lamp_case);

	assert_int_equal(interview_walk(again)->given_count, answers);
	interview_free(again);
	lamp_case_restart(lamp_case);
	free(below->folder);
	free(below->path);
	free(below->aside);
}

static void a_deleted_folder_is_made_anew(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct below below = move_away(lamp_case);

	lamp_case_answer(lamp_case, "dim");
	expect_news(lamp_case, "was missing");
	assert_int_equal(rights(below.folder), 0700);
	assert_int_equal(rights(below.path), 0600);
	expect_below(lamp_case, &below, 3);
}

static void details_and_notes_are_there_again(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct case_details details = {.of[DETAIL_TICKET] = "R-7",
				       .of[DETAIL_SERIAL] = "S1"};
	size_t count;

	lamp_case_answer(lamp_case, "front");
	interview_note(lamp_case->interview, NULL, "it rattles");
	interview_set_details(lamp_case->interview, &details);
	assert_int_equal(unlink(lamp_case->path), 0);
	lamp_case_answer(lamp_case, "none");
	struct interview *again = lamp_case_again(lamp_case);
	assert_string_equal(interview_details(again)->of[DETAIL_TICKET], "R-7");
	assert_string_equal(interview_details(again)->of[DETAIL_SERIAL], "S1");
	assert_string_equal(interview_notes(again, &count)->text, "it rattles");
	assert_int_equal(count, 1);
	interview_free(again);
}

static void a_case_that_was_resumed_is_begun_anew_from_its_first_event(
	void **state)
{
	struct lamp_case *lamp_case = *state;

	lamp_case_answer(lamp_case, "front none");
	struct interview *again = lamp_case_again(lamp_case);
	interview_free(lamp_case->interview);
	lamp_case->interview = again;
	assert_int_equal(unlink(lamp_case->path), 0);
	lamp_case_answer(lamp_case, "dim");
	expect_news(lamp_case, "was missing");
	expect_whole(lamp_case);
}

static void moved_away_and_back_is_nothing_to_speak_of(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *aside = beside(lamp_case, "aside.db");

	lamp_case_answer(lamp_case, "front none");
	assert_int_equal(rename(lamp_case->path, aside), 0);
	assert_int_equal(rename(aside, lamp_case->path), 0);
	lamp_case_answer(lamp_case, "dim");
	expect_news(lamp_case, NULL);
	expect_whole(lamp_case);
	free(aside);
}

static void a_file_moved_away_has_all_that_was_said_before(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *aside = beside(lamp_case, "aside.db");
	struct record moved = {.path = aside};

	lamp_case_answer(lamp_case, "front none");
	/* It alone: its log stays behind. */
	assert_int_equal(rename(lamp_case->path, aside), 0);
	lamp_case_answer(lamp_case, "dim");
	assert_int_equal(record_number(&moved, "SELECT count(*) FROM events"),
			 3);
	expect_whole(lamp_case);
	free(aside);
}

static void an_old_file_that_comes_back_gets_what_it_lacks(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *aside = beside(lamp_case, "aside.db");

	lamp_case_answer(lamp_case, "front none");
	assert_int_equal(rename(lamp_case->path, aside), 0);
	lamp_case_answer(lamp_case, "dim");
	expect_news(lamp_case, "was missing");
	assert_int_equal(rename(aside, lamp_case->path), 0);
	lamp_case_answer(lamp_case, "same");
	expect_news(lamp_case, "is an older case database now");
	assert_int_equal(interview_number(lamp_case->interview), 1);
	expect_whole(lamp_case);
	free(aside);
}

/* Another record at `path`, with `count` cases of other people. */
static void make_other(const char *path, int count)
{
	struct record other = {.path = strdup(path)};

	assert_non_null(other.path);
	record_open(&other);
	for (int i = 0; i < count; i++)
		record_begin(&other, "other", i + 1);
	record_close(&other);
	free(other.path);
}

static void another_record_gets_the_case_beside_its_own(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *other = beside(lamp_case, "other.db");
	struct record record = {.path = lamp_case->path};

	make_other(other, 2);
	lamp_case_answer(lamp_case, "front none");
	assert_int_equal(rename(other, lamp_case->path), 0);
	lamp_case_answer(lamp_case, "dim");
	expect_news(lamp_case, "It is case 3 there.");
	assert_int_equal(interview_number(lamp_case->interview), 3);
	assert_int_equal(record_number(&record, "SELECT count(*) FROM events "
						"WHERE case_number < 3"),
			 2);
	expect_whole(lamp_case);
	free(other);
}

/* "cp": the same file with other contents, from another process. */
static int copy_over(void *context)
{
	const char *const *paths = context;
	static char bytes[1 << 20];
	int from = open(paths[0], O_RDONLY);
	int to = open(paths[1], O_WRONLY | O_TRUNC);
	ssize_t length = read(from, bytes, sizeof(bytes));

	return from < 0 || to < 0 || length < 0 ||
	       write(to, bytes, (size_t)length) != length;
}

static void a_record_copied_over_ours_is_not_mixed_with_it(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *other = beside(lamp_case, "other.db");
	const char *paths[] = {other, lamp_case->path};

	make_other(other, 1);
	lamp_case_answer(lamp_case, "front none");
	assert_int_equal(child_run(copy_over, paths), 0);
	lamp_case_answer(lamp_case, "dim");
	expect_news(lamp_case, "is another case database now");
	assert_int_equal(interview_number(lamp_case->interview), 2);
	expect_whole(lamp_case);
	free(other);
}

static void an_emptied_file_gets_it_all_again(void **state)
{
	struct lamp_case *lamp_case = *state;
	const char *paths[] = {"/dev/null", lamp_case->path};

	lamp_case_answer(lamp_case, "front none");
	assert_int_equal(child_run(copy_over, paths), 0);
	lamp_case_answer(lamp_case, "dim");
	expect_news(lamp_case, "is another case database now");
	assert_int_equal(interview_number(lamp_case->interview), 1);
	expect_whole(lamp_case);
}

static void a_number_that_is_free_is_kept(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct record record = {.path = lamp_case->path};

	make_other(lamp_case->path, 41);
	lamp_case_answer(lamp_case, "front");
	assert_int_equal(interview_number(lamp_case->interview), 42);
	assert_int_equal(unlink(lamp_case->path), 0);
	lamp_case_answer(lamp_case, "none");
	expect_news(lamp_case, "with all of this case.");
	assert_int_equal(interview_number(lamp_case->interview), 42);
	/* And the next one goes on from there. */
	record_open(&record);
	assert_int_equal(record_begin(&record, NULL, 1), 43);
	record_close(&record);
	expect_whole(lamp_case);
}

/* A file in place of the folder, so that no record can be made there. */
static void block(const char *folder)
{
	contents_write_text(folder, "");
}

static void where_no_new_one_can_be_made_the_whole_case_waits(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct below below = move_away(lamp_case);

	block(below.folder);
	lamp_case_answer(lamp_case, "dim");
	assert_int_equal(interview_unsaved(lamp_case->interview), 3);
	assert_has(interview_warning(lamp_case->interview), "(3 waiting");
	assert_null(interview_news(lamp_case->interview));
	/* Put back: it goes on as if nothing had been. */
	assert_int_equal(unlink(below.folder), 0);
	assert_int_equal(rename(below.aside, below.folder), 0);
	assert_int_equal(interview_retry(lamp_case->interview), INTERVIEW_DONE);
	assert_int_equal(interview_unsaved(lamp_case->interview), 0);
	expect_news(lamp_case, NULL);
	/* And gone for good, once there is room for a new one. */
	assert_int_equal(rename(below.folder, below.aside), 0);
	block(below.folder);
	lamp_case_answer(lamp_case, "same");
	assert_int_equal(interview_unsaved(lamp_case->interview), 4);
	assert_int_equal(unlink(below.folder), 0);
	assert_int_equal(interview_retry(lamp_case->interview), INTERVIEW_DONE);
	assert_int_equal(interview_unsaved(lamp_case->interview), 0);
	expect_news(lamp_case, "was missing");
	expect_below(lamp_case, &below, 4);
}

static void what_is_deleted_after_the_last_answer_is_there_at_the_end(
	void **state)
{
	struct lamp_case *lamp_case = *state;

	lamp_case_answer(lamp_case, "front none");
	assert_int_equal(unlink(lamp_case->path), 0);
	assert_int_equal(interview_unsaved(lamp_case->interview), 0);
	assert_int_equal(interview_retry(lamp_case->interview), INTERVIEW_DONE);
	assert_int_equal(interview_unsaved(lamp_case->interview), 0);
	expect_news(lamp_case, "was missing");
	expect_whole(lamp_case);
}

static void who_only_looked_brings_nothing_back(void **state)
{
	struct lamp_case *lamp_case = *state;

	lamp_case_answer(lamp_case, "front none");
	struct interview *looking = lamp_case_again(lamp_case);
	lamp_case_restart(lamp_case);
	assert_int_equal(unlink(lamp_case->path), 0);
	interview_free(looking);
	assert_int_equal(access(lamp_case->path, F_OK), -1);
}

static void two_terminals_meet_again_in_the_new_file(void **state)
{
	struct lamp_case *lamp_case = *state;

	lamp_case_answer(lamp_case, "front");
	struct interview *other = lamp_case_again(lamp_case);
	assert_int_equal(unlink(lamp_case->path), 0);
	lamp_case_answer(lamp_case, "none");
	expect_news(lamp_case, "was missing");
	assert_int_equal(
		interview_answer(
			other, interview_walk(other)->step,
			lamp_answers(interview_walk(other)->step, "none")),
		INTERVIEW_RELOADED);
	assert_null(interview_news(other));
	assert_int_equal(interview_number(other), 1);
	assert_true(walk_equal(interview_walk(lamp_case->interview),
			       interview_walk(other)));
	interview_free(other);
	expect_whole(lamp_case);
}

static void a_case_that_went_on_elsewhere_is_another_one(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *aside = beside(lamp_case, "aside.db");

	lamp_case_answer(lamp_case, "front none");
	assert_int_equal(rename(lamp_case->path, aside), 0);
	lamp_case_answer(lamp_case, "dim");
	expect_news(lamp_case, "was missing");
	/* The old file comes back, and somebody else goes on there. */
	assert_int_equal(rename(aside, lamp_case->path), 0);
	struct interview *other = lamp_case_again(lamp_case);
	assert_int_equal(
		interview_answer(
			other, interview_walk(other)->step,
			lamp_answers(interview_walk(other)->step, "flicker")),
		INTERVIEW_DONE);
	lamp_case_answer(lamp_case, "same");
	expect_news(lamp_case, "It is case 2 there.");
	expect_whole(lamp_case);
	assert_int_equal(interview_number(other), 1);
	assert_int_equal(interview_walk(other)->given_count, 3);
	interview_free(other);
	free(aside);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_LAMP_CASE(
			a_deleted_record_is_begun_anew_with_the_whole_case),
		WITH_LAMP_CASE(its_log_may_be_deleted_with_it),
		WITH_LAMP_CASE(a_deleted_folder_is_made_anew),
		WITH_LAMP_CASE(details_and_notes_are_there_again),
		WITH_LAMP_CASE(
			a_case_that_was_resumed_is_begun_anew_from_its_first_event),
		WITH_LAMP_CASE(moved_away_and_back_is_nothing_to_speak_of),
		WITH_LAMP_CASE(a_file_moved_away_has_all_that_was_said_before),
		WITH_LAMP_CASE(an_old_file_that_comes_back_gets_what_it_lacks),
		WITH_LAMP_CASE(another_record_gets_the_case_beside_its_own),
		WITH_LAMP_CASE(a_record_copied_over_ours_is_not_mixed_with_it),
		WITH_LAMP_CASE(an_emptied_file_gets_it_all_again),
		WITH_LAMP_CASE(a_number_that_is_free_is_kept),
		WITH_LAMP_CASE(
			where_no_new_one_can_be_made_the_whole_case_waits),
		WITH_LAMP_CASE(
			what_is_deleted_after_the_last_answer_is_there_at_the_end),
		WITH_LAMP_CASE(who_only_looked_brings_nothing_back),
		WITH_LAMP_CASE(two_terminals_meet_again_in_the_new_file),
		WITH_LAMP_CASE(a_case_that_went_on_elsewhere_is_another_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
