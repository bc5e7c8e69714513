/* The keys of the opening screen, the details, a report, and the search. */
#include "front/tui/screen.h"

#include "desk.h"
#include "record.h"
#include "test.h"

#include <string.h>

static struct action press_all(struct screen *screen, const struct desk *desk,
			       const char *keys)
{
	struct action action = {0};

	for (; *keys; keys++) {
		struct keypress key = typed((unsigned char)*keys);
		action = screen_key(screen, &desk->view, &key);
	}
	return action;
}

static struct action press_function(struct screen *screen,
				    const struct desk *desk, unsigned int code)
{
	struct keypress key = pressed(code);

	return screen_key(screen, &desk->view, &key);
}

/* Unfinished cases 1 … `count`, the last of them changed last. */
static void open_home(struct screen *screen, int count)
{
	*screen = (struct screen){.kind = SCREEN_HOME};
	for (int i = 0; i < count; i++) {
		struct case_row row = {.number = count - i};
		case_line_init(&screen->is.home.lines[i], &row, NULL);
	}
	screen->is.home.count = count;
}

static void the_opening_screen_goes_on_unless_chosen_otherwise(void **state)
{
	static const struct {
		int cases;
		const char *keys;
		enum action_kind kind;
		int64_t number;
	} table[] = {
		{2, "\r", ACTION_RESUME, 2},
		{2, "j\r", ACTION_RESUME, 1},
		{2, "22", ACTION_RESUME, 1},
		{2, "2", ACTION_NONE, 0},
		{2, "jj\r", ACTION_NEW_CASE, 0},
		{2, "4\r", ACTION_OPEN_CASES, 0},
		{2, "G\r", ACTION_LEAVE, 0},
		{2, "n", ACTION_NEW_CASE, 0},
		{2, "N", ACTION_NEW_CASE, 0},
		{2, "c", ACTION_OPEN_CASES, 0},
		{2, "q", ACTION_LEAVE, 0},
		{2, "?", ACTION_OPEN_HELP, 0},
		{2, "w!r", ACTION_NONE, 0},
		{0, "\r", ACTION_NEW_CASE, 0},
		{0, "2\r", ACTION_OPEN_CASES, 0},
		{5, "5\r", ACTION_RESUME, 1},
	};

	for (size_t i = 0; i < COUNT(table); i++) {
		struct screen screen;
		open_home(&screen, table[i].cases);
		struct action action =
			press_all(&screen, *state, table[i].keys);
		assert_int_equal(action.kind, table[i].kind);
		assert_int_equal(action.number, table[i].number);
		screen_release(&screen);
	}
}

static void cases_of_the_guide_are_offered_first(void **state)
{
	struct record *record = *state;
	struct screen screen = {.kind = SCREEN_HOME};
	struct message error = {0};

	for (int i = 1; i <= 7; i++)
		record_begin(record, NULL, i);
	struct guide guide = {.id = "lamp", .version = "2"};
	struct hashed_text text = {.sha256 = "another"};
	struct edition edition = {&guide, &text};
	record_sql(record, "INSERT INTO guides VALUES ('" /* a hash */
			   "0123456789012345678901234567890123456789"
			   "012345678901234567890123', 'lamp', '1', x'00');"
			   "UPDATE cases SET guide = '"
			   "0123456789012345678901234567890123456789"
			   "012345678901234567890123' WHERE number IN (2, 5);"
			   "UPDATE cases SET diagnosis = 'x', state = 'ended'"
			   " WHERE number = 7");
	assert_true(home_screen_read(&screen.is.home, record->store, &edition,
				     0, &error));
	static const int64_t expected[] = {5, 2, 6, 4, 3};
	assert_int_equal(screen.is.home.count, COUNT(expected));
	assert_int_equal(screen.is.home.total, 7);
	assert_int_equal(screen.is.home.open, 6);
	for (size_t i = 0; i < COUNT(expected); i++)
		assert_int_equal(screen.is.home.lines[i].row.number,
				 expected[i]);
	assert_string_equal(screen.is.home.lines[0].begun,
			    "started with guide 1");
	assert_string_equal(screen.is.home.lines[2].begun,
			    "started with guide charging 1");
	screen_release(&screen);
}

static void a_case_says_which_guide_it_has_where_a_new_one_has_another(
	void **state)
{
	static const struct {
		const char *id;
		const char *version;
		const char *sha256;
		const char *said;
	} table[] = {
		{"lamp", "2", "now", ""},
		{"lamp", "1", "then", "started with guide 1"},
		{"lamp", "2", "then", "started with guide 2, since changed"},
		{"bell", "2", "then", "started with guide bell 2"},
		{"be\033[mll", "1", "then", "started with guide be[mll 1"},
	};
	static const struct guide guide = {.id = "lamp", .version = "2"};
	struct hashed_text text = {.sha256 = "now"};
	const struct edition edition = {&guide, &text};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_row row = {
			.guide_id = table[i].id,
			.guide_version = table[i].version,
			.guide_sha256 = table[i].sha256,
		};
		struct buffer said = {0};
		edition_write(&said, &edition, &row);
		assert_string_equal(buffer_string(&said), table[i].said);
		buffer_release(&said);
	}
}

static void a_line_of_the_list_is_safe_to_show(void **state)
{
	static const struct case_row row = {
		.details = {.of[DETAIL_TICKET] = "T\x1b[1m",
			    .of[DETAIL_TECHNICIAN] = "A\xff"},
		.standing = {.subject = "L\u202e", .step = "S\n"},
	};
	struct case_line line;

	(void)state;
	case_line_init(&line, &row, NULL);
	assert_string_equal(line.row.details.of[DETAIL_TICKET], "T[1m");
	assert_string_equal(line.row.details.of[DETAIL_TECHNICIAN], "A\uFFFD");
	assert_string_equal(line.row.standing.subject, "L");
	assert_string_equal(line.row.standing.step, "S ");
	assert_null(line.row.standing.conclusion);
	assert_string_equal(line.begun, "");
	case_line_release(&line);
}

static void details_are_typed_field_by_field(void **state)
{
	static const struct case_details before = {.of[DETAIL_TICKET] = "T-1",
						   .of[DETAIL_MODEL] = "GTR"};
	struct screen screen = {.kind = SCREEN_DETAILS};
	struct action action;

	details_screen_init(&screen.is.details, 7, &before);
	/* Letters that are commands elsewhere are text here. */
	press_all(&screen, *state, "9\tqn?\t");
	press_function(&screen, *state, KEY_UP);
	press_all(&screen, *state, "!");
	press_function(&screen, *state, KEY_DOWN);
	press_function(&screen, *state, KEY_DOWN);
	press_all(&screen, *state, "S");
	action = press_all(&screen, *state, "\r");
	assert_int_equal(action.kind, ACTION_SET_DETAILS);
	assert_int_equal(action.number, 7);
	assert_string_equal(action.details->of[DETAIL_TICKET], "T-19");
	assert_string_equal(action.details->of[DETAIL_TECHNICIAN], "qn?!");
	/* What nobody changed is not handed back. */
	assert_null(action.details->of[DETAIL_MODEL]);
	assert_string_equal(action.details->of[DETAIL_SERIAL], "S");
	screen_release(&screen);
}

static void details_that_were_typed_are_dropped_at_the_second_escape(
	void **state)
{
	static const struct case_details before = {.of[DETAIL_TICKET] = "T-1"};
	static const struct {
		const char *keys;
		enum action_kind kind;
	} table[] = {
		{"\x1b", ACTION_CLOSE},
		{"9\x1b", ACTION_NOTICE},
		{"9\x1b\x1b", ACTION_CLOSE},
		/* Any other key between is a change of mind. */
		{"9\x1b\t\x1b", ACTION_NOTICE},
		{"9\x1b\r", ACTION_SET_DETAILS},
		/* As it was before, there is nothing to drop. */
		{"9\x7f\x1b", ACTION_CLOSE},
	};

	for (size_t i = 0; i < COUNT(table); i++) {
		struct screen screen = {.kind = SCREEN_DETAILS};
		details_screen_init(&screen.is.details, 7, &before);
		assert_int_equal(press_all(&screen, *state, table[i].keys).kind,
				 table[i].kind);
		screen_release(&screen);
	}
}

static void what_has_no_room_in_a_field_is_said_to_have_none(void **state)
{
	const struct desk *desk = *state;
	struct screen details = {.kind = SCREEN_DETAILS};
	struct screen cases = {.kind = SCREEN_CASES};
	struct screen search = {.kind = SCREEN_SEARCH};
	struct screen *screens[] = {&details, &cases, &search};
	static const size_t most[] = {DETAIL_SIZE_MOST, CASE_SEARCH_MOST,
				      EDITOR_BYTES_MOST};

	details_screen_init(&details.is.details, 7, &(struct case_details){0});
	cases_screen_init(&cases.is.cases);
	press_all(&cases, desk, "/");
	for (size_t i = 0; i < COUNT(screens); i++) {
		for (size_t typed_in = 0; typed_in < most[i]; typed_in++)
			assert_int_equal(press_all(screens[i], desk, "x").kind,
					 ACTION_NONE);
		assert_int_equal(press_all(screens[i], desk, "x").kind,
				 ACTION_NOTICE);
		/* Once: keys that type nothing do what they always do. */
		assert_int_not_equal(press_all(screens[i], desk, "\r").kind,
				     ACTION_NOTICE);
		screen_release(screens[i]);
	}
}

static void a_report_can_be_written_a_step_can_not(void **state)
{
	struct desk *desk = *state;
	struct screen screen = {.kind = SCREEN_TEXT};

	text_screen_step(&screen.is.text, &desk->walk, desk->walk.step);
	assert_int_equal(press_all(&screen, desk, "f").kind, ACTION_NONE);
	screen.is.text.report = true;
	screen.is.text.number = 7;
	assert_int_equal(press_all(&screen, desk, "f").kind, ACTION_OPEN_SAVE);
	assert_int_equal(press_all(&screen, desk, "f").number, 7);
	assert_int_equal(press_all(&screen, desk, "\x1b").kind, ACTION_CLOSE);
	screen_release(&screen);
}

static void what_is_found_opens_by_where_it_stands(void **state)
{
	static const struct {
		const char *word;
		enum action_kind kind;
		const char *step;
	} table[] = {
		{"FRONT", ACTION_OPEN_CHANGE, "lamp"},
		{"anything hot", ACTION_CLOSE, "danger"},
		{"clean the", ACTION_OPEN_STEP, "clean"},
		{"written here", ACTION_OPEN_CHANGE, "lamp"},
		{"customer", ACTION_OPEN_REPORT, NULL},
		{"taken back", ACTION_OPEN_STEP, "reset"},
		{"nowhere at all", ACTION_NONE, NULL},
		{"", ACTION_NONE, NULL},
	};
	struct desk *desk = *state;
	lamp_answer(&desk->walk, "front");
	const struct note notes[] = {
		{.step = desk->walk.given[0].step, .text = "Written here"},
		{.text = "The customer calls at noon"},
		{.step = guide_step(&desk->lamp.guide, "reset"),
		 .text = "Given, and taken back"},
	};
	desk->view.notes = notes;
	desk->view.note_count = COUNT(notes);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct screen screen = {.kind = SCREEN_SEARCH};
		press_all(&screen, desk, table[i].word);
		struct action action = press_all(&screen, desk, "\r");
		assert_int_equal(action.kind, table[i].kind);
		if (table[i].step)
			assert_string_equal(action.step->id, table[i].step);
		screen_release(&screen);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DESK(the_opening_screen_goes_on_unless_chosen_otherwise),
		WITH_RECORD(cases_of_the_guide_are_offered_first),
		cmocka_unit_test(
			a_case_says_which_guide_it_has_where_a_new_one_has_another),
		WITH_DESK(a_line_of_the_list_is_safe_to_show),
		WITH_DESK(details_are_typed_field_by_field),
		WITH_DESK(
			details_that_were_typed_are_dropped_at_the_second_escape),
		WITH_DESK(what_has_no_room_in_a_field_is_said_to_have_none),
		WITH_DESK(a_report_can_be_written_a_step_can_not),
		WITH_DESK(what_is_found_opens_by_where_it_stands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
