/* What clicks and the wheel do on the screen. */
#include "scene.h"
#include "test.h"

#include <signal.h>

static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};

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

static void a_click_within_a_paste_is_none(void **state)
{
	struct stage *stage = *state;
	struct pty *pty = scene_go(stage, scene_named("first"));

	pty_type(pty, "\033[200~");
	click(pty, "The rear lamp");
	click(pty, "The rear lamp");
	pty_type(pty, "\033[201~");
	stage_press(pty, "1 Enter");
	pty_wait_text(pty, "Is anything hot");
	stage_expect_answers(stage, "lamp=front");
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(the_mouse_walks_as_well),
		stage_test(a_click_within_a_paste_is_none),
		stage_test(two_clicks_that_come_in_one_piece_are_two),
		stage_test(
			the_mouse_scrolls_the_panel_and_changes_answers_there),
		stage_test(a_button_of_no_use_holds_nothing_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
