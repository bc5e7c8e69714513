/* Finding one of many answers by typing, on a guide with 200 watches. */
#include "front/tui/screen.h"

#include "desk.h"
#include "numbers.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

struct finder {
	struct desk *desk;
	struct guide guide;
	struct walk walk;
	struct screen screen;
};

/* Opens the screen of that step. */
static void begin(struct finder *finder, const char *step, enum step_turn turn,
		  const char *before)
{
	screen_release(&finder->screen);
	finder->screen = (struct screen){.kind = SCREEN_STEP};
	step_screen_init(&finder->screen.is.step,
			 guide_step(&finder->guide, step), turn,
			 numbers(before), NULL);
}

static int finder_open(void **state)
{
	static struct finder finder;
	void *desk = NULL;

	if (desk_open(&desk))
		return -1;
	finder = (struct finder){.desk = desk};
	lamp_load_file(&finder.guide, "tests/screens/models.yaml");
	walk_init(&finder.walk, &finder.guide, AUDIENCE_OWNER);
	finder.desk->view.walk = &finder.walk;
	begin(&finder, "model", TURN_ASKED, "");
	*state = &finder;
	return 0;
}

static int finder_close(void **state)
{
	struct finder *finder = *state;
	void *desk = finder->desk;

	screen_release(&finder->screen);
	walk_release(&finder->walk);
	guide_release(&finder->guide);
	return desk_close(&desk);
}

#define WITH_FINDER(test)                                                      \
	cmocka_unit_test_setup_teardown(test, finder_open, finder_close)

static struct action press(struct finder *finder, struct keypress key)
{
	return screen_key(&finder->screen, &finder->desk->view, &key);
}

/* Presses the keys of a text, of which > and < are arrows down and up. */
static struct action press_all(struct finder *finder, const char *keys)
{
	struct action action = {0};

	for (; *keys; keys++)
		action = press(finder, *keys == '>' ? pressed(KEY_DOWN)
				       : *keys == '<'
					       ? pressed(KEY_UP)
					       : typed((unsigned char)*keys));
	return action;
}

static void typed_words_leave_answers_and_enter_gives_the_chosen(void **state)
{
	static const struct {
		const char *keys;
		enum action_kind kind;
		const char *id;
	} table[] = {
		/* One that is left alone is chosen. */
		{"/helio ring\r", ACTION_ANSWER, "amazfit-helio-ring"},
		{"/HELIO\x7f\x7fIO RI\r", ACTION_ANSWER, "amazfit-helio-ring"},
		{"/ring helio\r", ACTION_ANSWER, "amazfit-helio-ring"},
		{"/rm-2207\r", ACTION_ANSWER, "kieslect-k10-cafe-edition"},
		/* Among several, arrows choose. */
		{"/gtr\r", ACTION_NOTICE, NULL},
		{"/gtr>\r", ACTION_ANSWER, "amazfit-gtr"},
		{"/gtr>>\r", ACTION_ANSWER, "amazfit-gtr-2"},
		{"/gtr><<<\r", ACTION_ANSWER, "amazfit-gtr"},
		{"/gtr<\r", ACTION_ANSWER, "unsure"},
		/* What was chosen is not meant by other words. */
		{"/gtr>\x7f\r", ACTION_NOTICE, NULL},
		{"/helio ring\x7f\x7f\x7f\x7f\x7f\r", ACTION_NOTICE, NULL},
		/* Nothing contains it. */
		{"/zzz\r", ACTION_NOTICE, NULL},
		{"/zzz>\r", ACTION_ANSWER, "other"},
		{"/zzz>>\r", ACTION_ANSWER, "unsure"},
		/* Digits are words here, and numbers elsewhere. */
		{"/36\r", ACTION_NOTICE, NULL},
		{"36\r", ACTION_ANSWER, "amazfit-gtr-4"},
		/* The chosen one stays chosen when all are shown again. */
		{"/gtr>\x1b\r", ACTION_ANSWER, "amazfit-gtr"},
	};
	struct finder *finder = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		begin(finder, "model", TURN_ASKED, "");
		struct action action = press_all(finder, table[i].keys);
		size_t number = answers_single(&action.chosen);
		if (action.kind != table[i].kind)
			fail_msg("%s: %d", table[i].keys, (int)action.kind);
		if (table[i].id)
			assert_string_equal(step_answer_id(action.step, number),
					    table[i].id);
	}
}

static void case_is_ignored_in_any_script(void **state)
{
	struct finder *finder = *state;

	press_all(finder, "/CAF");
	press(finder, typed(0xC9)); /* É, where the answer has é */
	struct action action = press_all(finder, "\r");
	assert_int_equal(action.kind, ACTION_ANSWER);
	assert_numbers(action.chosen, "198");
}

static void letters_are_commands_only_while_nothing_is_typed(void **state)
{
	static const struct {
		char key;
		enum action_kind kind;
	} table[] = {
		{'q', ACTION_LEAVE},        {'w', ACTION_OPEN_WHY},
		{'n', ACTION_OPEN_NOTE},    {'?', ACTION_OPEN_HELP},
		{'!', ACTION_OPEN_DANGER},  {'r', ACTION_OPEN_REVIEW},
		{'d', ACTION_OPEN_DETAILS}, {'\x7f', ACTION_UNDO},
	};
	struct finder *finder = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		struct keypress key = typed((unsigned char)table[i].key);
		begin(finder, "model", TURN_ASKED, "");
		assert_int_equal(press(finder, key).kind, table[i].kind);
		press_all(finder, "/a");
		assert_true(screen_is_typed(&finder->screen));
		assert_int_equal(press(finder, key).kind, ACTION_NONE);
		/* Pressed too often, it takes no answer back. */
		assert_int_equal(press_all(finder, "\x7f\x7f\x7f\x7f").kind,
				 ACTION_NONE);
		press_all(finder, "\x1b");
		assert_false(screen_is_typed(&finder->screen));
		assert_int_equal(press(finder, key).kind, table[i].kind);
	}
	press_all(finder, "/a");
	assert_int_equal(press(finder, pressed(KEY_F(1))).kind,
			 ACTION_OPEN_HELP);
	assert_int_equal(press(finder, pressed(KEY_LEFT)).kind, ACTION_NONE);
}

static void the_key_again_searches_everything(void **state)
{
	struct finder *finder = *state;

	assert_int_equal(press_all(finder, "//").kind, ACTION_OPEN_SEARCH);
	assert_false(screen_is_typed(&finder->screen));
	/* Later it is part of a word. */
	assert_int_equal(press_all(finder, "/a/").kind, ACTION_NONE);
	/* With fewer answers, it has only one meaning. */
	begin(finder, "danger", TURN_ASKED, "");
	assert_int_equal(press_all(finder, "/").kind, ACTION_OPEN_SEARCH);
	/* Nor is there a search while an answer is changed. */
	begin(finder, "model", TURN_CHANGE, "1");
	assert_int_equal(press_all(finder, "//").kind, ACTION_NONE);
	assert_int_equal(press_all(finder, "/ri\x1b").kind, ACTION_NONE);
	assert_int_equal(press_all(finder, "\x1b").kind, ACTION_CLOSE);
	assert_int_equal(press_all(finder, "/helio ring\r").kind,
			 ACTION_CHANGE);
}

static void several_are_ticked_from_what_is_found(void **state)
{
	static const struct {
		const char *keys;
		enum action_kind kind;
		const char *chosen;
	} table[] = {
		{"/dock> \r", ACTION_ANSWER, "1"},
		/* Without a chosen answer, the space is text. */
		{"/a power\r", ACTION_NOTICE, ""},
		{"/dock> \x15strap> \r", ACTION_ANSWER, "1,7"},
		{"/dock> \x15strap> \x1b 11 \r", ACTION_ANSWER, "1,11"},
		/* What can't be combined stays in sight, and goes alone. */
		{"/dock>> \r", ACTION_ANSWER, "12"},
		{"/dock> > \r", ACTION_ANSWER, "12"},
	};
	struct finder *finder = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		begin(finder, "parts", TURN_ASKED, "");
		struct action action = press_all(finder, table[i].keys);
		assert_int_equal(action.kind, table[i].kind);
		if (action.kind == ACTION_ANSWER)
			assert_numbers(action.chosen, table[i].chosen);
	}
}

static void an_answer_found_in_the_case_is_given_only_if_it_is_meant(
	void **state)
{
	struct finder *finder = *state;

	begin(finder, "model", TURN_ASKED, "36");
	finder->screen.is.step.found = true;
	assert_int_equal(press_all(finder, "\r/\r").kind, ACTION_NOTICE);
	assert_int_equal(press_all(finder, "gtr 4\r").kind, ACTION_NOTICE);
	struct action action = press_all(finder, ">\r");
	assert_int_equal(action.kind, ACTION_ANSWER);
	assert_numbers(action.chosen, "36");
}

/* Where answers are found, its text is typed; elsewhere it does nothing. */
static void a_scan_gives_no_answer(void **state)
{
	static const char *const before[] = {"", "/", "/gtr", "/gtr>"};
	static const char *const texts[] = {"helio ring", "/helio ring", "36",
					    "1"};
	struct finder *finder = *state;

	for (size_t i = 0; i < COUNT(before) * COUNT(texts); i++) {
		const char *text = texts[i % COUNT(texts)];
		struct keypress key = {.kind = KEYPRESS_CHARACTER,
				       .pasted = true};

		begin(finder, "model", TURN_ASKED, "");
		press_all(finder, before[i / COUNT(texts)]);
		for (const char *at = text; *at; at++) {
			key.code = (unsigned char)*at;
			assert_int_equal(press(finder, key).kind, ACTION_NONE);
		}
		key.kind = KEYPRESS_TEXT_END;
		key.code = '\r';
		key.text = text;
		assert_int_equal(press(finder, key).kind, ACTION_NONE);
	}
	begin(finder, "model", TURN_ASKED, "");
	press_all(finder, "/gtr");
	struct keypress end = {.kind = KEYPRESS_TEXT_END,
			       .code = '\r',
			       .pasted = true,
			       .text = "helio ring"};
	press(finder, end);
	assert_string_equal(buffer_string(&finder->screen.is.step.words.text),
			    "helio ring");
	struct action action = press_all(finder, "\r");
	assert_int_equal(action.kind, ACTION_ANSWER);
}

static void pages_of_answers_are_gone_through(void **state)
{
	struct finder *finder = *state;
	const struct choices *choices = &finder->screen.is.step.choices;
	int first;

	press(finder, pressed(KEY_NPAGE));
	first = choices->row;
	assert_in_range(first, 10, 20);
	press(finder, pressed(KEY_NPAGE));
	assert_int_equal(choices->row, 2 * first + 1);
	press(finder, pressed(KEY_PPAGE));
	assert_int_equal(choices->row, first);
	for (int i = 0; i < 20; i++)
		press(finder, pressed(KEY_NPAGE));
	assert_int_equal(choices->row, 200);
	/* Among those found, too. */
	press_all(finder, "/amazfit");
	press(finder, pressed(KEY_NPAGE));
	assert_in_range(choices->row, 10, 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FINDER(
			typed_words_leave_answers_and_enter_gives_the_chosen),
		WITH_FINDER(case_is_ignored_in_any_script),
		WITH_FINDER(letters_are_commands_only_while_nothing_is_typed),
		WITH_FINDER(the_key_again_searches_everything),
		WITH_FINDER(several_are_ticked_from_what_is_found),
		WITH_FINDER(
			an_answer_found_in_the_case_is_given_only_if_it_is_meant),
		WITH_FINDER(a_scan_gives_no_answer),
		WITH_FINDER(pages_of_answers_are_gone_through),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
