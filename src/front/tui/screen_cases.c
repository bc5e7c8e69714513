#include "front/tui/screen_cases.h"

#include "front/tui/case_row.h"
#include "front/tui/cases_window.h"
#include "front/tui/frame.h"
#include "front/tui/pager.h"
#include "front/tui/paint.h"

#include "chargefix/text.h"
#include "chargefix/view.h"

#include <stdio.h>
#include <string.h>

/* The width of the legend for the marks, with a gap before it. */
enum { LEGEND_COLUMNS = 18 };

void cases_screen_init(struct cases_screen *screen)
{
	*screen = (struct cases_screen){
		.reload = CASES_FROM_FIRST,
		.search = {.most = CASE_SEARCH_MOST},
	};
}

void cases_screen_release(struct cases_screen *screen)
{
	case_list_release(&screen->list);
	editor_release(&screen->search);
}

static void restart(struct cases_screen *screen)
{
	screen->reload = CASES_FROM_FIRST;
}

void cases_screen_list_section(struct cases_screen *screen,
			       const struct board_group *group, int stale_days)
{
	struct cases_section *section = &screen->section;

	*section = (struct cases_section){
		.shown = true,
		.section = group->section,
		.own = group->own,
		.stale_days = stale_days,
	};
	snprintf(section->technician, sizeof(section->technician), "%s",
		 text_or_empty(group->technician));
	restart(screen);
}

/* A list of all cases, with the filters that come next to the section. */
static void leave_section(struct cases_screen *screen)
{
	static const char *const states[BOARD_SECTIONS] = {
		[BOARD_HELD] = "waiting",
		[BOARD_OPEN] = "open",
		[BOARD_STALE] = "open",
		[BOARD_RETURNED] = "handed-back",
	};
	const struct cases_section *section = &screen->section;
	struct case_filters filters = {.state = states[section->section]};

	if (!section->shown)
		return;
	filters.of_technician = section->section == BOARD_OPEN;
	snprintf(filters.technician, sizeof(filters.technician), "%s",
		 section->technician);
	if (section->section == BOARD_RETURNED)
		snprintf(filters.days, sizeof(filters.days), "today");
	screen->section = (struct cases_section){0};
	cases_screen_filter(screen, &filters);
}

static void next_sort(struct cases_screen *screen)
{
	leave_section(screen);
	screen->sort = (screen->sort + 1) % (CASES_BY_TECHNICIAN + 1);
	restart(screen);
}

static void next_filter(struct cases_screen *screen)
{
	leave_section(screen);
	screen->filter = (screen->filter + 1) % (CASES_CLOSED + 1);
	restart(screen);
}

static void go_by(struct cases_screen *screen, const struct view *view, int by)
{
	int last = screen->list.count - 1;
	int row = screen->choices.row + by;

	row = row > last ? last : row;
	screen->choices = (struct choices){.row = row < 0 ? 0 : row};
	cases_keep_in_sight(screen, view);
}

/* Handles keys that move through the list, also while a search is typed. */
static bool go(struct cases_screen *screen, const struct view *view,
	       enum command command)
{
	int page = cases_page(view);

	if (command == COMMAND_UP)
		go_by(screen, view, -1);
	else if (command == COMMAND_DOWN)
		go_by(screen, view, 1);
	else if (command == COMMAND_PAGE_UP || command == COMMAND_SCROLL_UP ||
		 command == COMMAND_PAGE_DOWN || command == COMMAND_SCROLL_DOWN)
		go_by(screen, view, pager_lines(command, page));
	else
		return false;
	return true;
}

static bool go_far(struct cases_screen *screen, const struct view *view,
		   enum command command)
{
	if (command == COMMAND_FIRST && screen->list.open_above)
		restart(screen);
	else if (command == COMMAND_LAST && !screen->list.closed_below)
		screen->reload = CASES_FROM_LAST;
	else if (command == COMMAND_FIRST || command == COMMAND_LAST)
		go_by(screen, view,
		      command == COMMAND_FIRST ? -screen->list.count
					       : screen->list.count);
	else
		return false;
	return true;
}

static struct action act_on(const struct cases_screen *screen,
			    enum action_kind kind)
{
	const struct case_line *line = cases_chosen(screen);

	if (!line)
		return (struct action){0};
	return (struct action){.kind = kind, .number = line->row.number};
}

static struct action click_case(struct cases_screen *screen,
				const struct view *view,
				const struct keypress *key)
{
	struct area area = cases_rows_area(view);
	int row = key->line - area.top + screen->scroll;

	screen->typing = false;
	if (key->line < area.top || key->line >= area.top + area.lines ||
	    row >= screen->list.count ||
	    choices_click(&screen->choices, row) != CHOICES_GIVEN)
		return (struct action){0};
	return act_on(screen, ACTION_RESUME);
}

static void clear_search(struct cases_screen *screen)
{
	screen->typing = false;
	if (!screen->search.text.length)
		return;
	editor_release(&screen->search);
	restart(screen);
}

void cases_screen_filter(struct cases_screen *screen,
			 const struct case_filters *filters)
{
	screen->filters = *filters;
	restart(screen);
}

void cases_screen_find(struct cases_screen *screen, const char *text)
{
	screen->section = (struct cases_section){0};
	screen->typing = false;
	screen->filter = CASES_ALL;
	screen->filters = (struct case_filters){0};
	editor_set(&screen->search, text);
	restart(screen);
}

/*
 * Uses a scanned or pasted text: as the search if one is being typed, else to
 * look up a case.
 */
static struct action end_text(struct cases_screen *screen,
			      const struct keypress *key)
{
	if (!screen->typing)
		return action_look_up(key);
	if (key->code && strlen(key->text) >= EDITOR_SCAN_LEAST)
		editor_set(&screen->search, key->text);
	screen->typing = !key->code;
	restart(screen);
	return (struct action){0};
}

/* While a search is being typed, letters are text, not commands. */
static struct action type_search(struct cases_screen *screen,
				 const struct view *view,
				 const struct keypress *key)
{
	enum command command = key_command(key);
	bool moves = key->kind == KEYPRESS_FUNCTION &&
		     (key->code == KEY_UP || key->code == KEY_DOWN ||
		      key->code == KEY_PPAGE || key->code == KEY_NPAGE);

	if (command == COMMAND_CANCEL) {
		clear_search(screen);
	} else if (command == COMMAND_ENTER) {
		screen->typing = false;
	} else if (moves) {
		go(screen, view, command);
	} else {
		size_t before = screen->search.text.length;
		editor_key(&screen->search, key, false, view->columns);
		if (screen->search.text.length != before)
			restart(screen);
		if (screen->search.refused)
			return (struct action){.kind = ACTION_NOTICE,
					       .text = EDITOR_REFUSED};
	}
	return (struct action){0};
}

/* Shows more cases: whatever the search, then whatever the filters. */
static struct action show_more(struct cases_screen *screen)
{
	static const struct case_filters none = {0};

	if (screen->search.text.length)
		clear_search(screen);
	else if (case_filters_any(&screen->filters))
		cases_screen_filter(screen, &none);
	else
		return (struct action){.kind = ACTION_CLOSE};
	return (struct action){0};
}

static struct action command_key(struct cases_screen *screen,
				 const struct view *view, enum command command)
{
	static const enum action_kind kinds[COMMANDS + 1] = {
		[COMMAND_LEAVE] = ACTION_LEAVE,
		[COMMAND_HELP] = ACTION_OPEN_HELP,
		[COMMAND_BACK] = ACTION_CLOSE,
		[COMMAND_CASES] = ACTION_CLOSE,
		[COMMAND_NEW] = ACTION_NEW_CASE,
		[COMMAND_DANGER] = ACTION_OPEN_DANGER,
		[COMMAND_FILTER] = ACTION_OPEN_FILTER,
	};
	static const enum action_kind of_case[COMMANDS + 1] = {
		[COMMAND_ENTER] = ACTION_RESUME,
		[COMMAND_REPORT] = ACTION_OPEN_REPORT,
		[COMMAND_FILE] = ACTION_OPEN_SAVE,
		[COMMAND_DETAILS] = ACTION_OPEN_DETAILS,
		[COMMAND_MANAGE] = ACTION_OPEN_LIFE,
		[COMMAND_HISTORY] = ACTION_OPEN_HISTORY,
	};

	if (of_case[command])
		return act_on(screen, of_case[command]);
	if (command == COMMAND_CANCEL)
		return show_more(screen);
	if (command == COMMAND_SEARCH || command == COMMAND_FILTER)
		leave_section(screen);
	if (command == COMMAND_SEARCH)
		screen->typing = true;
	else if (command == COMMAND_SORT)
		next_sort(screen);
	else if (command == COMMAND_PANEL)
		next_filter(screen);
	else if (!go(screen, view, command) && !go_far(screen, view, command))
		return (struct action){.kind = kinds[command]};
	return (struct action){0};
}

struct action cases_screen_key(struct cases_screen *screen,
			       const struct view *view,
			       const struct keypress *key)
{
	if (key->kind == KEYPRESS_CLICK)
		return click_case(screen, view, key);
	if (key->kind == KEYPRESS_TEXT_END)
		return end_text(screen, key);
	if (screen->typing)
		return type_search(screen, view, key);
	return command_key(screen, view, key_command(key));
}

static const struct {
	const char *said;
	const char *some; /* the same with filters */
	const char *none; /* shown if there are no such cases at all */
	const char *no_such; /* shown if the search finds none */
} filters[] = {
	[CASES_ALL] = {"All cases", "Cases", "There are no cases.",
		       "No case contains that."},
	[CASES_OPEN] = {"Open cases", "Open cases", "There are no open cases.",
			"No open case contains that."},
	[CASES_CLOSED] = {"Closed cases", "Closed cases",
			  "There are no closed cases.",
			  "No closed case contains that."},
};

static const char *const sorts[] = {
	[CASES_BY_CHANGE] = "most recent first",
	[CASES_BY_TICKET] = "by ticket",
	[CASES_BY_SUBJECT] = "by device",
	[CASES_BY_TECHNICIAN] = "by technician",
};

/* The whole list is there, so its rows can be counted. */
static bool is_whole(const struct case_list *list)
{
	return !list->open_above && list->closed_below;
}

/* As the board has it. */
static void write_section_title(const struct cases_screen *screen,
				const struct view *view, struct buffer *out)
{
	const struct cases_section *section = &screen->section;
	const struct board board = {
		.day = board_day(view->now, section->stale_days)};
	const struct board_group group = {
		.section = section->section,
		.technician = section->technician,
		.own = section->own,
		.count = screen->total,
	};
	struct buffer title = {0};

	view_board_title(&board, &group, &title);
	text_clean(out, buffer_string(&title), title.length, TEXT_ONE_LINE);
	buffer_release(&title);
}

/* "Cases: 12 · Waiting · Ada": how many there are on a day is not counted. */
static void write_filtered_title(const struct cases_screen *screen,
				 const char *dot, struct buffer *out)
{
	bool some = case_filters_any(&screen->filters);
	size_t count = screen->total;

	buffer_text(out, some ? filters[screen->filter].some
			      : filters[screen->filter].said);
	if (screen->filters.days[0])
		count = (size_t)screen->list.count;
	if (!screen->filters.days[0] || is_whole(&screen->list))
		buffer_format(out, ": %zu", count);
	for (int i = 0; i < FILTER_PARTS; i++) {
		struct buffer text = {0};

		if (case_filters_write(&screen->filters, (enum filter_part)i,
				       &text))
			buffer_format(out, " %s %s%s", dot,
				      i == FILTER_CHANGED ? "changed " : "",
				      buffer_string(&text));
		buffer_release(&text);
	}
}

/* The order, too, but a section has the order of the board. */
static void draw_list_head(const struct cases_screen *screen,
			   const struct view *view, const struct area *area)
{
	const char *dot = theme_mark(view->theme, MARK_DOT);
	struct buffer title = {0}, order = {0};
	int line = area->top - CASES_HEAD_LINES;

	if (screen->section.shown) {
		write_section_title(screen, view, &title);
	} else {
		write_filtered_title(screen, dot, &title);
		buffer_format(&order, " %s %s", dot, sorts[screen->sort]);
	}
	int used = paint_cut(view, line, area->left, area->columns, ROLE_STRONG,
			     buffer_string(&title));
	used += paint_cut(view, line, area->left + used, area->columns - used,
			  ROLE_QUIET, buffer_string(&order));
	buffer_clear(&order);
	buffer_format(&order, "%s open  %s closed",
		      theme_mark(view->theme, MARK_OPEN),
		      theme_mark(view->theme, MARK_CONFIRMED));
	if (used + LEGEND_COLUMNS <= area->columns)
		paint_right(view, line, area->left, area->columns, ROLE_QUIET,
			    buffer_string(&order));
	buffer_release(&title);
	buffer_release(&order);
}

/* Writes how many cases were found, or that the search is still running. */
static void write_found(const struct cases_screen *screen,
			const struct view *view, struct buffer *out)
{
	const struct case_list *list = &screen->list;

	if (cases_missing_below(screen, view))
		buffer_text(out, "searching");
	else if (is_whole(list) && list->count)
		buffer_format(out, "%d found", list->count);
}

/* Drawn in place of the columns' names, with the cursor at its end. */
static void draw_search(const struct cases_screen *screen,
			const struct view *view, const struct area *area)
{
	struct buffer found = {0};

	write_found(screen, view, &found);
	paint_find(view, area, area->top - 1, &screen->search,
		   buffer_string(&found));
	buffer_release(&found);
}

static const char *why_empty(const struct cases_screen *screen)
{
	if (screen->section.shown)
		return "Nothing is left here.";
	if (screen->search.text.length)
		return filters[screen->filter].no_such;
	if (case_filters_any(&screen->filters))
		return "No case matches these filters.";
	return filters[screen->filter].none;
}

static void draw_rows(const struct cases_screen *screen,
		      const struct view *view, const struct area *area)
{
	const struct case_list *list = &screen->list;
	int above = list->open_above;
	int below = !list->closed_below;
	struct case_columns columns;

	case_columns_fit(&columns, area, list->used, screen->sort);
	if (!screen->typing && !screen->search.text.length)
		case_row_draw_names(view, &columns, area->top - 1);
	for (int i = 0; i < area->lines; i++) {
		int row = screen->scroll + i;
		if (row >= list->count)
			break;
		case_row_draw(view, &columns, area->top + i, &list->lines[row],
			      row == screen->choices.row);
	}
	paint_more(view, area, above + screen->scroll,
		   above + list->count + below);
	if (!list->count && list->closed_below)
		paint_cut(view, area->top, area->left, area->columns,
			  ROLE_QUIET, why_empty(screen));
}

/* If no case is listed, keys that open one are of no use. */
static bool is_of_use(const struct cases_screen *screen, enum command command)
{
	bool of_case = command == COMMAND_ENTER || command == COMMAND_REPORT ||
		       command == COMMAND_DETAILS ||
		       command == COMMAND_MANAGE || command == COMMAND_HISTORY;

	return !of_case || cases_chosen(screen);
}

static void draw_cases_feet(const struct cases_screen *screen,
			    const struct view *view)
{
	static const struct foot typing[] = {
		{COMMAND_UP, NULL},
		{COMMAND_ENTER, "go to list"},
		{COMMAND_CANCEL, "show all"},
	};
	bool some = screen->search.text.length ||
		    case_filters_any(&screen->filters);
	const char *cancel = some ? "show all" : "back";
	const struct foot list[] = {
		{COMMAND_ENTER, "open"}, {COMMAND_SEARCH, "find"},
		{COMMAND_FILTER, NULL},  {COMMAND_SORT, NULL},
		{COMMAND_REPORT, NULL},  {COMMAND_DETAILS, NULL},
		{COMMAND_HISTORY, NULL}, {COMMAND_MANAGE, NULL},
		{COMMAND_NEW, NULL},     {COMMAND_CANCEL, cancel},
		{COMMAND_DANGER, NULL},  {COMMAND_HELP, NULL},
		{COMMAND_LEAVE, NULL},
	};
	struct foot feet[COMMANDS];
	size_t count = 0;

	if (screen->typing) {
		frame_draw(view, typing, sizeof(typing) / sizeof(*typing));
		return;
	}
	for (size_t i = 0; i < sizeof(list) / sizeof(*list); i++)
		if (is_of_use(screen, list[i].command))
			feet[count++] = list[i];
	frame_draw(view, feet, count);
}

void cases_screen_draw(const struct cases_screen *screen,
		       const struct view *view)
{
	struct area area = cases_rows_area(view);

	draw_list_head(screen, view, &area);
	draw_rows(screen, view, &area);
	draw_cases_feet(screen, view);
	wmove(view->window, area.top + screen->choices.row - screen->scroll,
	      area.left);
	if (screen->typing || screen->search.text.length)
		draw_search(screen, view, &area);
}
