/* Opens any case to show its report or to change its details. */
#include "front/tui/tui.h"

#include "front/tui/report_file.h"

#include "chargefix/report.h"

/*
 * The interview of a case, opened for a moment unless it is open already. NULL:
 * a notice says why not. Release it with let_go.
 */
static struct interview *take_interview(struct tui *tui, int64_t number)
{
	struct message error = {0};

	if (tui->interview &&
	    (!number || number == interview_number(tui->interview)))
		return tui->interview;
	struct interview *taken =
		number ? casebook_open(tui->setup->casebook, number, &error)
		       : NULL;
	if (!taken)
		tui_message(tui, error.text);
	return taken;
}

static void let_go(struct tui *tui, struct interview *taken)
{
	if (taken != tui->interview)
		interview_free(taken);
}

/* The row of a case that couldn't be saved: its report matters most. */
static struct case_row unsaved_row(const struct interview *interview)
{
	const struct walk *walk = interview_walk(interview);
	size_t given = walk->given_count;
	int64_t now = interview_now(interview);

	return (struct case_row){
		.number = interview_number(interview),
		.started = given ? interview_given_at(interview, 0) : now,
		.changed = now,
		.shop = walk->audience == AUDIENCE_SHOP,
		.guide_id = walk->guide->id,
		.guide_version = walk->guide->version,
		.details = *interview_details(interview),
	};
}

/* A case whose report is made, and how. */
struct reported {
	struct interview *interview;
	struct case_rows rows;
	struct case_row unsaved;
	struct report_input input;
};

static void reported_close(struct tui *tui, struct reported *reported)
{
	case_rows_release(&reported->rows);
	let_go(tui, reported->interview);
}

/*
 * Opens what the action asks for a report of. False: a notice says why it can't,
 * and there is nothing to close.
 */
static bool reported_open(struct tui *tui, const struct action *action,
			  struct reported *reported)
{
	struct interview *taken = take_interview(tui, action->number);
	struct message error = {0};

	if (!taken)
		return false;
	*reported = (struct reported){.interview = taken,
				      .unsaved = unsaved_row(taken)};
	struct store *store = casebook_store(tui->setup->casebook, &error);
	bool saved = interview_number(taken) && store &&
		     store_case(store, interview_number(taken), &reported->rows,
				&error);

	reported->input = (struct report_input){
		.interview = taken,
		.row = saved ? reported->rows.items : &reported->unsaved,
		.style = tui->setup->report,
	};
	if (action->edition != EDITION_OF_CASE)
		reported->input.style.edition = action->edition;
	return true;
}

static enum report_edition reported_edition(const struct reported *reported)
{
	return report_edition_of(&reported->input.style, reported->input.row);
}

static bool is_report(const struct screen *screen)
{
	return screen->kind == SCREEN_TEXT && screen->is.text.report;
}

void tui_open_report(struct tui *tui, const struct action *action)
{
	struct screen screen = {.kind = SCREEN_TEXT};
	struct text_screen *text = &screen.is.text;
	struct reported reported;

	if (!reported_open(tui, action, &reported))
		return;
	text->report = true;
	text->number = action->number;
	text->edition = reported_edition(&reported);
	view_case(&text->document, reported.interview, reported.input.row,
		  &reported.input.style);
	reported_close(tui, &reported);
	/* The other edition of a report takes its place. */
	if (is_report(tui_screen(tui)))
		tui_close(tui);
	if (!tui_open(tui, &screen))
		screen_release(&screen);
}

void tui_open_save(struct tui *tui, const struct action *action)
{
	struct screen screen = {.kind = SCREEN_SAVE};
	struct reported reported;

	if (!reported_open(tui, action, &reported))
		return;
	save_screen_init(&screen.is.save, action->number,
			 reported_edition(&reported));
	reported_close(tui, &reported);
	tui_open(tui, &screen);
}

/* Writes the report to a file and says to which one, or why it can't. */
static void write_report(struct tui *tui, const struct reported *reported,
			 enum report_kind format)
{
	struct buffer report = {0}, said = {0}, path = {0};
	struct message error = {0};

	report_formats[format].write(&reported->input, &report);
	if (report_file_write(&report, interview_number(reported->interview),
			      format, &path, &error)) {
		buffer_format(&said, "The report is in %s",
			      buffer_string(&path));
		tui_message(tui, buffer_string(&said));
	} else {
		tui_message(tui, error.text);
	}
	buffer_release(&report);
	buffer_release(&said);
	buffer_release(&path);
}

void tui_write_report(struct tui *tui, const struct action *action)
{
	struct reported reported;

	if (!reported_open(tui, action, &reported))
		return;
	/* The list of formats, so that the notice is below the report again. */
	tui_close(tui);
	write_report(tui, &reported, (enum report_kind)action->row);
	reported_close(tui, &reported);
}

static void open_form(struct tui *tui, int64_t number,
		      const struct case_details *details)
{
	struct screen screen = {.kind = SCREEN_DETAILS};

	details_screen_init(&screen.is.details, number, details);
	if (!tui_open(tui, &screen))
		screen_release(&screen);
}

void tui_open_details(struct tui *tui, const struct action *action)
{
	const struct interview *interview = tui->interview;
	struct case_rows rows = {0};
	struct message error = {0};

	if (!action->number && interview) {
		if (tui_may_write(tui, interview_read_only(interview)))
			open_form(tui, interview_number(interview),
				  interview_details(interview));
		return;
	}
	struct store *store = tui_store(tui);
	if (!store || !tui_may_write(tui, store_unwritable(store)))
		return;
	if (store_case(store, action->number, &rows, &error))
		open_form(tui, action->number, &rows.items->details);
	else
		tui_message(tui, error.text);
	case_rows_release(&rows);
}

/* Applies the form's changes to the details that the case has now. */
static enum interview_result change_details(struct interview *interview,
					    const struct case_details *given)
{
	struct case_details details = *interview_details(interview);

	details_put(&details, given);
	return interview_set_details(interview, &details);
}

/* Says what was saved; details still waiting have a warning of their own. */
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
	/* The question behind the form may be a different one now. */
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
	tui_renew_lists(tui);
}

/* How many cases of a device, and of a customer, are listed. */
enum { HISTORY_MOST = 200 };

/* The details of any case. False: a notice says why they can't be read. */
static bool read_history(struct tui *tui, int64_t number,
			 struct case_history *history)
{
	struct case_rows rows = {0};
	struct message error = {0};
	bool read;

	if (number) {
		struct store *store = tui_store(tui);

		if (!store)
			return false;
		read = store_case(store, number, &rows, &error) &&
		       case_history_read(history, store, &rows.items->details,
					 HISTORY_MOST, &error);
	} else {
		read = interview_case_history(tui->interview, HISTORY_MOST,
					      history, &error);
	}
	case_rows_release(&rows);
	if (!read)
		tui_message(tui, error.text);
	return read;
}

void tui_open_history(struct tui *tui, const struct action *action)
{
	struct screen screen = {.kind = SCREEN_HISTORY};
	struct case_history history = {0};
	int64_t number = action->number;

	if (!read_history(tui, number, &history)) {
		case_history_release(&history);
		return;
	}
	if (!number)
		number = interview_number(tui->interview);
	if (history.device.count + history.customer.count == 0) {
		tui_notice(tui, HISTORY_NONE);
	} else {
		history_screen_init(&screen.is.history, number, &history);
		if (!tui_open(tui, &screen))
			screen_release(&screen);
	}
	case_history_release(&history);
}
