#include "front/tui/screen_end.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"
#include "front/tui/paint.h"
#include "front/tui/panel.h"

#include "chargefix/outlook.h"

#include <stdio.h>

/* From here on a line is left empty below the verdict. */
enum { ROOMY_LINES = 10 };

/* What is said at the end, on one line. */
enum { RULE_COLUMNS_LEAST = 52 };

/* Marked alike where alike is to be done: nothing, a repair, no charging. */
static const struct {
	enum tint tint;
	enum mark mark;
	const char *said;
} verdicts[] = {
	[VERDICT_FIXED] = {TINT_GOOD, MARK_GOOD, "It works again"},
	[VERDICT_SETTING] = {TINT_GOOD, MARK_GOOD, "Nothing is broken"},
	[VERDICT_LATER] = {TINT_CAUTION, MARK_CAUTION, "Not now"},
	[VERDICT_PART] = {TINT_ACCENT, MARK_WORK, "A part has to be replaced"},
	[VERDICT_SERVICE] = {TINT_CAUTION, MARK_WORK, "Work for a workshop"},
	[VERDICT_REPLACE] = {TINT_CAUTION, MARK_RULED_OUT,
			     "Not worth repairing"},
	[VERDICT_DANGER] = {TINT_DANGER, MARK_CAUTION, "DANGER: stop here"},
};

static void add_causes(struct sheet *sheet, const struct view *view,
		       const char *heading, const struct outlook_causes *causes)
{
	sheet_heading(sheet, heading, causes->count);
	for (size_t i = 0; i < causes->count; i++)
		sheet_bullet(sheet, view->theme, causes->items[i]->title);
}

/* What the walk leaves open. */
static void add_outlook(struct sheet *sheet, const struct view *view)
{
	struct outlook outlook;

	if (!outlook_init(&outlook, view->walk)) {
		sheet->failed = true;
		return;
	}
	add_causes(sheet, view, "Still suspected", &outlook.suspected);
	add_causes(sheet, view, "Tested, not settled", &outlook.unsettled);
	add_causes(sheet, view, "Not tested", &outlook.untested);
	sheet_heading(sheet, "Not done, or not sure", outlook.undone_count);
	for (size_t i = 0; i < outlook.undone_count; i++)
		sheet_bullet(sheet, view->theme, step_title(outlook.undone[i]));
	outlook_release(&outlook);
}

static void add_texts(struct sheet *sheet, const struct view *view,
		      const char *heading, const struct texts *texts)
{
	sheet_heading(sheet, heading, texts->count);
	for (size_t i = 0; i < texts->count; i++)
		sheet_bullet(sheet, view->theme, texts->items[i]);
}

/* "Signs: It is dim", with what that was good for. */
static void add_given(struct sheet *sheet, const struct view *view,
		      size_t given, const char *effect)
{
	struct buffer line = {0};

	buffer_format(&line, "%s: ", step_title(view->walk->given[given].step));
	view_say(view, given, true, &line);
	if (effect)
		buffer_format(&line, " (%s)", effect);
	sheet_bullet(sheet, view->theme, buffer_string(&line));
	sheet->failed |= line.failed;
	buffer_release(&line);
}

/* What an answer did for the diagnosis; NULL: nothing. */
static const char *effect_of(const struct walk *walk, size_t at)
{
	const struct given *given = &walk->given[walk->path[at]];
	const struct diagnosis *diagnosis = walk->diagnosis;
	const struct cause *cause = diagnosis->cause;

	for (uint64_t bit = 0; (bit = answers_next(given->chosen, bit));) {
		const struct answer *answer = step_answer(given->step, bit);
		if (answer &&
		    answer_diagnosis(given->step, answer) == diagnosis)
			return "settled it";
	}
	if (cause && given_says(given, cause) == CAUSE_SUSPECTED)
		return "pointed to it";
	return NULL;
}

/* The answers that led there, in their order. */
static void add_found(struct sheet *sheet, const struct view *view)
{
	const struct walk *walk = view->walk;
	bool headed = false;

	for (size_t at = 0; at < walk->path_count; at++) {
		const char *effect = effect_of(walk, at);
		if (!effect)
			continue;
		if (!headed)
			sheet_heading(sheet, "How it was found", 1);
		headed = true;
		add_given(sheet, view, walk->path[at], effect);
	}
}

static void add_tried(struct sheet *sheet, const struct view *view)
{
	const struct walk *walk = view->walk;
	bool headed = false;

	for (size_t at = 0; at < walk->path_count; at++) {
		const struct given *given = &walk->given[walk->path[at]];
		if (!step_is_action(given->step) ||
		    given->chosen & ANSWER_UNSURE)
			continue;
		if (!headed)
			sheet_heading(sheet, "What was tried", 1);
		headed = true;
		add_given(sheet, view, walk->path[at], NULL);
	}
}

/* What it comes to, in a word and in a sentence. */
static void add_verdict(struct sheet *sheet, const struct view *view,
			const struct diagnosis *diagnosis)
{
	enum verdict verdict = diagnosis->verdict;
	enum tint tint = verdicts[verdict].tint;
	struct buffer line = {0};
	char lead[16];

	snprintf(lead, sizeof(lead), " %s ",
		 theme_mark(view->theme, verdicts[verdict].mark));
	buffer_format(&line, "%s ", verdicts[verdict].said);
	sheet_item(sheet, tint, lead, tint, buffer_string(&line));
	if (frame_area(view).lines >= ROOMY_LINES)
		sheet_gap(sheet);
	sheet_text(sheet, TINT_STRONG, diagnosis->title);
	sheet->failed |= line.failed;
	buffer_release(&line);
}

static void add_about(struct sheet *sheet, const struct view *view,
		      const struct diagnosis *diagnosis)
{
	struct buffer line = {0};

	buffer_format(&line, "Verdict: %s", verdict_word(diagnosis->verdict));
	if (diagnosis->cause)
		buffer_format(&line, " %s %s: %s",
			      theme_mark(view->theme, MARK_DOT),
			      diagnosis->verdict == VERDICT_LATER ? "suspected"
								  : "cause",
			      diagnosis->cause->title);
	sheet_text(sheet, TINT_QUIET, buffer_string(&line));
	sheet->failed |= line.failed;
	buffer_release(&line);
	if (diagnosis->about) {
		sheet_gap(sheet);
		sheet_text(sheet, TINT_TEXT, diagnosis->about);
	}
}

/* In danger what to do comes before what it is. */
static void add_diagnosis(struct sheet *sheet, const struct view *view,
			  const struct diagnosis *diagnosis)
{
	static const char what_to_do[] = "What to do now";

	add_verdict(sheet, view, diagnosis);
	if (diagnosis->verdict == VERDICT_DANGER) {
		add_texts(sheet, view, what_to_do, &diagnosis->advice);
		sheet_gap(sheet);
		add_about(sheet, view, diagnosis);
	} else {
		add_about(sheet, view, diagnosis);
		add_texts(sheet, view, what_to_do, &diagnosis->advice);
	}
}

static void fill(const struct view *view, struct sheet *sheet)
{
	const struct diagnosis *diagnosis = view->walk->diagnosis;

	sheet_init(sheet, view->theme, view->columns - 4);
	add_diagnosis(sheet, view, diagnosis);
	add_texts(sheet, view, "To keep it from coming back",
		  &diagnosis->prevent);
	add_texts(sheet, view, "What a workshop should know", &diagnosis->tell);
	add_found(sheet, view);
	add_tried(sheet, view);
	if (outlook_matters(view->walk))
		add_outlook(sheet, view);
}

static bool has_more(const struct end_screen *screen, const struct view *view,
		     const struct sheet *sheet)
{
	int lines = frame_area(view).lines;

	return sheet_clamp(sheet, screen->scroll, lines) + lines < sheet->count;
}

/*
 * Reads on. It never leaves: who gave the last answer with it, and pressed it
 * once too often, would be gone without a word of the diagnosis.
 */
static void enter(struct end_screen *screen, const struct view *view,
		  const struct sheet *sheet)
{
	screen->ended = !has_more(screen, view, sheet);
	screen->scroll =
		pager_key(view, sheet, screen->scroll, COMMAND_PAGE_DOWN);
}

/* A case that was only opened to be read is not reopened by one key. */
static struct action go_back(struct end_screen *screen)
{
	if (!screen->read || screen->answered || screen->armed)
		return (struct action){.deed = DEED_UNDO};
	screen->armed = true;
	return (struct action){
		.deed = DEED_NOTICE,
		.text = "This reopens the case. Press the same key again to "
			"do so.",
	};
}

/* The mouse over the panel. */
static bool over_panel(struct end_screen *screen, const struct view *view,
		       const struct keypress *key, struct action *action)
{
	struct area area = frame_area(view);
	struct area panel;

	return panel_split(view, &area, SHEET_COLUMNS_MOST, &panel) &&
	       panel_mouse(view, &panel, NULL, &screen->panel_scroll, key,
			   action);
}

struct action end_screen_key(struct end_screen *screen, const struct view *view,
			     const struct keypress *key)
{
	static const enum deed deeds[COMMANDS + 1] = {
		[COMMAND_LEAVE] = DEED_LEAVE,
		[COMMAND_NOTE] = DEED_OPEN_NOTE,
		[COMMAND_REVIEW] = DEED_OPEN_REVIEW,
		[COMMAND_DANGER] = DEED_OPEN_DANGER,
		[COMMAND_HELP] = DEED_OPEN_HELP,
		[COMMAND_CASES] = DEED_OPEN_CASES,
		[COMMAND_DETAILS] = DEED_OPEN_DETAILS,
		[COMMAND_SEARCH] = DEED_OPEN_SEARCH,
		[COMMAND_REPORT] = DEED_OPEN_REPORT,
		[COMMAND_FILE] = DEED_WRITE_REPORT,
		[COMMAND_NEW] = DEED_NEW_CASE,
	};
	enum command command = key_command(key);
	struct action action = {.deed = deeds[command]};
	struct sheet sheet;

	if (command == COMMAND_BACK)
		return go_back(screen);
	screen->armed = screen->ended = false;
	if (command == COMMAND_CANCEL && screen->read)
		action.deed = DEED_PUT_AWAY;
	if (action.deed != DEED_NONE || over_panel(screen, view, key, &action))
		return action;
	fill(view, &sheet);
	if (command == COMMAND_ENTER)
		enter(screen, view, &sheet);
	else
		screen->scroll =
			pager_key(view, &sheet, screen->scroll, command);
	sheet_release(&sheet);
	return action;
}

/* Esc leads from a case that is only read to where c does. */
static bool is_of_use(const struct end_screen *screen, enum command command,
		      bool more)
{
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
		{COMMAND_CANCEL, "cases"}, {COMMAND_ENTER, "more"},
		{COMMAND_BACK, NULL},      {COMMAND_REVIEW, NULL},
		{COMMAND_NOTE, NULL},      {COMMAND_DANGER, NULL},
		{COMMAND_REPORT, NULL},    {COMMAND_FILE, NULL},
		{COMMAND_NEW, NULL},       {COMMAND_CASES, NULL},
		{COMMAND_HELP, NULL},      {COMMAND_LEAVE, NULL},
	};
	struct foot feet[COMMANDS];
	size_t count = 0;

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (is_of_use(screen, all[i].command, more))
			feet[count++] = all[i];
	frame_draw(view, feet, count);
}

/* On the lower rule, as a notice would push the last line out of sight. */
static void draw_end(const struct view *view)
{
	int room = frame_rule_end(view) - 2;

	paint_cut(view, view->lines - 2, 2, room, TINT_STRONG,
		  room < RULE_COLUMNS_LEAST
			  ? " the end: q leaves "
			  : " This is the end: q leaves, N begins a new "
			    "case. ");
}

void end_screen_draw(const struct end_screen *screen, const struct view *view)
{
	struct sheet sheet;

	struct area area = frame_area(view);
	struct area panel;
	bool beside = panel_split(view, &area, SHEET_COLUMNS_MOST, &panel);

	fill(view, &sheet);
	pager_draw(view, &sheet, screen->scroll);
	if (beside)
		panel_draw_beside(view, &panel, NULL, &screen->panel_scroll);
	bool more = has_more(screen, view, &sheet);
	draw_feet(screen, view, more);
	if (screen->ended && !more)
		draw_end(view);
	if (beside)
		panel_draw_border(view, &panel);
	sheet_release(&sheet);
}
