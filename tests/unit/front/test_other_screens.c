/* The keys of review, note, consent, why, diagnosis, leaving. */
#include "front/tui/screen.h"

#include "desk.h"
#include "numbers.h"
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

static struct screen review(const struct desk *desk)
{
	struct screen screen = {.kind = SCREEN_REVIEW};

	review_screen_init(&screen.is.review, &desk->walk);
	return screen;
}

static void the_review_begins_at_the_newest_answer(void **state)
{
	struct desk *desk = *state;
	struct screen screen;
	struct action action;

	lamp_answer(&desk->walk, "front none dim,flicker same");
	screen = review(desk);
	action = press_all(&screen, desk, "\r");
	assert_int_equal(action.kind, ACTION_OPEN_CHANGE);
	assert_string_equal(action.step->id, "clean");
	action = press_all(&screen, desk, "kk\r");
	assert_string_equal(action.step->id, "danger");
	action = press_all(&screen, desk, "1\r");
	assert_string_equal(action.step->id, "lamp");
	assert_int_equal(press_all(&screen, desk, "\x1b").kind, ACTION_CLOSE);
}

static void what_is_off_the_path_is_brought_back_not_changed(void **state)
{
	struct desk *desk = *state;
	struct screen screen;
	const struct step *signs = guide_step(&desk->lamp.guide, "signs");

	lamp_answer(&desk->walk, "front none flicker same");
	walk_change(&desk->walk, signs, lamp_answers(signs, "dim"));
	screen = review(desk);
	struct action action = press_all(&screen, desk, "G\r");
	assert_int_equal(action.kind, ACTION_RESTORE);
	assert_int_equal(action.row, 3);
	assert_int_equal(press_all(&screen, desk, "k\r").kind,
			 ACTION_OPEN_CHANGE);
}

static void a_change_is_made_only_after_a_look_at_it(void **state)
{
	struct desk *desk = *state;
	struct screen screen = {.kind = SCREEN_CHANGE};

	lamp_answer(&desk->walk, "front none flicker same");
	screen.is.change.step = guide_step(&desk->lamp.guide, "signs");
	screen.is.change.chosen = lamp_answers(screen.is.change.step, "dim");
	for (int times = 0; times < 50; times++)
		assert_int_equal(press_all(&screen, desk, "\r").kind,
				 ACTION_NOTICE);
	struct action action = press_all(&screen, desk, "y");
	assert_int_equal(action.kind, ACTION_CHANGE_SURE);
	assert_ptr_equal(action.step, screen.is.change.step);
	assert_same_answers(action.chosen, screen.is.change.chosen);
	assert_int_equal(press_all(&screen, desk, "\x1b").kind, ACTION_CLOSE);
	assert_int_equal(press_all(&screen, desk, "jk G").kind, ACTION_NONE);
}

static void an_empty_review_has_nothing_to_change(void **state)
{
	struct desk *desk = *state;
	struct screen screen = review(desk);

	assert_int_equal(press_all(&screen, desk, "jk2").kind, ACTION_NONE);
	assert_int_equal(press_all(&screen, desk, "\r").kind, ACTION_CLOSE);
}

static void notes_follow_the_answers_and_can_be_corrected(void **state)
{
	struct desk *desk = *state;
	struct note notes[9] = {{.text = ""}};
	struct screen screen;

	for (size_t i = 0; i < COUNT(notes); i++)
		notes[i].text = "hot";
	lamp_answer(&desk->walk, "front none dim");
	desk->view.lines = 14;
	desk->view.notes = notes;
	desk->view.note_count = COUNT(notes);
	screen = review(desk);
	struct review_screen *list = &screen.is.review;
	/* Three answers, then the notes. */
	press_all(&screen, desk, "jj");
	assert_int_equal(list->choices.row, 4);
	struct action action = press_all(&screen, desk, "\r");
	assert_int_equal(action.kind, ACTION_OPEN_CORRECT);
	assert_int_equal(action.row, 1);
	/* 12 rows, an empty line and a heading; 8 lines are shown. */
	press_all(&screen, desk, "G");
	assert_int_equal(list->choices.row, 11);
	assert_int_equal(list->scroll, 14 - 8);
	press_all(&screen, desk, "g");
	assert_int_equal(press_all(&screen, desk, "\r").kind,
			 ACTION_OPEN_CHANGE);
}

static void below_the_last_answer_the_rest_scrolls_into_sight(void **state)
{
	struct desk *desk = *state;
	const struct step *skipped[9];
	struct screen screen;

	lamp_answer(&desk->walk, "front none dim");
	const struct step **before = desk->walk.skipped;
	size_t count = desk->walk.skipped_count;
	for (size_t i = 0; i < COUNT(skipped); i++)
		skipped[i] = desk->lamp.guide.danger;
	desk->walk.skipped = skipped;
	desk->walk.skipped_count = COUNT(skipped);
	desk->view.lines = 14;
	screen = review(desk);
	struct review_screen *list = &screen.is.review;
	press_all(&screen, desk, "jj");
	assert_int_equal(list->below, 2);
	/* Enter comes back to the answer, and only then changes it. */
	assert_int_equal(press_all(&screen, desk, "\r").kind, ACTION_NONE);
	assert_int_equal(list->below, 0);
	assert_int_equal(press_all(&screen, desk, "\r").kind,
			 ACTION_OPEN_CHANGE);
	press_all(&screen, desk, "jk");
	assert_int_equal(list->below, 0);
	assert_int_equal(list->choices.row, 2);
	desk->walk.skipped = before;
	desk->walk.skipped_count = count;
}

static void a_click_in_the_review_finds_the_answer(void **state)
{
	struct desk *desk = *state;
	struct screen screen;

	lamp_answer(&desk->walk, "front none dim,flicker same");
	screen = review(desk);
	/* Below title, rule, heading and an empty line. */
	struct keypress second = clicked(5, 10);
	screen_key(&screen, &desk->view, &second);
	assert_int_equal(screen.is.review.choices.row, 1);
	assert_int_equal(screen_key(&screen, &desk->view, &second).kind,
			 ACTION_OPEN_CHANGE);
}

static void a_note_is_kept_with_enter_and_dropped_with_escape(void **state)
{
	const struct desk *desk = *state;
	struct screen screen = {.kind = SCREEN_NOTE};
	struct action action;

	/* All letters are text here, and so are line ends. */
	action = press_all(&screen, desk, "q? r!\nsecond\r");
	assert_int_equal(action.kind, ACTION_NOTE);
	assert_string_equal(action.text, "q? r!\nsecond");
	assert_null(action.step);
	/* Escape drops it when pressed twice, with nothing typed between. */
	assert_int_equal(press_all(&screen, desk, "\x1b").kind, ACTION_NOTICE);
	assert_int_equal(press_all(&screen, desk, "x\x1b").kind, ACTION_NOTICE);
	assert_int_equal(press_all(&screen, desk, "\x1b").kind, ACTION_CLOSE);
	screen_release(&screen);
}

static void a_note_of_spaces_is_none(void **state)
{
	const struct desk *desk = *state;
	struct screen screen = {.kind = SCREEN_NOTE};

	assert_int_equal(press_all(&screen, desk, " \n \r").kind, ACTION_CLOSE);
	screen_release(&screen);
}

static void a_note_that_is_full_says_so(void **state)
{
	const struct desk *desk = *state;
	struct screen screen = {.kind = SCREEN_NOTE};

	note_screen_init(&screen.is.note, NULL);
	for (int i = 0; i < NOTE_SIZE_MOST; i++)
		assert_int_equal(press_all(&screen, desk, "x").kind,
				 ACTION_NONE);
	assert_int_equal(press_all(&screen, desk, "x").kind, ACTION_NOTICE);
	assert_int_equal(press_all(&screen, desk, "\x7f").kind, ACTION_NONE);
	assert_int_equal(press_all(&screen, desk, "x").kind, ACTION_NONE);
	screen_release(&screen);
}

static struct screen consent(const struct desk *desk, bool change)
{
	struct screen screen = {.kind = SCREEN_CONSENT};

	screen.is.consent.step = guide_step(&desk->lamp.guide, "reset");
	screen.is.consent.change = change;
	return screen;
}

static void only_the_word_gives_consent(void **state)
{
	static const struct {
		const char *keys;
		enum action_kind kind;
	} table[] = {
		{"agree\r", ACTION_CONSENT},
		{"agrex\x7f"
		 "e\r",
		 ACTION_CONSENT},
		{"\r", ACTION_NOTICE},
		{"yes\r", ACTION_NOTICE},
		{"agre\r", ACTION_NOTICE},
		{"agree \r", ACTION_NOTICE},
		{"Agree\r", ACTION_NOTICE},
	};
	const struct desk *desk = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		struct screen screen = consent(desk, false);
		struct action action = press_all(&screen, desk, table[i].keys);
		assert_int_equal(action.kind, table[i].kind);
		screen_release(&screen);
	}
}

static void only_a_word_refuses_consent(void **state)
{
	const struct desk *desk = *state;
	struct screen screen = consent(desk, false);

	assert_int_equal(press_all(&screen, desk, "\x1b").kind, ACTION_NOTICE);
	assert_int_equal(press_all(&screen, desk, "agree\x1b").kind,
			 ACTION_NOTICE);
	/* Though n is the key of notes, too. */
	struct action action = press_all(&screen, desk, "no\r");
	assert_int_equal(action.kind, ACTION_ANSWER);
	assert_numbers(action.chosen, "unsure");
	screen_release(&screen);
	/* On the way to a change, nothing is changed. */
	screen = consent(desk, true);
	assert_int_equal(press_all(&screen, desk, "\x1b").kind, ACTION_CLOSE);
	assert_int_equal(press_all(&screen, desk, "no\r").kind, ACTION_CLOSE);
	screen_release(&screen);
}

static void after_a_wrong_word_the_next_one_begins_anew(void **state)
{
	const struct desk *desk = *state;
	struct screen screen = consent(desk, false);

	assert_int_equal(press_all(&screen, desk, "AGREE\r").kind,
			 ACTION_NOTICE);
	assert_string_equal(buffer_string(&screen.is.consent.editor.text), "");
	assert_int_equal(press_all(&screen, desk, "agree\r").kind,
			 ACTION_CONSENT);
	screen_release(&screen);
}

static void danger_is_asked_about_also_beside_half_a_word(void **state)
{
	const struct desk *desk = *state;
	struct screen screen = consent(desk, false);

	assert_int_equal(press_all(&screen, desk, "agr!").kind,
			 ACTION_OPEN_DANGER);
	screen_release(&screen);
}

static void deleting_stops_at_the_empty_field(void **state)
{
	const struct desk *desk = *state;
	struct screen screen = consent(desk, false);
	struct keypress back = pressed(KEY_BACKSPACE);

	assert_int_equal(press_all(&screen, desk, "ag\x7f\x7f\x7f\b").kind,
			 ACTION_NONE);
	assert_int_equal(screen_key(&screen, &desk->view, &back).kind,
			 ACTION_NONE);
	/* The arrow goes back, as everywhere. */
	back = pressed(KEY_LEFT);
	assert_int_equal(screen_key(&screen, &desk->view, &back).kind,
			 ACTION_UNDO);
	screen_release(&screen);
}

static void keys_are_commands_until_a_letter_is_typed(void **state)
{
	const struct desk *desk = *state;
	struct screen screen = consent(desk, false);

	assert_int_equal(press_all(&screen, desk, "w").kind, ACTION_OPEN_WHY);
	assert_int_equal(press_all(&screen, desk, "h").kind, ACTION_UNDO);
	assert_int_equal(press_all(&screen, desk, "q").kind, ACTION_LEAVE);
	assert_int_equal(press_all(&screen, desk, "awhq").kind, ACTION_NONE);
	assert_string_equal(buffer_string(&screen.is.consent.editor.text),
			    "awhq");
	screen_release(&screen);
}

static void pages_close_with_the_key_that_opened_them(void **state)
{
	struct desk *desk = *state;
	struct screen screen = {.kind = SCREEN_PAGER};

	assert_int_equal(press_all(&screen, desk, "?").kind, ACTION_CLOSE);
	assert_int_equal(press_all(&screen, desk, "w").kind, ACTION_NONE);
	screen.is.pager.why = desk->walk.step;
	assert_int_equal(press_all(&screen, desk, "w").kind, ACTION_CLOSE);
	assert_int_equal(press_all(&screen, desk, "\x1b").kind, ACTION_CLOSE);
}

static void danger_and_help_are_had_from_any_page(void **state)
{
	struct desk *desk = *state;
	struct screen help = {.kind = SCREEN_PAGER};
	struct screen why = {.kind = SCREEN_PAGER};
	struct screen list;
	struct screen word = consent(desk, true);
	struct screen report = {.kind = SCREEN_TEXT,
				.is.text = {.report = true}};
	struct screen *pages[] = {&help, &why, &list, &word, &report};

	lamp_answer(&desk->walk, "front none dim,flicker");
	why.is.pager.why = desk->walk.step;
	list = review(desk);
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		assert_int_equal(press_all(pages[i], desk, "!").kind,
				 ACTION_OPEN_DANGER);
		/* In the help its key closes it. */
		assert_int_equal(press_all(pages[i], desk, "?").kind,
				 i == 0 ? ACTION_CLOSE : ACTION_OPEN_HELP);
	}
}

static void the_help_scrolls_to_its_end_and_back(void **state)
{
	struct desk *desk = *state;
	struct screen screen = {.kind = SCREEN_PAGER};

	desk->view.lines = VIEW_LINES_LEAST;
	press_all(&screen, desk, "G");
	int end = screen.is.pager.scroll;
	assert_in_range(end, 10, 100);
	press_all(&screen, desk, "j ");
	assert_int_equal(screen.is.pager.scroll, end);
	press_all(&screen, desk, "k");
	assert_int_equal(screen.is.pager.scroll, end - 1);
	press_all(&screen, desk, "g");
	assert_int_equal(screen.is.pager.scroll, 0);
}

static void the_diagnosis_is_left_or_gone_back_from(void **state)
{
	static const struct {
		const char *key;
		enum action_kind kind;
	} table[] = {
		{"\r", ACTION_NONE},       {"q", ACTION_LEAVE},
		{"h", ACTION_UNDO},        {"n", ACTION_OPEN_NOTE},
		{"r", ACTION_OPEN_REVIEW}, {"!", ACTION_OPEN_DANGER},
		{"\x1b", ACTION_NONE},     {"2", ACTION_NONE},
	};
	struct desk *desk = *state;

	lamp_answer(&desk->walk, "front hot");
	assert_non_null(desk->walk.diagnosis);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct screen screen = {.kind = SCREEN_END};
		struct action action = press_all(&screen, desk, table[i].key);
		assert_int_equal(action.kind, table[i].kind);
		assert_null(action.step);
	}
}

static void enter_reads_on_in_a_diagnosis_and_stops_at_its_end(void **state)
{
	struct desk *desk = *state;
	struct screen screen = {.kind = SCREEN_END};
	int before = -1;

	lamp_answer(&desk->walk, "front none dim fixed");
	desk->view.lines = VIEW_LINES_LEAST;
	desk->view.columns = VIEW_COLUMNS_LEAST;
	while (press_all(&screen, desk, "\r"), !screen.is.end.ended) {
		assert_true(screen.is.end.scroll > before);
		before = screen.is.end.scroll;
	}
	assert_in_range(before, 1, 100);
	press_all(&screen, desk, "G");
	assert_int_equal(screen.is.end.scroll, before);
	assert_int_equal(press_all(&screen, desk, "\r\r\r").kind, ACTION_NONE);
	assert_true(screen.is.end.ended);
	press_all(&screen, desk, "g\r");
	assert_false(screen.is.end.ended);
}

static void leaving_unsaved_takes_a_second_word(void **state)
{
	struct desk *desk = *state;
	struct screen screen = {.kind = SCREEN_LEAVE};

	desk->view.warning = "Not saved yet";
	assert_int_equal(press_all(&screen, desk, "x").kind, ACTION_NONE);
	assert_int_equal(press_all(&screen, desk, "\r").kind, ACTION_RETRY);
	assert_int_equal(press_all(&screen, desk, "\x1b").kind, ACTION_CLOSE);
	assert_int_equal(press_all(&screen, desk, "q").kind,
			 ACTION_LEAVE_ANYWAY);
	/* Once all is on disk, the key that tried again leaves. */
	desk->view.warning = NULL;
	assert_int_equal(press_all(&screen, desk, "\r").kind,
			 ACTION_LEAVE_ANYWAY);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DESK(the_review_begins_at_the_newest_answer),
		WITH_DESK(what_is_off_the_path_is_brought_back_not_changed),
		WITH_DESK(a_change_is_made_only_after_a_look_at_it),
		WITH_DESK(an_empty_review_has_nothing_to_change),
		WITH_DESK(notes_follow_the_answers_and_can_be_corrected),
		WITH_DESK(below_the_last_answer_the_rest_scrolls_into_sight),
		WITH_DESK(a_click_in_the_review_finds_the_answer),
		WITH_DESK(a_note_is_kept_with_enter_and_dropped_with_escape),
		WITH_DESK(a_note_of_spaces_is_none),
		WITH_DESK(a_note_that_is_full_says_so),
		WITH_DESK(only_the_word_gives_consent),
		WITH_DESK(only_a_word_refuses_consent),
		WITH_DESK(after_a_wrong_word_the_next_one_begins_anew),
		WITH_DESK(danger_is_asked_about_also_beside_half_a_word),
		WITH_DESK(deleting_stops_at_the_empty_field),
		WITH_DESK(keys_are_commands_until_a_letter_is_typed),
		WITH_DESK(pages_close_with_the_key_that_opened_them),
		WITH_DESK(danger_and_help_are_had_from_any_page),
		WITH_DESK(the_help_scrolls_to_its_end_and_back),
		WITH_DESK(the_diagnosis_is_left_or_gone_back_from),
		WITH_DESK(enter_reads_on_in_a_diagnosis_and_stops_at_its_end),
		WITH_DESK(leaving_unsaved_takes_a_second_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
