/* The life of a case that somebody is working on: life.h. */
#include "chargefix/interview.h"

#include "record/interview_internal.h"

#include <stdio.h>
#include <string.h>

struct case_life interview_life(const struct interview *interview)
{
	return state_life(&interview->state);
}

/* Records an event whose text is this one, cleaned as details are. */
static enum interview_result record_why(struct interview *interview,
					enum event_kind kind, const char *why)
{
	struct buffer clean = {0};

	if (why)
		detail_clean(&clean, why);
	enum interview_result result = interview_record(
		interview, kind, NULL, NULL, buffer_string(&clean));
	buffer_release(&clean);
	return result;
}

enum interview_result interview_hold(struct interview *interview,
				     enum hold waits_for, int64_t until,
				     const char *why)
{
	struct buffer text = {0}, clean = {0};

	if (until > 0)
		buffer_format(&text, "until: %lld", (long long)until);
	if (why)
		detail_clean(&clean, why);
	if (clean.length)
		buffer_format(&text, "%swhy: %s", text.length ? "\n" : "",
			      clean.data);
	enum interview_result result = interview_record(
		interview, EVENT_HOLD, NULL, hold_words[waits_for].word,
		buffer_string(&text));
	buffer_release(&text);
	buffer_release(&clean);
	return result;
}

enum interview_result interview_continue(struct interview *interview)
{
	return interview_record(interview, EVENT_CONTINUE, NULL, NULL, NULL);
}

enum interview_result interview_hand_over(struct interview *interview,
					  const char *colleague,
					  const char *why)
{
	struct case_details details = *interview_details(interview);
	const char *who = interview->setup.who;
	enum interview_result result;

	if (!life_takes_answers(&interview->state.life))
		return INTERVIEW_REFUSED;
	details.of[DETAIL_TECHNICIAN] = colleague;
	result = interview_set_details(interview, &details);
	/* It is still the same person who is sitting here. */
	interview->setup.who = who;
	if (result != INTERVIEW_DONE)
		return result;
	return interview_hold(interview, HOLD_COLLEAGUE, 0, why);
}

enum interview_result interview_cancel(struct interview *interview,
				       const char *why)
{
	return record_why(interview, EVENT_CANCEL, why);
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
	return interview_record(interview, EVENT_HAND_BACK, NULL, words, NULL);
}

enum interview_result interview_reopen(struct interview *interview,
				       const char *why)
{
	return record_why(interview, EVENT_REOPEN, why);
}

/* Who gave the answer that ended the walk. */
static const char *ended_by(const struct interview *interview)
{
	const struct walk *walk = interview_walk(interview);

	return walk->path_count
		       ? interview_given_by(interview,
					    walk->path[walk->path_count - 1])
		       : "";
}

enum interview_result interview_confirm(struct interview *interview)
{
	const char *who = text_or_empty(interview_who(interview));

	if (!*who || strcmp(who, ended_by(interview)) == 0)
		return INTERVIEW_REFUSED;
	return interview_record(interview, EVENT_CONFIRM, NULL, NULL, NULL);
}

enum interview_result interview_set_lasted(struct interview *interview,
					   enum lasted lasted)
{
	return interview_record(interview, EVENT_LASTED, NULL,
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
