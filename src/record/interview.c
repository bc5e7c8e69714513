#include "chargefix/interview.h"

#include "chargefix/text.h"
#include "record/details.h"
#include "record/journal.h"
#include "record/state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { READING_SIZE = 32 };

struct interview {
	struct interview_setup setup;
	struct state state;
	struct journal journal;
	struct arena arena; /* what the setup's details say */
};

static enum journal_result write_events(struct interview *interview)
{
	const struct interview_setup *setup = &interview->setup;
	struct buffer subject = {0};
	struct journal_case about = {
		.row = {.shop = setup->audience == AUDIENCE_SHOP,
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

/* A store_on_case: the case's details as they are on disk. */
static bool take_details(void *context, const struct case_row *row)
{
	struct interview *interview = context;
	struct case_details fresh;

	/* Without memory for them the old ones stay. */
	if (details_keep(&fresh, &row->details, &interview->arena))
		interview->setup.details = fresh;
	return false;
}

static bool reload_details(struct interview *interview, struct message *error)
{
	const struct journal *journal = &interview->journal;
	char name[24];

	snprintf(name, sizeof(name), "%lld", (long long)journal->number);
	return store_find(journal->store, name, take_details, interview, error);
}

/* Makes the state anew from the record; on false nothing has changed. */
static bool reload(struct interview *interview, struct message *error)
{
	struct journal *journal = &interview->journal;
	struct state fresh;

	if (!journal_open(journal, error) ||
	    !reload_details(interview, error) ||
	    !state_read(&fresh, interview->setup.guide, journal->store,
			journal->number, &journal->written, error))
		return false;
	state_release(&interview->state);
	interview->state = fresh;
	interview->setup.audience = fresh.walk.audience;
	return true;
}

/*
 * Another terminal was faster: its events count. Our notes are written after
 * them. Where the record can't be read now, all of ours waits.
 */
static enum interview_result yield_to_other(struct interview *interview)
{
	struct journal *journal = &interview->journal;
	struct message error = {0};

	do {
		if (!reload(interview, &error))
			return INTERVIEW_DONE;
		journal_keep_notes(journal);
		for (size_t i = 0; i < journal->count; i++)
			state_apply(&interview->state,
				    &journal->waiting[i].event);
	} while (write_events(interview) == JOURNAL_CONFLICT);
	return INTERVIEW_RELOADED;
}

/* Into memory first, so that nothing is on disk that does not fit. */
static enum interview_result record(struct interview *interview,
				    const struct event *event)
{
	if (!journal_add(&interview->journal, event))
		return INTERVIEW_NO_MEMORY;
	enum applied applied = state_apply(&interview->state, event);
	if (applied != APPLIED) {
		journal_take_back(&interview->journal);
		return applied == APPLY_NO_MEMORY ? INTERVIEW_NO_MEMORY
						  : INTERVIEW_REFUSED;
	}
	if (write_events(interview) == JOURNAL_CONFLICT)
		return yield_to_other(interview);
	return INTERVIEW_DONE;
}

/* An event of now; `answers` and `text` may be NULL. */
static enum interview_result record_now(struct interview *interview,
					enum event_kind kind,
					const struct step *step,
					const char *answers, const char *text)
{
	struct event event = {
		.at = clock_now(&interview->setup.clock),
		.kind = kind,
		.who = interview->setup.who,
		.step = step ? step->id : NULL,
		.answers = answers,
		.text = text,
	};
	return record(interview, &event);
}

static enum interview_result record_answer(struct interview *interview,
					   enum event_kind kind,
					   const struct step *step,
					   uint64_t chosen, const char *reading)
{
	struct buffer ids = {0};

	if (!step || !walk_valid(step, chosen))
		return INTERVIEW_REFUSED;
	for (uint64_t bit = 0; (bit = answers_next(chosen, bit));)
		buffer_format(&ids, "%s%s", ids.length ? "," : "",
			      step_answer_id(step, bit));
	enum interview_result result =
		ids.failed ? INTERVIEW_NO_MEMORY
			   : record_now(interview, kind, step,
					buffer_string(&ids), reading);
	buffer_release(&ids);
	return result;
}

static struct interview *new_interview(const struct interview_setup *setup,
				       const struct case_details *details)
{
	struct interview *interview = calloc(1, sizeof(*interview));

	if (!interview)
		return NULL;
	interview->setup = *setup;
	interview->journal.path = setup->store_path;
	/* A copy, since they may come from a row that lives shorter. */
	if (details_keep(&interview->setup.details, details, &interview->arena))
		return interview;
	interview_free(interview);
	return NULL;
}

bool interview_new(struct interview **interview,
		   const struct interview_setup *setup)
{
	struct interview *made = new_interview(setup, &setup->details);
	struct event start = {
		.at = clock_now(&setup->clock),
		.kind = EVENT_START,
		.who = setup->who,
		.text = audience_word(setup->audience),
	};

	*interview = made;
	if (made && state_init(&made->state, setup->guide, setup->audience) &&
	    journal_add(&made->journal, &start))
		return true;
	interview_free(made);
	*interview = NULL;
	return false;
}

/* What interview_resume takes from the case's row. */
struct resumed {
	const struct interview_setup *setup;
	struct interview *interview;
};

static bool take_row(void *context, const struct case_row *row)
{
	struct resumed *resumed = context;

	resumed->interview = new_interview(resumed->setup, &row->details);
	if (resumed->interview)
		resumed->interview->journal.number = row->number;
	return false;
}

bool interview_resume(struct interview **interview,
		      const struct interview_setup *setup, int64_t number,
		      struct message *error)
{
	struct resumed resumed = {.setup = setup};
	struct store *store = NULL;
	char name[24];

	*interview = NULL;
	snprintf(name, sizeof(name), "%lld", (long long)number);
	if (!store_open(&store, setup->store_path, error))
		return false;
	if (!store_find(store, name, take_row, &resumed, error)) {
		store_close(store);
		return false;
	}
	if (!resumed.interview) {
		store_close(store);
		return message_no_memory(error);
	}
	resumed.interview->journal.store = store;
	if (!reload(resumed.interview, error)) {
		interview_free(resumed.interview);
		return false;
	}
	*interview = resumed.interview;
	return true;
}

void interview_free(struct interview *interview)
{
	if (!interview)
		return;
	interview_retry(interview);
	journal_release(&interview->journal);
	state_release(&interview->state);
	arena_release(&interview->arena);
	free(interview);
}

const struct walk *interview_walk(const struct interview *interview)
{
	return &interview->state.walk;
}

int64_t interview_now(const struct interview *interview)
{
	return clock_now(&interview->setup.clock);
}

int64_t interview_number(const struct interview *interview)
{
	return interview->journal.number;
}

const struct case_details *interview_details(const struct interview *interview)
{
	return &interview->setup.details;
}

enum interview_result interview_set_details(struct interview *interview,
					    const struct case_details *details)
{
	struct case_details before = interview->setup.details;
	struct case_details after;
	struct buffer changes = {0};
	enum interview_result result = INTERVIEW_NO_MEMORY;

	if (!details_clean(&after, details, &interview->arena))
		return INTERVIEW_NO_MEMORY;
	if (details_equal(&before, &after))
		return INTERVIEW_DONE;
	details_write_changes(&changes, &before, &after);
	/* First, as what is written is what the set-up says. */
	interview->setup.details = after;
	if (!changes.failed)
		result = record_now(interview, EVENT_DETAILS, NULL, NULL,
				    buffer_string(&changes));
	if (result == INTERVIEW_NO_MEMORY)
		interview->setup.details = before;
	buffer_release(&changes);
	return result;
}

const char *interview_warning(const struct interview *interview)
{
	const struct buffer *warning = &interview->journal.warning;

	if (warning->failed)
		return "Not saved yet, and memory ran out";
	return warning->length > 0 ? warning->data : NULL;
}

const char *interview_failure(const struct interview *interview)
{
	const struct journal *journal = &interview->journal;

	return journal_count(journal) > 0 ? journal->error.text : "";
}

size_t interview_unsaved(const struct interview *interview)
{
	return journal_count(&interview->journal);
}

bool interview_retry(struct interview *interview)
{
	if (interview_unsaved(interview) == 0)
		return true;
	if (write_events(interview) == JOURNAL_CONFLICT)
		yield_to_other(interview);
	return interview_unsaved(interview) == 0;
}

enum interview_result interview_answer(struct interview *interview,
				       uint64_t chosen)
{
	return record_answer(interview, EVENT_ANSWER,
			     interview->state.walk.step, chosen, NULL);
}

enum interview_result interview_change(struct interview *interview,
				       const struct step *step, uint64_t chosen)
{
	return record_answer(interview, EVENT_CHANGE, step, chosen, NULL);
}

/*
 * As measure_parse reads it again: never 5e-05, and no zeros at its end. Room
 * for what measures allow: six digits on both sides of the point.
 */
static void write_reading(char text[READING_SIZE], double reading)
{
	size_t length;

	snprintf(text, READING_SIZE, "%.6f", reading);
	length = strlen(text);
	while (text[length - 1] == '0')
		length--;
	if (text[length - 1] == '.')
		length--;
	text[length] = '\0';
}

enum interview_result interview_measure(struct interview *interview,
					const struct step *step, double reading)
{
	bool asked = step == interview->state.walk.step;
	char text[READING_SIZE];

	if (!step->measure || step_band(step, reading) == 0)
		return INTERVIEW_REFUSED;
	write_reading(text, reading);
	return record_answer(interview, asked ? EVENT_ANSWER : EVENT_CHANGE,
			     step, step_band(step, reading), text);
}

enum interview_result interview_undo(struct interview *interview)
{
	const struct walk *walk = &interview->state.walk;
	size_t newest = walk_newest(walk);

	if (newest == WALK_NONE)
		return INTERVIEW_REFUSED;
	return record_now(interview, EVENT_UNDO, walk->given[newest].step, NULL,
			  NULL);
}

enum interview_result interview_raise_danger(struct interview *interview,
					     uint64_t chosen)
{
	return record_answer(interview, EVENT_DANGER,
			     interview->setup.guide->danger, chosen, NULL);
}

enum interview_result interview_note(struct interview *interview,
				     const struct step *step, const char *text)
{
	size_t length = strlen(text);
	struct buffer clean = {0};
	enum interview_result result = INTERVIEW_REFUSED;

	text_clean(&clean, text, length, TEXT_KEEP_LINES);
	if (clean.failed)
		result = INTERVIEW_NO_MEMORY;
	else if (clean.length > 0 && clean.length <= NOTE_SIZE_MOST)
		result = record_now(interview, EVENT_NOTE, step, NULL,
				    clean.data);
	buffer_release(&clean);
	return result;
}

const struct note *interview_notes(const struct interview *interview,
				   size_t *count)
{
	*count = interview->state.note_count;
	return interview->state.notes;
}

enum interview_result interview_consent(struct interview *interview,
					const struct step *step)
{
	return record_now(interview, EVENT_CONSENT, step, NULL, NULL);
}

bool interview_has_consent(const struct interview *interview,
			   const struct step *step)
{
	return interview->state.consents[step->index];
}

enum interview_result interview_wait(struct interview *interview,
				     const struct step *step)
{
	return record_now(interview, EVENT_WAIT, step, NULL, NULL);
}

bool interview_waiting(const struct interview *interview,
		       const struct step *step, int64_t *until)
{
	int64_t began = interview->state.waits[step->index];

	*until = began + (int64_t)step->wait * 1000;
	/* One that begins later than now is of a clock since put back. */
	return began != 0 && began <= interview_now(interview);
}

enum interview_result interview_tick(struct interview *interview,
				     const struct step *step,
				     size_t instruction, bool done)
{
	char text[32];

	if (instruction >= step_tickable(step))
		return INTERVIEW_REFUSED;
	snprintf(text, sizeof(text), "%zu%s", instruction + 1,
		 done ? TICK_DONE : TICK_OPEN);
	return record_now(interview, EVENT_TICK, step, NULL, text);
}

uint64_t interview_ticks(const struct interview *interview,
			 const struct step *step)
{
	return interview->state.ticks[step->index];
}

int64_t interview_given_at(const struct interview *interview, size_t given)
{
	return interview->state.stamps[given].at;
}

const char *interview_given_by(const struct interview *interview, size_t given)
{
	return interview->state.stamps[given].who;
}

const char *interview_given_reading(const struct interview *interview,
				    size_t given)
{
	return interview->state.stamps[given].reading;
}

uint64_t interview_given_before(const struct interview *interview, size_t given)
{
	return interview->state.stamps[given].before;
}

void interview_say(const struct interview *interview, size_t given, bool label,
		   struct buffer *out)
{
	const struct given *answer = &interview->state.walk.given[given];
	const char *reading = interview_given_reading(interview, given);
	const struct measure *measure = answer->step->measure;

	if (!reading || !measure) {
		given_say(answer, label, out);
		return;
	}
	buffer_format(out, "%s %s", reading, measure->unit);
	if (label)
		return;
	buffer_text(out, " (");
	given_say(answer, false, out);
	buffer_text(out, ")");
}
