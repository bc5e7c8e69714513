/* The check counts a step's lines as the screen lays them out. */
#include "check/internal.h"

#include "chargefix/load.h"
#include "front/tui/screen_step.h"
#include "front/tui/step_layout.h"

#include "desk.h"
#include "numbers.h"
#include "test.h"

/* Heights that are looked at: those that have no line to spare anywhere. */
enum { LINES_LEAST = 10, LINES_MOST = 29, FRAME_LINES = 4 };

/* Whether the whole step is seen in a window of so many lines. */
static bool is_whole(const struct desk *desk, const struct step *step,
		     int lines)
{
	struct view view = desk->view;
	struct step_screen screen;
	struct step_layout layout;

	view.lines = lines;
	step_screen_init(&screen, step, TURN_ASKED, numbers(""), NULL);
	struct step_content content = {.step = step,
				       .reading = &screen.reading};
	step_layout_init(&layout, &view, &content);
	/* A title that is not at its own place may be cut. */
	bool whole = !step->title || layout.areas[PART_HEAD].lines > 0;
	for (int part = 0; part < PARTS; part++)
		whole &= layout.areas[part].lines == layout.texts[part].count;
	step_layout_release(&layout);
	step_screen_release(&screen);
	return whole;
}

/* Which of its texts are shown depends on a walk, so it has no one height. */
static bool has_guarded_texts(const struct guide *guide,
			      const struct step *step)
{
	const uint32_t *first = &guide->step_guarded[step->index];

	return first[0] != first[1];
}

/* How many of the guide's steps fit into the desk's window. */
static size_t compare(const struct desk *desk, const struct guide *guide)
{
	size_t fit = 0;

	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		if (has_guarded_texts(guide, step))
			continue;
		for (int lines = LINES_LEAST; lines <= LINES_MOST; lines++)
			assert_int_equal(check_step_lines(step) <=
						 lines - FRAME_LINES,
					 is_whole(desk, step, lines));
		fit += check_step_lines(step) <= STEP_LINES_MOST;
	}
	return fit;
}

static void each_step_takes_the_lines_that_it_is_said_to_take(void **state)
{
	struct desk *desk = *state;
	struct guide guide;

	/* The one has steps that do not fit, the other every kind that does. */
	assert_in_range(compare(desk, &desk->lamp.guide), 1,
			desk->lamp.guide.step_count - 1);
	lamp_load_bundled(&guide);
	compare(desk, &guide);
	guide_release(&guide);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DESK(each_step_takes_the_lines_that_it_is_said_to_take),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
