/* The words of a case's life. */
#include "chargefix/life.h"

#include <string.h>

#define STATE_ROW(name, ...) [STATE_##name] = {__VA_ARGS__},
const struct life_words case_state_words[CASE_STATES] = {
	CASE_STATES_TABLE(STATE_ROW)};

#define NO_WORD                                                                \
	{                                                                      \
		"", ""                                                         \
	}
#define HOLD_ROW(name, ...) [HOLD_##name] = {__VA_ARGS__},
const struct life_words hold_words[HOLDS] = {NO_WORD, HOLDS_TABLE(HOLD_ROW)};

#define OUTCOME_ROW(name, ...) [OUTCOME_##name] = {__VA_ARGS__},
const struct life_words outcome_words[OUTCOMES] = {NO_WORD,
						   OUTCOMES_TABLE(OUTCOME_ROW)};

#define BARRIER_ROW(name, ...) [BARRIER_##name] = {__VA_ARGS__},
const struct life_words barrier_words[BARRIERS] = {NO_WORD,
						   BARRIERS_TABLE(BARRIER_ROW)};

#define LIFE_ROW(name, ...) [LIFE_##name] = {__VA_ARGS__},
const struct life_words life_action_words[LIFE_ACTIONS] = {
	NO_WORD, LIFE_ACTIONS_TABLE(LIFE_ROW)};

#define DUE_ROW(name, ...) [DUE_##name] = {__VA_ARGS__},
const struct life_words due_words_of[DUES] = {NO_WORD, DUES_TABLE(DUE_ROW)};

const struct life_words lasted_words[LASTED_ANSWERS] = {
	[LASTED_UNKNOWN] = NO_WORD,
	[LASTED_YES] = {"yes", "It lasted"},
	[LASTED_NO] = {"no", "The problem came back"},
};

int life_word(const struct life_words *table, int count, const char *word)
{
	for (int i = 0; word && i < count; i++)
		if (*table[i].word && strcmp(table[i].word, word) == 0)
			return i;
	return -1;
}

bool life_is_unfinished(enum case_state state)
{
	return state == STATE_OPEN || state == STATE_WAITING;
}

bool life_takes_answers(const struct case_life *life)
{
	return life->state != STATE_RETURNED && life->state != STATE_CANCELLED;
}

bool life_asks_lasted(const struct case_life *life, int64_t now)
{
	return life->due_for == DUE_CHECK_BACK && life->due <= now;
}

int64_t life_waits_until(const struct case_life *life)
{
	return life->due_for == DUE_COUNTDOWN || life->due_for == DUE_HOLD
		       ? life->due
		       : 0;
}

bool life_allows(const struct case_life *life, enum life_action action)
{
	switch (action) {
	case LIFE_WAIT:
	case LIFE_HAND_OVER:
	case LIFE_HAND_BACK:
	case LIFE_CANCEL:
		return life_takes_answers(life);
	case LIFE_CONTINUE:
		return life->waits_for;
	case LIFE_CONFIRM:
		return life->ended && !life->confirmed_by &&
		       (life->state == STATE_ENDED ||
			life->state == STATE_RETURNED);
	case LIFE_REOPEN:
		return !life_is_unfinished(life->state);
	case LIFE_LASTED:
		return life->due_for == DUE_CHECK_BACK ||
		       life->lasted == LASTED_YES;
	case LIFE_NONE:
	case LIFE_ACTIONS:
		break;
	}
	return false;
}

void life_write(struct buffer *out, const struct case_life *life)
{
	buffer_text(out, case_state_words[life->state].label);
	if (life->state == STATE_WAITING && life->waits_for > HOLD_TIME)
		buffer_format(out, " for %s",
			      hold_words[life->waits_for].label);
	if (life->state == STATE_RETURNED && life->outcome)
		buffer_format(out, ": %s", outcome_words[life->outcome].label);
}
