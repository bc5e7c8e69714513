/* The life of a case that somebody is working on: life.h. */
#include "chargefix/interview.h"

#include "record/interview_internal.h"

#include <stdio.h>
#include <string.h>

struct case_life interview_life(const struct interview *interview)
{
	return state_life(&interview->state);
}

const struct life_change *interview_life_changes(
	const struct interview *interview, size_t *count)
{
	*count = interview->state.change_count;
	return interview->state.changes;
}

static bool allows(const struct interview *interview, enum life_action action)
{
	struct case_life life = state_life(&interview->state);

	return life_allows(&life, action);
}

/* Records an action, if it is possible. */
static enum interview_result record_action(struct interview *interview,
					   enum life_action action,
					   enum event_kind kind,
					   const char *answers,
					   const char *text)
{
	if (!allows(interview, action))
		return INTERVIEW_REFUSED;
	return interview_record(interview, kind, NULL, answers, text);
}

/* The same with a text, cleaned as details are. */
static enum interview_result record_why(struct interview *interview,
					enum life_action action,
					enum event_kind kind, const char *why)
{
	struct buffer clean = {0};

	if (why)
		detail_clean(&clean, why);
	enum interview_result result = record_action(
		interview, action, kind, NULL, buffer_string(&clean));
	buffer_release(&clean);
	return result;
}

/* Adds a line of an event's text; nothing where nothing is left of the value. */
static void write_line(struct buffer *text, const char *key, const char *value)
{
	struct buffer clean = {0};

	if (value)
		detail_clean(&clean, value);
	if (clean.length)
		buffer_format(text, "%s%s: %s", text->length ? "\n" : "", key,
			      clean.data);
	buffer_release(&clean);
}

static enum interview_result hold(struct interview *interview,
				  enum hold waits_for, int64_t until,
				  const char *to, const char *why)
{
	struct buffer text = {0};

	if (until > 0)
		buffer_format(&text, "until: %lld", (long long)until);
	write_line(&text, "to", to);
	write_line(&text, "why", why);
	enum interview_result result =
		record_action(interview, LIFE_WAIT, EVENT_HOLD,
			      hold_words[waits_for].word, buffer_string(&text));
	buffer_release(&text);
	return result;
}

enum interview_result interview_hold(struct interview *interview,
				     enum hold waits_for, int64_t until,
				     const char *why)
{
	return hold(interview, waits_for, until, NULL, why);
}

enum interview_result interview_continue(struct interview *interview)
{
	return record_action(interview, LIFE_CONTINUE, EVENT_CONTINUE, NULL,
			     NULL);
}

enum interview_result interview_hand_over(struct interview *interview,
					  const char *colleague,
					  const char *why)
{
	struct case_details details = *interview_details(interview);
	/* It stays the person who is sitting here, whoever is named now. */
	const char *who = text_or_empty(interview_who(interview));
	struct buffer clean = {0};
	enum interview_result result;

	detail_clean(&clean, colleague);
	bool named = clean.length > 0;
	buffer_release(&clean);
	if (!named || !allows(interview, LIFE_HAND_OVER))
		return INTERVIEW_REFUSED;
	details.of[DETAIL_TECHNICIAN] = colleague;
	result = interview_set_details(interview, &details);
	interview->setup.who = who;
	if (result != INTERVIEW_DONE)
		return result;
	return hold(interview, HOLD_COLLEAGUE, 0, colleague, why);
}

enum interview_result interview_cancel(struct interview *interview,
				       const char *why)
{
	return record_why(interview, LIFE_CANCEL, EVENT_CANCEL, why);
}

enum interview_result interview_hand_back(struct interview *interview,
					  enum outcome outcome,
					  enum barrier barrier)
{
	char words[64];

	if (!outcome || (barrier && outcome != OUTCOME_END_OF_LIFE))
		return INTERVIEW_REFUSED;
	snprintf(words, sizeof(words), "%s%s%s", outcome_words[outcome].word,
		 barrier ? "," : "", barrier_words[barrier].word);
	return record_action(interview, LIFE_HAND_BACK, EVENT_HAND_BACK, words,
			     NULL);
}

enum interview_result interview_reopen(struct interview *interview,
				       const char *why)
{
	return record_why(interview, LIFE_REOPEN, EVENT_REOPEN, why);
}

const char *interview_ended_by(const struct interview *interview)
{
	const struct walk *walk = interview_walk(interview);

	return walk->diagnosis && walk->path_count
		       ? interview_given_by(interview,
					    walk->path[walk->path_count - 1])
		       : "";
}

enum interview_result interview_confirm(struct interview *interview)
{
	const char *who = text_or_empty(interview_who(interview));

	if (!*who || strcmp(who, interview_ended_by(interview)) == 0)
		return INTERVIEW_REFUSED;
	return record_action(interview, LIFE_CONFIRM, EVENT_CONFIRM, NULL,
			     NULL);
}

enum interview_result interview_set_lasted(struct interview *interview,
					   enum lasted lasted)
{
	return record_action(interview, LIFE_LASTED, EVENT_LASTED,
			     lasted_words[lasted].word, NULL);
}

enum interview_result interview_set_audience(struct interview *interview,
					     enum audience audience)
{
	if (audience == interview_walk(interview)->audience)
		return INTERVIEW_DONE;
	return interview_record(interview, EVENT_AUDIENCE, NULL, NULL,
				audience_word(audience));
}

enum interview_result interview_set_comeback(struct interview *interview,
					     int64_t number)
{
	char text[32];

	snprintf(text, sizeof(text), "%lld", (long long)number);
	return interview_record(interview, EVENT_COMEBACK, NULL, text, NULL);
}

enum interview_result interview_change_life(struct interview *interview,
					    const struct life_change *change)
{
	switch (change->action) {
	case LIFE_WAIT:
		return interview_hold(interview, change->waits_for,
				      change->until, change->why);
	case LIFE_CONTINUE:
		return interview_continue(interview);
	case LIFE_HAND_OVER:
		return interview_hand_over(interview, change->colleague,
					   change->why);
	case LIFE_HAND_BACK:
		return interview_hand_back(interview, change->outcome,
					   change->barrier);
	case LIFE_CANCEL:
		return interview_cancel(interview, change->why);
	case LIFE_CONFIRM:
		return interview_confirm(interview);
	case LIFE_REOPEN:
		return interview_reopen(interview, change->why);
	case LIFE_LASTED:
		return interview_set_lasted(interview, change->lasted);
	case LIFE_NONE:
	case LIFE_ACTIONS:
		break;
	}
	return INTERVIEW_REFUSED;
}
