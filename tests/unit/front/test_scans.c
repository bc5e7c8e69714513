/* What each screen does with a text that was scanned or pasted. */
#include "front/tui/screen.h"

#include "desk.h"
#include "numbers.h"
#include "record.h"
#include "test.h"

#include "chargefix/interview.h"

#include <string.h>

/* The keys of a text, and the Enter, Tab or 0 that it ends with. */
static struct action scan(struct screen *screen, const struct desk *desk,
			  const char *text, unsigned int end)
{
	struct keypress key = {.kind = KEYPRESS_CHARACTER, .pasted = true};

	for (const char *at = text; *at; at++) {
		key.code = (unsigned char)*at;
		screen_key(screen, &desk->view, &key);
	}
	key.kind = KEYPRESS_TEXT_END;
	key.code = end;
	key.text = text;
	return screen_key(screen, &desk->view, &key);
}

static struct action press_enter(struct screen *screen, const struct desk *desk)
{
	const struct keypress enter = {.kind = KEYPRESS_CHARACTER,
				       .code = '\r'};

	return screen_key(screen, &desk->view, &enter);
}

static void assert_field(const struct screen *screen, int field,
			 const char *text)
{
	const struct buffer *typed = &screen->is.details.fields[field].text;

	assert_string_equal(buffer_string(typed), text);
}

static void open_details(struct screen *screen)
{
	static const struct case_details before = {
		.of[DETAIL_TICKET] = "R-0999", .of[DETAIL_TECHNICIAN] = "Mara"};

	*screen = (struct screen){.kind = SCREEN_DETAILS};
	details_screen_init(&screen->is.details, 7, &before);
}

static void a_scan_fills_a_field_and_goes_to_the_next(void **state)
{
	static const unsigned int ends[] = {'\r', '\n', '\t'};

	for (size_t i = 0; i < COUNT(ends); i++) {
		struct screen screen;

		open_details(&screen);
		struct action action = scan(&screen, *state, "R-1001", ends[i]);
		assert_int_equal(action.kind, ACTION_NONE);
		assert_field(&screen, 0, "R-1001");
		assert_int_equal(screen.is.details.field, 1);
		scan(&screen, *state, "Ines", ends[i]);
		assert_field(&screen, 1, "Ines");
		assert_int_equal(screen.is.details.field, 2);
		scan(&screen, *state, "GTR 4", ends[i]);
		scan(&screen, *state, "SN-1", ends[i]);
		/* A scanner's Enter never saves the form, a hand's does. */
		screen.is.details.field = DETAILS - 1;
		action = scan(&screen, *state, "Shelf 4", ends[i]);
		assert_int_equal(action.kind, ACTION_NONE);
		assert_int_equal(screen.is.details.field, DETAILS - 1);
		action = press_enter(&screen, *state);
		assert_int_equal(action.kind, ACTION_SET_DETAILS);
		assert_string_equal(action.details->of[DETAIL_TICKET],
				    "R-1001");
		assert_string_equal(action.details->of[DETAIL_TECHNICIAN],
				    "Ines");
		assert_string_equal(action.details->of[DETAIL_MODEL], "GTR 4");
		assert_string_equal(action.details->of[DETAIL_SERIAL], "SN-1");
		assert_string_equal(action.details->of[DETAIL_PLACE],
				    "Shelf 4");
		screen_release(&screen);
	}
}

static void an_imei_is_the_serial_number_not_a_technician(void **state)
{
	struct screen screen;

	open_details(&screen);
	scan(&screen, *state, "R-1001", '\r');
	scan(&screen, *state, "355555035643844", '\r');
	/* The field that it was scanned into is still to be filled in. */
	assert_int_equal(screen.is.details.field, DETAIL_TECHNICIAN);
	struct action action = press_enter(&screen, *state);
	assert_int_equal(action.kind, ACTION_SET_DETAILS);
	assert_string_equal(action.details->of[DETAIL_TICKET], "R-1001");
	assert_null(action.details->of[DETAIL_TECHNICIAN]);
	assert_string_equal(action.details->of[DETAIL_SERIAL],
			    "355555035643844");
	screen_release(&screen);
}

/* Without an Enter it may go on, and two keys may be pressed at once. */
static void a_paste_and_two_quick_letters_are_added_to_a_field(void **state)
{
	struct screen screen;

	open_details(&screen);
	scan(&screen, *state, "/2026", 0);
	assert_field(&screen, 0, "R-0999/2026");
	assert_int_equal(screen.is.details.field, 0);
	scan(&screen, *state, "ab", '\r');
	assert_field(&screen, 0, "R-0999/2026ab");
	assert_int_equal(screen.is.details.field, 1);
	screen_release(&screen);
}

/* Too long, or no text at all: nothing of it stays. */
static void a_text_that_is_no_good_leaves_the_field_as_it_was(void **state)
{
	static const enum text_fault faults[] = {TEXT_TOO_LONG, TEXT_BINARY};
	const struct desk *desk = *state;

	for (size_t i = 0; i < COUNT(faults); i++) {
		struct keypress end = {.kind = KEYPRESS_TEXT_END,
				       .code = '\r',
				       .pasted = true,
				       .text = "xx",
				       .fault = faults[i]};
		struct keypress key = {.kind = KEYPRESS_CHARACTER,
				       .code = 'x',
				       .pasted = true};
		struct screen screens[5] = {{.kind = SCREEN_DETAILS},
					    {.kind = SCREEN_NAME},
					    {.kind = SCREEN_HOME},
					    {.kind = SCREEN_CASES},
					    {.kind = SCREEN_SCANNED}};

		open_details(&screens[0]);
		name_screen_init(&screens[1].is.name);
		cases_screen_init(&screens[3].is.cases);
		scanned_screen_init(&screens[4].is.scanned, "R-1");
		for (size_t s = 0; s < COUNT(screens); s++) {
			for (int n = 0; n < 300; n++)
				screen_key(&screens[s], &desk->view, &key);
			struct action action =
				screen_key(&screens[s], &desk->view, &end);
			assert_int_equal(action.kind, ACTION_REFUSE);
			assert_string_equal(action.text,
					    text_fault_said(faults[i]));
		}
		assert_field(&screens[0], 0, "R-0999");
		assert_int_equal(screens[0].is.details.field, 0);
		assert_int_equal(screens[1].is.name.editor.text.length, 0);
		for (size_t s = 0; s < COUNT(screens); s++)
			screen_release(&screens[s]);
	}
}

/* Each of them fits, but not both in one field. */
static void a_paste_that_has_no_room_leaves_the_field_as_it_was(void **state)
{
	char half[DETAIL_SIZE_MOST];
	struct screen screen;

	memset(half, 'x', sizeof(half) - 1);
	half[sizeof(half) - 1] = '\0';
	open_details(&screen);
	struct action action = scan(&screen, *state, half, 0);
	assert_int_equal(action.kind, ACTION_REFUSE);
	assert_field(&screen, 0, "R-0999");
	/* With an Enter it takes the place of what was there. */
	scan(&screen, *state, half, '\r');
	assert_field(&screen, 0, half);
	screen_release(&screen);
}

static void a_scan_is_looked_up_where_cases_are_chosen(void **state)
{
	struct screen screens[3] = {{.kind = SCREEN_HOME},
				    {.kind = SCREEN_CASES},
				    {.kind = SCREEN_SCANNED}};

	cases_screen_init(&screens[1].is.cases);
	scanned_screen_init(&screens[2].is.scanned, "R-1");
	for (size_t i = 0; i < COUNT(screens); i++) {
		struct action action =
			scan(&screens[i], *state, "R-1003", '\r');
		assert_int_equal(action.kind, ACTION_LOOK_UP);
		assert_string_equal(action.text, "R-1003");
		screen_release(&screens[i]);
	}
}

static void a_scan_is_searched_for_where_a_search_is_typed(void **state)
{
	struct screen screen = {.kind = SCREEN_CASES};
	const struct desk *desk = *state;
	struct keypress slash = typed('/');

	cases_screen_init(&screen.is.cases);
	screen_key(&screen, &desk->view, &slash);
	scan(&screen, desk, "R-1001", '\r');
	assert_false(screen.is.cases.typing);
	screen_key(&screen, &desk->view, &slash);
	assert_int_equal(scan(&screen, desk, "R-1003", '\r').kind, ACTION_NONE);
	assert_string_equal(buffer_string(&screen.is.cases.search.text),
			    "R-1003");
	screen_release(&screen);
}

static void a_new_case_is_offered_and_begun_by_nothing_but_a_choice(
	void **state)
{
	static const struct {
		const char *keys;
		enum action_kind kind;
		bool serial;
	} table[] = {
		{"\r", ACTION_NOTICE, false},
		{"1\r", ACTION_NEW_SCANNED, false},
		{"11", ACTION_NEW_SCANNED, false},
		{"2\r", ACTION_NEW_SCANNED, true},
		{"3\r", ACTION_CLOSE, false},
		{"j\r", ACTION_NEW_SCANNED, false},
		{"jj\r", ACTION_NEW_SCANNED, true},
		{"G\r", ACTION_CLOSE, false},
		{"\x1b", ACTION_CLOSE, false},
		{"!", ACTION_OPEN_DANGER, false},
	};
	const struct desk *desk = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		struct screen screen = {.kind = SCREEN_SCANNED};
		struct action action = {.kind = ACTION_NONE};

		scanned_screen_init(&screen.is.scanned, "R-1003");
		for (const char *at = table[i].keys; *at; at++) {
			struct keypress key = typed((unsigned char)*at);
			action = screen_key(&screen, &desk->view, &key);
		}
		assert_int_equal(action.kind, table[i].kind);
		if (action.kind == ACTION_NEW_SCANNED)
			assert_string_equal(
				table[i].serial
					? action.details->of[DETAIL_SERIAL]
					: action.details->of[DETAIL_TICKET],
				"R-1003");
		screen_release(&screen);
	}
}

static void lines_that_are_scanned_into_a_note_stay_in_it(void **state)
{
	struct screen screen = {.kind = SCREEN_NOTE};

	note_screen_init(&screen.is.note, NULL);
	assert_int_equal(scan(&screen, *state, "R-1001", '\r').kind,
			 ACTION_NONE);
	assert_int_equal(scan(&screen, *state, "R-1002", 0).kind, ACTION_NONE);
	assert_string_equal(note_screen_unsaved(&screen.is.note),
			    "R-1001\nR-1002");
	screen_release(&screen);
}

static void no_scan_answers_a_step_or_gives_a_word(void **state)
{
	static const char *const texts[] = {"1", "11", "agree", "no", "22\t"};
	const struct desk *desk = *state;

	for (size_t i = 0; i < COUNT(texts); i++) {
		struct screen step = {.kind = SCREEN_STEP};
		struct screen consent = {.kind = SCREEN_CONSENT};

		step_screen_init(&step.is.step, desk->walk.step, TURN_ASKED,
				 numbers(""), NULL);
		consent.is.consent.step =
			guide_step(&desk->lamp.guide, "reset");
		assert_int_equal(scan(&step, desk, texts[i], '\r').kind,
				 ACTION_NONE);
		assert_int_equal(scan(&consent, desk, texts[i], '\r').kind,
				 ACTION_NONE);
		screen_release(&step);
		screen_release(&consent);
	}
}

static void an_imei_is_known_by_its_check_digit(void **state)
{
	static const struct {
		const char *text;
		bool is;
	} table[] = {
		{"355555035643844", true},
		{"490154203237518", true},
		{"355555035643845", false},
		{"35555503564384", false},
		{"3555550356438440", false},
		{"35555503564384A", false},
		{"", false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		assert_int_equal(detail_is_imei(table[i].text), table[i].is);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DESK(a_scan_fills_a_field_and_goes_to_the_next),
		WITH_DESK(an_imei_is_the_serial_number_not_a_technician),
		WITH_DESK(a_paste_and_two_quick_letters_are_added_to_a_field),
		WITH_DESK(a_text_that_is_no_good_leaves_the_field_as_it_was),
		WITH_DESK(a_paste_that_has_no_room_leaves_the_field_as_it_was),
		WITH_DESK(a_scan_is_looked_up_where_cases_are_chosen),
		WITH_DESK(a_scan_is_searched_for_where_a_search_is_typed),
		WITH_DESK(
			a_new_case_is_offered_and_begun_by_nothing_but_a_choice),
		WITH_DESK(lines_that_are_scanned_into_a_note_stay_in_it),
		WITH_DESK(no_scan_answers_a_step_or_gives_a_word),
		cmocka_unit_test(an_imei_is_known_by_its_check_digit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
