/* What is erased is gone: from lists, searches, open cases and the bytes. */
#include "chargefix/drafts.h"

#include "contents.h"
#include "folder.h"
#include "lamp_case.h"
#include "record.h"
#include "test.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/* Words that stand nowhere else; the record also keeps them folded. */
static const char *const personal[] = {
	"Zwiebelfisch", "zwiebelfisch", "0170-5550123", "SN-qqzx-77",
	"sn-qqzx-77",   "blaue Huelle", "Wespennest",   "wespennest",
	"Kuckucksuhr",  "Murmeltier",
};

/* How many of the words any file of the folder holds. */
static size_t count_words(const char *folder)
{
	size_t count = 0;

	for (size_t i = 0; i < COUNT(personal); i++)
		count += contents_in_folder(folder, personal[i]);
	return count;
}

/* A case in which all that can be typed was typed. */
static void fill(struct lamp_case *lamp_case)
{
	struct interview *interview = lamp_case->interview;
	struct case_details details = {{0}};

	lamp_case_answer(lamp_case, "front");
	details.of[DETAIL_TICKET] = "R-1";
	details.of[DETAIL_MODEL] = "T-Rex 3";
	details.of[DETAIL_SERIAL] = "SN-qqzx-77";
	details.of[DETAIL_CUSTOMER] = "Zwiebelfisch";
	details.of[DETAIL_CONTACT] = "0170-5550123";
	details.of[DETAIL_ACCESSORIES] = "blaue Huelle";
	interview_set_details(interview, &details);
	interview_note(interview, NULL, "Wespennest");
	interview_note_for_customer(interview, NULL, "Kuckucksuhr");
	interview_hold(interview, HOLD_TIME, lamp_case->now + 1000,
		       "Murmeltier");
}

static struct store *open_store(const struct lamp_case *lamp_case)
{
	struct message error = {0};
	struct store *store;
	bool more;

	if (!store_open(&store, lamp_case->path, &error))
		fail_msg("%s", error.text);
	do
		assert_true(store_fill_search(store, &more, &error));
	while (more);
	return store;
}

/* As it is left if the program is killed once the form has become a case. */
static void leave_form(struct store *store, const struct lamp_case *lamp_case)
{
	struct case_rows rows = {0};
	struct message error = {0};

	assert_true(store_case(store, interview_number(lamp_case->interview),
			       &rows, &error));
	struct draft draft = {
		.uuid = rows.items->uuid,
		.who = "Mara",
		.began = lamp_case->now,
		.changed = lamp_case->now,
		.text = "customer: Zwiebelfisch",
	};
	assert_int_equal(store_keep_draft(store, &draft, "", &error), STORE_OK);
	case_rows_release(&rows);
}

static void erase(struct store *store, const struct lamp_case *lamp_case,
		  bool all)
{
	const struct erasure erasure = {
		.number = interview_number(lamp_case->interview),
		.all = all,
		.who = "Mara",
		.at = lamp_case->now,
	};
	struct message error = {0};

	if (!store_erase(store, &erasure, &error) ||
	    !store_scrub(store, &error))
		fail_msg("%s", error.text);
}

static void assert_finds(struct store *store, const char *word, size_t count)
{
	struct case_query query = {.search = word};
	struct case_rows rows = {0};
	struct message error = {0};

	assert_true(store_cases(store, &query, &rows, &error));
	assert_int_equal(rows.count, count);
	case_rows_release(&rows);
}

/* How many of the index's parts of words are of "qqzx", in any segment. */
static int count_trigrams(const char *path)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *count = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db,
			 "CREATE VIRTUAL TABLE temp.words USING"
			 " fts5vocab(main, search, instance)",
			 NULL, NULL, NULL) != SQLITE_OK)
		skip();
	assert_int_equal(sqlite3_prepare_v2(db,
					    "SELECT count(*) FROM temp.words"
					    " WHERE term IN ('qqz', 'qzx')",
					    -1, &count, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_step(count), SQLITE_ROW);
	int found = sqlite3_column_int(count, 0);
	sqlite3_finalize(count);
	sqlite3_close(db);
	return found;
}

static void the_index_has_no_part_of_a_word_of_it(void **state)
{
	struct lamp_case *lamp_case = *state;

	fill(lamp_case);
	struct store *store = open_store(lamp_case);
	assert_int_equal(count_trigrams(lamp_case->path), 2);
	erase(store, lamp_case, false);
	assert_int_equal(count_trigrams(lamp_case->path), 0);
	store_close(store);
}

static void no_file_holds_a_byte_of_what_was_erased(void **state)
{
	struct lamp_case *lamp_case = *state;

	fill(lamp_case);
	struct store *store = open_store(lamp_case);
	leave_form(store, lamp_case);
	assert_int_equal(count_words(lamp_case->folder), COUNT(personal));
	assert_finds(store, "wespe", 1);
	erase(store, lamp_case, false);
	assert_int_equal(count_words(lamp_case->folder), 0);
	assert_finds(store, "wespe", 0);
	assert_finds(store, "zwiebel", 0);
	store_close(store);
	assert_int_equal(count_words(lamp_case->folder), 0);
}

/* As an SQLite leaves it that does not overwrite what it deletes. */
static void what_was_deleted_before_is_gone_from_the_bytes_too(void **state)
{
	struct lamp_case *lamp_case = *state;
	sqlite3 *db = NULL;

	fill(lamp_case);
	struct store *store = open_store(lamp_case);
	assert_int_equal(sqlite3_open(lamp_case->path, &db), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(db,
			     "PRAGMA secure_delete = OFF;"
			     "INSERT INTO texts VALUES (99, 99, 'Zwiebelfisch',"
			     " hex(zeroblob(3000)));"
			     "DELETE FROM texts WHERE place = 99",
			     NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(db);
	erase(store, lamp_case, false);
	assert_int_equal(count_words(lamp_case->folder), 0);
	store_close(store);
}

static void what_is_not_personal_stays(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct case_rows rows = {0};
	struct message error = {0};

	fill(lamp_case);
	struct store *store = open_store(lamp_case);
	erase(store, lamp_case, false);
	assert_true(store_find(store, "R-1", &rows, &error));
	assert_true(rows.items->standing.life.erased);
	assert_string_equal(rows.items->details.of[DETAIL_MODEL], "T-Rex 3");
	assert_null(rows.items->details.of[DETAIL_SERIAL]);
	assert_int_equal(rows.items->standing.life.due, lamp_case->now + 1000);
	struct interview *again = lamp_case_again(lamp_case);
	assert_int_equal(interview_walk(again)->given_count, 1);
	assert_true(interview_life(again).erased);
	interview_free(again);
	case_rows_release(&rows);
	store_close(store);
}

/* As another terminal has it, which would write all of it again. */
static void an_open_case_does_not_bring_it_back(void **state)
{
	struct lamp_case *lamp_case = *state;

	fill(lamp_case);
	struct interview *other = lamp_case_again(lamp_case);
	struct store *store = open_store(lamp_case);
	erase(store, lamp_case, false);
	assert_int_equal(interview_note(other, NULL, "after that"),
			 INTERVIEW_RELOADED);
	assert_null(interview_details(other)->of[DETAIL_CUSTOMER]);
	assert_true(interview_number(other) ==
		    interview_number(lamp_case->interview));
	interview_free(other);
	lamp_case_answer(lamp_case, "");
	assert_int_equal(interview_retry(lamp_case->interview), INTERVIEW_DONE);
	store_close(store);
	assert_int_equal(count_words(lamp_case->folder), 0);
}

static void a_case_erased_as_a_whole_keeps_its_number(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct case_rows rows = {0};
	struct message error = {0};

	fill(lamp_case);
	struct store *store = open_store(lamp_case);
	erase(store, lamp_case, true);
	assert_int_equal(count_words(lamp_case->folder), 0);
	assert_true(store_case(store, 1, &rows, &error));
	assert_null(rows.items->details.of[DETAIL_TICKET]);
	assert_null(rows.items->standing.subject);
	assert_int_equal(rows.items->standing.life.state, STATE_CANCELLED);
	struct interview *again = lamp_case_again(lamp_case);
	assert_int_equal(interview_walk(again)->given_count, 0);
	assert_int_equal(interview_life(again).state, STATE_CANCELLED);
	interview_free(again);
	/* The next case gets the next number. */
	lamp_case_restart(lamp_case);
	lamp_case_answer(lamp_case, "front");
	assert_int_equal(interview_number(lamp_case->interview), 2);
	case_rows_release(&rows);
	store_close(store);
}

static void all_cases_of_a_customer_are_found(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct case_rows rows = {0};
	struct message error = {0};

	fill(lamp_case);
	struct store *store = open_store(lamp_case);
	assert_true(
		store_of_customer(store, " ZWIEBELFISCH", 0, &rows, &error));
	assert_int_equal(rows.count, 1);
	erase(store, lamp_case, false);
	case_rows_release(&rows);
	assert_true(store_of_customer(store, "Zwiebelfisch", 0, &rows, &error));
	assert_int_equal(rows.count, 0);
	case_rows_release(&rows);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_LAMP_CASE(the_index_has_no_part_of_a_word_of_it),
		WITH_LAMP_CASE(no_file_holds_a_byte_of_what_was_erased),
		WITH_LAMP_CASE(
			what_was_deleted_before_is_gone_from_the_bytes_too),
		WITH_LAMP_CASE(what_is_not_personal_stays),
		WITH_LAMP_CASE(an_open_case_does_not_bring_it_back),
		WITH_LAMP_CASE(a_case_erased_as_a_whole_keeps_its_number),
		WITH_LAMP_CASE(all_cases_of_a_customer_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
