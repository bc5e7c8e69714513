/* Cases found by their texts, whatever of these is kept ready for that. */
#include "chargefix/store.h"

#include "record.h"
#include "record/sqlite.h"
#include "test.h"

#include <sqlite3.h>
#include <string.h>

static const struct case_details cases[] = {
	{{"ИВАНОВ-9", "Ada", "T-Rex 3", "SN_100%"}},
	{{"M-7", "Mara", "\"quoted\"", NULL}},
	{{"R-1001", "Ada", NULL, "356938035643809"}},
	{{"m-7", "Li Wei", "Straße", NULL}},
};

static void note(struct record *record, int64_t number, const char *text)
{
	struct event event = {
		.seq = (int64_t)record_count(record->store, number) + 1,
		.at = 10,
		.kind = EVENT_NOTE,
		.text = text,
	};
	struct case_row row = {.details = cases[number - 1],
			       .standing = {.subject = "Amazfit watch",
					    .step = "Clean the contacts"}};
	struct message error = {0};

	if (store_append(record->store, number, &event, 1, &row, &error) !=
	    STORE_OK)
		fail_msg("%s", error.text);
}

/* Cases 1 to 4, of which 2 was changed last. */
static int set_up_cases(void **state)
{
	if (record_set_up(state) != 0)
		return -1;
	for (size_t i = 0; i < COUNT(cases); i++)
		record_begin_with(*state, &cases[i], (int64_t)i);
	note(*state, 3, "Customer is away");
	note(*state, 2, "Ölfleck am Anschluss");
	note(*state, 2, "fell into water\nin 2024");
	record_fill_search(*state);
	return 0;
}

#define WITH_CASES(test)                                                       \
	cmocka_unit_test_setup_teardown(test, set_up_cases, record_tear_down)

static void assert_query(struct record *record, struct case_query query,
			 const char *numbers)
{
	struct buffer found = {0};
	struct message error = {0};

	if (!record_cases(record->store, &query, record_add_number, &found,
			  &error))
		fail_msg("%s", error.text);
	if (strcmp(buffer_string(&found), numbers) != 0)
		fail_msg("\"%s\" by %d finds %s, not %s", query.search,
			 query.sort, buffer_string(&found), numbers);
	buffer_release(&found);
}

static const struct {
	const char *search;
	const char *numbers; /* the one changed last first */
} table[] = {
	{"иванов", "1"},
	{"ölfleck", "2"},
	{"O\u0308lfleck", "2"},
	{"r-10\u200b01", "3"},
	{"STRASSE", "4"},
	{"ada", "3 1"},
	{"contacts", "2 3"},
	{"amazfit watch", "2 3 4 1"},
	{"water\nin", "2"},
	{"into water", "2"},
	{"intowater", ""},
	{"ada t-rex", ""},
	{"\"quoted\"", "2"},
	{"\"\"\"", ""},
	{"_100%", "1"},
	{"100%", "1"},
	{"100", "3 1"},
	{"5693", "3"},
	{"xyz", ""},
	{"search OR row", ""},
	/* Too short for an index of three letters. */
	{"ö", "2"},
	{"м", ""},
	{"m-", "2 4"},
	{"w", "2 3 4 1"},
	{"7", "2 4"},
	/* A number is that of the case, or part of any text. */
	{"4", "2 3 4"},
	{"3", "3 1"},
	{"", "2 3 4 1"},
};

static void assert_all_found(struct record *record)
{
	for (size_t i = 0; i < COUNT(table); i++)
		assert_query(record,
			     (struct case_query){.search = table[i].search},
			     table[i].numbers);
}

static void a_text_is_found_however_it_is_written(void **state)
{
	assert_all_found(*state);
}

/* As a record that an earlier program has written. */
static void empty_what_is_kept(struct record *record)
{
	record_sql(record, "UPDATE cases SET searched = -2; DELETE FROM texts;"
			   "DELETE FROM names");
}

static void an_older_record_is_searched_before_it_is_made_ready(void **state)
{
	struct record *record = *state;

	empty_what_is_kept(record);
	assert_all_found(record);
	record_fill_search(record);
	assert_all_found(record);
	/* One of them is changed, and so no longer ready. */
	note(record, 2, "again");
	assert_all_found(record);
	assert_query(record, (struct case_query){.search = "again"}, "2");
	record_fill_search(record);
	assert_all_found(record);
	assert_query(record, (struct case_query){.search = "again"}, "2");
	assert_int_equal(record_number(record, "SELECT count(*) FROM texts"),
			 COUNT(cases));
	record_finds(record, "r-1001", "3");
}

static void an_sqlite_without_the_index_finds_the_same(void **state)
{
	struct record *record = *state;

	sqlite3_create_module(record->store->db, "fts5", NULL, NULL);
	record->store->index_known = false;
	assert_all_found(record);
	note(record, 2, "written without");
	record_fill_search(record);
	assert_all_found(record);
	assert_query(record, (struct case_query){.search = "without"}, "2");
	/* An SQLite with it makes the index anew. */
	record_close(record);
	record_open(record);
	assert_all_found(record);
	assert_query(record, (struct case_query){.search = "without"}, "2");
}

static void a_damaged_index_keeps_nobody_from_recording_or_finding(void **state)
{
	struct record *record = *state;

	record_close(record);
	record_sql(record, "DELETE FROM search_data WHERE id > 10");
	record_open(record);
	assert_all_found(record);
	note(record, 2, "more of it");
	record_fill_search(record);
	assert_int_equal(record_number(record, "SELECT count(*) FROM texts"
					       " WHERE place = 0"),
			 1);
	assert_all_found(record);
	record_close(record);
	record_open(record);
	assert_all_found(record);
	assert_query(record, (struct case_query){.search = "more of it"}, "2");
}

static void what_was_changed_is_found_as_it_is_now(void **state)
{
	struct record *record = *state;
	struct event event = {.seq = 2, .at = 10, .kind = EVENT_DETAILS};
	struct case_row row = {.details = {.of[DETAIL_TICKET] = "Q-5"}};
	struct message error = {0};

	assert_int_equal(
		store_append(record->store, 1, &event, 1, &row, &error),
		STORE_OK);
	for (int i = 0; i < 2; i++) {
		assert_query(record, (struct case_query){.search = "иванов"},
			     "");
		assert_query(record, (struct case_query){.search = "sn_1"}, "");
		assert_query(record, (struct case_query){.search = "q-5"}, "1");
		assert_false(record_find(record->store, "ИВАНОВ-9",
					 record_add_number, NULL, &error));
		record_finds(record, "q-5", "1");
		record_fill_search(record);
	}
}

/* Beyond the length up to which texts are kept ready. */
static void a_case_with_very_long_notes_is_found(void **state)
{
	struct record *record = *state;
	struct buffer text = {0};

	for (int i = 0; i < 10000; i++)
		buffer_text(&text, "Long notes ");
	buffer_text(&text, "end in Größe");
	note(record, 3, text.data);
	buffer_release(&text);
	for (int i = 0; i < 2; i++) {
		assert_query(record, (struct case_query){.search = "GRÖSSE"},
			     "3");
		assert_query(record, (struct case_query){.search = "ada"},
			     "3 1");
		assert_query(record, (struct case_query){.search = "5693"},
			     "3");
		record_fill_search(record);
	}
	assert_int_equal(record_number(record,
				       "SELECT max(length(notes)) < 1000"
				       " FROM texts"),
			 1);
}

static void note_at_length(struct record *record, int64_t number, size_t length)
{
	struct buffer text = {0};

	while (text.length < length)
		buffer_text(&text, "Ein langes Wort. ");
	note(record, number, text.data);
	buffer_release(&text);
}

/* So that no key waits for it. */
static void cases_with_long_notes_are_made_ready_one_by_one(void **state)
{
	struct record *record = *state;
	struct message error = {0};
	bool more = true;
	int pieces = 0;

	for (int i = 0; i < 5 * (int)COUNT(cases); i++)
		note_at_length(record, i % (int)COUNT(cases) + 1, 60000);
	for (; more; pieces++)
		assert_true(store_fill_search(record->store, &more, &error));
	assert_int_equal(pieces, COUNT(cases));
}

static void a_search_in_pieces_takes_fewer_cases_with_long_notes(void **state)
{
	struct record *record = *state;
	struct case_query query = {.search = "nirgends"};
	struct message error = {0};
	int pieces = 0;

	for (int i = 0; i < 2 * (int)COUNT(cases); i++)
		note_at_length(record, i % (int)COUNT(cases) + 1, 1000 * 1000);
	do {
		assert_true(record_cases_some(record->store, &query, 1000,
					      record_add_number, NULL, &error));
		pieces++;
	} while (query.after);
	assert_in_range(pieces, COUNT(cases), COUNT(cases) + 1);
}

/* Whatever the order, going on from where one stopped misses no case. */
static void what_is_found_in_pieces_is_the_whole(void **state)
{
	static const char *const searches[] = {"amazfit", "ad", "4", "m-7"};
	struct record *record = *state;
	struct message error = {0};

	for (size_t i = 0; i < COUNT(searches) * 2 * 4; i++) {
		struct case_query query = {.search = searches[i / 8],
					   .sort = i / 2 % 4,
					   .backward = i % 2};
		struct buffer whole = {0}, pieces = {0};

		assert_true(record_cases(record->store, &query,
					 record_add_number, &whole, &error));
		assert_true(whole.length > 0);
		do {
			assert_true(record_cases_some(record->store, &query, 1,
						      record_add_number,
						      &pieces, &error));
		} while (query.after);
		assert_string_equal(buffer_string(&pieces),
				    buffer_string(&whole));
		buffer_release(&whole);
		buffer_release(&pieces);
	}
}

static void what_is_found_is_listed_in_each_order(void **state)
{
	static const struct {
		struct case_query query;
		const char *numbers;
	} orders[] = {
		{{.search = "amazfit", .sort = CASES_BY_TICKET}, "2 4 3 1"},
		{{.search = "amazfit", .sort = CASES_BY_TICKET, .after = 4},
		 "3 1"},
		{{.search = "amazfit",
		  .sort = CASES_BY_TICKET,
		  .backward = true},
		 "1 3 4 2"},
		{{.search = "amazfit", .sort = CASES_BY_TECHNICIAN}, "1 3 4 2"},
		{{.search = "ada", .sort = CASES_BY_SUBJECT}, "1 3"},
		{{.search = "ad", .sort = CASES_BY_SUBJECT}, "1 3"},
		{{.search = "4", .sort = CASES_BY_TICKET}, "2 4 3"},
		{{.search = "amazfit", .backward = true}, "1 4 3 2"},
		{{.search = "amazfit", .after = 3}, "4 1"},
		{{.search = "amazfit", .limit = 2}, "2 3"},
		{{.search = "amazfit", .filter = CASES_CLOSED}, ""},
		{{.search = "amazfit", .only = 4}, "4"},
		{{.search = "amazfit", .guide_id = "other"}, ""},
	};

	for (size_t i = 0; i < COUNT(orders); i++)
		assert_query(*state, orders[i].query, orders[i].numbers);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_CASES(a_text_is_found_however_it_is_written),
		WITH_CASES(an_older_record_is_searched_before_it_is_made_ready),
		WITH_CASES(an_sqlite_without_the_index_finds_the_same),
		WITH_CASES(
			a_damaged_index_keeps_nobody_from_recording_or_finding),
		WITH_CASES(what_was_changed_is_found_as_it_is_now),
		WITH_CASES(a_case_with_very_long_notes_is_found),
		WITH_CASES(cases_with_long_notes_are_made_ready_one_by_one),
		WITH_CASES(
			a_search_in_pieces_takes_fewer_cases_with_long_notes),
		WITH_CASES(what_is_found_in_pieces_is_the_whole),
		WITH_CASES(what_is_found_is_listed_in_each_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
