#include "front/tui/screen_step.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"
#include "front/tui/paint.h"
#include "front/tui/panel.h"
#include "front/tui/step_layout.h"

void step_screen_init(struct step_screen *screen, const struct step *step,
		      enum step_turn turn, uint64_t before)
{
	*screen = (struct step_screen){.step = step, .turn = turn};
	before &= step_answer_bits(step);
	if (step->many)
		screen->ticked = before;
	for (int row = 0; row < step_rows(step); row++) {
		if (before & step_row_bit(step, row)) {
			screen->choices.row = row;
			return;
		}
	}
}

static void lay_out(const struct step_screen *screen, const struct view *view,
		    struct step_layout *layout)
{
	static const char *const captions[] = {
		[TURN_ASKED] = NULL,
		[TURN_CHANGE] = "An earlier answer, given anew",
		[TURN_DANGER] = "Asked out of turn",
	};
	struct step_content content = {
		.step = screen->step,
		.caption = captions[screen->turn],
		.row = screen->choices.row,
		.ticked = screen->ticked,
		.scroll = screen->scroll,
	};

	step_layout_init(layout, view, &content);
}

/* Answers that go with no other. */
static bool is_alone(const struct step *step, int row)
{
	return row == (int)step->answers.count ||
	       step->answers.items[row].alone;
}

static void toggle(struct step_screen *screen)
{
	const struct step *step = screen->step;
	uint64_t bit = step_row_bit(step, screen->choices.row);
	uint64_t ticked = screen->ticked ^ bit;

	if (ticked & bit && is_alone(step, screen->choices.row)) {
		ticked = bit;
	} else if (ticked & bit) {
		for (int row = 0; row < step_rows(step); row++)
			if (is_alone(step, row))
				ticked &= ~step_row_bit(step, row);
	}
	screen->ticked = ticked;
}

static struct action give(const struct step_screen *screen, uint64_t chosen)
{
	static const enum deed deeds[] = {
		[TURN_ASKED] = DEED_ANSWER,
		[TURN_CHANGE] = DEED_CHANGE,
		[TURN_DANGER] = DEED_RAISE,
	};

	return (struct action){
		.deed = deeds[screen->turn],
		.step = screen->step,
		.chosen = chosen,
	};
}

/* Enter: what is ticked, or the chosen row where that can't be a mistake. */
static struct action enter(const struct step_screen *screen)
{
	const struct step *step = screen->step;
	int row = screen->choices.row;

	if (!step->many || (!screen->ticked && is_alone(step, row)))
		return give(screen, step_row_bit(step, row));
	if (screen->ticked)
		return give(screen, screen->ticked);
	return (struct action){
		.deed = DEED_NOTICE,
		.text = "Tick with Space what applies, then press Enter.",
	};
}

static struct action chosen(struct step_screen *screen,
			    enum choices_event event, bool ticks)
{
	if (screen->step->many && ticks) {
		toggle(screen);
		screen->choices.armed = false;
		return (struct action){0};
	}
	return event == CHOICES_GIVEN ? enter(screen) : (struct action){0};
}

static struct action click(struct step_screen *screen, const struct view *view,
			   const struct keypress *key)
{
	struct step_layout layout;

	lay_out(screen, view, &layout);
	int row = step_layout_row(&layout, key->line, key->column);
	step_layout_release(&layout);
	return chosen(screen, choices_click(&screen->choices, row), row >= 0);
}

static void scroll_body(struct step_screen *screen, const struct view *view,
			enum command command)
{
	struct step_layout layout;

	lay_out(screen, view, &layout);
	int lines = layout.areas[PART_BODY].lines;
	screen->scroll = sheet_clamp(&layout.sheets[PART_BODY],
				     layout.scroll[PART_BODY] +
					     pager_lines(command, lines - 1),
				     lines);
	step_layout_release(&layout);
}

/* Commands that every turn of the screen has. */
static struct action common(struct step_screen *screen, const struct view *view,
			    enum command command)
{
	struct action action = {.step = screen->step};

	if (command == COMMAND_ENTER)
		return enter(screen);
	if (command == COMMAND_TOGGLE)
		return chosen(screen, CHOICES_MOVED, true);
	if (command == COMMAND_HELP)
		action.deed = DEED_OPEN_HELP;
	else if (command == COMMAND_WHY)
		action.deed = DEED_OPEN_WHY;
	else if (command == COMMAND_DANGER)
		action.deed = DEED_OPEN_DANGER;
	else if (command == COMMAND_LEAVE)
		action.deed = DEED_LEAVE;
	else if (pager_lines(command, 1))
		scroll_body(screen, view, command);
	return action;
}

static struct action in_turn(struct step_screen *screen,
			     const struct view *view, enum command command)
{
	static const enum deed deeds[COMMANDS + 1] = {
		[COMMAND_BACK] = DEED_UNDO,
		[COMMAND_NOTE] = DEED_OPEN_NOTE,
		[COMMAND_REVIEW] = DEED_OPEN_REVIEW,
	};
	struct action action = {.deed = deeds[command], .step = screen->step};

	if (command == COMMAND_WAIT && screen->step->wait)
		action.deed = DEED_WAIT;
	if (action.deed != DEED_NONE)
		return action;
	return common(screen, view, command);
}

/* In a narrow window the panel hides the answers: none is given blindly. */
static struct action panel_key(struct step_screen *screen,
			       const struct view *view, enum command command)
{
	int step = pager_lines(command, view->lines / 2);

	if (command == COMMAND_LEAVE)
		return (struct action){.deed = DEED_LEAVE};
	if (command == COMMAND_HELP)
		return (struct action){.deed = DEED_OPEN_HELP};
	if (command == COMMAND_DANGER)
		return (struct action){.deed = DEED_OPEN_DANGER};
	if (command == COMMAND_PANEL || command == COMMAND_CANCEL ||
	    command == COMMAND_BACK || command == COMMAND_ENTER)
		screen->panel = false;
	if (command == COMMAND_UP || command == COMMAND_DOWN)
		step = command == COMMAND_UP ? -1 : 1;
	screen->panel_scroll =
		panel_clamp(view, screen->step, screen->panel_scroll + step);
	return (struct action){0};
}

struct action step_screen_key(struct step_screen *screen,
			      const struct view *view,
			      const struct keypress *key)
{
	enum command command = key_command(key);
	bool narrow = !step_layout_beside(view);

	if (narrow && screen->panel)
		return panel_key(screen, view, command);
	if (narrow && command == COMMAND_PANEL) {
		screen->panel = true;
		return (struct action){0};
	}
	if (key->kind == KEYPRESS_CLICK)
		return click(screen, view, key);
	enum choices_event event =
		choices_key(&screen->choices, step_rows(screen->step), key);
	if (event != CHOICES_NOTHING)
		return chosen(screen, event, command == COMMAND_PICK);
	if (screen->turn == TURN_ASKED)
		return in_turn(screen, view, command);
	if (command == COMMAND_CANCEL || command == COMMAND_BACK)
		return (struct action){.deed = DEED_CLOSE};
	return common(screen, view, command);
}

static size_t add_foot(struct foot *feet, size_t count, bool wanted,
		       enum command command, const char *word)
{
	if (wanted)
		feet[count++] = (struct foot){command, word};
	return count;
}

static void draw_feet(const struct step_screen *screen, const struct view *view,
		      bool more)
{
	static const char *const words[] = {
		[TURN_ASKED] = NULL,
		[TURN_CHANGE] = "change to this",
		[TURN_DANGER] = "answer",
	};
	struct foot feet[COMMANDS];
	bool asked = screen->turn == TURN_ASKED;
	bool back = asked && walk_newest(view->walk) != WALK_NONE;
	size_t n = 0;

	n = add_foot(feet, n, true, COMMAND_UP, NULL);
	n = add_foot(feet, n, screen->step->many, COMMAND_TOGGLE, NULL);
	n = add_foot(feet, n, true, COMMAND_ENTER, words[screen->turn]);
	n = add_foot(feet, n, more, COMMAND_PAGE_DOWN, NULL);
	n = add_foot(feet, n, asked && screen->step->wait && !view->waiting,
		     COMMAND_WAIT, NULL);
	n = add_foot(feet, n, !asked, COMMAND_CANCEL, "cancel");
	n = add_foot(feet, n, back, COMMAND_BACK, NULL);
	n = add_foot(feet, n, !step_layout_beside(view), COMMAND_PANEL, NULL);
	n = add_foot(feet, n, true, COMMAND_WHY, NULL);
	n = add_foot(feet, n, asked, COMMAND_NOTE, NULL);
	n = add_foot(feet, n, asked, COMMAND_REVIEW, NULL);
	n = add_foot(feet, n, asked, COMMAND_DANGER, NULL);
	n = add_foot(feet, n, true, COMMAND_HELP, NULL);
	n = add_foot(feet, n, true, COMMAND_LEAVE, NULL);
	frame_draw(view, feet, n);
}

static void draw_panel_alone(const struct step_screen *screen,
			     const struct view *view)
{
	static const struct foot feet[] = {
		{COMMAND_PANEL, "the question"},
		{COMMAND_PAGE_DOWN, NULL},
		{COMMAND_HELP, NULL},
		{COMMAND_LEAVE, NULL},
	};

	panel_draw_alone(view, screen->step, screen->panel_scroll);
	frame_draw(view, feet, sizeof(feet) / sizeof(*feet));
}

void step_screen_draw(const struct step_screen *screen, const struct view *view)
{
	struct step_layout layout;

	if (screen->panel && !step_layout_beside(view)) {
		draw_panel_alone(screen, view);
		return;
	}
	lay_out(screen, view, &layout);
	for (int part = 0; part < PARTS; part++)
		paint_sheet(view, &layout.areas[part], &layout.sheets[part],
			    layout.scroll[part],
			    part == PART_ANSWERS ? screen->choices.row
						 : SHEET_NO_ROW);
	if (layout.panel.columns)
		panel_draw_beside(view, &layout.panel, screen->step);
	const struct sheet *body = &layout.sheets[PART_BODY];
	draw_feet(screen, view, body->count > layout.areas[PART_BODY].lines);
	if (layout.panel.columns)
		panel_draw_border(view, &layout.panel);
	paint_cursor(view, &layout.areas[PART_ANSWERS],
		     &layout.sheets[PART_ANSWERS], layout.scroll[PART_ANSWERS],
		     screen->choices.row);
	step_layout_release(&layout);
}
