#include "front/tui/screen_home.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"
#include "front/tui/paint.h"

#include "chargefix/text.h"

#include <stdio.h>
#include <string.h>

/* The most unfinished cases to search for those of this guide. */
enum { LOOK_MOST = 2000 };

/* How the cases are made to fit, from the most detailed to the shortest. */
enum fit {
	FIT_WHOLE, /* a line of its own for what comes next */
	FIT_LINES, /* a line for each case */
	FIT_TIGHT, /* and no empty lines */
};

/* Columns for a case's age, and a gap before it. */
enum { AGE_COLUMNS = 11, AGE_GAP = 2 };

/* Windows this wide have room for the next step beside the device. */
enum { NEXT_COLUMNS = 50 };

/* The answers to the question whether a repair lasted, above the cases. */
static const struct {
	const char *said;
	struct life_change change;
} answers[] = {
	{FRONT_LASTED_YES, {.action = LIFE_LASTED, .lasted = LASTED_YES}},
	{FRONT_LASTED_NO, {.action = LIFE_LASTED, .lasted = LASTED_NO}},
};

enum { ANSWERS = sizeof(answers) / sizeof(*answers) };

/* The entries below the cases. */
static const struct {
	enum action_kind kind;
	const char *said;
	const char *word; /* for the footer */
} others[] = {
	{ACTION_NEW_CASE, "Start a new case", "start"},
	{ACTION_OPEN_CASES, "View all cases", "view"},
	{ACTION_LEAVE, "Quit", "quit"},
};

enum { OTHERS = sizeof(others) / sizeof(*others) };

void home_screen_release(struct home_screen *screen)
{
	for (int i = 0; i < screen->count; i++)
		case_line_release(&screen->lines[i]);
	screen->count = 0;
	case_line_release(&screen->asked);
	screen->asked = (struct case_line){.begun = NULL};
	screen->asked_count = 0;
}

/* How many rows there are above the cases. */
static int answer_rows(const struct home_screen *screen)
{
	return screen->asked_count ? ANSWERS : 0;
}

static bool has(const struct home_screen *screen, int64_t number)
{
	for (int i = 0; i < screen->count; i++)
		if (screen->lines[i].row.number == number)
			return true;
	return false;
}

/* All rows have one digit, so that a number can be given as an answer. */
static int case_rows_most(const struct home_screen *screen)
{
	return HOME_CASES_MOST - (screen->asked_count > 0);
}

/*
 * Leaves out damaged cases: they can't be continued, and the list of all cases
 * shows them.
 */
static bool take_cases(struct home_screen *screen, struct store *store,
		       const struct edition *edition, const char *guide_id,
		       struct message *error)
{
	const struct case_query query = {
		.filter = CASES_OPEN,
		.guide_id = guide_id,
		.sound = true,
		.limit = (size_t)case_rows_most(screen),
		.look = LOOK_MOST,
	};
	struct case_rows rows = {0};
	bool read = store_cases(store, &query, &rows, error);

	for (size_t i = 0;
	     i < rows.count && screen->count < case_rows_most(screen); i++) {
		struct buffer begun = {0};

		if (has(screen, rows.items[i].number))
			continue;
		edition_write(&begun, edition, &rows.items[i]);
		case_line_init(&screen->lines[screen->count++], &rows.items[i],
			       buffer_string(&begun));
		buffer_release(&begun);
	}
	case_rows_release(&rows);
	return read;
}

/* Where nothing can be written, nothing is asked. */
static bool take_asked(struct home_screen *screen, struct store *store,
		       int64_t now, struct message *error)
{
	const struct board_part part = {.section = BOARD_LASTED, .most = 1};
	const struct board_day day = {.now = now};
	struct case_rows rows = {0};
	size_t count = 0;
	bool read = store_unwritable(store) ||
		    store_board(store, &part, &day, &rows, &count, error);

	if (rows.count > 0 && !rows.items->damaged) {
		case_line_init(&screen->asked, rows.items, NULL);
		screen->asked_count = count;
	}
	case_rows_release(&rows);
	return read;
}

static bool read_home(struct home_screen *screen, struct store *store,
		      const struct edition *edition, int64_t now,
		      struct message *error)
{
	const struct case_query all = {0}, open = {.filter = CASES_OPEN};

	return take_asked(screen, store, now, error) &&
	       store_count(store, &all, &screen->total, error) &&
	       store_count(store, &open, &screen->open, error) &&
	       take_cases(screen, store, edition, edition->guide->id, error) &&
	       take_cases(screen, store, edition, NULL, error);
}

/* Nobody answers the question with an Enter too many. */
bool home_screen_read(struct home_screen *screen, struct store *store,
		      const struct edition *edition, int64_t now,
		      struct message *error)
{
	home_screen_release(screen);
	bool read = read_home(screen, store, edition, now, error);
	screen->choices = (struct choices){.row = answer_rows(screen)};
	return read;
}

static int row_count(const struct home_screen *screen)
{
	return answer_rows(screen) + screen->count + OTHERS;
}

/* The entry of a row; negative: it is one of those above. */
static int row_other(const struct home_screen *screen, int row)
{
	return row - answer_rows(screen) - screen->count;
}

/* The case of a row, also of the answers; NULL: it is an entry below. */
static const struct case_line *row_case(const struct home_screen *screen,
					int row)
{
	if (row < answer_rows(screen))
		return &screen->asked;
	return row_other(screen, row) < 0
		       ? &screen->lines[row - answer_rows(screen)]
		       : NULL;
}

/*
 * Writes the device, the ticket if there is one, and the case's number, which
 * is never cut.
 */
static void name_case(struct buffer *out, const struct case_line *line,
		      const struct view *view, int columns)
{
	const char *dot = theme_mark(view->theme, MARK_DOT);
	const char *ticket = text_or_empty(line->row.details.of[DETAIL_TICKET]);
	const char *subject = text_or_empty(line->row.standing.subject);
	bool both = *subject && *ticket;
	bool any = *subject || *ticket;
	struct buffer name = {0}, number = {0};

	buffer_format(&name, "%s%s%s%s%s", subject, both ? " " : "",
		      both ? dot : "", both ? " " : "", ticket);
	if (any)
		buffer_format(&number, " %s case %lld", dot,
			      (long long)line->row.number);
	else
		buffer_format(&number, "Case %lld",
			      (long long)line->row.number);
	paint_alphabet(view, &name);
	text_cut(out, buffer_string(&name),
		 columns - text_width(buffer_string(&number), number.length),
		 view->theme->utf8);
	buffer_text(out, buffer_string(&number));
	buffer_release(&name);
	buffer_release(&number);
}

/* The step asked next, or the diagnosis of one that waits; "": neither. */
static const char *next_of(const struct case_line *line)
{
	const struct case_standing *standing = &line->row.standing;

	return text_or_empty(standing->diagnosis ? standing->conclusion
						 : standing->step);
}

/* Adds the next step, cut to fit, and the guide if new cases use another. */
static void add_next(struct rich_text *rich, const struct view *view,
		     const struct case_line *line)
{
	static const char lead[] = "     ";
	int columns = rich->columns - (int)strlen(lead);
	struct buffer next = {0}, begun = {0}, text = {0};

	buffer_format(&next, "Next: %s", next_of(line));
	if (*line->begun)
		buffer_format(&begun, " %s %s",
			      theme_mark(view->theme, MARK_DOT), line->begun);
	paint_alphabet(view, &next);
	paint_alphabet(view, &begun);
	columns -= text_width(buffer_string(&begun), begun.length);
	text_cut(&text, buffer_string(&next), columns, view->theme->utf8);
	buffer_text(&text, buffer_string(&begun));
	rich_text_item(rich, ROLE_QUIET, lead, ROLE_QUIET,
		       buffer_string(&text));
	buffer_release(&next);
	buffer_release(&begun);
	buffer_release(&text);
}

static void add_case(struct rich_text *rich, const struct view *view,
		     const char *lead, const struct case_line *line,
		     enum fit fit)
{
	int columns = rich->columns - text_width(lead, strlen(lead));
	const char *beside = *line->begun ? line->begun : next_of(line);
	bool wide = columns >= NEXT_COLUMNS;
	struct buffer name = {0}, age = {0}, text = {0};

	clock_write_ago(&age, line->row.changed, view->now);
	int room = wide ? AGE_COLUMNS : (int)age.length + AGE_GAP;
	name_case(&name, line, view, columns - room);
	if (fit != FIT_WHOLE && wide && *beside)
		buffer_format(&name, ": %s", beside);
	paint_alphabet(view, &name);
	text_pad(&text, buffer_string(&name), columns - room,
		 view->theme->utf8);
	buffer_repeat(&text, ' ',
		      (int)age.length < room ? (size_t)room - age.length : 1);
	buffer_text(&text, buffer_string(&age));
	rich_text_item(rich, ROLE_QUIET, lead, ROLE_TEXT, buffer_string(&text));
	buffer_release(&name);
	buffer_release(&age);
	buffer_release(&text);
	if (fit == FIT_WHOLE && *next_of(line))
		add_next(rich, view, line);
}

static void add_other(struct rich_text *rich, const struct home_screen *screen,
		      const char *lead, int other)
{
	struct buffer text = {0};

	buffer_text(&text, others[other].said);
	if (others[other].kind == ACTION_OPEN_CASES)
		buffer_format(&text, " (%zu)", screen->total);
	rich_text_item(rich, ROLE_QUIET, lead, ROLE_TEXT, buffer_string(&text));
	buffer_release(&text);
}

/* Asks whether the repair lasted. */
static void add_question(struct rich_text *rich,
			 const struct home_screen *screen,
			 const struct view *view, enum fit fit)
{
	struct buffer text = {0};

	view_row_lasted(&screen->asked.row, &text);
	if (screen->asked_count > 1 && fit != FIT_TIGHT)
		buffer_format(&text, " (1 of %zu)", screen->asked_count);
	rich_text_paragraph(rich, ROLE_STRONG, buffer_string(&text));
	buffer_clear(&text);
	view_row_repair(&screen->asked.row, view->now, &text);
	paint_alphabet(view, &text);
	if (fit != FIT_TIGHT)
		rich_text_cut(rich, ROLE_QUIET, buffer_string(&text));
	buffer_release(&text);
}

/* Adds the title above the cases, and how many of them are shown. */
static void add_title(struct rich_text *rich, const struct home_screen *screen)
{
	struct buffer title = {0};

	buffer_text(&title, screen->open ? "Unfinished cases"
					 : "All cases are finished");
	if (screen->open > (size_t)screen->count)
		buffer_format(&title, " (%d of %zu)", screen->count,
			      screen->open);
	rich_text_paragraph(rich, ROLE_STRONG, buffer_string(&title));
	buffer_release(&title);
}

static void add_home_row(struct rich_text *rich,
			 const struct home_screen *screen,
			 const struct view *view, int row, enum fit fit)
{
	bool chosen = row == screen->choices.row;
	int other = row_other(screen, row);
	char lead[32];

	snprintf(lead, sizeof(lead), "%s %d  ",
		 chosen ? theme_mark(view->theme, MARK_CHOSEN) : " ", row + 1);
	rich->row = row;
	if (other >= 0)
		add_other(rich, screen, lead, other);
	else if (row < answer_rows(screen))
		rich_text_item(rich, ROLE_QUIET, lead, ROLE_TEXT,
			       answers[row].said);
	else
		add_case(rich, view, lead, row_case(screen, row), fit);
	rich->row = RICH_TEXT_NO_ROW;
}

static void fill_for(const struct home_screen *screen, const struct view *view,
		     enum fit fit, struct rich_text *rich)
{
	bool roomy = fit != FIT_TIGHT;

	rich_text_init(rich, view->theme, view->columns - 4);
	if (screen->asked_count)
		add_question(rich, screen, view, fit);
	for (int row = 0; row < row_count(screen); row++) {
		bool first = row == answer_rows(screen);
		bool other = row_other(screen, row) == 0;

		if (roomy && ((first && row > 0) || other))
			rich_text_gap(rich);
		if (first)
			add_title(rich, screen);
		if (first && roomy && !screen->asked_count)
			rich_text_gap(rich);
		add_home_row(rich, screen, view, row, fit);
	}
}

static void compose_home(const struct home_screen *screen,
			 const struct view *view, struct rich_text *rich)
{
	int lines = frame_area(view).lines;

	fill_for(screen, view, FIT_WHOLE, rich);
	for (int fit = FIT_LINES; fit <= FIT_TIGHT && rich->count > lines;
	     fit++) {
		rich_text_release(rich);
		fill_for(screen, view, (enum fit)fit, rich);
	}
}

static int home_scroll(const struct home_screen *screen,
		       const struct view *view, const struct rich_text *rich)
{
	return rich_text_reveal(rich, screen->scroll, frame_area(view).lines,
				screen->choices.row);
}

static int home_row_at(const struct home_screen *screen,
		       const struct view *view, int line)
{
	struct area area = frame_area(view);
	struct rich_text rich;

	compose_home(screen, view, &rich);
	int row = paint_row_at(&area, &rich, home_scroll(screen, view, &rich),
			       line);
	rich_text_release(&rich);
	return row;
}

static struct action open_chosen(const struct home_screen *screen)
{
	int row = screen->choices.row;
	int other = row_other(screen, row);

	if (other >= 0)
		return (struct action){.kind = others[other].kind};
	if (row < answer_rows(screen))
		return (struct action){.kind = ACTION_LASTED,
				       .number = screen->asked.row.number,
				       .life = &answers[row].change};
	return (struct action){.kind = ACTION_RESUME,
			       .number = row_case(screen, row)->row.number};
}

/* What can be done with the chosen case; ACTION_NONE: none is chosen. */
static struct action act_on_case(const struct home_screen *screen,
				 enum command command)
{
	static const enum action_kind kinds[COMMANDS + 1] = {
		[COMMAND_MANAGE] = ACTION_OPEN_LIFE,
		[COMMAND_HISTORY] = ACTION_OPEN_HISTORY,
	};
	const struct case_line *line = row_case(screen, screen->choices.row);

	if (!line || kinds[command] == ACTION_NONE)
		return (struct action){0};
	return (struct action){.kind = kinds[command],
			       .number = line->row.number};
}

struct action home_screen_key(struct home_screen *screen,
			      const struct view *view,
			      const struct keypress *key)
{
	static const enum action_kind kinds[COMMANDS + 1] = {
		[COMMAND_LEAVE] = ACTION_LEAVE,
		[COMMAND_HELP] = ACTION_OPEN_HELP,
		[COMMAND_CASES] = ACTION_OPEN_CASES,
		[COMMAND_NEW] = ACTION_NEW_CASE,
		[COMMAND_DANGER] = ACTION_OPEN_DANGER,
		/*
		 * No case is open here, so there is nothing to add a note to.
		 */
		[COMMAND_NOTE] = ACTION_NEW_CASE,
	};
	enum command command = key_command(key);
	enum choices_event event;

	if (kinds[command] != ACTION_NONE)
		return (struct action){.kind = kinds[command]};
	if (key->kind == KEYPRESS_TEXT_END)
		return action_look_up(key);
	struct action action = act_on_case(screen, command);
	if (action.kind != ACTION_NONE)
		return action;
	if (key->kind == KEYPRESS_CLICK)
		event = choices_click(&screen->choices,
				      home_row_at(screen, view, key->line));
	else
		event = choices_key(&screen->choices, row_count(screen), key);
	if (event == CHOICES_GIVEN || command == COMMAND_ENTER)
		return open_chosen(screen);
	return (struct action){0};
}

void home_screen_draw(const struct home_screen *screen, const struct view *view)
{
	int row = screen->choices.row;
	int other = row_other(screen, row);
	const struct foot feet[] = {
		{COMMAND_UP, NULL},
		{COMMAND_ENTER, other >= 0                  ? others[other].word
				: row < answer_rows(screen) ? "answer"
							    : "continue"},
		{COMMAND_NEW, NULL},
		{COMMAND_CASES, NULL},
		{COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},
		{COMMAND_LEAVE, NULL},
	};
	struct area area = frame_area(view);
	struct rich_text rich;

	compose_home(screen, view, &rich);
	int scroll = home_scroll(screen, view, &rich);
	paint_rich_text(view, &area, &rich, scroll, screen->choices.row);
	frame_draw(view, feet, sizeof(feet) / sizeof(*feet));
	paint_cursor(view, &area, &rich, scroll, screen->choices.row, 0);
	rich_text_release(&rich);
}
