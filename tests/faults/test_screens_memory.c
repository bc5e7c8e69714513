/*
 * Screens opened, typed in and drawn while the first, the second … allocation
 * fails.
 */
#include "front/tui/screen.h"

#include "allocator.h"
#include "desk.h"
#include "lamp_case.h"
#include "numbers.h"
#include "test.h"

#include <stdio.h>

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
	{"", SCREEN_SCANNED, NULL, "1\r"},
};

static const struct {
	int lines, columns;
} sizes[] = {{24, 80}, {10, 40}, {43, 132}};

static const struct case_row row = {
	.number = 7,
	.details = {.of[DETAIL_TICKET] = "T-1"},
	.standing = {.subject = "Front lamp", .step = "Signs"},
};

static struct screen opened(const struct desk *desk, const struct scene *scene)
{
	const struct walk *walk = &desk->walk;
	const struct step *step =
		scene->step ? guide_step(walk->guide, scene->step) : walk->step;
	struct screen screen = {.kind = scene->kind};

	if (scene->kind == SCREEN_STEP)
		step_screen_init(&screen.is.step, step, TURN_ASKED, numbers(""),
				 NULL);
	else if (scene->kind == SCREEN_CONSENT)
		screen.is.consent.step = step;
	else if (scene->kind == SCREEN_REVIEW)
		review_screen_init(&screen.is.review, walk);
	else if (scene->kind == SCREEN_CHANGE)
		screen.is.change = (struct change_screen){
			.step = step, .chosen = numbers("2")};
	else if (scene->kind == SCREEN_NOTE)
		note_screen_init(&screen.is.note, NULL);
	else if (scene->kind == SCREEN_PAGER)
		screen.is.pager.why = scene->step ? step : NULL;
	else if (scene->kind == SCREEN_DETAILS)
		details_screen_init(
			&screen.is.details, 1,
			&(struct case_details){.of[DETAIL_MODEL] = "M"});
	else if (scene->kind == SCREEN_HOME)
		case_line_init(&screen.is.home.lines[screen.is.home.count++],
			       &row, "begun before");
	else if (scene->kind == SCREEN_CASES)
		case_list_around(&screen.is.cases.list, &row);
	else if (scene->kind == SCREEN_SCANNED)
		scanned_screen_init(&screen.is.scanned, "R-1001");
	else if (scene->kind == SCREEN_TEXT)
		text_screen_step(&screen.is.text, walk, step);
	return screen;
}

struct use {
	struct desk *desk;
	const struct scene *scene;
};

static void use_once(void *context)
{
	const struct use *use = context;
	const struct desk *desk = use->desk;
	struct screen screen = opened(desk, use->scene);

	for (const char *c = use->scene->keys; *c; c++) {
		struct keypress key = typed((unsigned int)*c);

		screen_key(&screen, &desk->view, &key);
	}
	screen_draw(&screen, &desk->view);
	screen_release(&screen);
}

static void use_in_windows(const struct scene *scene)
{
	void *state = NULL;

	assert_int_equal(desk_open(&state), 0);
	struct use use = {state, scene};
	struct view *view = &use.desk->view;
	lamp_answer(&use.desk->walk, scene->answers);
	view->window = stdscr;
	view->notes = notes;
	view->note_count = COUNT(notes);
	view->warning = "The record can't be written.";
	for (size_t i = 0; i < COUNT(sizes); i++) {
		view->lines = sizes[i].lines;
		view->columns = sizes[i].columns;
		story_ends_without_memory(
			&(struct story){.act = use_once, .context = &use});
	}
	desk_close(&state);
}

static void a_screen_ends_the_program(void **state)
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

/* Two cases on record. */
static void write_cases(void *context)
{
	struct lamp_case *lamp_case = context;

	for (int i = 0; i < 2; i++) {
		lamp_case_restart(lamp_case);
		lamp_case_answer(lamp_case, "front");
	}
}

static void read_home(void *context)
{
	struct lamp_case *lamp_case = context;
	struct hashed_text text = {.sha256 = "now"};
	const struct edition edition = {&lamp_case->lamp.guide, &text};
	struct home_screen home = {0};
	struct message error = {0};
	struct store *store;

	if (!store_open(&store, lamp_case->path, &error))
		return;
	home_screen_read(&home, store, &edition, 0, &error);
	home_screen_release(&home);
	store_close(store);
}

static void the_opening_screen_ends_the_program(void **state)
{
	struct lamp_case *lamp_case = *state;

	interview_free(lamp_case->interview);
	lamp_case->interview = NULL;
	story_ends_without_memory(&(struct story){.prepare = write_cases,
						  .act = read_home,
						  .context = lamp_case});
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_screen_ends_the_program),
		WITH_LAMP_CASE(the_opening_screen_ends_the_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
