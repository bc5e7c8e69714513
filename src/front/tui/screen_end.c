#include "front/tui/screen_end.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"
#include "front/tui/panel.h"

#include "chargefix/outlook.h"

static const struct {
	enum tint tint;
	const char *said;
} verdicts[] = {
	[VERDICT_FIXED] = {TINT_GOOD, "It works again"},
	[VERDICT_SETTING] = {TINT_GOOD, "Nothing is broken"},
	[VERDICT_LATER] = {TINT_CAUTION, "Not now"},
	[VERDICT_PART] = {TINT_ACCENT, "A part has to be replaced"},
	[VERDICT_SERVICE] = {TINT_CAUTION, "Work for a workshop"},
	[VERDICT_REPLACE] = {TINT_CAUTION, "Not worth repairing"},
	[VERDICT_DANGER] = {TINT_DANGER, "DANGER: stop here"},
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

static void fill(const struct view *view, struct sheet *sheet)
{
	const struct diagnosis *diagnosis = view->walk->diagnosis;
	enum tint tint = verdicts[diagnosis->verdict].tint;

	sheet_init(sheet, view->theme, view->columns - 4);
	sheet_text(sheet, tint, verdicts[diagnosis->verdict].said);
	sheet_gap(sheet);
	sheet_text(sheet, TINT_STRONG, diagnosis->title);
	if (diagnosis->about) {
		sheet_gap(sheet);
		sheet_text(sheet, TINT_TEXT, diagnosis->about);
	}
	add_texts(sheet, view, "What to do now", &diagnosis->advice);
	add_texts(sheet, view, "To keep it from coming back",
		  &diagnosis->prevent);
	add_texts(sheet, view, "What to tell a workshop", &diagnosis->tell);
	if (outlook_matters(view->walk))
		add_outlook(sheet, view);
}

struct action end_screen_key(struct end_screen *screen, const struct view *view,
			     const struct keypress *key)
{
	static const enum deed deeds[COMMANDS + 1] = {
		[COMMAND_ENTER] = DEED_LEAVE,
		[COMMAND_LEAVE] = DEED_LEAVE,
		[COMMAND_BACK] = DEED_UNDO,
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
	struct sheet sheet;

	if (deeds[command] != DEED_NONE)
		return (struct action){.deed = deeds[command]};
	fill(view, &sheet);
	screen->scroll = pager_key(view, &sheet, screen->scroll, command);
	sheet_release(&sheet);
	return (struct action){0};
}

void end_screen_draw(const struct end_screen *screen, const struct view *view)
{
	static const struct foot all[] = {
		{COMMAND_PAGE_DOWN, NULL}, {COMMAND_ENTER, "finish"},
		{COMMAND_BACK, NULL},      {COMMAND_REVIEW, "review answers"},
		{COMMAND_NOTE, NULL},      {COMMAND_DANGER, NULL},
		{COMMAND_REPORT, NULL},    {COMMAND_FILE, NULL},
		{COMMAND_NEW, NULL},       {COMMAND_CASES, NULL},
		{COMMAND_HELP, NULL},      {COMMAND_LEAVE, NULL},
	};
	size_t count = sizeof(all) / sizeof(*all);
	struct sheet sheet;

	struct area area = frame_area(view);
	struct area panel;
	bool beside = panel_split(view, &area, SHEET_COLUMNS_MOST, &panel);

	fill(view, &sheet);
	pager_draw(view, &sheet, screen->scroll);
	if (beside)
		panel_draw_beside(view, &panel, NULL);
	bool more = sheet.count > area.lines;
	frame_draw(view, more ? all : all + 1, more ? count : count - 1);
	if (beside)
		panel_draw_border(view, &panel);
	sheet_release(&sheet);
}
