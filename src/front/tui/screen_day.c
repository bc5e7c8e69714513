#include "front/tui/screen_day.h"

#include "front/tui/frame.h"
#include "front/tui/paint.h"

#include "chargefix/columns.h"
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

/*
 * What can be chosen: headings of groups, which lead to lists of them; their
 * cases; and the entries below. Headings alone have no number.
 */
struct board_item {
	const struct board_group *group; /* NULL: an entry */
	const struct case_row *row; /* NULL: a heading, or an entry */
	int entry;
	int number; /* 0: none */
};

static int item_count(const struct day_screen *screen, const struct fit *fit)
{
	size_t count = screen->board.count;

	for (size_t i = 0; i < screen->board.count; i++)
		count += rows_of(&screen->board.groups[i], fit);
	return (int)count + ENTRIES;
}

static struct board_item item_at(const struct day_screen *screen,
				 const struct fit *fit, int at)
{
	int number = 0;

	for (size_t i = 0; i < screen->board.count; i++) {
		const struct board_group *group = &screen->board.groups[i];
		int count = (int)rows_of(group, fit);

		if (at == 0)
			return (struct board_item){.group = group};
		if (at <= count)
			return (struct board_item){
				.group = group,
				.row = &group->rows.items[at - 1],
				.number = number + at};
		at -= count + 1;
		number += count;
	}
	return (struct board_item){.entry = at, .number = number + at + 1};
}

/* A window that became smaller has fewer items. */
static struct board_item chosen_item(const struct day_screen *screen,
				     const struct fit *fit)
{
	int last = item_count(screen, fit) - 1;
	int at = screen->choices.row;

	return item_at(screen, fit, at < last ? at : last);
}

/* The highest number: there is one for each item but the headings. */
static int last_number(const struct day_screen *screen, const struct fit *fit)
{
	return item_count(screen, fit) - (int)screen->board.count;
}

/* The item of that number. */
static int item_of_number(const struct day_screen *screen,
			  const struct fit *fit, int number)
{
	int at = 0;

	while (item_at(screen, fit, at).number != number)
		at++;
	return at;
}

/* "T-1 · Front lamp · case 7", whose number is never cut. */
static void name_row(struct buffer *out, const struct view *view,
		     const struct case_row *row, int columns)
{
	static const enum case_column parts[] = {COLUMN_TICKET, COLUMN_DEVICE};
	const char *dot = theme_mark(view->theme, MARK_DOT);
	struct buffer name = {0}, number = {0}, part = {0};

	for (size_t i = 0; i < 2; i++) {
		buffer_clear(&part);
		column_write(parts[i], row, view->now, &part);
		text_clean(&name, buffer_string(&part), part.length,
			   TEXT_ONE_LINE);
		if (part.length)
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
	buffer_release(&part);
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

static const char *chosen_mark(const struct day_screen *screen,
			       const struct view *view, int at)
{
	return at == screen->choices.row ? theme_mark(view->theme, MARK_CHOSEN)
					 : " ";
}

/* Numbers are aligned where some have two digits. */
static void write_lead(const struct day_screen *screen, const struct view *view,
		       const struct fit *fit, int at, char lead[], size_t size)
{
	snprintf(lead, size, "%s %*d  ", chosen_mark(screen, view, at),
		 last_number(screen, fit) >= CHOICES_LONG ? 2 : 1,
		 item_at(screen, fit, at).number);
}

static void add_group_title(struct rich_text *rich,
			    const struct day_screen *screen,
			    const struct view *view,
			    const struct board_group *group, int at)
{
	struct buffer title = {0}, clean = {0}, cut = {0};
	char lead[8];

	view_board_title(&screen->board, group, &title);
	text_clean(&clean, buffer_string(&title), title.length, TEXT_ONE_LINE);
	snprintf(lead, sizeof(lead), "%s ", chosen_mark(screen, view, at));
	paint_alphabet(view, &clean);
	text_cut(&cut, buffer_string(&clean), rich->columns - 2,
		 view->theme->utf8);
	rich->row = at;
	rich_text_item(rich, ROLE_QUIET, lead, ROLE_STRONG,
		       buffer_string(&cut));
	rich->row = RICH_TEXT_NO_ROW;
	buffer_release(&title);
	buffer_release(&clean);
	buffer_release(&cut);
}

static void add_group(struct rich_text *rich, const struct day_screen *screen,
		      const struct view *view, const struct board_group *group,
		      const struct fit *fit, int *at)
{
	char lead[32];

	add_group_title(rich, screen, view, group, (*at)++);
	for (size_t i = 0; i < rows_of(group, fit); i++) {
		write_lead(screen, view, fit, *at, lead, sizeof(lead));
		rich->row = (*at)++;
		add_board_row(rich, view, group->section, &group->rows.items[i],
			      lead);
		rich->row = RICH_TEXT_NO_ROW;
	}
	if (!fit->tight)
		rich_text_gap(rich);
}

static void add_entries(struct rich_text *rich, const struct day_screen *screen,
			const struct view *view, const struct fit *fit, int at)
{
	for (int i = 0; i < ENTRIES; i++) {
		struct buffer text = {0};
		char lead[32];

		write_lead(screen, view, fit, at + i, lead, sizeof(lead));
		buffer_text(&text, entries[i].said);
		if (entries[i].kind == ACTION_OPEN_CASES)
			buffer_format(&text, " (%zu)", screen->total);
		rich->row = at + i;
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
	int at = 0;

	rich_text_init(rich, view->theme, view->columns - 4);
	for (size_t i = 0; i < screen->board.count; i++)
		add_group(rich, screen, view, &screen->board.groups[i], fit,
			  &at);
	add_entries(rich, screen, view, fit, at);
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

/* What was chosen, to be found again in a board that was read anew. */
struct choice {
	int64_t number; /* of a case; 0: it was none */
	bool heading;
	enum board_section section;
	char technician[DETAIL_SIZE_MOST + 1];
	int entry;
};

static struct choice note_choice(const struct day_screen *screen,
				 const struct view *view)
{
	const struct fit fit = fit_board(screen, view);
	struct board_item item = chosen_item(screen, &fit);
	struct choice choice = {
		.number = item.row ? item.row->number : 0,
		.heading = item.group && !item.row,
		.entry = item.entry,
	};

	if (item.group) {
		choice.section = item.group->section;
		snprintf(choice.technician, sizeof(choice.technician), "%s",
			 text_or_empty(item.group->technician));
	}
	return choice;
}

static bool is_choice(const struct choice *choice,
		      const struct board_item *item)
{
	const struct board_group *group = item->group;

	if (choice->number || item->row)
		return item->row && item->row->number == choice->number;
	if (!choice->heading || !group)
		return !choice->heading && !group &&
		       item->entry == choice->entry;
	return group->section == choice->section &&
	       strcmp(text_or_empty(group->technician), choice->technician) ==
		       0;
}

/* Chooses the same again, wherever it is now; else what is in its place. */
static void choose_again(struct day_screen *screen, const struct view *view,
			 const struct choice *choice)
{
	const struct fit fit = fit_board(screen, view);
	int count = item_count(screen, &fit);

	for (int at = 0; at < count; at++) {
		struct board_item item = item_at(screen, &fit, at);

		if (is_choice(choice, &item))
			screen->choices = (struct choices){.row = at};
	}
	if (screen->choices.row > count - 1)
		screen->choices = (struct choices){.row = count - 1};
}

/* At first the first case is chosen, or its heading where no case fits. */
static void choose_first(struct day_screen *screen, const struct view *view)
{
	const struct fit fit = fit_board(screen, view);
	bool fits = screen->board.count && fit.rows;

	screen->choices = (struct choices){.row = fits ? 1 : 0};
}

bool day_screen_read(struct day_screen *screen, const struct view *view,
		     struct store *store, const struct board_day *day,
		     struct message *error)
{
	const struct case_query all = {0};
	struct choice choice = note_choice(screen, view);

	board_release(&screen->board);
	bool read = store_count(store, &all, &screen->total, error) &&
		    board_read(&screen->board, store, day, view->who,
			       BOARD_ROWS_MOST, error);
	if (screen->opened)
		choose_again(screen, view, &choice);
	else
		choose_first(screen, view);
	screen->opened = true;
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

static struct action open_item(const struct day_screen *screen,
			       const struct fit *fit)
{
	struct board_item item = chosen_item(screen, fit);

	if (item.row)
		return (struct action){.kind = ACTION_RESUME,
				       .number = item.row->number};
	if (item.group)
		return (struct action){
			.kind = ACTION_OPEN_SECTION,
			.row = (size_t)(item.group - screen->board.groups)};
	return (struct action){.kind = entries[item.entry].kind};
}

/* To do something with the chosen case; nothing if none is chosen. */
static struct action on_row(const struct day_screen *screen,
			    const struct fit *fit, enum action_kind kind)
{
	const struct case_row *row = chosen_item(screen, fit).row;

	return row ? (struct action){.kind = kind, .number = row->number}
		   : (struct action){0};
}

/* A digit names an item by its number. */
static enum choices_event choose_number(struct day_screen *screen,
					const struct fit *fit,
					const struct keypress *key)
{
	struct choices numbers = screen->choices;

	numbers.row = chosen_item(screen, fit).number - 1;
	enum choices_event event =
		choices_key(&numbers, last_number(screen, fit), key);
	if (event == CHOICES_NOTHING)
		numbers.row = screen->choices.row;
	else
		numbers.row = item_of_number(screen, fit, numbers.row + 1);
	screen->choices = numbers;
	return event;
}

static enum choices_event choose_item(struct day_screen *screen,
				      const struct view *view,
				      const struct fit *fit,
				      const struct keypress *key)
{
	if (key->kind == KEYPRESS_CLICK)
		return choices_click(&screen->choices,
				     board_row_at(screen, view, key->line));
	if (key_digit(key) >= 0)
		return choose_number(screen, fit, key);
	return choices_key(&screen->choices, item_count(screen, fit), key);
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
	const struct fit fit = fit_board(screen, view);

	if (kinds[command] != ACTION_NONE)
		return (struct action){.kind = kinds[command]};
	if (command == COMMAND_MANAGE)
		return on_row(screen, &fit, ACTION_OPEN_LIFE);
	if (command == COMMAND_HISTORY)
		return on_row(screen, &fit, ACTION_OPEN_HISTORY);
	if (key->kind == KEYPRESS_TEXT_END)
		return action_look_up(key);
	if (choose_item(screen, view, &fit, key) == CHOICES_GIVEN ||
	    command == COMMAND_ENTER)
		return open_item(screen, &fit);
	return (struct action){0};
}

/* What Enter does. */
static const char *enter_word(const struct board_item *item)
{
	if (item->row)
		return "open";
	return item->group ? "list" : entries[item->entry].word;
}

void day_screen_draw(const struct day_screen *screen, const struct view *view)
{
	struct area area = frame_area(view);
	struct rich_text rich;
	struct fit fit = compose_board(screen, view, &rich);
	const struct board_item item = chosen_item(screen, &fit);
	const struct foot all[] = {
		{COMMAND_UP, NULL},     {COMMAND_ENTER, enter_word(&item)},
		{COMMAND_NEW, NULL},    {COMMAND_CASES, NULL},
		{COMMAND_MANAGE, NULL}, {COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},   {COMMAND_LEAVE, NULL},
	};
	struct foot feet[sizeof(all) / sizeof(*all)];
	size_t feet_count = 0;

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (item.row || all[i].command != COMMAND_MANAGE)
			feet[feet_count++] = all[i];
	int scroll = board_scroll(screen, view, &rich);

	paint_rich_text(view, &area, &rich, scroll, screen->choices.row);
	frame_draw(view, feet, feet_count);
	paint_cursor(view, &area, &rich, scroll, screen->choices.row, 0);
	rich_text_release(&rich);
}
