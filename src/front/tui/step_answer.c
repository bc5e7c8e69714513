#include "front/tui/step_answer.h"

#include "front/tui/step_layout.h"

/* Whether the answer can't be combined with others. */
static bool is_alone(const struct step *step, int row)
{
	return row == (int)step->answers.count ||
	       step->answers.items[row].alone;
}

static void toggle(struct step_screen *screen)
{
	const struct step *step = screen->step;
	size_t number = step_row_number(step, screen->choices.row);
	struct answer_numbers *ticked = &screen->ticked;

	if (answers_has(ticked, number)) {
		answers_remove(ticked, number);
	} else if (is_alone(step, screen->choices.row)) {
		*ticked = answers_only(number);
	} else {
		answers_add(ticked, number);
		for (int row = 0; row < step_rows(step); row++)
			if (is_alone(step, row))
				answers_remove(ticked,
					       step_row_number(step, row));
	}
}

static struct action give_answer(const struct step_screen *screen,
				 struct answer_numbers chosen)
{
	static const enum action_kind kinds[] = {
		[TURN_ASKED] = ACTION_ANSWER,
		[TURN_CHANGE] = ACTION_CHANGE,
		[TURN_DANGER] = ACTION_RAISE,
	};

	return (struct action){
		.kind = kinds[screen->turn],
		.step = screen->step,
		.chosen = chosen,
	};
}

struct action step_answer_notice(const char *text)
{
	return (struct action){.kind = ACTION_NOTICE, .text = text};
}

static struct action give_reading(struct step_screen *screen)
{
	double number = 0;
	size_t band = reading_band(&screen->reading, screen->step, &number);

	if (!band)
		return step_answer_notice(
			reading_refused(&screen->reading, screen->step));
	struct action action = give_answer(screen, answers_only(band));
	action.measured = true;
	action.reading = number;
	return action;
}

/* The answers that Enter gives; none: nothing is chosen or ticked yet. */
static struct answer_numbers to_give(const struct step_screen *screen)
{
	const struct step *step = screen->step;
	int row = screen->choices.row;

	if (step->many && answers_any(&screen->ticked))
		return screen->ticked;
	/* An answer that can't be combined can't be the first of several. */
	if (row != CHOICES_NONE && (!step->many || is_alone(step, row)))
		return answers_only(step_row_number(step, row));
	return (struct answer_numbers){0};
}

static struct action ask_to_choose(const struct step_screen *screen)
{
	if (screen->finding && screen->step->many)
		return step_answer_notice("Choose an answer with the arrow "
					  "keys, then press Space to tick it.");
	if (screen->finding)
		return step_answer_notice("Choose an answer with the arrow "
					  "keys, then press Enter.");
	if (screen->step->many)
		return step_answer_notice(
			"Tick all that apply with Space, then press Enter.");
	return step_answer_notice(
		"Choose an answer with its number or the arrow keys, "
		"then press Enter.");
}

static struct action ask_again(const struct step_screen *screen)
{
	if (screen->reading.focused)
		return step_answer_notice("This reading was taken earlier. To "
					  "use it now, type the number again.");
	return step_answer_notice(
		"This answer was chosen earlier. To give it now, press its "
		"number or an arrow key, then Enter.");
}

bool step_answer_ready(const struct step_screen *screen)
{
	struct answer_numbers answers = to_give(screen);

	return !screen->found &&
	       (screen->reading.focused || answers_any(&answers));
}

struct action step_answer_enter(struct step_screen *screen)
{
	struct answer_numbers answers = to_give(screen);

	if (screen->found)
		return ask_again(screen);
	if (screen->reading.focused)
		return give_reading(screen);
	return answers_any(&answers) ? give_answer(screen, answers)
				     : ask_to_choose(screen);
}

/* Saves the ticked answers, like everything else done at a step. */
static struct action drafted(const struct step_screen *screen)
{
	if (screen->turn != TURN_ASKED)
		return (struct action){0};
	return (struct action){.kind = ACTION_DRAFT,
			       .step = screen->step,
			       .chosen = screen->ticked};
}

struct action step_answer_pick(struct step_screen *screen,
			       enum choices_event event)
{
	if (event != CHOICES_NOTHING)
		screen->found = false;
	if (!screen->step->many || event < CHOICES_NAMED)
		return event == CHOICES_GIVEN ? step_answer_enter(screen)
					      : (struct action){0};
	if (screen->choices.row == CHOICES_NONE)
		return ask_to_choose(screen);
	toggle(screen);
	screen->choices.armed = false;
	return drafted(screen);
}

struct action step_answer_go(struct step_screen *screen,
			     enum choices_event event)
{
	screen->found = false;
	return screen->step->many ? (struct action){0}
				  : step_answer_pick(screen, event);
}
