/* A question with 200 answers, one of which is found by typing. */
#include "golden_sizes.h"
#include "pty_screen.h"
#include "stage.h"
#include "test.h"

#include <string.h>

#define GUIDE "tests/screens/models.yaml"

static const char *const fresh[] = {"chargefix", "run", "--new",
				    "-g",        GUIDE, NULL};
static const char *const resume[] = {"chargefix", "resume", NULL};

/* Starts a case, at the question about the model. */
static struct pty *go_to_models(struct stage *stage)
{
	struct pty *pty = stage_see(stage, fresh, "hot or swollen?");

	stage_press(pty, "1 1");
	pty_wait_text(pty, "Which watch is it?");
	return pty;
}

static void check(const struct golden_kind *kind)
{
	static const struct {
		const char *name;
		const char *press;
		const char *see;
	} table[] = {
		{"models", "", "Which watch is it?"},
		{"models-paged", "PageDown PageDown", "32 Amazfit GTR 2e"},
		{"models-open", "/", "200 of 200"},
		{"models-found", "g t r", "10 of 200"},
		{"models-chosen", "Down Down", "answer  "},
		{"models-none", "x y z", "0 of 200"},
		{"models-ticked",
		 "Ctrl-U h e l i o Space r i n g Enter 1 Space "
		 "/ s t r a p",
		 "1 of 12, 1 ticked"},
	};
	void *state = NULL;

	assert_int_equal(stage_open(&state), 0);
	struct stage *stage = state;

	stage->environment = kind->environment;
	struct pty *pty = go_to_models(stage);
	for (size_t i = 0; i < COUNT(table); i++) {
		stage_press(pty, table[i].press);
		pty_wait_text(pty, table[i].see);
		golden_check_sizes(pty, table[i].name, false, kind);
	}
	stage_close(&state);
}

static void many_answers_at_each_size(void **state)
{
	(void)state;
	golden_in_both(check);
}

static void an_answer_found_is_recorded_and_can_be_changed(void **state)
{
	static const struct move moves[] = {
		{"Which watch is it?", "/ h e l i o Space r i"},
		{"1 of 200", "Enter"},
		{"Which of these came with it?", "Left"},
		/* Taken back, it is there to be given again. */
		{"▸  48", "/ g t s"},
		{"7 of 200", "Down Enter"},
		{"Which of these came with it?", "1 2 Space Enter"},
		{"A repair shop should look at it", "r Up Enter"},
		{"Enter change", "/ k 1 0 Space c a f"},
		{"1 of 200", "Enter"},
		{"Change this answer?", "y"},
		{"Turn it on its charger", "q"},
		{NULL, NULL},
	};
	struct stage *stage = *state;

	stage_moves(go_to_models(stage), moves);
	stage_expect_answers(stage, "danger=none "
				    "model=kieslect-k10-cafe-edition "
				    "parts=nothing");
	stage_press(stage_see(stage, resume, "Turn it on its charger"), "1 1");
	pty_wait_text(stage->ptys[0], "It did not touch its charger");
}

static void letters_typed_in_the_line_are_no_commands(void **state)
{
	struct stage *stage = *state;
	struct pty *pty = go_to_models(stage);

	stage_press(pty, "/ q w n r !");
	pty_wait_text(pty, "qwnr!");
	stage_press(pty, "Escape w");
	pty_wait_text(pty, "Each model charges in its own way.");
	stage_press(pty, "Escape / /");
	pty_wait_text(pty, "Type a word to find it in this case");
	stage_press(pty, "Escape q");
	assert_int_equal(pty_wait_exit(pty), 3);
}

static void the_hint_to_tick_covers_none_of_a_phones_signs(void **state)
{
	static const char *const bundled[] = {
		"chargefix", "run", "--new", "-g", "data/charging.yaml", NULL};
	struct stage *stage = *state;
	struct pty *pty = stage_see(stage, bundled, "Which device");

	stage_press(pty, "3 Enter");
	pty_wait_text(pty, "Do you notice");
	stage_press(pty, "6 Enter");
	pty_wait_text(pty, "Is anything wet");
	stage_press(pty, "1 Space Enter");
	pty_wait_text(pty, "when you plug it in?");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Tick all that apply");
	pty_wait_text(pty, "16 [ ] Not sure");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(many_answers_at_each_size),
		stage_test(an_answer_found_is_recorded_and_can_be_changed),
		stage_test(letters_typed_in_the_line_are_no_commands),
		stage_test(the_hint_to_tick_covers_none_of_a_phones_signs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
