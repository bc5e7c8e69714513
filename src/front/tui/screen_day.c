#include "front/tui/screen_day.h"

#include "front/tui/frame.h"
#include "front/tui/paint.h"

#include "chargefix/text.h"
#include "chargefix/view.h"

#include <stdio.h>
#include <string.h>

/* Columns for the time, and a gap before it. */
enum { TIME_COLUMNS = 12, TIME_GAP = 2 };

/* Ages are said in minutes. */
enum { MINUTE_MILLISECONDS = 60 * 1000 };

/* The entries below the cases. */
static const struct {
	enum action_kind kind;
	const char *said;
	const char *word; /* for the footer */
} entries[] = {
	{ACTION_NEW_CASE, "Start a new case", "start"},
	{ACTION_OPEN_CASES, "View all cases", "view"},
	{ACTION_LEAVE, "Quit", "quit"},
};

enum { ENTRIES = sizeof(entries) / sizeof(*entries) };

/* How the board is made to fit: the rows of each group, and empty lines. */
struct fit {
	size_t rows;
	bool tight;
};

void day_screen_release(struct day_screen *screen)
{
	board_release(&screen->board);
}

static size_t rows_of(const struct board_group *group, const struct fit *fit)
{
	return group->rows.count < fit->rows ? group->rows.count : fit->rows;
}

static int case_count(const struct day_screen *screen, const struct fit *fit)
{
	size_t count = 0;

	for (size_t i = 0; i < screen->board.count; i++)
		count += rows_of(&screen->board.groups[i], fit);
	return (int)count;
}

/* The case of a row; NULL: it is an entry below the cases. */
static const struct case_row *row_case(const struct day_screen *screen,
				       const struct fit *fit, int row)
{
	for (size_t i = 0; i < screen->board.count; i++) {
		const struct board_group *group = &screen->board.groups[i];
		int count = (int)rows_of(group, fit);

		if (row < count)
			return &group->rows.items[row];
		row -= count;
	}
	return NULL;
}

/* "T-1 · Front lamp · case 7", whose number is never cut. */
static void name_row(struct buffer *out, const struct view *view,
		     const struct case_row *row, int columns)
{
	const char *dot = theme_mark(view->theme, MARK_DOT);
	const char *const parts[] = {row->details.of[DETAIL_TICKET],
				     row->standing.subject};
	struct buffer name = {0}, number = {0};

	for (size_t i = 0; i < 2; i++)
		if (parts[i] && *parts[i]) {
			text_clean(&name, parts[i], strlen(parts[i]),
				   TEXT_ONE_LINE);
			buffer_format(&name, " %s ", dot);
		}
	buffer_format(&number, "case %lld", (long long)row->number);
	paint_alphabet(view, &name);
	text_cut(out, buffer_string(&name),
		 columns - text_width(buffer_string(&number), number.length),
		 view->theme->utf8);
	buffer_text(out, buffer_string(&number));
	buffer_release(&name);
	buffer_release(&number);
}

static void add_board_row(struct rich_text *rich, const struct view *view,
			  enum board_section section,
			  const struct case_row *row, const char *lead)
{
	int columns = rich->columns - text_width(lead, strlen(lead));
	int room = columns - TIME_COLUMNS;
	struct buffer line = {0}, task = {0}, time = {0}, text = {0};

	name_row(&line, view, row, room - TIME_GAP);
	view_board_task(section, row, &task);
	if (task.length) {
		buffer_text(&line, ": ");
		text_clean(&line, task.data, task.length, TEXT_ONE_LINE);
	}
	view_board_time(section, row, view->now, &time);
	paint_alphabet(view, &line);
	text_pad(&text, buffer_string(&line), room - TIME_GAP,
		 view->theme->utf8);
	buffer_repeat(&text, ' ', TIME_GAP);
	buffer_text(&text, buffer_string(&time));
	rich_text_item(rich, ROLE_QUIET, lead, ROLE_TEXT, buffer_string(&text));
	buffer_release(&line);
	buffer_release(&task);
	buffer_release(&time);
	buffer_release(&text);
}

static void write_lead(const struct day_screen *screen, const struct view *view,
		       int row, char lead[], size_t size)
{
	snprintf(lead, size, "%s %d  ",
		 row == screen->choices.row
			 ? theme_mark(view->theme, MARK_CHOSEN)
			 : " ",
		 row + 1);
}

static void add_group(struct rich_text *rich, const struct day_screen *screen,
		      const struct view *view, const struct board_group *group,
		      const struct fit *fit, int *row)
{
	struct buffer title = {0}, clean = {0};
	char lead[32];

	view_board_title(&screen->board, group, &title);
	text_clean(&clean, buffer_string(&title), title.length, TEXT_ONE_LINE);
	rich_text_cut(rich, ROLE_STRONG, buffer_string(&clean));
	for (size_t i = 0; i < rows_of(group, fit); i++) {
		write_lead(screen, view, *row, lead, sizeof(lead));
		rich->row = (*row)++;
		add_board_row(rich, view, group->section, &group->rows.items[i],
			      lead);
		rich->row = RICH_TEXT_NO_ROW;
	}
	if (!fit->tight)
		rich_text_gap(rich);
	buffer_release(&title);
	buffer_release(&clean);
}

static void add_entries(struct rich_text *rich, const struct day_screen *screen,
			const struct view *view, int row)
{
	for (int i = 0; i < ENTRIES; i++) {
		struct buffer text = {0};
		char lead[32];

		write_lead(screen, view, row + i, lead, sizeof(lead));
		buffer_text(&text, entries[i].said);
		if (entries[i].kind == ACTION_OPEN_CASES)
			buffer_format(&text, " (%zu)", screen->total);
		rich->row = row + i;
		rich_text_item(rich, ROLE_QUIET, lead, ROLE_TEXT,
			       buffer_string(&text));
		rich->row = RICH_TEXT_NO_ROW;
		buffer_release(&text);
	}
}

/* How many cases there are by status, and by verdict. */
static void add_counts(struct rich_text *rich, const struct day_screen *screen)
{
	struct buffer counts = {0};

	view_board_states(&screen->board, &counts);
	rich_text_cut(rich, ROLE_QUIET, buffer_string(&counts));
	buffer_clear(&counts);
	view_board_verdicts(&screen->board, &counts);
	if (counts.length)
		rich_text_cut(rich, ROLE_QUIET, buffer_string(&counts));
	buffer_release(&counts);
}

static void fill_board(const struct day_screen *screen, const struct view *view,
		       const struct fit *fit, struct rich_text *rich)
{
	int row = 0;

	rich_text_init(rich, view->theme, view->columns - 4);
	for (size_t i = 0; i < screen->board.count; i++)
		add_group(rich, screen, view, &screen->board.groups[i], fit,
			  &row);
	add_entries(rich, screen, view, row);
	if (!fit->tight)
		rich_text_gap(rich);
	add_counts(rich, screen);
}

/* First the empty lines go, then rows, until there are only counts. */
static struct fit compose_board(const struct day_screen *screen,
				const struct view *view, struct rich_text *rich)
{
	int lines = frame_area(view).lines;
	struct fit fit = {.rows = BOARD_ROWS_MOST};

	fill_board(screen, view, &fit, rich);
	while (rich->count > lines && (!fit.tight || fit.rows > 0)) {
		if (fit.tight || fit.rows > 3)
			fit.rows--;
		else
			fit.tight = true;
		rich_text_release(rich);
		fill_board(screen, view, &fit, rich);
	}
	return fit;
}

static struct fit fit_board(const struct day_screen *screen,
			    const struct view *view)
{
	struct rich_text rich;
	struct fit fit = compose_board(screen, view, &rich);

	rich_text_release(&rich);
	return fit;
}

/* Chooses the case of that number again, wherever it is now. */
static void choose_again(struct day_screen *screen, const struct view *view,
			 int64_t number)
{
	struct fit fit = fit_board(screen, view);

	for (int row = 0; row < case_count(screen, &fit); row++)
		if (row_case(screen, &fit, row)->number == number)
			screen->choices = (struct choices){.row = row};
}

bool day_screen_read(struct day_screen *screen, const struct view *view,
		     struct store *store, const struct board_day *day,
		     struct message *error)
{
	const struct case_query all = {0};
	struct fit fit = fit_board(screen, view);
	const struct case_row *row =
		row_case(screen, &fit, screen->choices.row);
	int64_t number = row ? row->number : 0;

	board_release(&screen->board);
	bool read = store_count(store, &all, &screen->total, error) &&
		    board_read(&screen->board, store, day, view->who,
			       BOARD_ROWS_MOST, error);
	fit = fit_board(screen, view);
	int last = case_count(screen, &fit) + ENTRIES - 1;
	if (screen->choices.row > last)
		screen->choices = (struct choices){.row = last};
	if (number)
		choose_again(screen, view, number);
	return read;
}

int64_t day_screen_changes(const struct day_screen *screen, int64_t now)
{
	int64_t next = MINUTE_MILLISECONDS;

	for (size_t i = 0; i < screen->board.count; i++) {
		const struct board_group *group = &screen->board.groups[i];

		for (size_t k = 0;
		     group->section == BOARD_TIMED && k < group->rows.count;
		     k++) {
			int64_t changes = clock_left_changes(
				group->rows.items[k].standing.life.due, now);

			next = changes < next ? changes : next;
		}
	}
	return next;
}

static int board_scroll(const struct day_screen *screen,
			const struct view *view, const struct rich_text *rich)
{
	return rich_text_reveal(rich, screen->scroll, frame_area(view).lines,
				screen->choices.row);
}

static int board_row_at(const struct day_screen *screen,
			const struct view *view, int line)
{
	struct area area = frame_area(view);
	struct rich_text rich;

	compose_board(screen, view, &rich);
	int row = paint_row_at(&area, &rich, board_scroll(screen, view, &rich),
			       line);
	rich_text_release(&rich);
	return row;
}

static struct action open_row(const struct day_screen *screen,
			      const struct fit *fit)
{
	int row = screen->choices.row;
	const struct case_row *found = row_case(screen, fit, row);

	if (found)
		return (struct action){.kind = ACTION_RESUME,
				       .number = found->number};
	return (struct action){
		.kind = entries[row - case_count(screen, fit)].kind};
}

/* To do something with the chosen case; nothing if none is chosen. */
static struct action on_row(const struct day_screen *screen,
			    const struct fit *fit, enum action_kind kind)
{
	const struct case_row *row = row_case(screen, fit, screen->choices.row);

	return row ? (struct action){.kind = kind, .number = row->number}
		   : (struct action){0};
}

struct action day_screen_key(struct day_screen *screen, const struct view *view,
			     const struct keypress *key)
{
	static const enum action_kind kinds[COMMANDS + 1] = {
		[COMMAND_LEAVE] = ACTION_LEAVE,
		[COMMAND_HELP] = ACTION_OPEN_HELP,
		[COMMAND_CASES] = ACTION_OPEN_CASES,
		[COMMAND_NEW] = ACTION_NEW_CASE,
		[COMMAND_DANGER] = ACTION_OPEN_DANGER,
		[COMMAND_NOTE] = ACTION_NEW_CASE,
	};
	enum command command = key_command(key);
	struct fit fit = fit_board(screen, view);
	enum choices_event event;

	if (kinds[command] != ACTION_NONE)
		return (struct action){.kind = kinds[command]};
	if (command == COMMAND_MANAGE)
		return on_row(screen, &fit, ACTION_OPEN_LIFE);
	if (command == COMMAND_HISTORY)
		return on_row(screen, &fit, ACTION_OPEN_HISTORY);
	if (key->kind == KEYPRESS_TEXT_END)
		return action_look_up(key);
	if (key->kind == KEYPRESS_CLICK)
		event = choices_click(&screen->choices,
				      board_row_at(screen, view, key->line));
	else
		event = choices_key(&screen->choices,
				    case_count(screen, &fit) + ENTRIES, key);
	if (event == CHOICES_GIVEN || command == COMMAND_ENTER)
		return open_row(screen, &fit);
	return (struct action){0};
}

void day_screen_draw(const struct day_screen *screen, const struct view *view)
{
	struct area area = frame_area(view);
	struct rich_text rich;
	struct fit fit = compose_board(screen, view, &rich);
	int entry = screen->choices.row - case_count(screen, &fit);
	const struct foot feet[] = {
		{COMMAND_UP, NULL},
		{COMMAND_ENTER,
		 entry < 0 || entry >= ENTRIES ? "open" : entries[entry].word},
		{COMMAND_NEW, NULL},
		{COMMAND_CASES, NULL},
		{COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},
		{COMMAND_LEAVE, NULL},
		{COMMAND_MANAGE, NULL},
	};
	size_t feet_count = sizeof(feet) / sizeof(*feet) - (entry >= 0);
	int scroll = board_scroll(screen, view, &rich);

	paint_rich_text(view, &area, &rich, scroll, screen->choices.row);
	frame_draw(view, feet, feet_count);
	paint_cursor(view, &area, &rich, scroll, screen->choices.row, 0);
	rich_text_release(&rich);
}
