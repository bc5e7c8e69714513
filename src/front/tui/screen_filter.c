#include "front/tui/screen_filter.h"

#include "front/tui/offers.h"
#include "front/tui/prompt.h"

#include "chargefix/text.h"
#include "chargefix/when.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const struct {
	const char *label;
	const char *any; /* the row that lets everything through */
	const char *question;
} parts[FILTER_PARTS] = {
	[FILTER_STATUS] = {"Status", "Any status", "Which status?"},
	[FILTER_TECHNICIAN] = {"Technician", "Anybody", "Whose cases?"},
	[FILTER_VERDICT] = {"Verdict", "Any verdict, or none yet",
			    "Which verdict?"},
	[FILTER_CHANGED] = {"Last change", "Any day",
			    "When was the last change?"},
};

/* Where a row leads. */
enum leads_to {
	LEADS_TO_LIST, /* the cases that its filters let through */
	LEADS_TO_VALUES, /* of its part */
	LEADS_TO_TYPING,
};

struct filter_row {
	struct buffer text;
	enum leads_to leads;
	enum filter_part part;
	struct case_filters filters;
};

struct filter_rows {
	struct filter_row items[OFFERS_MOST];
	int count;
};

static void release_rows(struct filter_rows *rows)
{
	for (int i = 0; i < rows->count; i++)
		buffer_release(&rows->items[i].text);
}

/* What is beyond the most rows is left out. */
static struct filter_row *put_filter(struct filter_rows *rows,
				     enum leads_to leads,
				     const struct case_filters *filters,
				     const char *text)
{
	struct filter_row *row = &rows->items[rows->count];

	if (rows->count == OFFERS_MOST)
		return NULL;
	*row = (struct filter_row){.leads = leads, .filters = *filters};
	buffer_text(&row->text, text);
	rows->count++;
	return row;
}

/* "Waiting (3)": days are not among what is counted. */
static void put_value(const struct filter_screen *screen,
		      struct filter_rows *rows,
		      const struct case_filters *filters, const char *text)
{
	struct filter_row *row = put_filter(rows, LEADS_TO_LIST, filters, text);

	if (row && !filters->days[0])
		buffer_format(&row->text, " (%zu)",
			      case_filters_count(filters, &screen->tallies));
}

static void put_states(const struct filter_screen *screen,
		       struct filter_rows *rows)
{
	struct case_filters filters = screen->filters;

	filters.state = NULL;
	put_value(screen, rows, &filters, parts[FILTER_STATUS].any);
	for (int i = 0; i < CASE_STATES; i++) {
		filters.state = case_state_words[i].word;
		put_value(screen, rows, &filters, case_state_words[i].label);
	}
}

static void put_verdicts(const struct filter_screen *screen,
			 struct filter_rows *rows)
{
	struct case_filters filters = screen->filters;
	struct buffer text = {0};

	filters.verdict = NULL;
	put_value(screen, rows, &filters, parts[FILTER_VERDICT].any);
	for (int i = 0; i < VERDICTS; i++) {
		filters.verdict = verdict_word((enum verdict)i);
		buffer_clear(&text);
		buffer_format(&text, "%s: %s", filters.verdict,
			      verdict_facts((enum verdict)i)->said);
		put_value(screen, rows, &filters, buffer_string(&text));
	}
	buffer_release(&text);
}

/* Tallies are ordered by technician: one row for each. */
static void put_technicians(const struct filter_screen *screen,
			    struct filter_rows *rows)
{
	const struct case_tallies *tallies = &screen->tallies;
	struct case_filters filters = screen->filters;
	const char *before = NULL;
	struct buffer name = {0};

	filters.of_technician = false;
	put_value(screen, rows, &filters, parts[FILTER_TECHNICIAN].any);
	filters.of_technician = true;
	for (size_t i = 0; i < tallies->count; i++) {
		const char *technician = tallies->items[i].technician;

		if (before && strcasecmp(before, technician) == 0)
			continue;
		before = technician;
		snprintf(filters.technician, sizeof(filters.technician), "%s",
			 technician);
		buffer_clear(&name);
		case_filters_write(&filters, FILTER_TECHNICIAN, &name);
		put_value(screen, rows, &filters, buffer_string(&name));
	}
	buffer_release(&name);
}

static void put_days(const struct filter_screen *screen,
		     struct filter_rows *rows)
{
	static const char *const days[][2] = {
		{"", NULL}, {"today", "Today"}, {"yesterday", "Yesterday"}};
	struct case_filters filters = screen->filters;

	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
		snprintf(filters.days, sizeof(filters.days), "%s", days[i][0]);
		put_value(screen, rows, &filters,
			  days[i][1] ? days[i][1] : parts[FILTER_CHANGED].any);
	}
	put_filter(rows, LEADS_TO_TYPING, &screen->filters,
		   "Another day, or several days");
}

/* "Status: Waiting" */
static void put_part(const struct filter_screen *screen,
		     struct filter_rows *rows, enum filter_part part)
{
	struct filter_row *row = put_filter(
		rows, LEADS_TO_VALUES, &screen->filters, parts[part].label);

	row->part = part;
	buffer_text(&row->text, ": ");
	if (!case_filters_write(&screen->filters, part, &row->text))
		buffer_text(&row->text, "any");
}

static void put_menu(const struct filter_screen *screen,
		     struct filter_rows *rows)
{
	static const struct case_filters none = {0};

	for (int i = 0; i < FILTER_PARTS; i++)
		put_part(screen, rows, (enum filter_part)i);
	if (case_filters_any(&screen->filters))
		put_filter(rows, LEADS_TO_LIST, &none, "Show all cases");
}

static void list_filters(const struct filter_screen *screen,
			 struct filter_rows *rows)
{
	static void (*const values[FILTER_PARTS])(
		const struct filter_screen *screen,
		struct filter_rows *rows) = {
		[FILTER_STATUS] = put_states,
		[FILTER_TECHNICIAN] = put_technicians,
		[FILTER_VERDICT] = put_verdicts,
		[FILTER_CHANGED] = put_days,
	};

	rows->count = 0;
	if (screen->list == FILTER_LIST_MENU)
		put_menu(screen, rows);
	else if (screen->list == FILTER_LIST_VALUES)
		values[screen->part](screen, rows);
}

static void fill_offers(const struct filter_screen *screen,
			const struct filter_rows *rows, struct offers *offers)
{
	*offers = (struct offers){
		.title = parts[screen->part].question,
	};
	if (screen->list == FILTER_LIST_MENU)
		offers->title = "Which cases are listed?";
	if (screen->list == FILTER_LIST_DAYS)
		offers->text = "Type " DAYS_FORMS ".";
	for (int i = 0; i < rows->count; i++)
		offers_add(offers, buffer_string(&rows->items[i].text));
}

void filter_screen_init(struct filter_screen *screen,
			const struct case_filters *filters,
			struct case_tallies *tallies)
{
	*screen = (struct filter_screen){
		.filters = *filters,
		.tallies = *tallies,
		.days = {.most = FILTER_DAYS_MOST},
	};
}

void filter_screen_release(struct filter_screen *screen)
{
	case_tallies_release(&screen->tallies);
	editor_release(&screen->days);
}

bool filter_screen_is_typed(const struct filter_screen *screen)
{
	return screen->list == FILTER_LIST_DAYS;
}

static struct action to_list(struct filter_screen *screen,
			     const struct case_filters *filters)
{
	screen->filters = *filters;
	return (struct action){.kind = ACTION_FILTER,
			       .filters = &screen->filters};
}

static void open_filter_list(struct filter_screen *screen,
			     enum filter_list list)
{
	screen->list = list;
	screen->choices = (struct choices){0};
	if (list == FILTER_LIST_MENU)
		screen->choices.row = (int)screen->part;
	if (list == FILTER_LIST_DAYS)
		editor_set(&screen->days, screen->filters.days);
}

static struct action take_filter(struct filter_screen *screen,
				 const struct filter_rows *rows)
{
	int chosen = screen->choices.row;
	const struct filter_row *row = &rows->items[chosen];

	if (chosen < 0 || chosen >= rows->count)
		return (struct action){0};
	if (row->leads == LEADS_TO_LIST)
		return to_list(screen, &row->filters);
	if (row->leads == LEADS_TO_VALUES)
		screen->part = row->part;
	open_filter_list(screen, row->leads == LEADS_TO_VALUES
					 ? FILTER_LIST_VALUES
					 : FILTER_LIST_DAYS);
	return (struct action){0};
}

/* Esc goes back to the list before. */
static struct action leave_filter(struct filter_screen *screen)
{
	if (screen->list == FILTER_LIST_MENU)
		return (struct action){.kind = ACTION_CLOSE};
	open_filter_list(screen, screen->list == FILTER_LIST_DAYS
					 ? FILTER_LIST_VALUES
					 : FILTER_LIST_MENU);
	return (struct action){0};
}

/* The days are those of `cases --date`. */
static struct action take_days(struct filter_screen *screen, int64_t now)
{
	const char *typed = buffer_string(&screen->days.text);
	struct case_filters filters = screen->filters;
	struct day days;

	screen->error = (struct message){0};
	if (*typed && !days_parse(typed, now, &days, &screen->error))
		return (struct action){.kind = ACTION_NOTICE,
				       .text = screen->error.text};
	snprintf(filters.days, sizeof(filters.days), "%s", typed);
	return to_list(screen, &filters);
}

static struct action type_days(struct filter_screen *screen,
			       const struct view *view,
			       const struct keypress *key)
{
	enum command command = key_command(key);

	if (key->kind == KEYPRESS_TEXT_END)
		return prompt_end_text(&screen->days, key);
	if (command == COMMAND_CANCEL)
		return leave_filter(screen);
	if (command == COMMAND_ENTER)
		return take_days(screen, view->now);
	editor_key(&screen->days, key, false, view->columns);
	if (!screen->days.refused)
		return (struct action){0};
	return (struct action){.kind = ACTION_NOTICE, .text = EDITOR_REFUSED};
}

static struct action choose_filter(struct filter_screen *screen,
				   const struct view *view,
				   const struct filter_rows *rows,
				   const struct keypress *key)
{
	struct offers offers;

	fill_offers(screen, rows, &offers);
	if (offers_key(&offers, view, &screen->choices, key) == CHOICES_GIVEN ||
	    key_command(key) == COMMAND_ENTER)
		return take_filter(screen, rows);
	return (struct action){0};
}

struct action filter_screen_key(struct filter_screen *screen,
				const struct view *view,
				const struct keypress *key)
{
	static const enum action_kind kinds[COMMANDS + 1] = {
		[COMMAND_LEAVE] = ACTION_LEAVE,
		[COMMAND_HELP] = ACTION_OPEN_HELP,
		[COMMAND_DANGER] = ACTION_OPEN_DANGER,
	};
	enum command command = key_command(key);
	struct filter_rows rows;

	if (screen->list == FILTER_LIST_DAYS)
		return type_days(screen, view, key);
	if (kinds[command] != ACTION_NONE)
		return (struct action){.kind = kinds[command]};
	if (command == COMMAND_CANCEL || command == COMMAND_BACK ||
	    command == COMMAND_FILTER)
		return leave_filter(screen);
	list_filters(screen, &rows);
	struct action action = choose_filter(screen, view, &rows, key);
	release_rows(&rows);
	return action;
}

/* The line to type in, below what it takes. */
static void draw_days(const struct filter_screen *screen,
		      const struct view *view, const struct offers *offers)
{
	static const struct foot feet[] = {
		{COMMAND_ENTER, "show"},
		{COMMAND_CANCEL, "back"},
	};
	struct rich_text rich;

	rich_text_init(&rich, view->theme, view->columns - 4);
	rich_text_paragraph(&rich, ROLE_STRONG, offers->title);
	if (prompt_is_roomy(view))
		rich_text_gap(&rich);
	rich_text_paragraph(&rich, ROLE_TEXT, offers->text);
	prompt_draw(view, &rich, &screen->days, feet,
		    sizeof(feet) / sizeof(*feet));
	rich_text_release(&rich);
}

void filter_screen_draw(const struct filter_screen *screen,
			const struct view *view)
{
	static const struct foot feet[] = {
		{COMMAND_PICK, NULL},     {COMMAND_ENTER, "show"},
		{COMMAND_CANCEL, "back"}, {COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},     {COMMAND_LEAVE, NULL},
	};
	struct filter_rows rows;
	struct offers offers;

	list_filters(screen, &rows);
	fill_offers(screen, &rows, &offers);
	if (screen->list == FILTER_LIST_DAYS)
		draw_days(screen, view, &offers);
	else
		offers_draw(&offers, view, &screen->choices, feet,
			    sizeof(feet) / sizeof(*feet));
	release_rows(&rows);
}
