#include "front/tui/screen_end.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"
#include "front/tui/paint.h"
#include "front/tui/panel.h"
#include "front/tui/rich_document.h"

#include "chargefix/front.h"
#include "chargefix/view.h"

/* Areas with this many lines have an empty line below the verdict. */
enum { ROOMY_LINES = 10 };

/* Room that the longer words at the end need on the lower rule. */
enum { RULE_COLUMNS_LEAST = 52 };

static void compose_end(const struct view *view, struct rich_text *rich)
{
	struct document document = {0};

	view_end(&document, view->walk, view->interview);
	rich_text_init(rich, view->theme, view->columns - 4);
	rich_text_document(rich, view->theme, &document,
			   frame_area(view).lines >= ROOMY_LINES);
	document_release(&document);
}

static bool has_more(const struct end_screen *screen, const struct view *view,
		     const struct rich_text *rich)
{
	int lines = frame_area(view).lines;

	return rich_text_clamp(rich, screen->scroll, lines) + lines <
	       rich->count;
}

/*
 * Enter scrolls on but never leaves: after giving the last answer with it, one
 * press too many would skip the diagnosis.
 */
static void enter_end(struct end_screen *screen, const struct view *view,
		      const struct rich_text *rich)
{
	screen->ended = !has_more(screen, view, rich);
	screen->scroll =
		pager_key(view, rich, screen->scroll, COMMAND_PAGE_DOWN);
}

/* Whether the case was handed back or cancelled, so that it takes no answers. */
static bool is_closed(const struct view *view)
{
	const struct case_life life = view->interview
					      ? interview_life(view->interview)
					      : (struct case_life){0};

	return !life_takes_answers(&life);
}

/* Whether the diagnosis is that something has to wait. */
static bool is_put_off(const struct view *view)
{
	const struct diagnosis *diagnosis = view->walk->diagnosis;

	return diagnosis && diagnosis->verdict == VERDICT_LATER &&
	       !is_closed(view);
}

/* A case that was only opened to be read needs two key presses to reopen. */
static struct action go_back(struct end_screen *screen, const struct view *view)
{
	if (!screen->read || screen->answered || screen->armed ||
	    is_closed(view))
		return (struct action){.kind = ACTION_UNDO};
	screen->armed = true;
	return (struct action){
		.kind = ACTION_NOTICE,
		.text = "This reopens the case. Press the same key again to "
			"confirm.",
	};
}

/* Handles the mouse over the panel. */
static bool over_panel(struct end_screen *screen, const struct view *view,
		       const struct keypress *key, struct action *action)
{
	struct area area = frame_area(view);
	struct area panel;

	return panel_split(view, &area, RICH_TEXT_COLUMNS_MOST, &panel) &&
	       panel_mouse(view, &panel, NULL, &screen->panel_scroll, key,
			   action);
}

struct action end_screen_key(struct end_screen *screen, const struct view *view,
			     const struct keypress *key)
{
	static const enum action_kind kinds[COMMANDS + 1] = {
		[COMMAND_LEAVE] = ACTION_LEAVE,
		[COMMAND_NOTE] = ACTION_OPEN_NOTE,
		[COMMAND_REVIEW] = ACTION_OPEN_REVIEW,
		[COMMAND_DANGER] = ACTION_OPEN_DANGER,
		[COMMAND_HELP] = ACTION_OPEN_HELP,
		[COMMAND_CASES] = ACTION_OPEN_CASES,
		[COMMAND_DETAILS] = ACTION_OPEN_DETAILS,
		[COMMAND_SEARCH] = ACTION_OPEN_SEARCH,
		[COMMAND_REPORT] = ACTION_OPEN_REPORT,
		[COMMAND_FILE] = ACTION_OPEN_SAVE,
		[COMMAND_CODE] = ACTION_OPEN_CODE,
		[COMMAND_NEW] = ACTION_NEW_CASE,
		[COMMAND_AUDIENCE] = ACTION_OPEN_AUDIENCE,
		[COMMAND_MANAGE] = ACTION_OPEN_LIFE,
		[COMMAND_HAND_BACK] = ACTION_OPEN_HAND_BACK,
		[COMMAND_HISTORY] = ACTION_OPEN_HISTORY,
	};
	enum command command = key_command(key);
	struct action action = {.kind = kinds[command]};
	struct rich_text rich;

	if (command == COMMAND_BACK)
		return go_back(screen, view);
	if (command == COMMAND_WAIT && is_put_off(view))
		action.kind = ACTION_WAIT_AGAIN;
	screen->armed = screen->ended = false;
	if (command == COMMAND_CANCEL && screen->read)
		action.kind = ACTION_PUT_AWAY;
	if (action.kind != ACTION_NONE ||
	    over_panel(screen, view, key, &action))
		return action;
	compose_end(view, &rich);
	if (command == COMMAND_ENTER)
		enter_end(screen, view, &rich);
	else
		screen->scroll =
			pager_key(view, &rich, screen->scroll, command);
	rich_text_release(&rich);
	return action;
}

/* In a case that is only read, Esc goes to the list of cases, as c does. */
static bool is_of_use(const struct end_screen *screen, const struct view *view,
		      enum command command, bool more)
{
	if (command == COMMAND_WAIT)
		return is_put_off(view);
	if (command == COMMAND_HAND_BACK)
		return view->interview &&
		       front_offers(view->interview, LIFE_HAND_BACK);
	if (command == COMMAND_BACK)
		return !is_closed(view);
	if (command == COMMAND_CANCEL)
		return screen->read;
	if (command == COMMAND_CASES)
		return !screen->read;
	return command != COMMAND_ENTER || more;
}

static void draw_feet(const struct end_screen *screen, const struct view *view,
		      bool more)
{
	static const struct foot all[] = {
		{COMMAND_CANCEL, "cases"},    {COMMAND_ENTER, "more"},
		{COMMAND_WAIT, "wait again"}, {COMMAND_HAND_BACK, NULL},
		{COMMAND_BACK, NULL},         {COMMAND_REVIEW, NULL},
		{COMMAND_NOTE, NULL},         {COMMAND_DANGER, NULL},
		{COMMAND_REPORT, NULL},       {COMMAND_FILE, NULL},
		{COMMAND_CODE, NULL},         {COMMAND_MANAGE, NULL},
		{COMMAND_NEW, NULL},          {COMMAND_CASES, NULL},
		{COMMAND_HISTORY, NULL},      {COMMAND_HELP, NULL},
		{COMMAND_LEAVE, NULL},
	};
	struct foot feet[COMMANDS];
	size_t count = 0;

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (is_of_use(screen, view, all[i].command, more))
			feet[count++] = all[i];
	frame_draw(view, feet, count);
}

/* Uses the lower rule, as a notice would push the last line out of sight. */
static void draw_end(const struct view *view)
{
	int room = frame_rule_end(view) - 2;

	paint_cut(
		view, view->lines - 2, 2, room, ROLE_STRONG,
		room < RULE_COLUMNS_LEAST
			? " the end: q quits "
			: " End of case. Press q to quit, N for a new case. ");
}

void end_screen_draw(const struct end_screen *screen, const struct view *view)
{
	struct rich_text rich;

	struct area area = frame_area(view);
	struct area panel;
	bool beside = panel_split(view, &area, RICH_TEXT_COLUMNS_MOST, &panel);

	compose_end(view, &rich);
	pager_draw(view, &rich, screen->scroll);
	if (beside)
		panel_draw_beside(view, &panel, NULL, &screen->panel_scroll);
	bool more = has_more(screen, view, &rich);
	draw_feet(screen, view, more);
	if (screen->ended && !more)
		draw_end(view);
	if (beside)
		panel_draw_border(view, &panel);
	rich_text_release(&rich);
}
