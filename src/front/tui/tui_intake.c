/* Taking a device in: its form, what is known of it, and forms that were left. */
#include "front/tui/tui.h"

#include "chargefix/intake.h"
#include "chargefix/text.h"
#include "chargefix/view.h"

#include <stdlib.h>
#include <string.h>

/* What is typed is kept when no key came for so long, in milliseconds. */
enum { KEEP_AFTER = 300, RETRY_AFTER = 5000 };

bool tui_takes_in(const struct tui *tui)
{
	return tui->setup->casebook->setup.audience == AUDIENCE_SHOP &&
	       tui->setup->asked.count + tui->setup->required.count > 0;
}

struct details_screen *tui_form(struct tui *tui)
{
	for (size_t i = tui->count; i > 0; i--) {
		struct screen *screen = &tui->screens[i - 1];

		if (screen->kind == SCREEN_DETAILS && screen->is.details.intake)
			return &screen->is.details;
	}
	return NULL;
}

static int64_t now_of(const struct tui *tui)
{
	return clock_now(&tui->setup->casebook->setup.clock);
}

/* What is typed now, as text, unless it is only what the form began with. */
static void write_typed(const struct details_screen *form, struct buffer *out)
{
	struct case_details all = details_screen_all(form);
	bool typed = form->part.kept.draft.id;

	for (int i = 0; i < DETAILS; i++)
		typed |= strcmp(buffer_string(&form->fields[i].text),
				buffer_string(&form->before[i])) != 0;
	if (typed)
		draft_write_text(out, &all);
}

static bool is_kept(const struct details_screen *form)
{
	struct buffer typed = {0};

	write_typed(form, &typed);
	bool same = kept_form_has(&form->part.kept, buffer_string(&typed));
	buffer_release(&typed);
	return same;
}

int tui_form_wait(struct tui *tui)
{
	struct details_screen *form = tui_form(tui);

	if (!form)
		return -1;
	struct intake_part *part = &form->part;
	int64_t now = now_of(tui);
	if (is_kept(form)) {
		part->due = 0;
		return -1;
	}
	/* A clock that was set back must not delay it. */
	if (!part->due || part->due > now + RETRY_AFTER)
		part->due = now + KEEP_AFTER;
	return part->due > now ? (int)(part->due - now) : 0;
}

bool tui_keep_form(struct tui *tui, bool away)
{
	struct details_screen *form = tui_form(tui);
	struct buffer typed = {0};

	if (!form || (is_kept(form) && !(away && form->part.kept.draft.id)))
		return true;
	write_typed(form, &typed);
	enum store_result result =
		kept_form_keep(&form->part.kept, tui->setup->casebook, tui->who,
			       buffer_string(&typed), away);
	if (result == STORE_CONFLICT)
		tui_notice(tui, KEPT_FORM_TAKEN);
	form->part.due = now_of(tui) + RETRY_AFTER;
	buffer_release(&typed);
	return result != STORE_FAILED;
}

static void add_known(struct intake_part *part, const struct case_row *row)
{
	const struct case_life *life = &row->standing.life;
	struct buffer said = {0}, clean = {0};

	view_brief(row, &said);
	text_clean(&clean, buffer_string(&said), said.length, TEXT_ONE_LINE);
	part->known[part->known_count++] = (struct known_case){
		.number = row->number,
		.open = life_is_unfinished(life->state),
		.at = view_ended_at(row),
		.said = clean.data,
	};
	buffer_release(&said);
}

static void look_up_known(struct details_screen *form, struct store *store)
{
	const struct case_details all = details_screen_all(form);
	struct intake_part *part = &form->part;
	struct case_rows rows = {0};
	struct message ignored = {0};
	size_t of_device;

	details_screen_forget(form);
	intake_known(store, &all, KNOWN_CASES_MOST, &rows, &of_device,
		     &ignored);
	for (size_t i = 0; i < rows.count; i++)
		add_known(part, &rows.items[i]);
	part->of_device = of_device > 0;
	/* Nobody resumes another device of the customer by pressing Enter. */
	if (!part->of_device)
		part->choices.row = part->known_count;
	case_rows_release(&rows);
}

/* Looks up what is known, and says so where it is news. */
static void tell_known(struct tui *tui, struct details_screen *form)
{
	struct message ignored = {0};
	struct store *store = casebook_store(tui->setup->casebook, &ignored);
	int before = form->part.known_count;
	bool of_device = form->part.of_device;

	if (!store)
		return;
	look_up_known(form, store);
	int count = form->part.known_count;
	if (count == 0 ||
	    (before == count && of_device == form->part.of_device))
		return;
	buffer_clear(&tui->notice);
	buffer_format(&tui->notice, "This %s was here before: %d case%s below.",
		      form->part.of_device ? "device" : "customer", count,
		      count == 1 ? "" : "s");
}

void tui_form_left(struct tui *tui, const struct action *action)
{
	struct details_screen *form = tui_form(tui);

	(void)action;
	if (!form)
		return;
	tell_known(tui, form);
	tui_keep_form(tui, false);
}

void tui_open_form(struct tui *tui, const struct case_details *details)
{
	const struct front_setup *setup = tui->setup;
	struct case_details all = setup->casebook->setup.details;
	struct screen screen = {.kind = SCREEN_DETAILS};

	details_put(&all, details);
	details_screen_take_in(&screen.is.details, &setup->asked,
			       &setup->required, &all);
	if (tui_open(tui, &screen))
		tell_known(tui, &tui_screen(tui)->is.details);
	else
		screen_release(&screen);
}

/* Reads the forms that were left. None is no error. */
static bool read_forms(struct tui *tui, struct drafts *drafts)
{
	struct message ignored = {0};
	struct store *store = casebook_store(tui->setup->casebook, &ignored);

	return store && store_drafts(store, drafts, &ignored) &&
	       drafts->count > 0;
}

void tui_offer_forms(struct tui *tui)
{
	const struct case_details none = {{0}};
	struct screen screen = {.kind = SCREEN_FORMS};

	if (!read_forms(tui, &screen.is.forms.drafts)) {
		tui_open_form(tui, &none);
		return;
	}
	if (!tui_open(tui, &screen))
		screen_release(&screen);
}

void tui_tell_forms(struct tui *tui)
{
	struct drafts drafts = {0};

	if (tui_takes_in(tui) && read_forms(tui, &drafts)) {
		tui_notice(tui, "An intake form was left unfinished ");
		clock_write_ago(&tui->notice, drafts.items[0].changed,
				now_of(tui));
		buffer_text(&tui->notice, ". Press N to continue it.");
	}
	drafts_release(&drafts);
}

/* The screen below, the opening screen, or else the end of the program. */
static void close_form(struct tui *tui)
{
	if (tui->count == 1 && tui_open_home(tui)) {
		struct screen home = tui->screens[--tui->count];

		screen_release(&tui->screens[0]);
		tui->screens[0] = home;
	} else if (tui->count > 1) {
		tui_close(tui);
	} else {
		tui->left = true;
	}
}

void tui_put_form_away(struct tui *tui, const struct action *action)
{
	struct details_screen *form = tui_form(tui);

	(void)action;
	if (form && !tui_keep_form(tui, true) && !form->dropping) {
		form->dropping = true;
		tui_notice(tui, "This form can't be saved now. Press Esc again "
				"to discard it.");
		return;
	}
	bool kept = form && form->part.kept.draft.id;
	close_form(tui);
	if (kept)
		tui_notice(tui,
			   "The intake form is kept. Press N to continue it.");
}

void tui_new_form(struct tui *tui, const struct action *action)
{
	const struct case_details none = {{0}};

	(void)action;
	screen_release(&tui->screens[--tui->count]);
	tui_open_form(tui, &none);
}

void tui_continue_form(struct tui *tui, const struct action *action)
{
	struct drafts drafts = tui_screen(tui)->is.forms.drafts;
	const struct draft *left = &drafts.items[action->row];
	const struct case_details none = {{0}};
	struct case_details typed;
	struct arena arena = {0};

	/* The forms outlive the screen that showed them. */
	tui_screen(tui)->is.forms.drafts = (struct drafts){0};
	draft_read_text(&typed, left->text, &arena);
	screen_release(&tui->screens[--tui->count]);
	tui_open_form(tui, &none);
	struct details_screen *form = tui_form(tui);
	if (form &&
	    kept_form_take_over(&form->part.kept, tui->setup->casebook, left)) {
		details_screen_type(form, &typed);
		details_screen_go_on(form);
		tell_known(tui, form);
	} else if (form) {
		close_form(tui);
		tui_notice(tui, "Another terminal went on with that form.");
	}
	drafts_release(&drafts);
	arena_release(&arena);
}

void tui_discard_form(struct tui *tui, const struct action *action)
{
	const struct drafts *drafts = &tui_screen(tui)->is.forms.drafts;
	const struct kept_form left = {.draft = drafts->items[action->row]};
	struct message error = {0};

	if (!kept_form_drop(&left, tui->setup->casebook, &error)) {
		tui_message(tui, error.text);
		return;
	}
	screen_release(&tui->screens[--tui->count]);
	tui_offer_forms(tui);
	tui_notice(tui, "Discarded.");
}

/* Fills in what the earlier case has. False: a notice says why it can't. */
static bool fill_from(struct tui *tui, struct details_screen *form,
		      int64_t number)
{
	const struct case_details typed = details_screen_all(form);
	struct case_details all = typed;
	struct case_rows rows = {0};
	struct message error = {0};
	struct store *store = tui_store(tui);
	bool read = store && store_case(store, number, &rows, &error);

	if (read) {
		intake_fill(&all, &rows.items->details);
		for (int i = 0; i < DETAILS; i++)
			if (typed.of[i])
				all.of[i] = NULL;
		details_screen_type(form, &all);
	} else if (store) {
		tui_message(tui, error.text);
	}
	case_rows_release(&rows);
	return read;
}

static bool lacks_required(struct tui *tui, struct details_screen *form)
{
	struct buffer missing = {0};
	bool lacks = details_screen_missing(form, &missing);

	if (lacks) {
		buffer_clear(&tui->notice);
		buffer_format(&tui->notice, "Fill in what is required: %s.",
			      buffer_string(&missing));
	}
	buffer_release(&missing);
	return lacks;
}

static void begin_taken(struct tui *tui, struct details_screen *form,
			int64_t comeback_of)
{
	const struct intake intake = {
		.details = details_screen_all(form),
		.uuid = form->part.kept.uuid,
		.comeback_of = comeback_of,
	};
	struct interview *opened =
		casebook_take_in(tui->setup->casebook, &intake);
	struct message ignored = {0};

	/* Nobody is offered the form again. */
	if (interview_number(opened))
		kept_form_drop(&form->part.kept, tui->setup->casebook,
			       &ignored);
	tui_walk_opened(tui, opened);
	if (interview_number(opened) && !tui->notice.length)
		buffer_format(&tui->notice, "Taken in as case %lld.",
			      (long long)interview_number(opened));
}

void tui_take_in(struct tui *tui, const struct action *action)
{
	struct details_screen *form = tui_form(tui);

	if (!form || (action->number && !fill_from(tui, form, action->number)))
		return;
	if (!lacks_required(tui, form) && tui_can_leave_case(tui))
		begin_taken(tui, form, action->number);
}

void tui_take_in_danger(struct tui *tui, const struct action *action)
{
	const struct action danger = {.kind = ACTION_OPEN_DANGER};
	struct details_screen *form = tui_form(tui);

	(void)action;
	if (!form || !tui_can_leave_case(tui))
		return;
	begin_taken(tui, form, 0);
	tui_do(tui, &danger);
}

/* Whether they differ in more than capitals. */
static bool differ(const char *one, const char *other)
{
	struct buffer folded = {0}, theirs = {0};

	text_fold_name(&folded, text_or_empty(one));
	text_fold_name(&theirs, text_or_empty(other));
	bool same = strcmp(buffer_string(&folded), buffer_string(&theirs)) == 0;
	buffer_release(&folded);
	buffer_release(&theirs);
	return !same;
}

/* Leaves those that were typed and that the case does not have already. */
static bool leave_new(struct case_details *typed,
		      const struct case_details *had)
{
	bool any = false;

	for (int i = 0; i < DETAILS; i++) {
		if (typed->of[i] && !differ(typed->of[i], had->of[i]))
			typed->of[i] = NULL;
		any |= typed->of[i] != NULL;
	}
	return any;
}

/*
 * What was typed and the case doesn't have is neither lost nor written over
 * what is there: it stands in the form for changing details.
 */
static void offer_typed(struct tui *tui, struct case_details *typed)
{
	const struct action details = {.kind = ACTION_OPEN_DETAILS};

	if (!leave_new(typed, interview_details(tui->interview)))
		return;
	tui_do(tui, &details);
	if (tui_screen(tui)->kind != SCREEN_DETAILS)
		return;
	details_screen_type(&tui_screen(tui)->is.details, typed);
	/* Which other cases the ticket has was on the form. */
	interview_news(tui->interview);
	tui_notice(tui, "What you typed differs from the case. Press Enter to "
			"save it, or Esc twice to keep the case as it is.");
}

void tui_resume_known(struct tui *tui, const struct action *action)
{
	struct details_screen *form = tui_form(tui);
	const struct action resume = {.kind = ACTION_RESUME,
				      .number = action->number};
	struct case_details typed, all;
	struct message ignored = {0};
	struct arena arena = {0};

	if (!form)
		return;
	all = details_screen_all(form);
	details_clean(&typed, &all, &arena);
	/* It is needed when the screen that has it is closed. */
	struct kept_form kept = form->part.kept;
	form->part.kept = (struct kept_form){.uuid = ""};
	tui_resume(tui, &resume);
	if (tui->interview &&
	    interview_number(tui->interview) == action->number &&
	    !tui_form(tui)) {
		kept_form_drop(&kept, tui->setup->casebook, &ignored);
		kept_form_release(&kept);
		offer_typed(tui, &typed);
	} else if (tui_form(tui)) {
		tui_form(tui)->part.kept = kept;
	}
	arena_release(&arena);
}
