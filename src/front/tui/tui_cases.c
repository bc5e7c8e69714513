/* What screens ask for about cases other than the one walked, done here. */
#include "front/tui/tui.h"

#include "front/tui/outside.h"
#include "front/tui/report_file.h"

#include "chargefix/page.h"
#include "chargefix/view.h"

#include <string.h>

/*
 * Messages may name files, whose names come from outside; and they begin as
 * what stands behind "chargefix: " does.
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

/* How the record is saved, once, where that is not the usual way. */
static void tell_slower(struct tui *tui, struct store *store)
{
	struct buffer slower = {0};

	if (store_tell_slower(store, &slower))
		tui_message(tui, buffer_string(&slower));
	buffer_release(&slower);
}

struct store *tui_store(struct tui *tui)
{
	const struct casebook *casebook = tui->casebook;
	struct message error = {0};
	struct store *store = casebook->store(casebook->context, &error);

	if (!store)
		tui_message(tui, error.text[0] ? error.text
					       : "There are no cases yet.");
	else
		tell_slower(tui, store);
	return store;
}

bool tui_open_home(struct tui *tui)
{
	const struct casebook *casebook = tui->casebook;
	struct screen screen = {.kind = SCREEN_HOME};
	struct message error = {0};
	struct store *store = casebook->store(casebook->context, &error);

	if (store &&
	    home_screen_read(&screen.is.home, store, &casebook->edition,
			     &error) &&
	    screen.is.home.total && tui_open(tui, &screen)) {
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
	/* Where it can't be done now, it is no matter. */
	if (!more)
		store_fill_search(store, &more, &error);
	return more;
}

/* What lists show may be different now. */
static void renew_lists(struct tui *tui)
{
	struct message error = {0};
	struct store *store = tui_store(tui);

	for (size_t i = 0; i < tui->count; i++) {
		struct screen *screen = &tui->screens[i];
		if (screen->kind == SCREEN_CASES)
			screen->is.cases.anew = CASES_FROM_CHOSEN;
		if (screen->kind == SCREEN_HOME && store)
			home_screen_read(&screen->is.home, store,
					 &tui->casebook->edition, &error);
	}
	if (error.text[0])
		tui_message(tui, error.text);
}

/* Whether the case walked now may be let go; if not, says why. */
static bool can_leave_case(struct tui *tui)
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
	const struct edition *edition = &tui->casebook->edition;
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

/* The list that a finished case is opened from waits as it is. */
static void keep_list(struct tui *tui)
{
	if (!tui->read || tui_screen(tui)->kind != SCREEN_CASES)
		return;
	tui->list = *tui_screen(tui);
	tui->listed = true;
	tui->count--;
}

/* The opening screen comes below the list, as it does without any case. */
void tui_put_away(struct tui *tui, const struct action *action)
{
	(void)action;
	if (!can_leave_case(tui) || !tui_open_home(tui))
		return;
	struct screen home = tui->screens[--tui->count];
	while (tui->count)
		screen_release(&tui->screens[--tui->count]);
	tui_open(tui, &home);
	tui->casebook->close(tui->casebook->context, tui->interview);
	tui->interview = NULL;
	if (!tui->listed)
		return;
	tui_open(tui, &tui->list);
	tui->listed = false;
	renew_lists(tui);
}

/* Walks a case, 0: a new one, in place of the one before. */
static void walk_case(struct tui *tui, int64_t number)
{
	const struct casebook *casebook = tui->casebook;
	struct message error = {0};

	if (tui->interview && number &&
	    number == interview_number(tui->interview)) {
		tui->back = false;
		tui_show_walk(tui);
		return;
	}
	if (!can_leave_case(tui))
		return;
	struct interview *opened =
		casebook->open(casebook->context, number, &error);
	if (!opened) {
		tui_message(tui, error.text);
		return;
	}
	if (tui->interview)
		casebook->close(casebook->context, tui->interview);
	tui_take_up(tui, opened);
	tui_forget_list(tui);
	keep_list(tui);
	tui_show_walk(tui);
	tui_ring_late(tui);
	tui_tell_edition(tui);
}

/* For this case, and all that are opened after it. */
void tui_sign(struct tui *tui, const struct action *action)
{
	const struct casebook *casebook = tui->casebook;

	interview_sign(tui->interview, action->text);
	const char *who = casebook->sign(casebook->context, action->text);
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

void tui_new_case(struct tui *tui, const struct action *action)
{
	(void)action;
	walk_case(tui, 0);
}

void tui_resume(struct tui *tui, const struct action *action)
{
	walk_case(tui, action->number);
}

/*
 * The interview of a case, opened for a moment if it is not the one walked;
 * NULL: says why not. Goes with let_go.
 */
static struct interview *take_interview(struct tui *tui, int64_t number)
{
	const struct casebook *casebook = tui->casebook;
	struct message error = {0};

	if (tui->interview &&
	    (!number || number == interview_number(tui->interview)))
		return tui->interview;
	struct interview *taken =
		number ? casebook->open(casebook->context, number, &error)
		       : NULL;
	if (!taken)
		tui_message(tui, error.text);
	return taken;
}

static void let_go(struct tui *tui, struct interview *taken)
{
	if (taken != tui->interview)
		tui->casebook->close(tui->casebook->context, taken);
}

/* A report being made, from the row that the record has of its case. */
struct reporting {
	const struct interview *interview;
	const struct letterhead *letterhead;
	struct document *document;
};

/* A store_on_case. */
static bool report_row(void *context, const struct case_row *row)
{
	const struct reporting *reporting = context;

	view_case(reporting->document, reporting->interview, row,
		  reporting->letterhead);
	return false;
}

/* For a case that is nowhere on disk, which makes its report worth most. */
static void report_unsaved(struct reporting *reporting)
{
	const struct interview *interview = reporting->interview;
	const struct walk *walk = interview_walk(interview);
	size_t given = walk->given_count;
	int64_t now = interview_now(interview);
	struct case_row row = {
		.number = interview_number(interview),
		.started = given ? interview_given_at(interview, 0) : now,
		.changed = now,
		.shop = walk->audience == AUDIENCE_SHOP,
		.guide_id = walk->guide->id,
		.guide_version = walk->guide->version,
		.details = *interview_details(interview),
	};

	report_row(reporting, &row);
}

/* The report of a case as it is shown here; false: says why not. */
static bool make_report(struct tui *tui, int64_t number,
			struct document *document)
{
	struct interview *taken = take_interview(tui, number);
	struct reporting reporting = {taken, &tui->casebook->letterhead,
				      document};
	struct message error = {0};

	if (!taken)
		return false;
	struct store *store =
		tui->casebook->store(tui->casebook->context, &error);
	if (!interview_number(taken) || !store ||
	    !store_case(store, interview_number(taken), report_row, &reporting,
			&error))
		report_unsaved(&reporting);
	let_go(tui, taken);
	return true;
}

void tui_open_report(struct tui *tui, const struct action *action)
{
	struct screen screen = {.kind = SCREEN_TEXT};

	screen.is.text.report = true;
	screen.is.text.number = action->number;
	if (!make_report(tui, action->number, &screen.is.text.document) ||
	    !tui_open(tui, &screen))
		screen_release(&screen);
}

/* Writes it to a file, and says to which, or why not. */
static void write_report(struct tui *tui, int64_t number,
			 const struct document *document)
{
	struct buffer said = {0}, path = {0};
	struct message error = {0};
	struct page page;

	page_init(&page, PAGE_COLUMNS, text_locale_is_utf8());
	document_text(document, &page);
	if (report_file_write(&page.out, number, &path, &error)) {
		buffer_format(&said, "The report is in %s",
			      buffer_string(&path));
		tui_message(tui, buffer_string(&said));
	} else {
		tui_message(tui, error.text);
	}
	page_release(&page);
	buffer_release(&said);
	buffer_release(&path);
}

void tui_write_report(struct tui *tui, const struct action *action)
{
	struct document document = {0};
	int64_t number = action->number;

	if (!number && tui->interview)
		number = interview_number(tui->interview);
	if (make_report(tui, number, &document))
		write_report(tui, number, &document);
	document_release(&document);
}

/* A store_on_case: opens the form for the case. */
static bool open_form(void *context, const struct case_row *row)
{
	struct tui *tui = context;
	struct screen screen = {.kind = SCREEN_DETAILS};

	details_screen_init(&screen.is.details, row->number, &row->details);
	if (!tui_open(tui, &screen))
		screen_release(&screen);
	return false;
}

void tui_open_details(struct tui *tui, const struct action *action)
{
	struct message error = {0};

	if (!action->number && tui->interview) {
		struct case_row row = {
			.number = interview_number(tui->interview),
			.details = *interview_details(tui->interview),
		};
		if (tui_may_write(tui, interview_read_only(tui->interview)))
			open_form(tui, &row);
		return;
	}
	struct store *store = tui_store(tui);
	if (store && tui_may_write(tui, store_unwritable(store)) &&
	    !store_case(store, action->number, open_form, tui, &error))
		tui_message(tui, error.text);
}

/* What the form changed goes over what the case has now. */
static enum interview_result change_details(struct interview *interview,
					    const struct case_details *given)
{
	struct case_details details = *interview_details(interview);

	details_put(&details, given);
	return interview_set_details(interview, &details);
}

/* What waits to be saved has a warning of its own. */
static void tell_kept(struct tui *tui, struct interview *taken, bool moved)
{
	const char *news = interview_news(taken);

	if (moved)
		tui_notice(tui,
			   "Saved. " FRONT_MOVED " Press any key to continue.");
	else if (news || interview_unsaved(taken) == 0)
		tui_message(tui, news ? news : "Saved.");
}

void tui_set_details(struct tui *tui, const struct action *action)
{
	struct interview *taken = take_interview(tui, action->number);

	if (!taken)
		return;
	enum interview_result result = change_details(taken, action->details);
	bool reloaded = result == INTERVIEW_RELOADED;
	if (reloaded)
		result = change_details(taken, action->details);
	bool waits = interview_unsaved(taken) > 0;
	/* The question below the form may be another one now. */
	bool moved = reloaded && taken == tui->interview;
	if (moved)
		tui_show_moved(tui, FRONT_MOVED);
	if (result != INTERVIEW_DONE) {
		tui_notice(tui, "Another terminal is changing this case right "
				"now: try again.");
	} else if (waits && taken != tui->interview) {
		/* The form stays open, so that nothing typed is lost. */
		tui_message(tui, interview_warning(taken));
	} else {
		tui_close(tui);
		tell_kept(tui, taken, moved);
	}
	let_go(tui, taken);
	renew_lists(tui);
}

/* What is typed on the note's screen, in the person's own editor. */
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
