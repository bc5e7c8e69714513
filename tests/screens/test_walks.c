/*
 * Whole walks on the screen, as a person makes them: see, press, see.
 */
#include "pty_screen.h"
#include "record.h"
#include "scene.h"
#include "test.h"

#include <stdlib.h>

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
	stage_expect_given_back(pty);
	pty_wait_text(pty, story->last);
}

static void danger_ends_the_walk_at_once(void **state)
{
	static const struct story story = {
		"diagnosis: danger (danger)",
		{
			{"Which lamp stays dark?", "1 Enter"},
			{"Is anything hot", "Down Down Enter"},
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
			{"Which lamp stays dark?", "1 Enter"},
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
			{"Which lamp stays dark?", "1 Enter"},
			{"Is anything hot", "1 Enter"},
			{"What do you see?", "Down Space Enter"},
			{"Clean the contacts", "1 Enter"},
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
			{"Which lamp stays dark?", "j j Enter"},
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
			{"Which lamp stays dark?", "1 Enter"},
			{"Is anything hot", "1 Enter"},
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
	pty_key(pty, "1");
	for (int i = 0; i < 12; i++)
		pty_key(pty, "Enter");
	pty_wait_text(pty, "the end: q quits");
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
		{"Nothing was changed", "a Escape Escape !"},
		{"Asked out of turn", "Escape"},
		{"Type agree", "Escape"},
		{"Nothing was changed", "Left"},
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
	pty_wait_text(pty, "This field is full");
}

/* While a word is typed, letters are letters and no keys. */
static void the_footer_of_consent_has_no_key_that_would_be_typed(void **state)
{
	static const struct move moves[] = {
		{"q quit", "a q w ?"},
		{"aqw?", "Escape"},
		{"q quit", "q"},
		{NULL, NULL},
	};
	struct pty *pty = scene_go(*state, scene_named("consent"));

	pty_type(pty, "a");
	pty_wait_text(pty, "Esc cancel  Enter continue  ! danger");
	assert_int_equal(pty_find(pty, "q quit", NULL), -1);
	assert_int_equal(pty_find(pty, "w why", NULL), -1);
	pty_key(pty, "Escape");
	stage_moves(pty, moves);
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
			{"Is anything hot", "1 Enter"},
			{"What do you see?", "1 Space Enter"},
			{"Clean the contacts of", "2 2"},
			{"Pull out the old cable", "r"},
			{"Answers so far", "Up Enter"},
			{"What do you see?", "1 Space 2 Space Enter"},
			{"Set aside; restored if asked again: 1", "y"},
			{"Pull out the old cable", "1 Enter"},
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
			{"Which lamp stays dark?", "1 Enter"},
			{"Is anything hot", "1 Enter"},
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
			{"Which lamp stays dark?", "1 Enter"},
			{"Is anything hot", "1 Enter"},
			{"What do you see?", "r"},
			{"Answers so far", "Enter"},
			{"Changing an earlier answer", "w"},
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
			{"Which lamp stays dark?", "1 Enter"},
			{"Is anything hot", "1 Enter"},
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
		{"Which lamp stays dark?", "1 Enter"},
		{"Is anything hot", "1 Enter"},
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
		{"Which lamp stays dark?", "1 Enter"},
		{"Is anything hot", "1 Enter"},
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

static void a_word_is_found_in_the_case_and_in_what_may_come(void **state)
{
	struct pty *pty = stage_start(*state, run);

	pty_wait_text(pty, "Which lamp stays dark?");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "Is anything hot");
	stage_press(pty, "/");
	pty_wait_text(pty, "Type a word");
	pty_type(pty, "REAR LAMP");
	pty_wait_text(pty, "answered");
	pty_wait_text(pty, "(not chosen: The rear lamp");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Changing an earlier answer");
	stage_press(pty, "Escape Ctrl-U");
	pty_type(pty, "contacts");
	pty_wait_text(pty, "may come");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "What to do");
	stage_press(pty, "Escape");
	pty_type(pty, "xyz");
	pty_wait_text(pty, "No question, answer or note contains that");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "Is anything hot");
}

static void leaving_says_where_to_go_on_and_the_case_is_offered(void **state)
{
	static const struct move leave[] = {
		{"Which lamp stays dark?", "2 2"},
		{"Is anything hot", "q"},
		{NULL, NULL},
	};
	static const struct move again[] = {
		{"Unfinished cases", "Enter"},
		{"Is anything hot", "2 2"},
		{"Stop. Don't use it", "q"},
		{NULL, NULL},
	};
	struct pty *pty = stage_start(*state, run);

	stage_moves(pty, leave);
	assert_int_equal(pty_wait_exit(pty), 3);
	pty_wait_text(pty, "Continue with:");
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
		stage_test(
			the_footer_of_consent_has_no_key_that_would_be_typed),
		stage_test(back_and_change_take_an_answer_back),
		stage_test(danger_can_be_raised_at_any_point),
		stage_test(danger_can_be_raised_from_page_upon_page),
		stage_test(a_raised_danger_can_be_called_off),
		stage_test(the_countdown_rings_when_it_is_over),
		stage_test(a_countdown_that_ended_meanwhile_rings_on_resuming),
		stage_test(an_answer_may_be_given_before_the_wait_is_over),
		stage_test(a_word_is_found_in_the_case_and_in_what_may_come),
		stage_test(leaving_says_where_to_go_on_and_the_case_is_offered),
		stage_test(looking_in_leaves_nothing_behind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
