#include "front/tui/screen_life.h"

#include "front/tui/offers.h"

#include "chargefix/front.h"
#include "chargefix/view.h"

/* What choosing a row leads to. */
enum leads_to {
	LEADS_DO, /* it is done */
	LEADS_FORM, /* something has to be typed first */
	LEADS_OUTCOMES,
	LEADS_BARRIERS,
	LEADS_LASTED,
	LEADS_ERASE,
	LEADS_OUT, /* nothing is done */
};

struct life_row {
	const char *said; /* NULL: as life_screen_label has it */
	enum leads_to leads;
	struct life_change change;
};

static const struct life_row actions[] = {
	{NULL, LEADS_FORM, {.action = LIFE_WAIT, .waits_for = HOLD_PART}},
	{NULL, LEADS_FORM, {.action = LIFE_WAIT, .waits_for = HOLD_CUSTOMER}},
	{NULL, LEADS_FORM, {.action = LIFE_WAIT, .waits_for = HOLD_TIME}},
	{NULL, LEADS_FORM, {.action = LIFE_HAND_OVER}},
	{NULL, LEADS_OUTCOMES, {.action = LIFE_HAND_BACK}},
	{NULL, LEADS_FORM, {.action = LIFE_CANCEL}},
	{NULL, LEADS_DO, {.action = LIFE_CONTINUE}},
	{NULL, LEADS_FORM, {.action = LIFE_CONFIRM}},
	{NULL, LEADS_FORM, {.action = LIFE_REOPEN}},
	{NULL, LEADS_LASTED, {.action = LIFE_LASTED}},
	{"Erase the customer's data", LEADS_ERASE, {0}},
};

static const struct life_row lasted[] = {
	{FRONT_LASTED_YES,
	 LEADS_DO,
	 {.action = LIFE_LASTED, .lasted = LASTED_YES}},
	{FRONT_LASTED_NO,
	 LEADS_DO,
	 {.action = LIFE_LASTED, .lasted = LASTED_NO}},
	{FRONT_LASTED_LATER, LEADS_OUT, {0}},
};

enum {
	ACTION_ROWS = sizeof(actions) / sizeof(*actions),
	LASTED_ROWS = sizeof(lasted) / sizeof(*lasted),
};

_Static_assert((int)ACTION_ROWS < (int)OFFERS_MOST,
	       "all actions can be offered");

const char *life_screen_label(const struct life_change *change)
{
	static const char *const waits[HOLDS] = {
		[HOLD_TIME] = "Wait until a time",
		[HOLD_PART] = "Wait for a part",
		[HOLD_CUSTOMER] = "Wait for the customer",
		[HOLD_COLLEAGUE] = "Wait for a colleague",
	};

	return change->action == LIFE_WAIT
		       ? waits[change->waits_for]
		       : life_action_words[change->action].label;
}

struct life_rows {
	struct life_row items[OFFERS_MOST];
	int count;
};

static void put_row(struct life_rows *rows, struct life_row row)
{
	if (rows->count < OFFERS_MOST)
		rows->items[rows->count++] = row;
}

static void add_outcomes(struct life_rows *rows)
{
	for (int i = 1; i < OUTCOMES; i++)
		put_row(rows, (struct life_row){outcome_words[i].label,
						i == OUTCOME_END_OF_LIFE
							? LEADS_BARRIERS
							: LEADS_DO,
						{.action = LIFE_HAND_BACK,
						 .outcome = (enum outcome)i}});
}

/* The last row is for a reason that is not in the table. */
static void add_barriers(struct life_rows *rows)
{
	for (int i = 1; i <= BARRIERS; i++)
		put_row(rows,
			(struct life_row){
				i < BARRIERS ? barrier_words[i].label
					     : "Another reason",
				LEADS_DO,
				{.action = LIFE_HAND_BACK,
				 .outcome = OUTCOME_END_OF_LIFE,
				 .barrier = (enum barrier)(i % BARRIERS)}});
}

/* What is not on record yet can't be erased from it. */
static bool is_offered(const struct view *view, const struct life_row *row)
{
	return row->leads == LEADS_ERASE
		       ? view->number > 0
		       : front_offers(view->interview, row->change.action);
}

static void list_rows(const struct life_screen *screen, const struct view *view,
		      struct life_rows *rows)
{
	*rows = (struct life_rows){0};
	for (int i = 0; screen->list == LIST_ACTIONS && i < ACTION_ROWS; i++)
		if (is_offered(view, &actions[i]))
			put_row(rows, actions[i]);
	if (screen->list == LIST_OUTCOMES)
		add_outcomes(rows);
	if (screen->list == LIST_BARRIERS)
		add_barriers(rows);
	for (int i = 0; screen->list == LIST_LASTED && i < LASTED_ROWS; i++)
		put_row(rows, lasted[i]);
}

/* How a device with that diagnosis is handed back most of the time. */
static enum outcome likely_outcome(const struct walk *walk)
{
	static const enum outcome likely[VERDICTS] = {
		[VERDICT_FIXED] = OUTCOME_FIXED,
		[VERDICT_SETTING] = OUTCOME_FIXED,
		[VERDICT_PART] = OUTCOME_REPAIRABLE,
		[VERDICT_SERVICE] = OUTCOME_REPAIRABLE,
		[VERDICT_REPLACE] = OUTCOME_END_OF_LIFE,
	};
	enum outcome outcome =
		walk->diagnosis ? likely[walk->diagnosis->verdict] : 0;

	return outcome ? outcome : OUTCOME_UNREPAIRED;
}

static void go_to_list(struct life_screen *screen, enum life_list list,
		       const struct walk *walk)
{
	screen->list = list;
	screen->choices = (struct choices){0};
	if (list == LIST_OUTCOMES)
		screen->choices.row = (int)likely_outcome(walk) - 1;
	/* It may come up by itself, so Enter alone answers nothing. */
	if (list == LIST_LASTED)
		screen->choices.row = CHOICES_NONE;
}

void life_screen_init(struct life_screen *screen, enum life_list list,
		      const struct walk *walk)
{
	*screen = (struct life_screen){.first = list};
	go_to_list(screen, list, walk);
}

static struct action take_row(struct life_screen *screen,
			      const struct view *view,
			      const struct life_rows *rows)
{
	int row = screen->choices.row;

	if (row < 0 || row >= rows->count)
		return (struct action){0};
	screen->given = rows->items[row].change;
	switch (rows->items[row].leads) {
	case LEADS_DO:
		return (struct action){.kind = ACTION_LIFE,
				       .life = &screen->given};
	case LEADS_FORM:
		return (struct action){.kind = ACTION_OPEN_LIFE_FORM,
				       .life = &screen->given};
	case LEADS_OUTCOMES:
		go_to_list(screen, LIST_OUTCOMES, view->walk);
		break;
	case LEADS_BARRIERS:
		go_to_list(screen, LIST_BARRIERS, view->walk);
		break;
	case LEADS_LASTED:
		go_to_list(screen, LIST_LASTED, view->walk);
		break;
	case LEADS_ERASE:
		return (struct action){.kind = ACTION_OPEN_ERASE};
	case LEADS_OUT:
		return (struct action){.kind = ACTION_CLOSE_LIFE};
	}
	return (struct action){0};
}

/* Esc goes back to the list before. */
static struct action go_out(struct life_screen *screen, const struct view *view)
{
	if (screen->list == screen->first)
		return (struct action){.kind = ACTION_CLOSE_LIFE};
	go_to_list(screen,
		   screen->list == LIST_BARRIERS ? LIST_OUTCOMES : LIST_ACTIONS,
		   view->walk);
	return (struct action){0};
}

/* The title; what is said below it is added to `text`. */
static void fill_offers(const struct life_screen *screen,
			const struct view *view, const struct life_rows *rows,
			struct buffer *text, struct offers *offers)
{
	static const char *const titles[] = {
		[LIST_ACTIONS] = "What happens with this case?",
		[LIST_OUTCOMES] = "How is the device handed back?",
		[LIST_BARRIERS] = "Why was it not repaired?",
		[LIST_LASTED] = FRONT_LASTED,
	};

	if (screen->list == LIST_LASTED)
		view_check_back(view->interview, text);
	if (screen->list == LIST_ACTIONS) {
		view_status(view->interview, text);
		buffer_text(text, ".");
	}
	*offers = (struct offers){
		.title = titles[screen->list],
		.text = text->length ? buffer_string(text) : NULL,
	};
	for (int i = 0; i < rows->count; i++) {
		const struct life_row *row = &rows->items[i];

		offers_add(offers, row->said ? row->said
					     : life_screen_label(&row->change));
	}
}

static enum choices_event choose_row(struct life_screen *screen,
				     const struct view *view,
				     const struct life_rows *rows,
				     const struct keypress *key)
{
	struct buffer text = {0};
	struct offers offers;

	fill_offers(screen, view, rows, &text, &offers);
	enum choices_event event =
		offers_key(&offers, view, &screen->choices, key);
	buffer_release(&text);
	/* Nothing is done by a first list, so its numbers lead on at once. */
	if (event == CHOICES_NAMED && screen->list == LIST_ACTIONS &&
	    key_digit(key) >= 0 &&
	    rows->items[screen->choices.row].leads != LEADS_DO)
		event = CHOICES_GIVEN;
	return event;
}

struct action life_screen_key(struct life_screen *screen,
			      const struct view *view,
			      const struct keypress *key)
{
	static const enum action_kind kinds[COMMANDS + 1] = {
		[COMMAND_LEAVE] = ACTION_LEAVE,
		[COMMAND_HELP] = ACTION_OPEN_HELP,
		[COMMAND_DANGER] = ACTION_OPEN_DANGER,
	};
	enum command command = key_command(key);
	struct life_rows rows;

	if (kinds[command] != ACTION_NONE)
		return (struct action){.kind = kinds[command]};
	if (command == COMMAND_CANCEL || command == COMMAND_BACK ||
	    command == COMMAND_MANAGE)
		return go_out(screen, view);
	list_rows(screen, view, &rows);
	if (command == COMMAND_ENTER ||
	    choose_row(screen, view, &rows, key) == CHOICES_GIVEN)
		return take_row(screen, view, &rows);
	return (struct action){0};
}

void life_screen_draw(const struct life_screen *screen, const struct view *view)
{
	static const struct foot feet[] = {
		{COMMAND_PICK, NULL},     {COMMAND_ENTER, "continue"},
		{COMMAND_CANCEL, "back"}, {COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},     {COMMAND_LEAVE, NULL},
	};
	struct buffer text = {0};
	struct life_rows rows;
	struct offers offers;

	list_rows(screen, view, &rows);
	fill_offers(screen, view, &rows, &text, &offers);
	offers_draw(&offers, view, &screen->choices, feet,
		    sizeof(feet) / sizeof(*feet));
	buffer_release(&text);
}
