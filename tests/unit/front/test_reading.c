/* Typing what was measured, and ticking off what was done. */
#include "front/tui/screen_step.h"

#include "front/tui/step_layout.h"

#include "desk.h"
#include "numbers.h"
#include "test.h"

#include <string.h>

static const char text[] =
	"format: 1\n"
	"guide: {id: g, version: '1', language: en, title: G}\n"
	"danger: danger\n"
	"otherwise: end\n"
	"causes: {port: {title: Port}}\n"
	"diagnoses:\n"
	"  stop: {verdict: danger, title: Stop}\n"
	"  port: {verdict: service, cause: port, title: Port}\n"
	"  end: {verdict: service, title: End}\n"
	"start:\n"
	"  - id: danger\n"
	"    ask: Hot?\n"
	"    answers: [{id: no, say: \"No\"},\n"
	"      {id: yes, say: \"Yes\", diagnosis: stop}]\n"
	"  - id: amps\n"
	"    ask: What does the meter show?\n"
	"    tests: [port]\n"
	"    do: [Plug it in., Wait., Read.]\n"
	"    measure: {unit: A, min: 0, max: 10}\n"
	"    answers:\n"
	"      - {id: none, from: 0, to: 0.05, say: Nothing, diagnosis: this}\n"
	"      - {id: low, from: 0.05, to: 1, say: Below 1 A, suspects: this}\n"
	"      - {id: good, from: 1, to: 10, say: More, rules_out: this}\n";

/* A desk whose view knows the guide above, and the screen of its step. */
struct bench {
	struct desk *desk;
	struct guide guide;
	struct step_screen screen;
};

static int bench_open(void **state)
{
	static struct bench bench;
	void *desk = NULL;

	if (desk_open(&desk))
		return -1;
	bench = (struct bench){.desk = desk};
	lamp_load_text(&bench.guide, text);
	step_screen_init(&bench.screen, guide_step(&bench.guide, "amps"),
			 TURN_ASKED, numbers(""), NULL);
	*state = &bench;
	return 0;
}

static int bench_close(void **state)
{
	struct bench *bench = *state;
	void *desk = bench->desk;

	step_screen_release(&bench->screen);
	guide_release(&bench->guide);
	return desk_close(&desk);
}

static void start(struct bench *bench, const char *before, const char *reading)
{
	step_screen_release(&bench->screen);
	step_screen_init(&bench->screen, guide_step(&bench->guide, "amps"),
			 TURN_CHANGE, numbers(before), reading);
}

static struct action press(struct bench *bench, struct keypress key)
{
	return step_screen_key(&bench->screen, &bench->desk->view, &key);
}

static struct action press_all(struct bench *bench, const char *keys)
{
	struct action action = {0};

	for (; *keys; keys++)
		action = press(bench, typed((unsigned char)*keys));
	return action;
}

static void a_number_is_typed_and_given(void **state)
{
	static const struct {
		const char *keys;
		enum action_kind kind;
		double reading;
		const char *chosen;
	} table[] = {
		{"0.4\r", ACTION_ANSWER, 0.4, "2"},
		{"0,4\r", ACTION_ANSWER, 0.4, "2"},
		{"10\r", ACTION_ANSWER, 10, "3"},
		{"0\r", ACTION_ANSWER, 0, "1"},
		{"12\x7f\r", ACTION_ANSWER, 1, "3"},
		{"99\x15"
		 "2\r",
		 ACTION_ANSWER, 2, "3"},
		{"\r", ACTION_NOTICE, 0, ""},
		{"11\r", ACTION_NOTICE, 0, ""},
		{"-1\r", ACTION_NOTICE, 0, ""},
		{"1.2.3\r", ACTION_NOTICE, 0, ""},
		{"0.4", ACTION_NONE, 0, ""},
	};
	struct bench *bench = *state;

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		step_screen_release(&bench->screen);
		step_screen_init(&bench->screen,
				 guide_step(&bench->guide, "amps"), TURN_ASKED,
				 numbers(""), NULL);
		struct action action = press_all(bench, table[i].keys);
		assert_int_equal(action.kind, table[i].kind);
		assert_numbers(action.chosen, table[i].chosen);
		assert_true(action.measured == (*table[i].chosen != 0));
		assert_true(action.reading == table[i].reading);
	}
}

static void what_is_wrong_with_a_number_is_said(void **state)
{
	struct bench *bench = *state;

	assert_string_equal(
		press_all(bench, "12\r").text,
		"12 A is out of range: type a number from 0 to 10.");
	assert_non_null(strstr(press_all(bench, "\x15\r").text,
			       "a number from 0 to 10, in A"));
}

static void a_band_can_be_chosen_in_place_of_a_number(void **state)
{
	static const struct {
		const char *keys;
		const char *chosen;
	} table[] = {
		{"j\r", "1"},
		{"jj\r", "2"},
		{"jjjj\r", "unsure"},
		{"G\r", "unsure"},
		/* From the number that is typed on. */
		{"0.4j\r", "2"},
		{"0.4jj\r", "3"},
		{"5j\r", "3"},
		{"5jk\r", "2"},
	};
	struct bench *bench = *state;

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		start(bench, "", NULL);
		struct action action = press_all(bench, table[i].keys);
		assert_int_equal(action.kind, ACTION_CHANGE);
		assert_numbers(action.chosen, table[i].chosen);
		assert_false(action.measured);
	}
	start(bench, "", NULL);
	assert_numbers(press_all(bench, "0.4jk\r").chosen, "1");
	start(bench, "", NULL);
	assert_true(press_all(bench, "0.4jkk\r").measured);
}

static void an_earlier_reading_stands_in_the_field(void **state)
{
	struct bench *bench = *state;

	start(bench, "2", "0.45");
	assert_true(step_screen_is_typed(&bench->screen));
	struct action action = press_all(bench, "\r");
	assert_true(action.measured && action.reading == (double)0.45);
	/* A band that was chosen is chosen again. */
	start(bench, "unsure", NULL);
	assert_false(step_screen_is_typed(&bench->screen));
	assert_numbers(press_all(bench, "\r").chosen, "unsure");
}

static void what_is_typed_takes_the_place_of_an_earlier_reading(void **state)
{
	static const struct {
		const char *keys;
		double reading;
	} table[] = {
		{"5\r", 5},
		{"0.7\r", 0.7},
		{"\x7f"
		 "3\r",
		 3},
		/* The field is come back to, by an arrow or by a digit. */
		{"jkk3\r", 3},
		{"2j7\r", 7},
	};
	struct bench *bench = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		start(bench, "2", "0.45");
		struct action action = press_all(bench, table[i].keys);
		assert_true(action.measured);
		assert_true(action.reading == table[i].reading);
	}
	/* Who goes into it changes it. */
	start(bench, "2", "0.45");
	press(bench, pressed(KEY_END));
	assert_true(press_all(bench, "1\r").reading == (double)0.451);
}

static void the_arrow_goes_back_from_the_left_edge_of_a_number(void **state)
{
	struct bench *bench = *state;

	start(bench, "2", "0.45");
	assert_int_equal(press(bench, pressed(KEY_LEFT)).kind, ACTION_CLOSE);
	start(bench, "", NULL);
	press_all(bench, "12");
	for (int i = 0; i < 2; i++)
		assert_int_equal(press(bench, pressed(KEY_LEFT)).kind,
				 ACTION_NONE);
	assert_int_equal(press(bench, pressed(KEY_LEFT)).kind, ACTION_CLOSE);
	/* Deleting does not, there or anywhere. */
	assert_int_equal(press(bench, pressed(KEY_BACKSPACE)).kind,
			 ACTION_NONE);
}

static void deleting_too_much_takes_no_answer_back(void **state)
{
	struct bench *bench = *state;

	assert_int_equal(press_all(bench, "1\x7f\x7f\x7f").kind, ACTION_NONE);
	assert_int_equal(press(bench, pressed(KEY_BACKSPACE)).kind,
			 ACTION_NONE);
	assert_int_equal(press(bench, pressed(KEY_LEFT)).kind, ACTION_UNDO);
	press_all(bench, "5");
	assert_int_equal(press(bench, pressed(KEY_LEFT)).kind, ACTION_NONE);
}

static void what_deletes_elsewhere_deletes_in_the_field(void **state)
{
	const struct keypress table[] = {
		pressed(KEY_DC),   typed('D' & 0x1f), pressed(KEY_BACKSPACE),
		typed('\b'),       typed(0x7f),       typed('W' & 0x1f),
		typed('U' & 0x1f),
	};
	struct bench *bench = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		start(bench, "", NULL);
		press_all(bench, "55");
		press(bench, pressed(KEY_LEFT));
		press(bench, table[i]);
		assert_true(press_all(bench, "\r").reading == 5);
	}
}

static void a_pasted_number_may_bring_its_unit(void **state)
{
	struct bench *bench = *state;

	for (const char *at = "0.4 A"; *at; at++) {
		struct keypress key = typed((unsigned char)*at);
		key.pasted = true;
		press(bench, key);
	}
	assert_true(press_all(bench, "\r").reading == (double)0.4);
}

/* The line at which a row of that part stands; a click there. */
static struct keypress click_on(struct bench *bench, enum step_part part,
				int row)
{
	struct step_content content = {
		.step = bench->screen.step,
		.reading = &bench->screen.reading,
	};
	struct step_layout layout;
	struct keypress click = clicked(0, 6);

	step_layout_init(&layout, &bench->desk->view, &content);
	while (click.line < 24 && step_layout_row(&layout, part, &click) != row)
		click.line++;
	step_layout_release(&layout);
	assert_in_range(click.line, 2, 22);
	return click;
}

static void the_field_and_the_bands_take_clicks(void **state)
{
	struct bench *bench = *state;
	struct keypress band = click_on(bench, PART_ANSWERS, 1);
	struct keypress field = click_on(bench, PART_ANSWERS, READING_ROW);

	press(bench, band);
	assert_false(bench->screen.reading.focused);
	assert_numbers(press_all(bench, "\r").chosen, "2");
	press(bench, field);
	assert_true(bench->screen.reading.focused);
}

static void space_ticks_off_what_is_done_in_turn(void **state)
{
	struct bench *bench = *state;
	struct view *view = &bench->desk->view;

	for (size_t i = 0; i < 3; i++) {
		struct action action = press_all(bench, " ");
		assert_int_equal(action.kind, ACTION_TICK);
		assert_int_equal(action.row, i);
		assert_true(action.on);
		view->done |= UINT64_C(1) << i;
	}
	assert_int_equal(press_all(bench, " ").kind, ACTION_NOTICE);
	struct action action = press_all(bench, "u");
	assert_int_equal(action.kind, ACTION_TICK);
	assert_int_equal(action.row, 2);
	assert_false(action.on);
	/* What was left out is the next. */
	view->done = 5;
	assert_int_equal(press_all(bench, " ").row, 1);
	view->done = 0;
	assert_int_equal(press_all(bench, "u").kind, ACTION_NONE);
}

static void a_click_ticks_an_instruction_off_and_on(void **state)
{
	struct bench *bench = *state;
	struct keypress second = click_on(bench, PART_BODY, 1);
	struct action action = press(bench, second);

	assert_int_equal(action.kind, ACTION_TICK);
	assert_int_equal(action.row, 1);
	assert_true(action.on);
	bench->desk->view.done = 2;
	assert_false(press(bench, second).on);
	/* An answer given anew has nothing to tick off. */
	start(bench, "", NULL);
	assert_int_equal(press(bench, second).kind, ACTION_NONE);
	assert_int_equal(press_all(bench, " u").kind, ACTION_NONE);
}

#define WITH_BENCH(test)                                                       \
	cmocka_unit_test_setup_teardown(test, bench_open, bench_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_BENCH(a_number_is_typed_and_given),
		WITH_BENCH(what_is_wrong_with_a_number_is_said),
		WITH_BENCH(a_band_can_be_chosen_in_place_of_a_number),
		WITH_BENCH(an_earlier_reading_stands_in_the_field),
		WITH_BENCH(what_is_typed_takes_the_place_of_an_earlier_reading),
		WITH_BENCH(the_arrow_goes_back_from_the_left_edge_of_a_number),
		WITH_BENCH(deleting_too_much_takes_no_answer_back),
		WITH_BENCH(what_deletes_elsewhere_deletes_in_the_field),
		WITH_BENCH(a_pasted_number_may_bring_its_unit),
		WITH_BENCH(the_field_and_the_bands_take_clicks),
		WITH_BENCH(space_ticks_off_what_is_done_in_turn),
		WITH_BENCH(a_click_ticks_an_instruction_off_and_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
