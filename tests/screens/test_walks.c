/*
 * Whole walks on the screen, as a person makes them: see, press, see.
 */
#include "pty_screen.h"
#include "record.h"
#include "scene.h"
#include "test.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};

struct story {
	const char *last; /* the line that is left on the terminal */
	struct move moves[16]; /* an empty one ends them */
};

static void walk(void **state, const struct story *story)
{
	const size_t room = sizeof(story->moves) / sizeof(*story->moves);
	struct pty *pty = stage_start(*state, run);

	assert_null(story->moves[room - 1].see);
	stage_moves(pty, story->moves);
	assert_int_equal(pty_wait_exit(pty), 0);
	assert_false(pty->alternate);
	assert_true(pty->cursor_visible);
	assert_true(pty_is_cooked(pty));
	pty_wait_text(pty, story->last);
}

static void danger_ends_the_walk_at_once(void **state)
{
	static const struct story story = {
		"diagnosis: danger (danger)",
		{
			{"Which lamp stays dark?", "Enter"},
			{"Is anything hot", "Down Enter"},
			{"Stop. Don't use it", ""},
			{"Put it outside on stone.", "q"},
		},
	};

	walk(state, &story);
}

static void not_being_sure_of_danger_is_danger(void **state)
{
	static const struct story story = {
		"diagnosis: danger (danger)",
		{
			{"Which lamp stays dark?", "Enter"},
			{"Not sure", "End Enter"},
			{"Stop. Don't use it", "q"},
		},
	};

	walk(state, &story);
}

static void the_contacts_were_dirty(void **state)
{
	static const struct story story = {
		"diagnosis: contacts (fixed)",
		{
			{"Which lamp stays dark?", "Enter"},
			{"Is anything hot", "Enter"},
			{"What do you see?", "Space Enter"},
			{"Clean the contacts", "Enter"},
			{"The contacts were dirty", ""},
			{"Clean them once a month.", "q"},
		},
	};

	walk(state, &story);
}

static void nothing_helped_so_it_needs_a_workshop(void **state)
{
	static const struct story story = {
		"diagnosis: service (service)",
		{
			{"Which lamp stays dark?", "j Enter"},
			{"Is anything hot", "1 1"},
			{"What do you see?", "4 Enter"},
			{"Clean the contacts of", "2 2"},
			{"Pull out the old cable", "2 2"},
			{"Put it on its charger", "3 3"},
			{"Type agree", "n o Enter"},
			{"It needs a workshop", ""},
			{"What you tried is in the report.", "q"},
		},
	};

	walk(state, &story);
}

static void consent_shows_what_to_do_and_the_reset_helps(void **state)
{
	static const struct story story = {
		"diagnosis: settings (setting)",
		{
			{"Which lamp stays dark?", "Enter"},
			{"Is anything hot", "Enter"},
			{"What do you see?", "3 Space Enter"},
			{"Pull out the old cable", "2 2"},
			{"Clean the contacts of", "2 2"},
			{"Put it on its charger", "2 2"},
			{"This deletes all the settings",
			 "a g r e Enter a g r e e Enter"},
			{"Hold both buttons for ten seconds.", "1 1"},
			{"The settings were wrong", "q"},
		},
	};

	walk(state, &story);
}

/* Who gives the last answer with Enter may press it once too often. */
static void enter_reads_the_diagnosis_to_its_end_and_never_leaves(void **state)
{
	struct pty *pty = scene_go(*state, scene_named("action"));

	pty_resize(pty, 10, 40);
	pty_settle(pty, 30);
	for (int i = 0; i < 12; i++)
		pty_key(pty, "Enter");
	pty_wait_text(pty, "the end: q leaves");
	/* The last line stays in sight. */
	pty_settle(pty, 30);
	char *last = pty_row(pty, 7);
	assert_string_equal(last, "    holder: It shines now");
	free(last);
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 0);
}

static void going_back_takes_consent_back(void **state)
{
	struct pty *pty = scene_go(*state, scene_named("agreed"));

	pty_key(pty, "Left");
	pty_wait_text(pty, "Charge it for a while");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Type agree");
	assert_int_equal(pty_find(pty, "Hold both buttons", NULL), -1);
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
}

/* However often: it is what closes the pages that lie upon it. */
static void escape_answers_nothing_where_consent_is_asked(void **state)
{
	static const struct move moves[] = {
		{"Type agree", "w"},
		{"Why this is asked", "Escape"},
		{"Type agree", "Escape"},
		{"Nothing is changed", "a Escape Escape !"},
		{"Asked out of turn", "Escape"},
		{"Type agree", "Escape"},
		{"Nothing is changed", "Left"},
		{"Charge it for a while", "q"},
		{NULL, NULL},
	};
	struct pty *pty = scene_go(*state, scene_named("consent"));

	stage_moves(pty, moves);
	assert_int_equal(pty_wait_exit(pty), 3);
}

static void what_is_typed_for_consent_stays_in_sight(void **state)
{
	struct pty *pty = scene_go(*state, scene_named("consent"));

	pty_resize(pty, 12, 40);
	pty_type(pty, "agreeagreeagreeagreeagreeagreeagreeagreethe end");
	pty_wait_text(pty, "the end");
	assert_int_equal(pty_find(pty, "the end", NULL), pty->cursor.row);
	for (int i = 0; i < 10; i++)
		pty_type(pty, "agree agree agree agree ");
	pty_wait_text(pty, "There is no room here");
}

static void click(struct pty *pty, const char *text)
{
	int column = 0;
	int row = pty_find(pty, text, &column);

	assert_true(row >= 0);
	pty_click(pty, row, column);
}

/* The first click chooses, the second gives. */
static void the_mouse_walks_as_well(void **state)
{
	static const struct {
		const char *answer;
		const char *chosen;
	} clicks[] = {
		{"The rear lamp", "▸ 2"},
		{"Yes, something is", "▸ 2"},
	};
	struct pty *pty = stage_start(*state, run);

	for (size_t i = 0; i < sizeof(clicks) / sizeof(*clicks); i++) {
		pty_wait_text(pty, clicks[i].answer);
		click(pty, clicks[i].answer);
		pty_wait_text(pty, clicks[i].chosen);
		click(pty, clicks[i].answer);
	}
	pty_wait_text(pty, "Stop. Don't use it");
}

static void tap(struct pty *pty, int button)
{
	vterm_mouse_button(pty->vterm, button, true, VTERM_MOD_NONE);
	vterm_mouse_button(pty->vterm, button, false, VTERM_MOD_NONE);
}

/* As over a slow line. */
static void two_clicks_that_come_in_one_piece_are_two(void **state)
{
	struct pty *pty = stage_start(*state, run);
	int column = 0;

	pty_wait_text(pty, "The rear lamp");
	int row = pty_find(pty, "The rear lamp", &column);
	vterm_mouse_move(pty->vterm, row, column, VTERM_MOD_NONE);
	tap(pty, 1);
	tap(pty, 1);
	pty_flush(pty);
	pty_wait_text(pty, "Is anything hot");
	pty_wait_text(pty, "Rear lamp");
}

static void the_mouse_scrolls_the_panel_and_changes_answers_there(void **state)
{
	struct pty *pty = scene_go(*state, scene_named("wait"));

	/* So low that of five answers the newest two are seen. */
	pty_resize(pty, 12, STAGE_COLUMNS);
	pty_wait_gone(pty, "Danger signs");
	vterm_mouse_move(pty->vterm, 9, 60, VTERM_MOD_NONE);
	for (int i = 0; i < 3; i++)
		vterm_mouse_button(pty->vterm, 4, true, VTERM_MOD_NONE);
	pty_flush(pty);
	pty_wait_text(pty, "Danger signs");
	pty_wait_gone(pty, "Try another");
	click(pty, "Danger signs");
	pty_wait_text(pty, "Is anything hot");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "Charge it for a while");
}

static void a_button_of_no_use_holds_nothing_up(void **state)
{
	struct pty *pty = scene_go(*state, scene_named("wait"));

	pty_key(pty, "s");
	pty_wait_text(pty, "0:0");
	for (int down = 1; down >= 0; down--) {
		vterm_mouse_button(pty->vterm, 3, down, VTERM_MOD_NONE);
		pty_flush(pty);
		pty_settle(pty, 30);
	}
	pty_wait_text(pty, "The wait is over");
	pty_wait_bells(pty, 1);
	pty_signal(pty, SIGTERM);
	assert_int_equal(pty_wait_exit(pty), 3);
}

static void back_and_change_take_an_answer_back(void **state)
{
	static const struct story story = {
		"diagnosis: cable (part)",
		{
			{"Which lamp stays dark?", "2 2"},
			{"Is anything hot", "Left"},
			{"Which lamp stays dark?", "1 1"},
			{"Is anything hot", "Enter"},
			{"What do you see?", "1 Space Enter"},
			{"Clean the contacts of", "2 2"},
			{"Pull out the old cable", "r"},
			{"Answers so far", "Up Enter"},
			{"What do you see?", "1 Space 2 Space Enter"},
			{"Set aside until their turn comes: 1", "Enter"},
			{"Pull out the old cable", "Enter"},
			{"The cable is broken", "q"},
		},
	};

	walk(state, &story);
}

static void danger_can_be_raised_at_any_point(void **state)
{
	static const struct story story = {
		"diagnosis: danger (danger)",
		{
			{"Which lamp stays dark?", "Enter"},
			{"Is anything hot", "Enter"},
			{"What do you see?", "1 Space Enter"},
			{"Clean the contacts of", "!"},
			{"Is anything hot", "2 2"},
			{"Stop. Don't use it", "q"},
		},
	};

	walk(state, &story);
}

/* Nor does asking again pile screen upon screen. */
static void danger_can_be_raised_from_page_upon_page(void **state)
{
	static const struct story story = {
		"diagnosis: danger (danger)",
		{
			{"Which lamp stays dark?", "Enter"},
			{"Is anything hot", "Enter"},
			{"What do you see?", "r"},
			{"Answers so far", "Enter"},
			{"An earlier answer", "w"},
			{"Why this is asked", "!"},
			{"Asked out of turn", "w ! w ! w ! w !"},
			{"Asked out of turn", "?"},
			{"the answer above", "!"},
			{"question about danger", "2 2"},
			{"Stop. Don't use it", "q"},
		},
	};

	walk(state, &story);
}

static void a_raised_danger_can_be_called_off(void **state)
{
	static const struct story story = {
		"diagnosis: contacts (fixed)",
		{
			{"Which lamp stays dark?", "Enter"},
			{"Is anything hot", "Enter"},
			{"What do you see?", "1 Space Enter"},
			{"Clean the contacts of", "!"},
			{"Is anything hot", "Escape"},
			{"Clean the contacts of", "1 1"},
			{"The contacts were dirty", "q"},
		},
	};

	walk(state, &story);
}

static void the_countdown_rings_when_it_is_over(void **state)
{
	static const struct move moves[] = {
		{"Which lamp stays dark?", "Enter"},
		{"Is anything hot", "Enter"},
		{"What do you see?", "4 Enter"},
		{"Clean the contacts of", "2 2"},
		{"Pull out the old cable", "2 2"},
		{"Put it on its charger", "s"},
		{NULL, NULL},
	};
	struct pty *pty = stage_start(*state, run);

	stage_moves(pty, moves);
	pty_wait_text(pty, "0:0");
	assert_int_equal(pty->bells, 0);
	pty_wait_text(pty, "The wait is over");
	pty_wait_bells(pty, 1);
	stage_press(pty, "1 1");
	pty_wait_text(pty, "It was only empty");
	assert_int_equal(pty->bells, 1);
}

/* As if it had been started two hours ago. */
static void age_wait(const struct stage *stage)
{
	char path[256];
	const struct record record = {.path = path};

	stage_record(stage, path, sizeof(path));
	record_sql(&record, "DROP TRIGGER events_stay;"
			    "UPDATE events SET at = at - 7500000 "
			    "WHERE kind = 'wait'");
}

static void a_countdown_that_ended_meanwhile_rings_on_resuming(void **state)
{
	static const char *const resume[] = {"chargefix", "resume", NULL};
	struct pty *pty = scene_go(*state, scene_named("wait"));

	stage_press(pty, "s q");
	assert_int_equal(pty_wait_exit(pty), 3);
	age_wait(*state);
	pty = stage_start(*state, resume);
	pty_wait_text(pty, "The wait ended 2 h ago.");
	pty_wait_bells(pty, 1);
	/* Once is enough. */
	stage_press(pty, "Down");
	pty_wait_gone(pty, "The wait ended");
	assert_int_equal(pty->bells, 1);
	/* From the opening screen as well. */
	stage_press(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	pty = stage_start(*state, run);
	pty_wait_text(pty, "Start a new case");
	assert_int_equal(pty->bells, 0);
	stage_press(pty, "Enter");
	pty_wait_text(pty, "The wait ended 2 h ago.");
	pty_wait_bells(pty, 1);
}

static void an_answer_may_be_given_before_the_wait_is_over(void **state)
{
	static const struct move moves[] = {
		{"Which lamp stays dark?", "Enter"},
		{"Is anything hot", "Enter"},
		{"What do you see?", "4 Enter"},
		{"Clean the contacts of", "2 2"},
		{"Pull out the old cable", "2 2"},
		{"Put it on its charger", "s 1 1"},
		{"It was only empty", "q"},
		{NULL, NULL},
	};
	struct pty *pty = stage_start(*state, run);

	stage_moves(pty, moves);
	assert_int_equal(pty_wait_exit(pty), 0);
	assert_int_equal(pty->bells, 0);
}

static void a_note_is_kept_with_the_case(void **state)
{
	static const char *const report[] = {"chargefix", "report", "last",
					     NULL};
	static const struct move before[] = {
		{"Which lamp stays dark?", "Enter"},
		{"Is anything hot", "n"},
		{NULL, NULL},
	};
	struct pty *pty = stage_start(*state, run);
	struct program_result result;

	stage_moves(pty, before);
	pty_wait_text(pty, "A note on this step");
	pty_type(pty, "Es riecht süßlich 手机");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Noted.");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	stage_run(*state, report, NULL, &result);
	assert_non_null(strstr(result.out, "Es riecht süßlich 手机"));
	program_result_release(&result);
}

static void a_note_of_two_lines_is_one_in_the_review(void **state)
{
	static const char *const resume[] = {"chargefix", "resume", "--plain",
					     NULL};
	struct pty *pty = stage_start(*state, run);
	struct program_result result;

	pty_wait_text(pty, "Which lamp stays dark?");
	pty_key(pty, "n");
	pty_type(pty, "One line,");
	pty_key(pty, "Ctrl-J");
	pty_type(pty, "and two.");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Noted.");
	pty_key(pty, "r");
	pty_wait_text(pty, "• Lamp: One line,");
	pty_wait_text(pty, "    and two.");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	stage_run(*state, resume, ":review\n", &result);
	assert_non_null(strstr(result.out, "  - lamp: One line,\n"
					   "    and two.\n"));
	program_result_release(&result);
}

static void leaving_says_where_to_go_on_and_the_case_is_offered(void **state)
{
	static const struct move leave[] = {
		{"Which lamp stays dark?", "2 2"},
		{"Is anything hot", "q"},
		{NULL, NULL},
	};
	static const struct move again[] = {
		{"Cases to go on with", "Enter"},
		{"Is anything hot", "2 2"},
		{"Stop. Don't use it", "q"},
		{NULL, NULL},
	};
	struct pty *pty = stage_start(*state, run);

	stage_moves(pty, leave);
	assert_int_equal(pty_wait_exit(pty), 3);
	pty_wait_text(pty, "chargefix resume 1");
	assert_true(pty_is_cooked(pty));
	pty = stage_start(*state, run);
	stage_moves(pty, again);
	assert_int_equal(pty_wait_exit(pty), 0);
	pty_wait_text(pty, "case 1");
}

static void looking_in_leaves_nothing_behind(void **state)
{
	struct pty *pty = stage_start(*state, run);

	pty_wait_text(pty, "Which lamp stays dark?");
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 3);
	pty = stage_start(*state, run);
	pty_wait_text(pty, "Which lamp stays dark?");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(danger_ends_the_walk_at_once),
		stage_test(not_being_sure_of_danger_is_danger),
		stage_test(the_contacts_were_dirty),
		stage_test(nothing_helped_so_it_needs_a_workshop),
		stage_test(consent_shows_what_to_do_and_the_reset_helps),
		stage_test(
			enter_reads_the_diagnosis_to_its_end_and_never_leaves),
		stage_test(going_back_takes_consent_back),
		stage_test(escape_answers_nothing_where_consent_is_asked),
		stage_test(what_is_typed_for_consent_stays_in_sight),
		stage_test(the_mouse_walks_as_well),
		stage_test(two_clicks_that_come_in_one_piece_are_two),
		stage_test(
			the_mouse_scrolls_the_panel_and_changes_answers_there),
		stage_test(a_button_of_no_use_holds_nothing_up),
		stage_test(back_and_change_take_an_answer_back),
		stage_test(danger_can_be_raised_at_any_point),
		stage_test(danger_can_be_raised_from_page_upon_page),
		stage_test(a_raised_danger_can_be_called_off),
		stage_test(the_countdown_rings_when_it_is_over),
		stage_test(a_countdown_that_ended_meanwhile_rings_on_resuming),
		stage_test(an_answer_may_be_given_before_the_wait_is_over),
		stage_test(a_note_is_kept_with_the_case),
		stage_test(a_note_of_two_lines_is_one_in_the_review),
		stage_test(leaving_says_where_to_go_on_and_the_case_is_offered),
		stage_test(looking_in_leaves_nothing_behind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
