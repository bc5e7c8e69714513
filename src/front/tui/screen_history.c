#include "front/tui/screen_history.h"

#include "front/tui/case_row.h"
#include "front/tui/frame.h"
#include "front/tui/pager.h"
#include "front/tui/paint.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"
#include "chargefix/view.h"

#include <stdio.h>
#include <stdlib.h>

/* The lines above the rows: the title, and the names of the columns. */
enum { HEAD_LINES = 2 };

/* What a line below them shows instead of a row. */
enum { LINE_GAP = -1, LINE_DEVICE = -2, LINE_CUSTOMER = -3, LINE_NONE = -4 };

static void add_rows(struct history_screen *screen,
		     const struct case_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		screen->lines =
			memory_room(screen->lines, (size_t)screen->count,
				    sizeof(*screen->lines));
		case_line_init(&screen->lines[screen->count++], &rows->items[i],
			       NULL);
	}
}

void history_screen_init(struct history_screen *screen, int64_t number,
			 const struct case_history *history)
{
	*screen = (struct history_screen){.number = number};
	add_rows(screen, &history->device);
	screen->of_device = screen->count;
	add_rows(screen, &history->customer);
}

void history_screen_release(struct history_screen *screen)
{
	for (int i = 0; i < screen->count; i++)
		case_line_release(&screen->lines[i]);
	free(screen->lines);
	*screen = (struct history_screen){0};
}

/* Headings and gaps above a row. */
static int lines_above(const struct history_screen *screen, int row)
{
	bool both = screen->of_device > 0 && screen->of_device < screen->count;

	return both && row >= screen->of_device ? 3 : 1;
}

/* What the line shows: a row, or else one of the constants above. */
static int line_shows(const struct history_screen *screen, int line)
{
	int of_device = screen->of_device;

	if (line == 0)
		return of_device ? LINE_DEVICE : LINE_CUSTOMER;
	if (of_device && line == of_device + 1)
		return LINE_GAP;
	if (of_device && line == of_device + 2)
		return LINE_CUSTOMER;
	int row = line - (line > of_device && of_device ? 3 : 1);
	return row < screen->count ? row : LINE_NONE;
}

static int line_count(const struct history_screen *screen)
{
	return screen->count + lines_above(screen, screen->count - 1);
}

/* The first line that is shown, so that the chosen row is. */
static int history_scroll(const struct history_screen *screen,
			  const struct area *area)
{
	int row = screen->choices.row;
	int line = row + lines_above(screen, row);

	return line < area->lines ? 0 : line - area->lines + 1;
}

static struct action on_chosen(const struct history_screen *screen,
			       enum action_kind kind)
{
	return (struct action){
		.kind = kind,
		.number = screen->lines[screen->choices.row].row.number,
	};
}

static void choose_by(struct history_screen *screen, int by)
{
	int row = screen->choices.row + by;

	if (row > screen->count - 1)
		row = screen->count - 1;
	screen->choices = (struct choices){.row = row < 0 ? 0 : row};
}

static struct action click_row(struct history_screen *screen,
			       const struct view *view,
			       const struct keypress *key)
{
	struct area area = frame_area_below(view, HEAD_LINES);
	int line = key->line - area.top + history_scroll(screen, &area);
	int row = key->line < area.top ? LINE_NONE : line_shows(screen, line);

	return choices_click(&screen->choices, row) == CHOICES_GIVEN
		       ? on_chosen(screen, ACTION_RESUME)
		       : (struct action){0};
}

/* Digits are left out: a history may be long, and its rows have no numbers. */
static struct action move_choice(struct history_screen *screen,
				 const struct view *view, enum command command)
{
	int page = frame_area_below(view, HEAD_LINES).lines;

	if (command == COMMAND_UP)
		choose_by(screen, -1);
	else if (command == COMMAND_DOWN)
		choose_by(screen, 1);
	else if (command == COMMAND_FIRST)
		choose_by(screen, -screen->count);
	else if (command == COMMAND_LAST)
		choose_by(screen, screen->count);
	else
		choose_by(screen, pager_lines(command, page));
	return (struct action){0};
}

struct action history_screen_key(struct history_screen *screen,
				 const struct view *view,
				 const struct keypress *key)
{
	static const enum action_kind kinds[COMMANDS + 1] = {
		[COMMAND_LEAVE] = ACTION_LEAVE,
		[COMMAND_HELP] = ACTION_OPEN_HELP,
		[COMMAND_CANCEL] = ACTION_CLOSE,
		[COMMAND_BACK] = ACTION_CLOSE,
		[COMMAND_HISTORY] = ACTION_CLOSE,
		[COMMAND_NEW] = ACTION_NEW_CASE,
		[COMMAND_DANGER] = ACTION_OPEN_DANGER,
	};
	enum command command = key_command(key);

	if (kinds[command] != ACTION_NONE)
		return (struct action){.kind = kinds[command]};
	if (key->kind == KEYPRESS_CLICK)
		return click_row(screen, view, key);
	if (command == COMMAND_ENTER)
		return on_chosen(screen, ACTION_RESUME);
	if (command == COMMAND_REPORT)
		return on_chosen(screen, ACTION_OPEN_REPORT);
	return move_choice(screen, view, command);
}

enum { CELLS = 5 };

static const struct {
	int width; /* 0: all that is left */
	int from; /* shown if the window has this many columns */
} cell_widths[CELLS] = {{6, 0}, {11, 0}, {10, 50}, {22, 110}, {0, 0}};

static const char *const columns[CELLS] = {"Case", "When", "Ticket", "Device",
					   "Status"};

static void draw_columns(const struct view *view, const struct area *area,
			 int at, const char *const cells[CELLS], enum role role)
{
	int column = area->left + CASE_LEAD_COLUMNS;

	for (int i = 0; i < CELLS; i++) {
		int width = cell_widths[i].width;

		if (view->columns < cell_widths[i].from)
			continue;
		/* The last columns are for the marks that there is more. */
		if (!width)
			width = area->left + area->columns - column - 2;
		paint_cut(view, at, column, width, role, cells[i]);
		column += width + 1;
	}
}

static void draw_title(const struct history_screen *screen,
		       const struct view *view, const struct area *area)
{
	char title[64];

	snprintf(title, sizeof(title),
		 screen->number ? "History of case %lld"
				: "History of this device",
		 (long long)screen->number);
	paint_cut(view, area->top - HEAD_LINES, area->left, area->columns,
		  ROLE_STRONG, title);
	draw_columns(view, area, area->top - 1, columns, ROLE_QUIET);
}

/* How the case ended takes all the room that there is. */
static void draw_case(const struct history_screen *screen,
		      const struct view *view, const struct area *area, int at,
		      int row)
{
	const struct case_row *told = &screen->lines[row].row;
	bool chosen = row == screen->choices.row;
	enum role role = chosen ? ROLE_CHOSEN : ROLE_TEXT;
	struct buffer age = {0}, brief = {0};
	char number[24];

	snprintf(number, sizeof(number), "%lld", (long long)told->number);
	if (!told->damaged)
		clock_write_ago(&age, view_ended_at(told), view->now);
	view_brief(told, &brief);
	const char *const cells[CELLS] = {
		number, buffer_string(&age),
		text_or_empty(told->details.of[DETAIL_TICKET]),
		text_or_empty(told->standing.subject), buffer_string(&brief)};
	if (chosen)
		paint_blank(view, at, area->left, area->columns - 1, role);
	case_row_draw_lead(view, at, area->left, &screen->lines[row], chosen);
	draw_columns(view, area, at, cells, role);
	buffer_release(&age);
	buffer_release(&brief);
}

static void draw_history_line(const struct history_screen *screen,
			      const struct view *view, const struct area *area,
			      int at, int shows)
{
	const char *customer =
		screen->of_device ? HISTORY_OTHERS : HISTORY_CUSTOMER;

	if (shows >= 0)
		draw_case(screen, view, area, at, shows);
	else if (shows == LINE_DEVICE || shows == LINE_CUSTOMER)
		paint_cut(view, at, area->left, area->columns, ROLE_QUIET,
			  shows == LINE_DEVICE ? HISTORY_DEVICE : customer);
}

void history_screen_draw(const struct history_screen *screen,
			 const struct view *view)
{
	static const struct foot feet[] = {
		{COMMAND_UP, NULL},       {COMMAND_ENTER, "open"},
		{COMMAND_REPORT, NULL},   {COMMAND_NEW, NULL},
		{COMMAND_CANCEL, "back"}, {COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},     {COMMAND_LEAVE, NULL},
	};
	struct area area = frame_area_below(view, HEAD_LINES);
	int scroll = history_scroll(screen, &area);
	int row = screen->choices.row;

	draw_title(screen, view, &area);
	for (int i = 0; i < area.lines; i++)
		draw_history_line(screen, view, &area, area.top + i,
				  line_shows(screen, scroll + i));
	paint_more(view, &area, scroll, line_count(screen));
	frame_draw(view, feet, sizeof(feet) / sizeof(*feet));
	wmove(view->window, area.top + row + lines_above(screen, row) - scroll,
	      area.left);
}
