/* The check counts a step's lines as the screen lays them out. */
#include "check/parts.h"

#include "chargefix/load.h"
#include "front/tui/screen_step.h"
#include "front/tui/step_layout.h"

#include "desk.h"
#include "test.h"

/* The lines that all parts of the step take on the desk's screen. */
static int laid_out(const struct desk *desk, const struct step *step,
		    bool *whole)
{
	struct step_screen screen;
	struct step_layout layout;
	int lines = 0;

	step_screen_init(&screen, step, TURN_ASKED, 0, NULL);
	struct step_content content = {
		.step = step, .reading = &screen.reading, .ticks = true};
	step_layout_init(&layout, &desk->view, &content);
	*whole = true;
	for (int part = 0; part < PARTS; part++) {
		lines += layout.sheets[part].count;
		*whole &= layout.areas[part].lines == layout.sheets[part].count;
	}
	step_layout_release(&layout);
	step_screen_release(&screen);
	return lines;
}

/* How many of the guide's steps fit. */
static size_t compare(const struct desk *desk, const struct guide *guide)
{
	size_t fit = 0;

	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		bool whole;
		int lines = laid_out(desk, step, &whole);

		assert_int_equal(check_step_lines(step) <= STEP_LINES_MOST,
				 whole);
		if (whole)
			assert_int_equal(check_step_lines(step), lines);
		fit += whole;
	}
	return fit;
}

static void each_step_takes_the_lines_that_it_is_said_to_take(void **state)
{
	struct desk *desk = *state;
	struct messages problems = {0};
	struct message error;
	struct file_text text;
	struct guide guide;

	/* The one has steps that do not fit, the other every kind that does. */
	assert_in_range(compare(desk, &desk->lamp.guide), 1,
			desk->lamp.guide.step_count - 1);
	assert_true(file_read(&text, "data/charging.yaml", &error));
	assert_true(guide_load(&guide, text.data, text.length, &problems));
	compare(desk, &guide);
	guide_release(&guide);
	file_text_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DESK(each_step_takes_the_lines_that_it_is_said_to_take),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
