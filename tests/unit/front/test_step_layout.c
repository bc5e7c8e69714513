/* Where the parts of a step stand, in windows of any size. */
#include "front/tui/step_layout.h"

#include "desk.h"
#include "test.h"

#include <string.h>

/* Whatever the size: nothing overlaps, or leaves the window. */
static void the_parts_of_a_step_stand_below_each_other(void **state)
{
	struct desk *desk = *state;
	const struct guide *guide = &desk->lamp.guide;

	for (size_t s = 0; s < guide->step_count; s++) {
		for (int i = 0; i < 34 * 110; i++) {
			struct step_content content = {.step = guide->steps[s]};
			struct step_layout layout;
			desk->view.lines = VIEW_LINES_LEAST + i % 34;
			desk->view.columns = VIEW_COLUMNS_LEAST + i / 34;
			step_layout_init(&layout, &desk->view, &content);
			int line = 2;
			for (int part = 0; part < PARTS; part++) {
				assert_true(layout.areas[part].lines >= 0);
				assert_true(layout.areas[part].top >= line);
				line = layout.areas[part].top +
				       layout.areas[part].lines;
			}
			assert_true(line <= desk->view.lines - 2);
			assert_true(layout.areas[PART_ANSWERS].lines >= 2);
			step_layout_release(&layout);
		}
	}
}

/* Whatever the size: it is seen without a key. */
static void the_first_line_of_a_caution_is_always_in_sight(void **state)
{
	struct desk *desk = *state;
	const struct guide *guide = &desk->lamp.guide;
	int seen = 0;

	for (size_t s = 0; s < guide->step_count; s++) {
		for (int i = 0; i < 34 * 110; i++) {
			struct step_content content = {.step = guide->steps[s]};
			struct step_layout layout;
			desk->view.lines = VIEW_LINES_LEAST + i % 34;
			desk->view.columns = VIEW_COLUMNS_LEAST + i / 34;
			step_layout_init(&layout, &desk->view, &content);
			const struct rich_text *body = &layout.texts[PART_BODY];
			int line = 0;
			while (line < body->count &&
			       body->lines[line].role != ROLE_CAUTION)
				line++;
			if (line < body->count) {
				assert_true(line <
					    layout.areas[PART_BODY].lines);
				seen++;
			}
			step_layout_release(&layout);
		}
	}
	assert_true(seen > 34 * 110);
}

/* Or Enter would give what nobody has seen. */
static void an_answer_is_in_sight_whatever_is_said_below(void **state)
{
	struct desk *desk = *state;
	struct step step = *desk->lamp.guide.danger;
	struct step_content content = {.step = &step};

	step.ask = "Is anything of it hot, swollen, wet or smoking by now?";
	desk->view.warning = "Not saved yet (2 waiting, retrying "
			     "automatically): another program holds the record";
	for (int i = 0; i < 34 * 110; i++) {
		struct step_layout layout;

		desk->view.lines = VIEW_LINES_LEAST + i % 34;
		desk->view.columns = VIEW_COLUMNS_LEAST + i / 34;
		step_layout_init(&layout, &desk->view, &content);
		assert_true(layout.areas[PART_ANSWERS].lines >= 1);
		step_layout_release(&layout);
	}
}

static size_t count_hints(const struct rich_text *answers)
{
	size_t count = 0;

	for (int i = 0; i < answers->count; i++)
		count += answers->lines[i].role == ROLE_QUIET &&
			 answers->lines[i].length > 0;
	return count;
}

/* All of them where there is room, and only the chosen one's where not. */
static void answers_have_their_hints(void **state)
{
	struct desk *desk = *state;
	struct step step = *guide_step(&desk->lamp.guide, "signs");
	struct step_content content = {.step = &step, .row = 1};
	struct answer answers[8];
	struct step_layout layout;
	const size_t hints[] = {2, 1};

	assert_in_range(step.answers.count, 3, COUNT(answers));
	memcpy(answers, step.answers.items,
	       step.answers.count * sizeof(*answers));
	answers[0].about = "So that it can hardly be read.";
	answers[1].about = "On and off.";
	step.answers.items = answers;
	for (size_t i = 0; i < COUNT(hints); i++) {
		desk->view.lines = i == 0 ? 24 : 10;
		step_layout_init(&layout, &desk->view, &content);
		assert_int_equal(count_hints(&layout.texts[PART_ANSWERS]),
				 hints[i]);
		step_layout_release(&layout);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DESK(the_parts_of_a_step_stand_below_each_other),
		WITH_DESK(the_first_line_of_a_caution_is_always_in_sight),
		WITH_DESK(an_answer_is_in_sight_whatever_is_said_below),
		WITH_DESK(answers_have_their_hints),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
