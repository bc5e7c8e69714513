/* The list of cases, on a record of a hundred thousand of them. */
#include "front/tui/screen_cases.h"

#include "contents.h"
#include "desk.h"
#include "record.h"
#include "record/sqlite.h"
#include "test.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum { CASES = 100000, SEEN = 18, BACKSPACE = 0x7f };

/* SQLite's own steps that one key may take: those of a screenful of rows. */
enum { STEPS_SMOOTH = 6000 };

/* Where each of a few thousand cases has to be looked into. */
enum { STEPS_SEARCH = 250000 };

struct room {
	struct desk *desk;
	struct record *record;
	struct cases_screen screen;
};

/* The record as a file, made once, since that takes longest. */
struct file {
	void *bytes;
	size_t length;
};

static int make_file(void **state)
{
	struct file *file = calloc(1, sizeof(*file));
	void *made;

	assert_non_null(file);
	record_set_up(&made);
	struct record *record = made;
	record_begin(record, "T-1", 1);
	record_many(record, CASES);
	record_close(record);
	file->bytes = contents_read(record->path, &file->length);
	record_tear_down(&made);
	*state = file;
	return 0;
}

static int forget_file(void **state)
{
	struct file *file = *state;

	free(file->bytes);
	free(file);
	return 0;
}

static int open_room(void **state)
{
	const struct file *file = *state;
	void *desk, *record;

	if (desk_open(&desk) != 0 || record_set_up(&record) != 0)
		return -1;
	struct room *room = calloc(1, sizeof(*room));
	if (!room)
		return -1;
	room->desk = desk;
	room->record = record;
	record_close(room->record);
	contents_write(room->record->path, file->bytes, file->length);
	record_open(room->record);
	cases_screen_init(&room->screen);
	*state = room;
	return 0;
}

static int close_room(void **state)
{
	struct room *room = *state;
	void *desk = room->desk, *record = room->record;

	cases_screen_release(&room->screen);
	desk_close(&desk);
	record_tear_down(&record);
	free(room);
	return 0;
}

static int steps_of(const struct room *room)
{
	int steps = 0;

	for (size_t i = 0; i < SQL_COUNT; i++) {
		sqlite3_stmt *statement = room->record->store->prepared[i];
		if (statement)
			steps += sqlite3_stmt_status(
				statement, SQLITE_STMTSTATUS_VM_STEP, 1);
	}
	return steps;
}

/* Reads a piece; true: there is more. */
static bool read_piece(struct room *room, int most)
{
	struct message error = {0};

	steps_of(room);
	bool more = cases_screen_read(&room->screen, &room->desk->view,
				      room->record->store, &error);
	assert_string_equal(error.text, "");
	assert_in_range(steps_of(room), 0, most);
	return more;
}

static void read_all(struct room *room, int most)
{
	while (read_piece(room, most))
		;
}

static struct action press(struct room *room, const struct keypress *key)
{
	struct action action =
		cases_screen_key(&room->screen, &room->desk->view, key);

	read_all(room, STEPS_SEARCH);
	return action;
}

static struct action press_all(struct room *room, const char *keys)
{
	struct action action = {0};

	for (; *keys; keys++) {
		struct keypress key = typed((unsigned char)*keys);
		action = press(room, &key);
	}
	return action;
}

static int64_t chosen(struct room *room)
{
	struct keypress enter = typed('\r');
	struct action action = press(room, &enter);

	assert_int_equal(action.kind, ACTION_RESUME);
	return action.number;
}

static int64_t number_by(const struct room *room, const char *order)
{
	char sql[300];

	snprintf(sql, sizeof(sql), "SELECT number FROM cases %s LIMIT 1",
		 order);
	return record_number(room->record, sql);
}

static void no_key_reads_more_than_what_is_seen(void **state)
{
	static const unsigned int functions[] = {KEY_NPAGE, KEY_DOWN, KEY_END,
						 KEY_PPAGE, KEY_UP,   KEY_HOME,
						 KEY_NPAGE};
	struct room *room = *state;

	read_all(room, 100 * CASES); /* the first time also counts them */
	for (int sort = 0; sort <= CASES_BY_TECHNICIAN; sort++) {
		for (size_t i = 0; i < COUNT(functions); i++) {
			struct keypress key = pressed(functions[i]);
			cases_screen_key(&room->screen, &room->desk->view,
					 &key);
			bool counted = room->screen.reload == CASES_AS_THEY_ARE;
			read_all(room, counted ? STEPS_SMOOTH : 10 * CASES);
			assert_in_range(room->screen.list.count, SEEN, 200);
		}
		press_all(room, "o");
	}
}

static void the_list_can_be_gone_through_from_end_to_end(void **state)
{
	struct room *room = *state;
	struct keypress down = pressed(KEY_NPAGE), up = pressed(KEY_PPAGE);
	struct keypress last = pressed(KEY_END);

	read_all(room, 100 * CASES);
	assert_int_equal(chosen(room),
			 number_by(room, "ORDER BY changed_order DESC"));
	for (int i = 0; i < 100; i++)
		press(room, &down);
	assert_int_equal(
		chosen(room),
		number_by(room,
			  "WHERE changed_order <"
			  " (SELECT changed_order FROM cases"
			  " ORDER BY changed_order DESC LIMIT 1 OFFSET 1799)"
			  " ORDER BY changed_order DESC"));
	press(room, &last);
	assert_int_equal(chosen(room),
			 number_by(room, "ORDER BY changed_order"));
	for (int i = 0; i < 100; i++)
		press(room, &up);
	for (int i = 0; i < 100; i++)
		press(room, &down);
	assert_int_equal(chosen(room),
			 number_by(room, "ORDER BY changed_order"));
}

static void what_is_typed_is_found_piece_by_piece(void **state)
{
	struct room *room = *state;

	read_all(room, 100 * CASES);
	press_all(room, "/T77777");
	assert_int_equal(room->screen.list.count, 1);
	assert_int_equal(room->screen.list.lines[0].row.number, 77777);
	/* Letters are letters until Enter. */
	press_all(room, "o");
	assert_int_equal(room->screen.sort, CASES_BY_CHANGE);
	assert_int_equal(room->screen.list.count, 0);
	press_all(room, "\x7f\r");
	assert_int_equal(chosen(room), 77777);
	press_all(room, "\x1b");
	assert_true(room->screen.list.count > SEEN);
}

static void a_key_is_taken_while_a_search_goes_on(void **state)
{
	struct room *room = *state;
	struct keypress slash = typed('/'), x = typed('~');

	read_all(room, 100 * CASES);
	cases_screen_key(&room->screen, &room->desk->view, &slash);
	cases_screen_key(&room->screen, &room->desk->view, &x);
	assert_true(read_piece(room, 10 * STEPS_SEARCH));
	assert_true(read_piece(room, STEPS_SEARCH));
	press_all(room, "\x7f");
	assert_true(room->screen.list.count > SEEN);
}

static void open_and_closed_cases_are_told_apart(void **state)
{
	struct room *room = *state;

	read_all(room, 100 * CASES);
	assert_int_equal(room->screen.total, CASES);
	press_all(room, "\t");
	assert_int_equal(room->screen.total, CASES / 100 + 1);
	for (int i = 0; i < room->screen.list.count; i++)
		assert_true(life_is_unfinished(
			room->screen.list.lines[i].row.standing.life.state));
	press_all(room, "\t");
	for (int i = 0; i < room->screen.list.count; i++)
		assert_false(life_is_unfinished(
			room->screen.list.lines[i].row.standing.life.state));
	press_all(room, "ooo");
	assert_int_equal(room->screen.sort, CASES_BY_TECHNICIAN);
	assert_string_equal(
		room->screen.list.lines[0].row.details.of[DETAIL_TECHNICIAN],
		"Ada");
}

static void filters_read_no_more_than_what_is_seen(void **state)
{
	const struct case_filters filters = {
		.state = "open", .of_technician = true, .technician = "ada"};
	struct room *room = *state;

	read_all(room, 100 * CASES);
	cases_screen_filter(&room->screen, &filters);
	read_all(room, STEPS_SMOOTH * 4);
	assert_int_equal(
		room->screen.total,
		record_number(room->record,
			      "SELECT count(*) FROM cases WHERE state ="
			      " 'open' AND technician = 'Ada'"));
	assert_true(room->screen.list.count > SEEN);
	for (int i = 0; i < room->screen.list.count; i++) {
		const struct case_row *row = &room->screen.list.lines[i].row;

		assert_int_equal(row->standing.life.state, STATE_OPEN);
		assert_string_equal(row->details.of[DETAIL_TECHNICIAN], "Ada");
	}
	/* One key for all of them; with none, it leaves. */
	assert_int_equal(press_all(room, "\x1b").kind, ACTION_NONE);
	assert_int_equal(room->screen.total, CASES);
	assert_int_equal(press_all(room, "\x1b").kind, ACTION_CLOSE);
}

static void keys_act_on_the_chosen_case(void **state)
{
	static const struct {
		char key;
		enum action_kind kind;
	} table[] = {
		{'\r', ACTION_RESUME},      {'p', ACTION_OPEN_REPORT},
		{'f', ACTION_OPEN_SAVE},    {'e', ACTION_OPEN_DETAILS},
		{'d', ACTION_OPEN_DETAILS},
	};
	struct room *room = *state;

	read_all(room, 100 * CASES);
	press_all(room, "jj");
	int64_t number = chosen(room);
	for (size_t i = 0; i < COUNT(table); i++) {
		char keys[] = {table[i].key, '\0'};
		struct action action = press_all(room, keys);
		assert_int_equal(action.kind, table[i].kind);
		assert_int_equal(action.number, number);
	}
	assert_int_equal(press_all(room, "N").kind, ACTION_NEW_CASE);
	assert_int_equal(press_all(room, "F").kind, ACTION_OPEN_FILTER);
	assert_int_equal(press_all(room, "c").kind, ACTION_CLOSE);
	assert_int_equal(press_all(room, "\x1b").kind, ACTION_CLOSE);
	assert_int_equal(press_all(room, "q").kind, ACTION_LEAVE);
}

/* What was changed goes to the front; the choice goes with it. */
static void a_changed_case_stays_chosen(void **state)
{
	struct room *room = *state;

	read_all(room, 100 * CASES);
	press_all(room, "jjjj");
	int64_t number = chosen(room);
	record_sql(room->record,
		   "UPDATE cases SET changed_order = 999999, ticket ="
		   " 'new' WHERE number IN (SELECT number FROM"
		   " cases ORDER BY changed_order DESC LIMIT 1"
		   " OFFSET 4)");
	room->screen.reload = CASES_FROM_CHOSEN;
	read_all(room, 10 * CASES);
	assert_int_equal(chosen(room), number);
	assert_int_equal(room->screen.choices.row, 0);
	assert_string_equal(
		room->screen.list.lines[0].row.details.of[DETAIL_TICKET],
		"new");
}

static void a_changed_case_leaves_a_search_that_it_no_longer_fits(void **state)
{
	struct room *room = *state;

	read_all(room, 100 * CASES);
	press_all(room, "/T7777\rj");
	int64_t number = chosen(room);
	int found = room->screen.list.count;
	assert_true(found > 2);
	for (int fits = 1; fits >= 0; fits--) {
		char sql[100];
		snprintf(sql, sizeof(sql),
			 "UPDATE cases SET ticket = '%s' WHERE number = %lld",
			 fits ? "T7777 new" : "new", (long long)number);
		record_sql(room->record, sql);
		room->screen.reload = CASES_FROM_CHOSEN;
		read_all(room, 10 * CASES);
		assert_int_equal(room->screen.list.count, found - !fits);
		assert_int_equal(chosen(room) == number, fits);
	}
}

/* Any window, however it changes between two keys. */
static void the_choice_is_in_sight_in_any_window(void **state)
{
	static const int lines[] = {10, 60, 24, 11, 43};
	struct room *room = *state;

	read_all(room, 100 * CASES);
	for (size_t i = 0; i < COUNT(lines); i++) {
		struct keypress down = pressed(KEY_NPAGE);
		room->desk->view.lines = lines[i];
		press(room, &down);
		int at = room->screen.choices.row - room->screen.scroll;
		assert_in_range(at, 0, lines[i] - 6);
	}
}

int main(void)
{
#define WITH_ROOM(test)                                                        \
	cmocka_unit_test_setup_teardown(test, open_room, close_room)
	const struct CMUnitTest tests[] = {
		WITH_ROOM(no_key_reads_more_than_what_is_seen),
		WITH_ROOM(the_list_can_be_gone_through_from_end_to_end),
		WITH_ROOM(what_is_typed_is_found_piece_by_piece),
		WITH_ROOM(a_key_is_taken_while_a_search_goes_on),
		WITH_ROOM(open_and_closed_cases_are_told_apart),
		WITH_ROOM(filters_read_no_more_than_what_is_seen),
		WITH_ROOM(keys_act_on_the_chosen_case),
		WITH_ROOM(a_changed_case_stays_chosen),
		WITH_ROOM(
			a_changed_case_leaves_a_search_that_it_no_longer_fits),
		WITH_ROOM(the_choice_is_in_sight_in_any_window),
	};

	return cmocka_run_group_tests(tests, make_file, forget_file);
}
