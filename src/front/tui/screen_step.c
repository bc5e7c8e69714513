#include "front/tui/screen_step.h"

#include "front/find_answers.h"
#include "front/tui/frame.h"
#include "front/tui/pager.h"
#include "front/tui/paint.h"
#include "front/tui/panel.h"
#include "front/tui/step_answer.h"
#include "front/tui/step_find.h"
#include "front/tui/step_layout.h"

#include "chargefix/view.h"

void step_screen_init(struct step_screen *screen, const struct step *step,
		      enum step_turn turn, struct answer_numbers before,
		      const char *reading)
{
	struct answer_numbers all = step_all_answers(step);

	*screen = (struct step_screen){
		.step = step, .turn = turn, .choices.row = CHOICES_NONE};
	answers_keep_all(&before, &all);
	/*
	 * If the earlier answer was a band without a number, choose it again.
	 */
	if (step->measure && (reading || !answers_any(&before)))
		reading_init(&screen->reading, reading);
	if (step->many)
		screen->ticked = before;
	for (int row = 0; row < step_rows(step); row++) {
		if (answers_has(&before, step_row_number(step, row))) {
			screen->choices.row = row;
			return;
		}
	}
}

void step_screen_release(struct step_screen *screen)
{
	reading_release(&screen->reading);
	editor_release(&screen->words);
}

bool step_screen_is_typed(const struct step_screen *screen)
{
	return (screen->reading.focused || screen->finding) && !screen->panel;
}

/* The row that Enter would give, or CHOICES_NONE. */
static int focused_row(const struct step_screen *screen)
{
	return screen->reading.focused ? READING_ROW : screen->choices.row;
}

/* What the case waits for, though its question can be answered. */
static void write_status(const struct step_screen *screen,
			 const struct view *view, struct buffer *out)
{
	if (screen->turn != TURN_ASKED || !view->interview ||
	    !interview_life(view->interview).waits_for)
		return;
	view_status(view->interview, out);
	buffer_text(out, ". Any answer ends the wait.");
}

static void lay_out_step(const struct step_screen *screen,
			 const struct view *view, struct step_layout *layout)
{
	struct buffer status = {0};
	static const char *const captions[] = {
		[TURN_ASKED] = NULL,
		[TURN_CHANGE] = "Changing an earlier answer",
		[TURN_DANGER] = "Asked out of turn",
	};
	struct answer_numbers left = step_find_left(screen);
	struct step_content content = {
		.step = screen->step,
		.caption = captions[screen->turn],
		.row = focused_row(screen),
		.ticked = screen->ticked,
		.reading = &screen->reading,
		.left = screen->finding ? &left : NULL,
		.scroll = screen->scroll,
	};

	write_status(screen, view, &status);
	content.status = status.length ? buffer_string(&status) : NULL;
	step_layout_init(layout, view, &content);
	buffer_release(&status);
}

static struct action tick(const struct step_screen *screen, size_t row, bool on)
{
	return (struct action){.kind = ACTION_TICK,
			       .step = screen->step,
			       .row = row,
			       .on = on};
}

/* Ticks off the next instruction and scrolls to the one after it. */
static struct action tick_next(struct step_screen *screen,
			       const struct view *view)
{
	uint64_t left = walk_tickable(view->walk, screen->step) & ~view->done;
	struct step_layout layout;

	if (left == 0)
		return step_answer_notice(
			"All steps are done. Now answer the question.");
	size_t row = (size_t)__builtin_ctzll(left);
	left &= left - 1;
	int next = left ? __builtin_ctzll(left) : TICKABLE_MOST;
	lay_out_step(screen, view, &layout);
	screen->scroll = rich_text_reveal(&layout.texts[PART_BODY],
					  layout.scroll[PART_BODY],
					  layout.areas[PART_BODY].lines, next);
	step_layout_release(&layout);
	return tick(screen, row, true);
}

static struct action untick(const struct step_screen *screen,
			    const struct view *view)
{
	uint64_t done = walk_tickable(view->walk, screen->step) & view->done;

	for (size_t row = step_tickable(screen->step); row-- > 0;)
		if (done >> row & 1)
			return tick(screen, row, false);
	return (struct action){0};
}

static struct action click_step(struct step_screen *screen,
				const struct view *view,
				const struct keypress *key)
{
	struct step_layout layout;

	lay_out_step(screen, view, &layout);
	int row = step_layout_row(&layout, PART_ANSWERS, key);
	int done = step_layout_row(&layout, PART_BODY, key);
	step_layout_release(&layout);
	if (done >= 0 && screen->turn == TURN_ASKED)
		return tick(screen, (size_t)done,
			    !(view->done & UINT64_C(1) << done));
	if (row == READING_ROW && !screen->reading.focused)
		reading_focus(&screen->reading);
	if (row >= 0)
		screen->reading.focused = false;
	return step_answer_pick(screen, choices_click(&screen->choices, row));
}

/* Whether not all of that part is in sight. */
static bool is_cut(const struct step_layout *layout, enum step_part part)
{
	return layout->texts[part].count > layout->areas[part].lines;
}

/* Whether keys that scroll go through the answers, since the text is whole. */
static bool scrolls_answers(const struct step_screen *screen,
			    const struct step_layout *layout)
{
	return answers_are_many(screen->step) && !is_cut(layout, PART_BODY) &&
	       is_cut(layout, PART_ANSWERS);
}

static void scroll_step(struct step_screen *screen, const struct view *view,
			enum command command)
{
	struct step_layout layout;

	lay_out_step(screen, view, &layout);
	int lines = layout.areas[PART_BODY].lines;
	int page = layout.areas[PART_ANSWERS].lines - 1;
	if (scrolls_answers(screen, &layout))
		step_find_go(screen, pager_lines(command, page));
	else
		screen->scroll =
			rich_text_clamp(&layout.texts[PART_BODY],
					layout.scroll[PART_BODY] +
						pager_lines(command, lines - 1),
					lines);
	step_layout_release(&layout);
}

/* Handles the commands that the screen has in every turn. */
static struct action common(struct step_screen *screen, const struct view *view,
			    enum command command)
{
	struct action action = {.step = screen->step};

	if (command == COMMAND_ENTER)
		return step_answer_enter(screen);
	if (command == COMMAND_TOGGLE)
		return step_answer_pick(screen, CHOICES_NAMED);
	if (command == COMMAND_HELP)
		action.kind = ACTION_OPEN_HELP;
	else if (command == COMMAND_WHY)
		action.kind = ACTION_OPEN_WHY;
	else if (command == COMMAND_DANGER)
		action.kind = ACTION_OPEN_DANGER;
	else if (command == COMMAND_LEAVE)
		action.kind = ACTION_LEAVE;
	else if (pager_lines(command, 1))
		scroll_step(screen, view, command);
	return action;
}

/* If several answers may be given, Space ticks those instead. */
static bool ticks_off(const struct step_screen *screen)
{
	return step_is_action(screen->step) && !screen->step->many;
}

/* Starting again must not reset a countdown that is running. */
static struct action start_wait(const struct step_screen *screen,
				const struct view *view)
{
	if (view->waiting && view->until > view->now)
		return step_answer_notice("The countdown is already running.");
	return (struct action){.kind = ACTION_WAIT, .step = screen->step};
}

static struct action in_turn(struct step_screen *screen,
			     const struct view *view, enum command command)
{
	static const enum action_kind kinds[COMMANDS + 1] = {
		[COMMAND_BACK] = ACTION_UNDO,
		[COMMAND_NOTE] = ACTION_OPEN_NOTE,
		[COMMAND_REVIEW] = ACTION_OPEN_REVIEW,
		[COMMAND_CASES] = ACTION_OPEN_CASES,
		[COMMAND_DETAILS] = ACTION_OPEN_DETAILS,
		[COMMAND_SEARCH] = ACTION_OPEN_SEARCH,
		[COMMAND_REPORT] = ACTION_OPEN_REPORT,
		[COMMAND_AUDIENCE] = ACTION_OPEN_AUDIENCE,
		[COMMAND_MANAGE] = ACTION_OPEN_LIFE,
		[COMMAND_HISTORY] = ACTION_OPEN_HISTORY,
	};
	struct action action = {.kind = kinds[command], .step = screen->step};

	if (command == COMMAND_WAIT && screen->step->wait)
		return start_wait(screen, view);
	if (command == COMMAND_TOGGLE && ticks_off(screen))
		return tick_next(screen, view);
	if (command == COMMAND_UNTICK)
		return untick(screen, view);
	if (action.kind != ACTION_NONE)
		return action;
	return common(screen, view, command);
}

/* An earlier answer can only be changed from the current question. */
static struct action about_answers(const struct step_screen *screen,
				   struct action action)
{
	return screen->turn == TURN_ASKED ? action : (struct action){0};
}

/* In a narrow window, the panel hides the answers, so none can be given. */
static struct action panel_key(struct step_screen *screen,
			       const struct view *view,
			       const struct keypress *key)
{
	enum command command = key_command(key);

	if (command == COMMAND_LEAVE)
		return (struct action){.kind = ACTION_LEAVE};
	if (command == COMMAND_HELP)
		return (struct action){.kind = ACTION_OPEN_HELP};
	if (command == COMMAND_DANGER)
		return (struct action){.kind = ACTION_OPEN_DANGER};
	if (command == COMMAND_PANEL || command == COMMAND_CANCEL ||
	    command == COMMAND_BACK || command == COMMAND_ENTER)
		screen->panel = false;
	return about_answers(screen,
			     panel_key_alone(view, screen->step,
					     &screen->panel_scroll, key));
}

/* Moves from the field down to the band of the typed number. */
static void leave_field(struct step_screen *screen)
{
	double number;
	size_t band = reading_band(&screen->reading, screen->step, &number);

	screen->reading.focused = false;
	screen->choices = (struct choices){.row = band ? (int)band - 1 : 0};
}

/*
 * Handles keys of the field, which is above the first band. False: the key is
 * not for it.
 */
static bool field_key(struct step_screen *screen, const struct keypress *key)
{
	enum command command = key_command(key);
	struct reading *reading = &screen->reading;
	bool top = screen->choices.row <= 0;

	if (reading_key(reading, key))
		return true;
	if (!reading->focused) {
		if (command == COMMAND_FIRST || (command == COMMAND_UP && top))
			reading_focus(reading);
		return reading->focused;
	}
	if (command == COMMAND_LAST)
		reading->focused = false;
	if (command == COMMAND_DOWN)
		leave_field(screen);
	return command == COMMAND_DOWN || command == COMMAND_UP ||
	       command == COMMAND_FIRST;
}

/* While words are typed, only keys that are no text are commands. */
static struct action finding_key(struct step_screen *screen,
				 const struct view *view,
				 const struct keypress *key)
{
	enum command command = key_command(key);

	if (key->kind == KEYPRESS_FUNCTION &&
	    (command == COMMAND_HELP || pager_lines(command, 1)))
		return common(screen, view, command);
	return step_find_key(screen, key);
}

struct action step_screen_key(struct step_screen *screen,
			      const struct view *view,
			      const struct keypress *key)
{
	enum command command = key_command(key);
	struct area panel = step_layout_panel(view);
	bool narrow = !panel.columns;
	struct action action = {0};

	if (narrow && screen->panel)
		return panel_key(screen, view, key);
	if (panel_mouse(view, &panel, screen->step, &screen->panel_scroll, key,
			&action))
		return about_answers(screen, action);
	if (narrow && command == COMMAND_PANEL) {
		screen->panel = true;
		return (struct action){0};
	}
	if (key->kind == KEYPRESS_CLICK)
		return click_step(screen, view, key);
	if (screen->finding)
		return finding_key(screen, view, key);
	if (step_find_opens(screen, key)) {
		screen->finding = true;
		return (struct action){0};
	}
	if (screen->step->measure && field_key(screen, key)) {
		screen->found = false;
		return (struct action){0};
	}
	enum choices_event event =
		choices_key(&screen->choices, step_rows(screen->step), key);
	if (event != CHOICES_NOTHING)
		return step_answer_go(screen, event);
	if (screen->turn == TURN_ASKED)
		return in_turn(screen, view, command);
	if (command == COMMAND_CANCEL || command == COMMAND_BACK)
		return (struct action){.kind = ACTION_CLOSE};
	return common(screen, view, command);
}

static size_t add_foot(struct foot *feet, size_t count, bool wanted,
		       enum command command, const char *word)
{
	if (wanted)
		feet[count++] = (struct foot){command, word};
	return count;
}

/* What Enter does, where that is not in the table of keys. */
static const char *const answer_words[] = {
	[TURN_ASKED] = NULL,
	[TURN_CHANGE] = "change",
	[TURN_DANGER] = "answer",
};

static void draw_feet(const struct step_screen *screen, const struct view *view,
		      bool more)
{
	struct foot feet[COMMANDS];
	bool asked = screen->turn == TURN_ASKED;
	bool back = asked && walk_newest(view->walk) != WALK_NONE;
	/* First show how to choose, then how to give the chosen answer. */
	bool ready = step_answer_ready(screen);
	size_t n = 0;

	n = add_foot(feet, n, !ready, COMMAND_PICK, NULL);
	n = add_foot(feet, n, ready, COMMAND_UP, NULL);
	n = add_foot(feet, n,
		     screen->step->many || (asked && ticks_off(screen)),
		     COMMAND_TOGGLE, NULL);
	n = add_foot(feet, n, ready, COMMAND_ENTER, answer_words[screen->turn]);
	n = add_foot(feet, n, more, COMMAND_PAGE_DOWN, NULL);
	n = add_foot(feet, n, answers_are_many(screen->step), COMMAND_SEARCH,
		     NULL);
	n = add_foot(feet, n, asked && screen->step->wait && !view->waiting,
		     COMMAND_WAIT, NULL);
	n = add_foot(feet, n, !asked, COMMAND_CANCEL, "cancel");
	n = add_foot(feet, n, back, COMMAND_BACK, NULL);
	n = add_foot(feet, n, !step_layout_panel(view).columns, COMMAND_PANEL,
		     NULL);
	n = add_foot(feet, n, true, COMMAND_WHY, NULL);
	n = add_foot(feet, n, asked, COMMAND_NOTE, NULL);
	n = add_foot(feet, n, asked, COMMAND_REVIEW, NULL);
	n = add_foot(feet, n, asked, COMMAND_MANAGE, NULL);
	n = add_foot(feet, n, screen->turn != TURN_DANGER, COMMAND_DANGER,
		     NULL);
	n = add_foot(feet, n, true, COMMAND_HELP, NULL);
	n = add_foot(feet, n, true, COMMAND_LEAVE, NULL);
	frame_draw(view, feet, n);
}

static void draw_finding_feet(const struct step_screen *screen,
			      const struct view *view)
{
	struct foot feet[COMMANDS];
	bool again = screen->turn == TURN_ASKED && !screen->words.text.length;
	size_t n = 0;

	n = add_foot(feet, n, true, COMMAND_UP, NULL);
	n = add_foot(feet, n, screen->step->many, COMMAND_TOGGLE, NULL);
	n = add_foot(feet, n, step_answer_ready(screen), COMMAND_ENTER,
		     answer_words[screen->turn]);
	n = add_foot(feet, n, again, COMMAND_SEARCH, "search the case");
	n = add_foot(feet, n, true, COMMAND_CANCEL, "show all");
	frame_draw(view, feet, n);
}

static void draw_panel_alone(const struct step_screen *screen,
			     const struct view *view)
{
	static const struct foot feet[] = {
		{COMMAND_PAGE_DOWN, NULL}, {COMMAND_CANCEL, "back"},
		{COMMAND_DANGER, NULL},    {COMMAND_HELP, NULL},
		{COMMAND_LEAVE, NULL},
	};
	bool more = panel_draw_alone(view, screen->step, &screen->panel_scroll);

	pager_draw_feet(view, more, feet, sizeof(feet) / sizeof(*feet));
}

/* Draws the line with the words, too, which leaves the cursor in it. */
static void place_cursor(const struct step_screen *screen,
			 const struct view *view,
			 const struct step_layout *layout)
{
	const struct area *line = &layout->areas[PART_FIND];
	struct buffer found = {0};
	/* If none is chosen, leads screen readers to the first. */
	int row = focused_row(screen);

	if (!screen->finding) {
		paint_cursor(view, &layout->areas[PART_ANSWERS],
			     &layout->texts[PART_ANSWERS],
			     layout->scroll[PART_ANSWERS],
			     row == CHOICES_NONE ? 0 : row,
			     screen->reading.focused
				     ? 2 + reading_cursor(&screen->reading)
				     : 0);
		return;
	}
	step_find_write(screen, &found);
	paint_find(view, line, line->top, &screen->words,
		   buffer_string(&found));
	buffer_release(&found);
}

void step_screen_draw(const struct step_screen *screen, const struct view *view)
{
	struct step_layout layout;

	if (screen->panel && !step_layout_panel(view).columns) {
		draw_panel_alone(screen, view);
		return;
	}
	lay_out_step(screen, view, &layout);
	for (int part = 0; part < PARTS; part++)
		paint_rich_text(view, &layout.areas[part], &layout.texts[part],
				layout.scroll[part],
				part == PART_ANSWERS ? focused_row(screen)
						     : RICH_TEXT_NO_ROW);
	if (layout.panel.columns)
		panel_draw_beside(view, &layout.panel, screen->step,
				  &screen->panel_scroll);
	if (screen->finding)
		draw_finding_feet(screen, view);
	else
		draw_feet(screen, view, is_cut(&layout, PART_BODY));
	if (layout.panel.columns)
		panel_draw_border(view, &layout.panel);
	place_cursor(screen, view, &layout);
	step_layout_release(&layout);
}
