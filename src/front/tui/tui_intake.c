/* Taking a device in: its form, what is known of it, and forms that were left. */
#include "front/tui/tui.h"

#include "chargefix/text.h"
#include "chargefix/view.h"

#include <stdlib.h>
#include <string.h>

/* What is typed is kept when no key came for so long, in milliseconds. */
enum { KEEP_AFTER = 300, RETRY_AFTER = 5000 };

/* How many cases of a device are looked at. */
enum { KIN_MOST = 20 };

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
	bool typed = form->part.draft.id;

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
	bool same = strcmp(buffer_string(&typed),
			   buffer_string(&form->part.kept)) == 0;
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

/* The record to write to, made where it is missing. NULL: `error` says why. */
static struct store *store_to_write(struct tui *tui, struct message *error)
{
	struct casebook *casebook = tui->setup->casebook;
	struct store *store = casebook_store(casebook, error);

	if (!store && !error->text[0] &&
	    store_open_quickly(&store, casebook->setup.store_path, error)) {
		casebook->store = store;
		store_trace(store, casebook->setup.trace);
	}
	if (!store || !store_unwritable(store))
		return store;
	message_set(error, "%s", store_unwritable(store));
	return NULL;
}

/* Keeps the form as one of its own where another terminal took it over. */
static enum store_result keep_in(struct tui *tui, struct store *store,
				 struct intake_part *part, const char *holder,
				 struct message *error)
{
	enum store_result result =
		store_keep_draft(store, &part->draft, holder, error);

	if (result != STORE_CONFLICT)
		return result;
	part->draft.id = 0;
	store_new_uuid(part->uuid);
	tui_notice(tui, "Another terminal went on with this form. What you "
			"type here is kept as a form of its own.");
	return store_keep_draft(store, &part->draft, holder, error);
}

static bool write_form(struct tui *tui, struct details_screen *form,
		       const char *holder)
{
	struct intake_part *part = &form->part;
	struct message error = {0};
	struct store *store = store_to_write(tui, &error);

	part->draft.uuid = part->uuid;
	part->draft.who = tui->who;
	part->draft.text = buffer_string(&part->kept);
	part->draft.changed = now_of(tui);
	if (!part->draft.id)
		part->draft.began = part->draft.changed;
	part->unkept = (struct message){0};
	if (store && keep_in(tui, store, part, holder, &error) == STORE_OK)
		return true;
	message_set(&part->unkept, "This form is not saved yet: %s",
		    error.text);
	part->due = now_of(tui) + RETRY_AFTER;
	return false;
}

bool tui_keep_form(struct tui *tui, bool away)
{
	struct details_screen *form = tui_form(tui);

	if (!form || (is_kept(form) && !(away && form->part.draft.id)))
		return true;
	struct intake_part *part = &form->part;
	buffer_clear(&part->kept);
	write_typed(form, &part->kept);
	if (!part->holder.length)
		draft_write_holder(&part->holder);
	bool kept =
		write_form(tui, form, away ? "" : buffer_string(&part->holder));
	/* It differs from what is on record, so it is tried again. */
	if (!kept)
		buffer_clear(&part->kept);
	return kept;
}

static bool is_known(const struct intake_part *part, int64_t number)
{
	for (int i = 0; i < part->known_count; i++)
		if (part->known[i].number == number)
			return true;
	return false;
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

/* Adds the cases that are unfinished, or those that are not. */
static void add_all_known(struct intake_part *part,
			  const struct case_rows *rows, bool open)
{
	for (size_t i = 0; i < rows->count; i++) {
		const struct case_row *row = &rows->items[i];
		bool is_open = life_is_unfinished(row->standing.life.state);

		if (!row->damaged && is_open == open &&
		    part->known_count < KNOWN_CASES_MOST &&
		    !is_known(part, row->number))
			add_known(part, row);
	}
}

static void look_up_known(struct details_screen *form, struct store *store)
{
	const struct case_details all = details_screen_all(form);
	struct intake_part *part = &form->part;
	struct case_rows device = {0}, customer = {0};
	struct message ignored = {0};

	details_screen_forget(form);
	store_of_device(store, &all, KIN_MOST, &device, &ignored);
	store_of_customer(store, all.of[DETAIL_CUSTOMER], KIN_MOST, &customer,
			  &ignored);
	add_all_known(part, &device, true);
	add_all_known(part, &device, false);
	part->of_device = part->known_count > 0;
	add_all_known(part, &customer, true);
	add_all_known(part, &customer, false);
	/* Nobody resumes another device of the customer by pressing Enter. */
	if (!part->of_device)
		part->choices.row = part->known_count;
	case_rows_release(&device);
	case_rows_release(&customer);
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
	bool kept = form && form->part.draft.id;
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

/* Takes a form that was left from the list of them, for as long as it is open. */
static bool take_over(struct tui *tui, struct details_screen *form,
		      const struct draft *left)
{
	struct intake_part *part = &form->part;
	struct message error = {0};
	struct store *store = store_to_write(tui, &error);

	part->draft = *left;
	buffer_clear(&part->holder);
	draft_write_holder(&part->holder);
	return store && store_keep_draft(store, &part->draft,
					 buffer_string(&part->holder),
					 &error) == STORE_OK;
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
	if (form && take_over(tui, form, left)) {
		snprintf(form->part.uuid, sizeof(form->part.uuid), "%s",
			 left->uuid);
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
	struct message error = {0};
	struct store *store = store_to_write(tui, &error);

	if (!store ||
	    !store_drop_draft(store, &drafts->items[action->row], &error)) {
		tui_message(tui, error.text);
		return;
	}
	screen_release(&tui->screens[--tui->count]);
	tui_offer_forms(tui);
	tui_notice(tui, "Discarded.");
}

/* What a device and its customer have again when they come back. */
static void take_earlier(struct case_details *to,
			 const struct case_details *earlier,
			 const struct case_details *typed)
{
	static const enum detail kept[] = {DETAIL_BRAND, DETAIL_MODEL,
					   DETAIL_SERIAL, DETAIL_CUSTOMER,
					   DETAIL_CONTACT};

	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++)
		if (!typed->of[kept[i]])
			to->of[kept[i]] = earlier->of[kept[i]];
}

/* Fills in what the earlier case has. False: a notice says why it can't. */
static bool fill_from(struct tui *tui, struct details_screen *form,
		      int64_t number)
{
	const struct case_details typed = details_screen_all(form);
	struct case_details earlier = {{0}};
	struct case_rows rows = {0};
	struct message error = {0};
	struct store *store = tui_store(tui);
	bool read = store && store_case(store, number, &rows, &error);

	if (read) {
		take_earlier(&earlier, &rows.items->details, &typed);
		details_screen_type(form, &earlier);
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

/* Its case is on record, or will be: then nobody is offered the form again. */
static void drop_form(struct tui *tui, const struct intake_part *part)
{
	struct message error = {0};
	struct store *store =
		part->draft.id ? store_to_write(tui, &error) : NULL;

	if (store)
		store_drop_draft(store, &part->draft, &error);
}

static void begin_taken(struct tui *tui, struct details_screen *form,
			int64_t comeback_of)
{
	const struct intake intake = {
		.details = details_screen_all(form),
		.uuid = form->part.uuid,
		.comeback_of = comeback_of,
	};
	struct interview *opened =
		casebook_take_in(tui->setup->casebook, &intake);

	if (interview_number(opened))
		drop_form(tui, &form->part);
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
	struct arena arena = {0};

	if (!form)
		return;
	all = details_screen_all(form);
	details_clean(&typed, &all, &arena);
	struct intake_part part = form->part;
	struct buffer holder = {0};
	buffer_text(&holder, text_or_empty(part.draft.holder));
	part.draft.holder = buffer_string(&holder);
	tui_resume(tui, &resume);
	if (tui->interview &&
	    interview_number(tui->interview) == action->number &&
	    !tui_form(tui)) {
		drop_form(tui, &part);
		offer_typed(tui, &typed);
	}
	buffer_release(&holder);
	arena_release(&arena);
}
