#include "chargefix/interview.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"
#include "record/interview_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum journal_result write_events(struct interview *interview)
{
	const struct interview_setup *setup = &interview->setup;
	struct buffer subject = {0};
	struct new_case about = {
		.row = {.shop = interview->state.walk.audience == AUDIENCE_SHOP,
			.uuid = interview->uuid,
			.guide_id = setup->guide->id,
			.guide_version = setup->guide->version,
			.details = setup->details,
			.standing =
				state_standing(&interview->state, &subject)},
		.guide_text = setup->guide_text,
		.guide_length = setup->guide_length,
	};
	enum journal_result result = journal_write(&interview->journal, &about);

	buffer_release(&subject);
	return result;
}

static size_t count_details(const struct events *events, size_t from)
{
	size_t count = 0;

	for (size_t i = from; i < events->count; i++)
		count += events->items[i].kind == EVENT_DETAILS;
	return count;
}

/*
 * Whether another terminal only gave details, and no details of ours are
 * waiting to overwrite them.
 */
static bool is_beside(const struct events *fresh, const struct journal *journal)
{
	size_t written = journal->written;
	size_t given = count_details(fresh, written);

	return given > 0 && given == fresh->count - written &&
	       count_details(&journal->events, written) == 0;
}

/*
 * Of our waiting events only notes still fit after another terminal's answers;
 * after its details, `all` of them fit.
 */
static void keep_ours(struct events *fresh, const struct journal *journal,
		      bool all)
{
	const struct events *ours = &journal->events;

	for (size_t i = journal->written; i < ours->count; i++)
		if (all || ours->items[i].kind == EVENT_NOTE)
			events_add(fresh, &ours->items[i]);
}

/*
 * Takes over all that was read, details included: writing our old ones would
 * overwrite those of others.
 */
static void take_reloaded(struct interview *interview,
			  const struct state *state, struct events *events,
			  size_t written, const struct case_row *row)
{
	journal_replace(&interview->journal, events, written);
	state_release(&interview->state);
	interview->state = *state;
	interview->setup.audience = state->walk.audience;
	details_clean(&interview->setup.details, &row->details,
		      &interview->arena);
	snprintf(interview->uuid, sizeof(interview->uuid), "%s", row->uuid);
}

/*
 * Takes the case as it is in the record and adds our notes, or all our events
 * if `beside` says that they still fit. On false nothing has changed.
 */
static bool reload(struct interview *interview, bool *beside,
		   struct message *error)
{
	struct journal *journal = &interview->journal;
	struct case_rows rows = {0};
	struct events fresh = {0};
	struct state state;
	bool read = journal_read(journal, &fresh, error) &&
		    store_case(journal->store, journal->number, &rows, error);
	size_t written = fresh.count;

	if (read) {
		*beside = is_beside(&fresh, journal);
		keep_ours(&fresh, journal, *beside);
		read = state_fold(&state, interview->setup.guide, &fresh,
				  journal->number, error);
	}
	if (read)
		take_reloaded(interview, &state, &fresh, written, rows.items);
	else
		events_release(&fresh);
	case_rows_release(&rows);
	return read;
}

/*
 * Another terminal was faster, so its events count. If the record can't be read
 * now, our events wait, and the next try finds the conflict again.
 */
static enum interview_result yield_to_other(struct interview *interview)
{
	enum interview_result result = INTERVIEW_DONE;
	struct message error = {0};
	bool beside;

	do {
		if (!reload(interview, &beside, &error)) {
			journal_warn(&interview->journal, &error);
			return result;
		}
		if (!beside)
			result = INTERVIEW_RELOADED;
	} while (write_events(interview) == JOURNAL_CONFLICT);
	return result;
}

/*
 * Applies the event in memory first, so that none that does not fit is written.
 */
static enum interview_result record(struct interview *interview,
				    const struct event *event)
{
	journal_add(&interview->journal, event);
	if (!state_apply(&interview->state, event)) {
		journal_take_back(&interview->journal);
		return INTERVIEW_REFUSED;
	}
	if (write_events(interview) == JOURNAL_CONFLICT)
		return yield_to_other(interview);
	return INTERVIEW_DONE;
}

void interview_sign(struct interview *interview, const char *name)
{
	struct buffer clean = {0};
	const char *who = interview->setup.login;

	detail_clean(&clean, name);
	if (clean.length)
		who = arena_text(&interview->arena, clean.data, clean.length);
	buffer_release(&clean);
	interview->setup.who = text_or_empty(who);
}

enum interview_result interview_record(struct interview *interview,
				       enum event_kind kind,
				       const struct step *step,
				       const char *answers, const char *text)
{
	if (journal_is_read_only(&interview->journal))
		return INTERVIEW_READ_ONLY;
	struct event event = {
		.seq = (int64_t)interview->journal.events.count + 1,
		.at = clock_now(&interview->setup.clock),
		.kind = kind,
		.who = interview_who(interview),
		.step = step ? step->id : NULL,
		.answers = answers,
		.text = text,
	};
	return record(interview, &event);
}

/* Like record_now, with these answers of the step. */
static enum interview_result record_answers(struct interview *interview,
					    enum event_kind kind,
					    const struct step *step,
					    struct answer_numbers chosen,
					    const char *text)
{
	struct buffer ids = {0};

	for (size_t number = 0; (number = answers_next(&chosen, number));)
		buffer_format(&ids, "%s%s", ids.length ? "," : "",
			      step_answer_id(step, number));
	enum interview_result result = interview_record(
		interview, kind, step, buffer_string(&ids), text);
	buffer_release(&ids);
	return result;
}

static enum interview_result record_answer(struct interview *interview,
					   enum event_kind kind,
					   const struct step *step,
					   struct answer_numbers chosen,
					   const char *reading)
{
	if (!step || !walk_valid(step, chosen))
		return INTERVIEW_REFUSED;
	return record_answers(interview, kind, step, chosen, reading);
}

static struct interview *new_interview(const struct interview_setup *setup,
				       const struct case_details *details)
{
	struct interview *interview = memory_new(1, sizeof(*interview));

	interview->setup = *setup;
	interview->journal.path = setup->store_path;
	interview->journal.trace = setup->trace;
	/* Copied, since they may come from a row that is released earlier. */
	details_clean(&interview->setup.details, details, &interview->arena);
	return interview;
}

/* If the record can't be read, the steps that follow report it. */
static void tell_others(struct interview *interview, struct store *store)
{
	const char *ticket = interview->setup.details.of[DETAIL_TICKET];
	struct journal *journal = &interview->journal;

	if (!ticket || !store)
		return;
	if (journal->news.length > 0)
		buffer_text(&journal->news, " ");
	store_tell_others(store, interview->setup.program, ticket,
			  journal->number, &journal->news);
}

/*
 * A new case is only written with its first answer. If the record can't be
 * written, the person should know before giving it.
 */
static void tell_record(struct interview *interview)
{
	struct journal *journal = &interview->journal;
	struct message error = {0};
	struct store *store = NULL;

	if (store_open_existing(&store, journal->path, STORE_WAIT_SHORT,
				&error) &&
	    store && store_unwritable(store))
		message_set(&error, "%s", store_unwritable(store));
	if (error.text[0])
		buffer_format(&journal->news,
			      "Your answers can't be saved yet: %s.",
			      error.text);
	tell_others(interview, store);
	store_close(store);
}

struct interview *interview_new(const struct interview_setup *setup)
{
	struct interview *interview = new_interview(setup, &setup->details);
	struct event start = {
		.at = clock_now(&setup->clock),
		.kind = EVENT_START,
		.who = interview_who(interview),
		.answers = setup->login,
		.text = audience_word(setup->audience),
	};

	store_new_uuid(interview->uuid);
	if (setup->uuid)
		snprintf(interview->uuid, sizeof(interview->uuid), "%s",
			 setup->uuid);
	state_init(&interview->state, setup->guide, setup->audience);
	state_apply(&interview->state, &start);
	journal_add(&interview->journal, &start);
	tell_record(interview);
	interview->journal.at_once = setup->at_once;
	if (setup->comeback_of)
		interview_set_comeback(interview, setup->comeback_of);
	else if (setup->at_once)
		write_events(interview);
	return interview;
}

bool interview_resume(struct interview **interview,
		      const struct interview_setup *setup, int64_t number,
		      struct message *error)
{
	const struct case_details none = {{0}};
	struct store *store = NULL;
	bool beside;

	*interview = NULL;
	if (!store_open_existing(&store, setup->store_path, STORE_WAIT_SHORT,
				 error))
		return false;
	if (!store)
		return message_set(error,
				   "the case database %s no longer exists",
				   setup->store_path);
	struct interview *resumed = new_interview(setup, &none);
	resumed->journal.number = number;
	journal_take_store(&resumed->journal, store);
	if (!reload(resumed, &beside, error)) {
		interview_free(resumed);
		return false;
	}
	tell_others(resumed, resumed->journal.store);
	*interview = resumed;
	return true;
}

void interview_free(struct interview *interview)
{
	if (!interview)
		return;
	interview_retry(interview);
	journal_release(&interview->journal);
	buffer_release(&interview->told);
	state_release(&interview->state);
	arena_release(&interview->arena);
	free(interview);
}

enum interview_result interview_set_details(struct interview *interview,
					    const struct case_details *details)
{
	struct interview_setup *setup = &interview->setup;
	struct interview_setup before = *setup;
	struct case_details after;
	struct buffer changes = {0};
	enum interview_result result;

	details_clean(&after, details, &interview->arena);
	if (details_equal(&before.details, &after))
		return INTERVIEW_DONE;
	details_write_changes(&changes, &before.details, &after);
	/* Set first, because the details are written from the set-up. */
	setup->details = after;
	bool other = !detail_equal(before.details.of[DETAIL_TECHNICIAN],
				   after.of[DETAIL_TECHNICIAN]);
	if (other)
		setup->who = after.of[DETAIL_TECHNICIAN];
	bool renamed = !detail_equal(before.details.of[DETAIL_TICKET],
				     after.of[DETAIL_TICKET]);
	if (renamed)
		buffer_clear(&interview->journal.news);
	result = interview_record(interview, EVENT_DETAILS, NULL,
				  other ? setup->login : NULL,
				  buffer_string(&changes));
	if (result == INTERVIEW_RELOADED)
		setup->who = before.who;
	if (result == INTERVIEW_READ_ONLY)
		*setup = before;
	else if (renamed && result == INTERVIEW_DONE)
		tell_others(interview, interview->journal.store);
	buffer_release(&changes);
	return result;
}

enum interview_result interview_retry(struct interview *interview)
{
	if (!journal_is_safe(&interview->journal) &&
	    write_events(interview) == JOURNAL_CONFLICT)
		return yield_to_other(interview);
	return INTERVIEW_DONE;
}

enum interview_result interview_retry_last(struct interview *interview)
{
	struct journal *journal = &interview->journal;
	enum interview_result result;

	journal->patient = true;
	if (journal->store)
		store_wait(journal->store, STORE_WAIT_LONG);
	result = interview_retry(interview);
	journal->patient = false;
	if (journal->store)
		store_wait(journal->store, STORE_WAIT_SHORT);
	return result;
}

/* The journal's own store erases it, so it knows that nothing was lost. */
static bool erase_now(struct interview *interview, bool *erased,
		      struct message *error)
{
	struct journal *journal = &interview->journal;
	const char *who = interview_who(interview);
	const struct erasure erasure = {
		.number = journal->number,
		.who = who && *who ? who : interview->setup.login,
		.at = clock_now(&interview->setup.clock),
	};
	struct message ignored;
	bool beside;

	*erased = store_erase(journal->store, &erasure, error);
	if (!*erased)
		return false;
	bool scrubbed = store_scrub(journal->store, error);

	/* If this fails, it is read again before anything is written. */
	reload(interview, &beside, &ignored);
	return scrubbed;
}

bool interview_erase(struct interview *interview, bool *erased,
		     struct message *error)
{
	struct journal *journal = &interview->journal;

	*erased = false;
	if (journal_is_read_only(journal))
		return message_set(error, "%s", journal->unwritable.text);
	interview_retry_last(interview);
	if (!journal->number || !journal->store || !journal_is_safe(journal))
		return message_set(error, "this case is not saved yet");
	store_wait(journal->store, STORE_WAIT_LONG);
	bool done = erase_now(interview, erased, error);
	store_wait(journal->store, STORE_WAIT_SHORT);
	return done;
}

enum interview_result interview_answer(struct interview *interview,
				       const struct step *step,
				       struct answer_numbers chosen)
{
	if (step != interview->state.walk.step)
		return INTERVIEW_REFUSED;
	return record_answer(interview, EVENT_ANSWER, step, chosen, NULL);
}

enum interview_result interview_change(struct interview *interview,
				       const struct step *step,
				       struct answer_numbers chosen)
{
	return record_answer(interview, EVENT_CHANGE, step, chosen, NULL);
}

enum interview_result interview_measure(struct interview *interview,
					const struct step *step, double reading)
{
	bool asked = step == interview->state.walk.step;
	struct buffer text = {0};
	enum interview_result result;

	if (!step->measure || step_band(step, reading) == 0)
		return INTERVIEW_REFUSED;
	measure_write(&text, reading);
	result = record_answer(interview, asked ? EVENT_ANSWER : EVENT_CHANGE,
			       step, answers_only(step_band(step, reading)),
			       text.data);
	buffer_release(&text);
	return result;
}

enum interview_result interview_undo(struct interview *interview)
{
	const struct walk *walk = &interview->state.walk;
	size_t newest = walk_newest(walk);

	if (newest == WALK_NONE)
		return INTERVIEW_REFUSED;
	return interview_record(interview, EVENT_UNDO, walk->given[newest].step,
				NULL, NULL);
}

enum interview_result interview_raise_danger(struct interview *interview,
					     struct answer_numbers chosen)
{
	const struct step *danger = interview->setup.guide->danger;

	if (!danger)
		return INTERVIEW_REFUSED;
	return record_answer(interview, EVENT_DANGER, danger, chosen, NULL);
}

/* Records a note, or what became of it; `empty` allows that nothing is left. */
static enum interview_result record_note(struct interview *interview,
					 enum event_kind kind,
					 const struct step *step,
					 const char *answers, const char *text,
					 bool empty)
{
	struct buffer clean = {0};
	enum interview_result result = INTERVIEW_REFUSED;

	text_clean(&clean, text, strlen(text), TEXT_KEEP_LINES);
	if ((clean.length > 0 || empty) && clean.length <= NOTE_SIZE_MOST)
		result = interview_record(interview, kind, step, answers,
					  buffer_string(&clean));
	buffer_release(&clean);
	return result;
}

enum interview_result interview_note(struct interview *interview,
				     const struct step *step, const char *text)
{
	return record_note(interview, EVENT_NOTE, step, NULL, text, false);
}

enum interview_result interview_note_for_customer(struct interview *interview,
						  const struct step *step,
						  const char *text)
{
	return record_note(interview, EVENT_NOTE, step, NOTE_FOR_CUSTOMER, text,
			   false);
}

enum interview_result interview_correct_note(struct interview *interview,
					     int64_t seq, const char *text,
					     bool customer)
{
	char note[64];

	snprintf(note, sizeof(note), "%lld%s", (long long)seq,
		 customer ? "," NOTE_FOR_CUSTOMER : "");
	return record_note(interview, EVENT_CORRECT, NULL, note, text, true);
}

enum interview_result interview_consent(struct interview *interview,
					const struct step *step)
{
	return interview_record(interview, EVENT_CONSENT, step, NULL, NULL);
}

enum interview_result interview_wait(struct interview *interview,
				     const struct step *step)
{
	return interview_record(interview, EVENT_WAIT, step, NULL, NULL);
}

enum interview_result interview_tick(struct interview *interview,
				     const struct step *step,
				     size_t instruction, bool done)
{
	char text[32];

	if (instruction >= step_tickable(step) ||
	    !(walk_tickable(interview_walk(interview), step) >> instruction &
	      1))
		return INTERVIEW_REFUSED;
	snprintf(text, sizeof(text), "%zu%s", instruction + 1,
		 done ? TICK_DONE : TICK_OPEN);
	return interview_record(interview, EVENT_TICK, step, NULL, text);
}

enum interview_result interview_draft(struct interview *interview,
				      const struct step *step,
				      struct answer_numbers ticked)
{
	struct answer_numbers all = step_all_answers(step);

	if (!step->many || !answers_within(&ticked, &all))
		return INTERVIEW_REFUSED;
	return record_answers(interview, EVENT_TICK, step, ticked,
			      TICK_ANSWERS);
}
