/* Questions about an interview; nothing here changes the case. */
#include "chargefix/interview.h"

#include "chargefix/text.h"
#include "record/interview_internal.h"

#include <string.h>
#include <strings.h>

const struct walk *interview_walk(const struct interview *interview)
{
	return &interview->state.walk;
}

/*
 * Whether the case's technician is the person logged in here. A record from
 * before logins were kept has only the name to compare.
 */
static bool is_own(const struct interview *interview)
{
	const char *login = text_or_empty(interview->setup.login);
	const char *theirs = interview->state.login;

	if (theirs)
		return strcmp(theirs, login) == 0;
	return !strcasecmp(interview->setup.details.of[DETAIL_TECHNICIAN],
			   login);
}

const char *interview_other_technician(const struct interview *interview)
{
	const char *technician = interview->setup.details.of[DETAIL_TECHNICIAN];

	if (interview->setup.who || !technician || is_own(interview))
		return NULL;
	return technician;
}

const char *interview_who(const struct interview *interview)
{
	const struct interview_setup *setup = &interview->setup;

	if (setup->who)
		return setup->who;
	if (!setup->details.of[DETAIL_TECHNICIAN] ||
	    interview_other_technician(interview))
		return setup->login;
	return setup->details.of[DETAIL_TECHNICIAN];
}

struct trace *interview_trace(const struct interview *interview)
{
	return interview->setup.trace;
}

const char *interview_login(const struct interview *interview)
{
	return text_or_empty(interview->setup.login);
}

int64_t interview_now(const struct interview *interview)
{
	return clock_now(&interview->setup.clock);
}

void interview_write_command(const struct interview *interview,
			     const char *command, struct buffer *out)
{
	store_write_command(out, interview->setup.program, command,
			    interview_number(interview),
			    interview->setup.store_path);
}

int64_t interview_number(const struct interview *interview)
{
	return interview->journal.number;
}

const struct case_details *interview_details(const struct interview *interview)
{
	return &interview->setup.details;
}

const char *interview_warning(const struct interview *interview)
{
	const struct buffer *warning = &interview->journal.warning;

	return warning->length > 0 ? warning->data : NULL;
}

const char *interview_read_only(const struct interview *interview)
{
	const struct message *unwritable = &interview->journal.unwritable;

	return unwritable->text[0] ? unwritable->text : NULL;
}

const char *interview_failure(const struct interview *interview)
{
	const struct journal *journal = &interview->journal;

	return journal_count(journal) > 0 ? journal->error.text : "";
}

const char *interview_news(struct interview *interview)
{
	struct buffer *news = &interview->journal.news;
	struct buffer *told = &interview->told;

	if (news->length == 0)
		return NULL;
	buffer_release(told);
	*told = *news;
	*news = (struct buffer){0};
	return told->data;
}

size_t interview_unsaved(const struct interview *interview)
{
	return journal_count(&interview->journal);
}

const struct note *interview_notes(const struct interview *interview,
				   size_t *count)
{
	*count = interview->state.note_count;
	return interview->state.notes;
}

bool interview_has_consent(const struct interview *interview,
			   const struct step *step)
{
	return interview_consented(interview, step).who != NULL;
}

struct consent interview_consented(const struct interview *interview,
				   const struct step *step)
{
	/* A record may contain consent for a step that doesn't ask for it. */
	return step->consent ? interview->state.steps[step->index].consent
			     : (struct consent){0};
}

void interview_say_consent(const struct interview *interview,
			   const struct step *step, struct buffer *out)
{
	struct consent consent = interview_consented(interview, step);
	const char *reader = interview_who(interview);

	if (!consent.who)
		return;
	bool own = !*consent.who || (reader && !strcmp(consent.who, reader));
	buffer_format(out, "%s agreed ", own ? "You" : consent.who);
	clock_write_local(out, consent.at);
	buffer_format(out, ": %s", step->consent);
}

bool interview_waiting(const struct interview *interview,
		       const struct step *step, int64_t *until)
{
	int64_t began = interview->state.steps[step->index].wait;

	/*
	 * A start in the future means that the clock has been set back since.
	 */
	if (began == 0 || began > interview_now(interview))
		return false;
	*until = began + (int64_t)step->wait * 1000;
	return true;
}

uint64_t interview_ticks(const struct interview *interview,
			 const struct step *step)
{
	return interview->state.steps[step->index].ticks;
}

size_t interview_done(const struct interview *interview,
		      const struct step *step)
{
	return count_bits(interview_ticks(interview, step) &
			  walk_tickable(interview_walk(interview), step));
}

struct answer_numbers interview_drafted(const struct interview *interview,
					const struct step *step)
{
	const struct draft *draft = &interview->state.steps[step->index].draft;

	return step->many ? draft->answers : (struct answer_numbers){0};
}

struct answer_numbers interview_latest(const struct interview *interview,
				       const struct step *step,
				       const char **reading)
{
	const struct draft *draft = &interview->state.steps[step->index].draft;

	*reading = draft->reading;
	return draft->answers;
}

const struct withdrawn *interview_withdrawn(const struct interview *interview,
					    size_t *count)
{
	*count = interview->state.withdrawn_count;
	return interview->state.withdrawn;
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

struct answer_numbers interview_given_before(const struct interview *interview,
					     size_t given)
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

bool interview_earlier(const struct interview *interview,
		       struct case_rows *rows)
{
	int64_t number = interview->state.life.comeback_of;
	struct message ignored = {0};

	return number && interview->journal.store &&
	       store_case(interview->journal.store, number, rows, &ignored);
}

bool interview_case_history(const struct interview *interview, size_t most,
			    struct case_history *history, struct message *error)
{
	const struct interview_setup *setup = &interview->setup;
	struct store *store = NULL;

	if (!store_open_existing(&store, setup->store_path, STORE_WAIT_SHORT,
				 error))
		return false;
	/* Without a record, nothing was here before. */
	bool read = !store || case_history_read(history, store, &setup->details,
						most, error);
	store_close(store);
	return read;
}
