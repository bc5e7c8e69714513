/* Lists of cases, and changing the open case. */
#include "front/tui/tui.h"

#include "front/tui/outside.h"

#include <string.h>

/*
 * Messages may name files, whose names come from outside, and they begin in
 * lower case, as after "chargefix: ".
 */
void tui_message(struct tui *tui, const char *text)
{
	struct buffer clean = {0};

	text_clean(&clean, text, strlen(text), TEXT_ONE_LINE);
	if (clean.length && clean.data[0] >= 'a' && clean.data[0] <= 'z')
		clean.data[0] = (char)(clean.data[0] - 'a' + 'A');
	tui_notice(tui, buffer_string(&clean));
	buffer_release(&clean);
}

/* Says once if the record is saved in a slower way than usual. */
static void tell_slower(struct tui *tui, struct store *store)
{
	struct buffer slower = {0};

	if (store_tell_slower(store, &slower))
		tui_message(tui, buffer_string(&slower));
	buffer_release(&slower);
}

struct store *tui_store(struct tui *tui)
{
	struct message error = {0};
	struct store *store = casebook_store(tui->setup->casebook, &error);

	if (!store)
		tui_message(tui, error.text[0] ? error.text
					       : "There are no cases yet.");
	else
		tell_slower(tui, store);
	return store;
}

/* Reads an opening screen; false: it can't be read, or there is no case. */
static bool read_opening(struct tui *tui, struct screen *screen,
			 struct store *store, struct message *error)
{
	struct view view = tui_view(tui);
	const struct board_day day =
		board_day(view.now, tui->setup->stale_days);

	if (screen->kind == SCREEN_HOME)
		return home_screen_read(&screen->is.home, store,
					&tui->setup->edition, view.now,
					error) &&
		       screen->is.home.total;
	return day_screen_read(&screen->is.day, &view, store, &day, error) &&
	       screen->is.day.total;
}

bool tui_open_home(struct tui *tui)
{
	bool shop = tui->setup->casebook->setup.audience == AUDIENCE_SHOP;
	struct screen screen = {.kind = shop ? SCREEN_DAY : SCREEN_HOME};
	struct message error = {0};
	struct store *store = casebook_store(tui->setup->casebook, &error);

	if (store && read_opening(tui, &screen, store, &error) &&
	    tui_open(tui, &screen)) {
		tell_slower(tui, store);
		return true;
	}
	tui_message(tui, error.text);
	screen_release(&screen);
	return false;
}

void tui_open_cases(struct tui *tui, const struct action *action)
{
	struct screen screen = {.kind = SCREEN_CASES};

	(void)action;
	if (!tui_store(tui))
		return;
	cases_screen_init(&screen.is.cases);
	tui_open(tui, &screen);
}

void tui_open_section(struct tui *tui, const struct action *action)
{
	const struct board *board = &tui_screen(tui)->is.day.board;
	struct screen screen = {.kind = SCREEN_CASES};

	cases_screen_init(&screen.is.cases);
	cases_screen_list_section(&screen.is.cases, &board->groups[action->row],
				  tui->setup->stale_days);
	tui_open(tui, &screen);
}

void tui_open_filter(struct tui *tui, const struct action *action)
{
	struct screen *list = tui_screen(tui);
	struct screen screen = {.kind = SCREEN_FILTER};
	struct case_tallies tallies = {0};
	struct message error = {0};
	struct store *store = tui_store(tui);

	(void)action;
	if (!store)
		return;
	if (!store_tallies(store, &tallies, &error)) {
		tui_message(tui, error.text);
		return;
	}
	filter_screen_init(&screen.is.filter, &list->is.cases.filters,
			   &tallies);
	if (!tui_open(tui, &screen))
		screen_release(&screen);
}

/* The menu is above the list. */
void tui_filter(struct tui *tui, const struct action *action)
{
	const struct case_filters filters = *action->filters;

	tui_close(tui);
	cases_screen_filter(&tui_screen(tui)->is.cases, &filters);
}

bool tui_read_cases(struct tui *tui)
{
	struct screen *screen = tui_screen(tui);
	struct view view = tui_view(tui);
	struct message error = {0};

	struct store *store =
		screen->kind == SCREEN_CASES ? tui_store(tui) : NULL;
	if (!store)
		return false;
	bool more = cases_screen_read(&screen->is.cases, &view, store, &error);
	if (error.text[0])
		tui_message(tui, error.text);
	/* If this fails, a later call does it. */
	if (!more)
		store_fill_search(store, &more, &error);
	return more;
}

void tui_renew_lists(struct tui *tui)
{
	struct message error = {0};
	struct store *store = tui_store(tui);

	for (size_t i = 0; i < tui->count; i++) {
		struct screen *screen = &tui->screens[i];
		if (screen->kind == SCREEN_CASES)
			screen->is.cases.reload = CASES_FROM_CHOSEN;
		if ((screen->kind == SCREEN_HOME ||
		     screen->kind == SCREEN_DAY) &&
		    store)
			read_opening(tui, screen, store, &error);
	}
	if (error.text[0])
		tui_message(tui, error.text);
}

bool tui_can_leave_case(struct tui *tui)
{
	if (!tui_try_again(tui))
		return false;
	if (!tui->interview || !interview_unsaved(tui->interview))
		return true;
	tui_notice(tui, "This case is not saved yet, so it stays open.");
	return false;
}

void tui_tell_edition(struct tui *tui)
{
	const struct edition *edition = &tui->setup->edition;
	const struct walk *walk = interview_walk(tui->interview);
	const struct guide *guide = walk->guide;
	struct case_row row = {
		.guide_id = guide->id,
		.guide_version = guide->version,
		.guide_sha256 = "",
	};

	if (guide == edition->guide || walk->diagnosis)
		return;
	if (tui->notice.length)
		buffer_text(&tui->notice, " ");
	buffer_text(&tui->notice, "This case was ");
	edition_write(&tui->notice, edition, &row);
	buffer_text(&tui->notice, ", and still uses it.");
}

void tui_forget_list(struct tui *tui)
{
	if (tui->listed)
		screen_release(&tui->list);
	tui->listed = false;
}

/* Keeps the list that a case was opened from without going on with it. */
static void keep_list(struct tui *tui)
{
	if ((!tui->read && !tui->managed) ||
	    tui_screen(tui)->kind != SCREEN_CASES)
		return;
	tui->list = *tui_screen(tui);
	tui->listed = true;
	tui->count--;
}

/* Puts the opening screen behind the list, as when no case is open. */
void tui_put_away(struct tui *tui, const struct action *action)
{
	(void)action;
	if (!tui_can_leave_case(tui) || !tui_open_home(tui))
		return;
	struct screen home = tui->screens[--tui->count];
	while (tui->count)
		screen_release(&tui->screens[--tui->count]);
	tui_open(tui, &home);
	interview_free(tui->interview);
	tui->interview = NULL;
	if (!tui->listed)
		return;
	tui_open(tui, &tui->list);
	tui->listed = false;
	tui_renew_lists(tui);
}

void tui_walk_opened(struct tui *tui, struct interview *opened)
{
	interview_free(tui->interview);
	tui_take_up(tui, opened);
	tui_forget_list(tui);
	keep_list(tui);
	tui_show_walk(tui);
	tui_ring_late(tui);
	tui_tell_edition(tui);
}

/* Opens a case (0: a new one) in place of the current one. */
static void walk_case(struct tui *tui, int64_t number)
{
	struct message error = {0};

	if (tui->interview && number &&
	    number == interview_number(tui->interview)) {
		tui->back = false;
		if (tui->managed)
			keep_list(tui);
		tui_show_walk(tui);
		return;
	}
	if (!tui_can_leave_case(tui))
		return;
	struct interview *opened =
		casebook_open(tui->setup->casebook, number, &error);
	if (!opened) {
		tui_message(tui, error.text);
		return;
	}
	tui_walk_opened(tui, opened);
}

/* Signs this case, and all cases opened after it. */
void tui_sign(struct tui *tui, const struct action *action)
{
	interview_sign(tui->interview, action->text);
	const char *who = casebook_sign(tui->setup->casebook, action->text);
	if (tui->who)
		tui->who = who;
	tui_close(tui);
	const char *name = interview_who(tui->interview);
	tui_notice(tui, "Your answers are recorded ");
	if (*name)
		buffer_format(&tui->notice, "under the name %s.", name);
	else
		buffer_text(&tui->notice, "without a name.");
}

void tui_begin_case(struct tui *tui)
{
	walk_case(tui, 0);
}

void tui_new_case(struct tui *tui, const struct action *action)
{
	(void)action;
	if (tui_takes_in(tui))
		tui_offer_forms(tui);
	else
		tui_begin_case(tui);
}

void tui_resume(struct tui *tui, const struct action *action)
{
	walk_case(tui, action->number);
}

/* Opens the text of the note screen in the person's own editor. */
void tui_edit(struct tui *tui, const struct action *action)
{
	struct screen *screen = tui_screen(tui);
	struct message error = {0};

	(void)action;
	if (screen->kind != SCREEN_NOTE)
		return;
	struct editor *editor = &screen->is.note.editor;
	if (outside_edit(&tui->terminal, &editor->text, editor->most, &error))
		editor->cursor = editor->text.length;
	else
		tui_message(tui, error.text);
}

void tui_open_search(struct tui *tui, const struct action *action)
{
	struct screen screen = {.kind = SCREEN_SEARCH};

	(void)action;
	tui_open(tui, &screen);
}

void tui_open_step(struct tui *tui, const struct action *action)
{
	struct screen screen = {.kind = SCREEN_TEXT};

	text_screen_step(&screen.is.text, interview_walk(tui->interview),
			 action->step);
	if (!tui_open(tui, &screen))
		screen_release(&screen);
}
