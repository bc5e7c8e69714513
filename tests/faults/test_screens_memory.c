/*
 * Screens opened, typed in and drawn while the first, the second … allocation
 * fails, until none does: what there is no memory for is not there, and
 * nothing else comes of it.
 */
#include "front/tui/screen.h"
#include "front/tui/sheet.h"

#include "allocator.h"
#include "desk.h"
#include "lamp_case.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

enum { FAULTS_MOST = 1000000 };

static const struct note notes[] = {
	{.text = "The customer waits.\nUntil noon.", .who = "Ann"},
};

/* A walk and what is opened in it, and then typed. */
static const struct scene {
	const char *answers;
	enum screen_kind kind;
	const char *step; /* NULL: the one that is asked */
	const char *keys;
} scenes[] = {
	{"front", SCREEN_STEP, NULL, "2k2"},
	{"front none", SCREEN_STEP, NULL, "1 3 "},
	{"front none dim", SCREEN_STEP, NULL, "1\tu\tj"},
	{"unsure none", SCREEN_STEP, "volts", "3.1G\r"},
	{"front none dim same", SCREEN_CONSENT, "reset", "agre\x06\x06"},
	{"front none dim fixed", SCREEN_END, NULL, "\r\r"},
	{"front hot", SCREEN_END, NULL, "\r"},
	{"front none dim same", SCREEN_REVIEW, NULL, "kkj"},
	{"front none dim same", SCREEN_CHANGE, "signs", "j"},
	{"front none", SCREEN_NOTE, NULL, "some words\nmore\x17\x15 again"},
	{"front none dim", SCREEN_PAGER, "clean", "j "},
	{"", SCREEN_PAGER, NULL, "jjG"},
	{"front none", SCREEN_DETAILS, NULL, "T-1\tAnn\t\tS"},
	{"front none", SCREEN_TEXT, "clean", "j"},
	{"front none dim", SCREEN_SEARCH, NULL, "clean"},
	{"", SCREEN_HOME, NULL, "j"},
	{"", SCREEN_CASES, NULL, "/x\r"},
	{"", SCREEN_LEAVE, NULL, ""},
};

static const struct {
	int lines, columns;
} sizes[] = {{24, 80}, {10, 40}, {43, 132}};

static const struct case_row row = {
	.number = 7,
	.details = {.ticket = "T-1"},
	.standing = {.subject = "Front lamp", .step = "Signs"},
};

static struct screen opened(const struct desk *desk, const struct scene *scene)
{
	const struct walk *walk = &desk->walk;
	const struct step *step =
		scene->step ? guide_step(walk->guide, scene->step) : walk->step;
	struct screen screen = {.kind = scene->kind};

	if (scene->kind == SCREEN_STEP)
		step_screen_init(&screen.is.step, step, TURN_ASKED, 0, NULL);
	else if (scene->kind == SCREEN_CONSENT)
		screen.is.consent.step = step;
	else if (scene->kind == SCREEN_REVIEW)
		review_screen_init(&screen.is.review, walk);
	else if (scene->kind == SCREEN_CHANGE)
		screen.is.change =
			(struct change_screen){.step = step, .chosen = 2};
	else if (scene->kind == SCREEN_NOTE)
		note_screen_init(&screen.is.note, NULL);
	else if (scene->kind == SCREEN_PAGER)
		screen.is.pager.why = scene->step ? step : NULL;
	else if (scene->kind == SCREEN_DETAILS)
		details_screen_init(&screen.is.details, 1,
				    &(struct case_details){.model = "M"});
	else if (scene->kind == SCREEN_HOME)
		screen.is.home.count = case_line_init(&screen.is.home.lines[0],
						      &row, "begun before");
	else if (scene->kind == SCREEN_CASES)
		case_list_around(&screen.is.cases.list, &row);
	else if (scene->kind == SCREEN_TEXT)
		text_screen_step(&screen.is.text, step);
	return screen;
}

static void use(const struct desk *desk, const struct scene *scene)
{
	struct screen screen = opened(desk, scene);

	for (const char *c = scene->keys; *c; c++) {
		struct keypress key = typed((unsigned int)*c);

		screen_key(&screen, &desk->view, &key);
	}
	screen_draw(&screen, &desk->view);
	screen_release(&screen);
}

static void use_with_every_fault(const struct desk *desk,
				 const struct scene *scene)
{
	bool failed = true;

	for (size_t n = 1; failed && n < FAULTS_MOST; n++) {
		allocator_fail(n);
		use(desk, scene);
		failed = allocator_stop();
		/* Some of what is given back libunistring had allocated. */
		assert_true(allocator_alive() <= 0);
	}
	assert_false(failed);
}

static void use_in_windows(const struct scene *scene)
{
	void *state = NULL;

	assert_int_equal(desk_open(&state), 0);
	struct desk *desk = state;
	lamp_answer(&desk->walk, scene->answers);
	desk->view.window = stdscr;
	desk->view.notes = notes;
	desk->view.note_count = COUNT(notes);
	desk->view.warning = "The record can't be written.";
	for (size_t i = 0; i < COUNT(sizes); i++) {
		desk->view.lines = sizes[i].lines;
		desk->view.columns = sizes[i].columns;
		use_with_every_fault(desk, scene);
	}
	desk_close(&state);
}

static void a_screen_without_memory_shows_less(void **state)
{
	FILE *nowhere = fopen("/dev/null", "r+");

	(void)state;
	assert_non_null(nowhere);
	SCREEN *screen = newterm("xterm", nowhere, nowhere);
	assert_non_null(screen);
	for (size_t i = 0; i < COUNT(scenes); i++)
		use_in_windows(&scenes[i]);
	endwin();
	delscreen(screen);
	fclose(nowhere);
}

static void lay_out(struct sheet *sheet, const struct theme *theme)
{
	sheet_init(sheet, theme, 40);
	for (int i = 0; i < 40; i++)
		sheet_bullet(sheet, theme, "A text that is wider than a line");
}

static void a_line_of_a_sheet_has_its_text(void **state)
{
	struct theme theme;
	bool failed = true;

	(void)state;
	theme_plain(&theme, THEME_MONO, true);
	for (size_t n = 1; failed; n++) {
		struct sheet sheet;

		allocator_fail(n);
		lay_out(&sheet, &theme);
		failed = allocator_stop();
		assert_int_equal(sheet.failed, failed);
		for (int i = 0; i < sheet.count; i++) {
			const struct sheet_line *line = &sheet.lines[i];

			assert_true(line->lead + line->lead_length <=
				    sheet.text.length);
			assert_true(line->start + line->length <=
				    sheet.text.length);
		}
		sheet_release(&sheet);
	}
}

static void the_opening_screen_lists_all_or_says_why_not(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct hashed_text text = {.sha256 = "now"};
	const struct edition edition = {&lamp_case->lamp.guide, &text};
	struct message error = {0};
	struct store *store;
	bool failed = true;

	for (int i = 0; i < 2; i++) {
		lamp_case_restart(lamp_case);
		lamp_case_answer(lamp_case, "front");
	}
	assert_true(store_open(&store, lamp_case->path, &error));
	for (size_t n = 1; failed && n < FAULTS_MOST; n++) {
		struct home_screen home = {0};

		allocator_fail(n);
		bool read = home_screen_read(&home, store, &edition, &error);
		failed = allocator_stop();
		assert_int_equal(read, !failed);
		assert_true(failed || home.count == 2);
		home_screen_release(&home);
	}
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_of_a_sheet_has_its_text),
		cmocka_unit_test(a_screen_without_memory_shows_less),
		WITH_LAMP_CASE(the_opening_screen_lists_all_or_says_why_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
