/* The keys of a step: what they choose, and what they ask the loop for. */
#include "front/tui/screen_step.h"

#include "front/tui/step_layout.h"

#include "desk.h"
#include "numbers.h"
#include "test.h"

static const struct step *step_of(const struct desk *desk, const char *id)
{
	const struct step *step = guide_step(&desk->lamp.guide, id);

	assert_non_null(step);
	return step;
}

static struct action press(struct step_screen *screen, const struct desk *desk,
			   struct keypress key)
{
	return step_screen_key(screen, &desk->view, &key);
}

/* Characters one after the other; the last one's action. */
static struct action press_all(struct step_screen *screen,
			       const struct desk *desk, const char *keys)
{
	struct action action = {0};

	for (; *keys; keys++)
		action = press(screen, desk, typed((unsigned char)*keys));
	return action;
}

static void keys_give_one_answer(void **state)
{
	static const struct {
		const char *keys;
		enum action_kind kind;
		const char *chosen;
	} table[] = {
		{"j\r", ACTION_ANSWER, "1"},
		{"jj\r", ACTION_ANSWER, "2"},
		{"jjj\r", ACTION_ANSWER, "unsure"},
		{"jjjjj\r", ACTION_ANSWER, "unsure"},
		{"k\r", ACTION_ANSWER, "unsure"},
		{"kkk\r", ACTION_ANSWER, "1"},
		{"G\r", ACTION_ANSWER, "unsure"},
		{"Gg\r", ACTION_ANSWER, "1"},
		{"2", ACTION_NONE, ""},
		{"2\r", ACTION_ANSWER, "2"},
		{"22", ACTION_ANSWER, "2"},
		{"2k2", ACTION_NONE, ""},
		/* What chooses no answer gives none. */
		{"\r", ACTION_NOTICE, ""},
		{"\r\r\r", ACTION_NOTICE, ""},
		{"9\r", ACTION_NOTICE, ""},
		{" \r", ACTION_NOTICE, ""},
	};
	const struct desk *desk = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		struct step_screen screen;
		step_screen_init(&screen, step_of(desk, "lamp"), TURN_ASKED,
				 numbers(""), NULL);
		struct action action = press_all(&screen, desk, table[i].keys);
		assert_int_equal(action.kind, table[i].kind);
		assert_numbers(action.chosen, table[i].chosen);
	}
}

static void keys_tick_several_answers(void **state)
{
	static const struct {
		const char *keys;
		enum action_kind kind;
		const char *chosen;
	} table[] = {
		{"j \r", ACTION_ANSWER, "1"},
		{" ", ACTION_NOTICE, ""},
		{" \r", ACTION_NOTICE, ""},
		{"1 3 \r", ACTION_ANSWER, "1,3"},
		{"1 1 \r", ACTION_NOTICE, ""},
		/* A number goes there and ticks nothing, however often. */
		{"1\r", ACTION_NOTICE, ""},
		{"22\r", ACTION_NOTICE, ""},
		{"1 22\r", ACTION_ANSWER, "1"},
		{"\r", ACTION_NOTICE, ""},
		/* None of these, and not sure, go alone. */
		{"1 4 \r", ACTION_ANSWER, "4"},
		{"4 1 \r", ACTION_ANSWER, "1"},
		{"1 2 5 \r", ACTION_ANSWER, "unsure"},
		{"5 2 \r", ACTION_ANSWER, "2"},
		/* They can't be meant by mistake. */
		{"jjjj\r", ACTION_ANSWER, "4"},
		{"G\r", ACTION_ANSWER, "unsure"},
	};
	const struct desk *desk = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		struct step_screen screen;
		step_screen_init(&screen, step_of(desk, "signs"), TURN_ASKED,
				 numbers(""), NULL);
		struct action action = press_all(&screen, desk, table[i].keys);
		assert_int_equal(action.kind, table[i].kind);
		assert_numbers(action.chosen, table[i].chosen);
		if (action.kind == ACTION_ANSWER)
			assert_true(walk_valid(screen.step, action.chosen));
	}
}

static const char many_answers[] =
	"format: 1\n"
	"guide: {id: g, version: '1', language: en, title: G}\n"
	"danger: one\n"
	"otherwise: end\n"
	"diagnoses: {end: {verdict: danger, title: End}}\n"
	"answer_sets:\n"
	"  ten: [{id: a, say: A}, {id: b, say: B}, {id: c, say: C},\n"
	"    {id: d, say: D}, {id: e, say: E}, {id: f, say: F},\n"
	"    {id: g, say: G}, {id: h, say: H}, {id: i, say: I},\n"
	"    {id: j, say: J, diagnosis: end}]\n"
	"start:\n"
	"  - {id: one, ask: Which?, answers: ten}\n"
	"  - {id: many, ask: Which?, choose: many, answers: ten}\n";

static void with_ten_answers_numbers_choose_and_other_keys_give(void **state)
{
	static const struct {
		const char *step;
		const char *keys;
		enum action_kind kind;
		const char *chosen;
	} table[] = {
		{"one", "11", ACTION_NONE, ""},
		{"one", "11\r", ACTION_ANSWER, "unsure"},
		{"one", "10\r", ACTION_ANSWER, "10"},
		{"one", "22222", ACTION_NONE, ""},
		{"one", "2\r", ACTION_ANSWER, "2"},
		{"many", "10 3 \r", ACTION_ANSWER, "3,10"},
		{"many", "3\r", ACTION_NOTICE, ""},
	};
	const struct desk *desk = *state;
	struct guide guide;

	lamp_load_text(&guide, many_answers);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct step_screen screen;
		step_screen_init(&screen, guide_step(&guide, table[i].step),
				 TURN_ASKED, numbers(""), NULL);
		struct action action = press_all(&screen, desk, table[i].keys);
		assert_int_equal(action.kind, table[i].kind);
		assert_numbers(action.chosen, table[i].chosen);
	}
	guide_release(&guide);
}

static void other_keys_ask_for_other_screens(void **state)
{
	static const struct {
		const char *key;
		enum action_kind kind;
	} table[] = {
		{"w", ACTION_OPEN_WHY},    {"n", ACTION_OPEN_NOTE},
		{"r", ACTION_OPEN_REVIEW}, {"!", ACTION_OPEN_DANGER},
		{"?", ACTION_OPEN_HELP},   {"h", ACTION_UNDO},
		{"\x7f", ACTION_UNDO},     {"q", ACTION_LEAVE},
		{"\x1b", ACTION_NONE},     {"x", ACTION_NONE},
		{"s", ACTION_NONE}, /* there is nothing to wait for */
	};
	const struct desk *desk = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		struct step_screen screen;
		step_screen_init(&screen, step_of(desk, "lamp"), TURN_ASKED,
				 numbers(""), NULL);
		struct action action = press_all(&screen, desk, table[i].key);
		assert_int_equal(action.kind, table[i].kind);
	}
}

static void a_wait_is_started_where_there_is_one(void **state)
{
	const struct desk *desk = *state;
	struct step_screen screen;

	step_screen_init(&screen, step_of(desk, "charge"), TURN_ASKED,
			 numbers(""), NULL);
	assert_int_equal(press_all(&screen, desk, "s").kind, ACTION_WAIT);
	step_screen_init(&screen, step_of(desk, "charge"), TURN_CHANGE,
			 numbers("1"), NULL);
	assert_int_equal(press_all(&screen, desk, "s").kind, ACTION_NONE);
}

static void a_wait_that_runs_is_not_begun_again_until_it_is_over(void **state)
{
	struct desk *desk = *state;
	struct step_screen screen;

	step_screen_init(&screen, step_of(desk, "charge"), TURN_ASKED,
			 numbers(""), NULL);
	desk->view.waiting = true;
	desk->view.now = 1000;
	desk->view.until = 1001;
	assert_int_equal(press_all(&screen, desk, "s").kind, ACTION_NOTICE);
	desk->view.now = 1001;
	assert_int_equal(press_all(&screen, desk, "s").kind, ACTION_WAIT);
}

static void out_of_turn_it_is_given_or_cancelled(void **state)
{
	static const struct {
		enum step_turn turn;
		enum action_kind given;
	} table[] = {{TURN_CHANGE, ACTION_CHANGE}, {TURN_DANGER, ACTION_RAISE}};
	const struct desk *desk = *state;

	for (size_t i = 0; i < 2; i++) {
		struct step_screen screen;
		step_screen_init(&screen, step_of(desk, "danger"),
				 table[i].turn, numbers(""), NULL);
		struct action action = press_all(&screen, desk, "2\r");
		assert_int_equal(action.kind, table[i].given);
		assert_numbers(action.chosen, "2");
		assert_ptr_equal(action.step, screen.step);
		assert_int_equal(press_all(&screen, desk, "\x1b").kind,
				 ACTION_CLOSE);
		assert_int_equal(press_all(&screen, desk, "r!n").kind,
				 ACTION_NONE);
	}
}

static void the_answer_before_is_chosen_at_first(void **state)
{
	const struct desk *desk = *state;
	struct step_screen screen;

	step_screen_init(&screen, step_of(desk, "lamp"), TURN_CHANGE,
			 numbers("2"), NULL);
	assert_numbers(press_all(&screen, desk, "\r").chosen, "2");
	step_screen_init(&screen, step_of(desk, "signs"), TURN_CHANGE,
			 numbers("1,3"), NULL);
	assert_numbers(press_all(&screen, desk, "\r").chosen, "1,3");
	step_screen_init(&screen, step_of(desk, "signs"), TURN_CHANGE,
			 numbers("unsure"), NULL);
	assert_numbers(press_all(&screen, desk, "\r").chosen, "unsure");
}

/* Whoever opens a case may not know what was chosen there before. */
static void an_answer_found_is_not_given_by_enter_alone(void **state)
{
	static const struct {
		const char *step;
		const char *before;
		const char *keys;
		const char *chosen;
	} table[] = {
		{"lamp", "2", "2\r", "2"},    {"lamp", "2", "k\r", "1"},
		{"lamp", "2", "22", "2"},     {"signs", "1,3", "j\r", "1,3"},
		{"signs", "1,3", " \r", "3"}, {"signs", "4", "2\r", "4"},
	};
	const struct desk *desk = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		struct step_screen screen;
		step_screen_init(&screen, step_of(desk, table[i].step),
				 TURN_ASKED, numbers(table[i].before), NULL);
		screen.found = true;
		for (int times = 0; times < 50; times++)
			assert_int_equal(press_all(&screen, desk, "\r").kind,
					 ACTION_NOTICE);
		struct action action = press_all(&screen, desk, table[i].keys);
		assert_int_equal(action.kind, ACTION_ANSWER);
		assert_numbers(action.chosen, table[i].chosen);
	}
}

static void pasted_text_answers_nothing(void **state)
{
	const struct desk *desk = *state;
	struct step_screen screen;

	step_screen_init(&screen, step_of(desk, "lamp"), TURN_ASKED,
			 numbers(""), NULL);
	for (unsigned int code = 1; code < 0x7f; code++) {
		struct keypress key = typed(code);
		key.pasted = true;
		assert_int_equal(press(&screen, desk, key).kind, ACTION_NONE);
		assert_int_equal(screen.choices.row, CHOICES_NONE);
	}
}

/* The line of the window on which an answer stands. */
static int line_of(const struct desk *desk, const struct step *step, int row)
{
	struct step_content content = {.step = step};
	struct step_layout layout;
	int found = -1;

	step_layout_init(&layout, &desk->view, &content);
	for (int line = desk->view.lines - 1; line >= 0; line--) {
		struct keypress at = clicked(line, 4);
		if (step_layout_row(&layout, PART_ANSWERS, &at) == row)
			found = line;
	}
	step_layout_release(&layout);
	assert_in_range(found, 0, desk->view.lines);
	return found;
}

static void the_second_click_on_an_answer_gives_it(void **state)
{
	const struct desk *desk = *state;
	struct step_screen screen;

	step_screen_init(&screen, step_of(desk, "lamp"), TURN_ASKED,
			 numbers(""), NULL);
	struct keypress first = clicked(line_of(desk, screen.step, 0), 4);
	struct keypress second = clicked(line_of(desk, screen.step, 1), 4);
	assert_int_equal(press(&screen, desk, first).kind, ACTION_NONE);
	assert_int_equal(press(&screen, desk, second).kind, ACTION_NONE);
	assert_int_equal(screen.choices.row, 1);
	assert_int_equal(press(&screen, desk, clicked(0, 0)).kind, ACTION_NONE);
	assert_int_equal(screen.choices.row, 1);
	struct action action = press(&screen, desk, second);
	assert_int_equal(action.kind, ACTION_ANSWER);
	assert_numbers(action.chosen, "2");
}

static void a_click_ticks_where_several_answers_may_be_given(void **state)
{
	const struct desk *desk = *state;
	struct step_screen screen;

	step_screen_init(&screen, step_of(desk, "signs"), TURN_ASKED,
			 numbers(""), NULL);
	for (int row = 0; row < 3; row += 2)
		press(&screen, desk,
		      clicked(line_of(desk, screen.step, row), 4));
	assert_numbers(screen.ticked, "1,3");
	press(&screen, desk, clicked(line_of(desk, screen.step, 2), 4));
	assert_numbers(screen.ticked, "1");
}

static void long_instructions_scroll_and_stop_at_their_end(void **state)
{
	struct desk *desk = *state;
	struct step_screen screen;

	desk->view.lines = 14;
	step_screen_init(&screen, step_of(desk, "clean"), TURN_ASKED,
			 numbers(""), NULL);
	press(&screen, desk, pressed(KEY_PPAGE));
	assert_int_equal(screen.scroll, 0);
	press(&screen, desk, pressed(KEY_SF));
	assert_int_equal(screen.scroll, 1);
	for (int i = 0; i < 50; i++)
		press(&screen, desk, pressed(KEY_NPAGE));
	int end = screen.scroll;
	assert_in_range(end, 2, 40);
	press(&screen, desk, pressed(KEY_SF));
	assert_int_equal(screen.scroll, end);
	press(&screen, desk, pressed(KEY_SR));
	assert_int_equal(screen.scroll, end - 1);
	assert_int_equal(screen.choices.row, CHOICES_NONE);
}

static void in_a_narrow_window_the_panel_takes_no_answer(void **state)
{
	struct desk *desk = *state;
	struct step_screen screen;

	desk->view.columns = 60;
	step_screen_init(&screen, step_of(desk, "lamp"), TURN_ASKED,
			 numbers(""), NULL);
	press_all(&screen, desk, "\t");
	assert_true(screen.panel);
	assert_int_equal(press_all(&screen, desk, "2!n").kind, ACTION_NONE);
	assert_int_equal(screen.choices.row, CHOICES_NONE);
	assert_int_equal(press_all(&screen, desk, "\r").kind, ACTION_NONE);
	assert_false(screen.panel);
	/* A window made wide shows both again. */
	press_all(&screen, desk, "\t");
	desk->view.columns = 80;
	assert_int_equal(press_all(&screen, desk, "j\r").kind, ACTION_ANSWER);
}

static struct keypress wheel(unsigned int code, int line, int column)
{
	return (struct keypress){.kind = KEYPRESS_FUNCTION,
				 .code = code,
				 .line = line,
				 .column = column};
}

static void a_click_in_the_panel_asks_that_step_anew(void **state)
{
	/* Below the title: Suspects, two of them, an empty line, Answers. */
	static const struct {
		int columns;
		int line;
		int column;
		const char *step; /* NULL: nothing is there */
	} table[] = {
		{80, 7, 60, "lamp"},  {80, 8, 51, "danger"},
		{80, 9, 78, "signs"}, {80, 10, 60, NULL},
		{80, 6, 60, NULL},    {80, 3, 60, NULL},
		{60, 7, 20, "lamp"},  {60, 9, 50, "signs"},
		{60, 10, 50, NULL},
	};
	struct desk *desk = *state;

	lamp_answer(&desk->walk, "front none dim,flicker");
	for (size_t i = 0; i < COUNT(table); i++) {
		struct step_screen screen;
		desk->view.columns = table[i].columns;
		step_screen_init(&screen, desk->walk.step, TURN_ASKED,
				 numbers(""), NULL);
		press_all(&screen, desk, "\t");
		struct keypress click = clicked(table[i].line, table[i].column);
		struct action action = press(&screen, desk, click);
		assert_int_equal(action.kind, table[i].step ? ACTION_OPEN_CHANGE
							    : ACTION_NONE);
		if (table[i].step)
			assert_string_equal(action.step->id, table[i].step);
		/* While one is changed, no other one is. */
		screen.turn = TURN_CHANGE;
		action = press(&screen, desk, click);
		assert_int_equal(action.kind, ACTION_NONE);
	}
}

static void the_wheel_scrolls_the_list_that_it_is_over(void **state)
{
	struct desk *desk = *state;
	struct step_screen screen;

	lamp_answer(&desk->walk, "front none dim,flicker,blinks");
	/* Two suspects of three, and one answer of three. */
	desk->view.lines = 10;
	step_screen_init(&screen, desk->walk.step, TURN_ASKED, numbers(""),
			 NULL);
	for (int i = 0; i < 3; i++)
		press(&screen, desk, wheel(KEY_SF, 3, 60));
	assert_int_equal(screen.panel_scroll.suspects, 1);
	for (int i = 0; i < 3; i++)
		press(&screen, desk, wheel(KEY_SR, 7, 60));
	assert_int_equal(screen.panel_scroll.answers, 2);
	assert_int_equal(screen.scroll, 0);
	for (int i = 0; i < 3; i++)
		press(&screen, desk, wheel(KEY_SF, 7, 60));
	press(&screen, desk, wheel(KEY_SR, 3, 60));
	assert_int_equal(screen.panel_scroll.answers, 0);
	assert_int_equal(screen.panel_scroll.suspects, 0);
	/* Over the step, it is the step's. */
	press(&screen, desk, wheel(KEY_SF, 3, 20));
	assert_int_equal(screen.scroll, 1);
	assert_int_equal(screen.panel_scroll.suspects, 0);
}

static void the_panel_in_the_steps_place_scrolls_to_its_ends(void **state)
{
	struct desk *desk = *state;
	struct step_screen screen;

	lamp_answer(&desk->walk, "front none dim,flicker");
	desk->view.lines = 10;
	desk->view.columns = 40;
	step_screen_init(&screen, desk->walk.step, TURN_ASKED, numbers(""),
			 NULL);
	press_all(&screen, desk, "\tk");
	assert_int_equal(screen.panel_scroll.alone, 0);
	press_all(&screen, desk, "j");
	assert_int_equal(screen.panel_scroll.alone, 1);
	/* Headings, two suspects, an empty line; three answers and two more. */
	for (int i = 0; i < 5; i++)
		press(&screen, desk, pressed(KEY_NPAGE));
	assert_int_equal(screen.panel_scroll.alone, 10 - 6);
	press(&screen, desk, wheel(KEY_SR, 5, 5));
	assert_int_equal(screen.panel_scroll.alone, 10 - 6 - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DESK(keys_give_one_answer),
		WITH_DESK(keys_tick_several_answers),
		WITH_DESK(with_ten_answers_numbers_choose_and_other_keys_give),
		WITH_DESK(other_keys_ask_for_other_screens),
		WITH_DESK(a_wait_is_started_where_there_is_one),
		WITH_DESK(a_wait_that_runs_is_not_begun_again_until_it_is_over),
		WITH_DESK(out_of_turn_it_is_given_or_cancelled),
		WITH_DESK(the_answer_before_is_chosen_at_first),
		WITH_DESK(an_answer_found_is_not_given_by_enter_alone),
		WITH_DESK(pasted_text_answers_nothing),
		WITH_DESK(the_second_click_on_an_answer_gives_it),
		WITH_DESK(a_click_ticks_where_several_answers_may_be_given),
		WITH_DESK(long_instructions_scroll_and_stop_at_their_end),
		WITH_DESK(in_a_narrow_window_the_panel_takes_no_answer),
		WITH_DESK(a_click_in_the_panel_asks_that_step_anew),
		WITH_DESK(the_wheel_scrolls_the_list_that_it_is_over),
		WITH_DESK(the_panel_in_the_steps_place_scrolls_to_its_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
