/*
 * The life of a case: open, waiting, ended with a diagnosis, handed back or
 * cancelled. All of it follows from the case's events.
 *
 * The words are those of the record, JSON and the command line; the labels are
 * for people. Outcomes and barriers are those of the Open Repair Data Standard,
 * version 0.3 (openrepair.org). May use: buffer.
 */
#ifndef CHARGEFIX_LIFE_H
#define CHARGEFIX_LIFE_H

#include "chargefix/buffer.h"

#include <stdbool.h>
#include <stdint.h>

/* The name in enum case_state, the word, and the label. */
#define CASE_STATES_TABLE(ROW)                                                 \
	ROW(OPEN, "open", "Open")                                              \
	ROW(WAITING, "waiting", "Waiting")                                     \
	ROW(ENDED, "ended", "Diagnosed")                                       \
	ROW(RETURNED, "handed-back", "Handed back")                            \
	ROW(CANCELLED, "cancelled", "Cancelled")

/* What a waiting case waits for, and the label as in "Waiting for a part". */
#define HOLDS_TABLE(ROW)                                                       \
	ROW(TIME, "time", "the time to come")                                  \
	ROW(PART, "part", "a part")                                            \
	ROW(CUSTOMER, "customer", "the customer")                              \
	ROW(COLLEAGUE, "colleague", "a colleague")

/* How a device was handed back. */
#define OUTCOMES_TABLE(ROW)                                                    \
	ROW(FIXED, "fixed", "Fixed")                                           \
	ROW(REPAIRABLE, "repairable", "Repairable")                            \
	ROW(END_OF_LIFE, "end-of-life", "End of life")                         \
	ROW(UNREPAIRED, "unrepaired", "Returned unrepaired")

/* Why a device that is at its end of life was not repaired. */
#define BARRIERS_TABLE(ROW)                                                    \
	ROW(NO_PARTS, "no-parts", "Spare parts not available")                 \
	ROW(COSTLY_PARTS, "costly-parts", "Spare parts too expensive")         \
	ROW(NO_WAY_IN, "no-way-in", "No way to open the product")              \
	ROW(NO_INFORMATION, "no-information",                                  \
	    "Repair information not available")                                \
	ROW(NO_EQUIPMENT, "no-equipment", "Lack of equipment")                 \
	ROW(WORN_OUT, "worn-out", "Item too worn out")

/* What happens when a case is due. */
#define DUES_TABLE(ROW)                                                        \
	ROW(COUNTDOWN, "countdown", "the countdown of a step")                 \
	ROW(HOLD, "wait", "the end of its wait")                               \
	ROW(CHECK_BACK, "check-back", "the question whether it lasted")

/*
 * What people do with a case as a whole: the word on the command line, in plain
 * mode and in JSON, and the label of a list to choose from.
 */
#define LIFE_ACTIONS_TABLE(ROW)                                                \
	ROW(WAIT, "wait", "Wait")                                              \
	ROW(CONTINUE, "continue", "Stop waiting")                              \
	ROW(HAND_OVER, "hand-over", "Ask a colleague")                         \
	ROW(HAND_BACK, "hand-back", "Hand the device back")                    \
	ROW(CANCEL, "cancel", "Cancel the case")                               \
	ROW(CONFIRM, "confirm", "Confirm the diagnosis")                       \
	ROW(REOPEN, "reopen", "Reopen the case")                               \
	ROW(LASTED, "lasted", "Say whether the repair lasted")

/* 0 is none, except for case_state. */
#define STATE_ENUM(name, ...) STATE_##name,
enum case_state { CASE_STATES_TABLE(STATE_ENUM) CASE_STATES };
#define HOLD_ENUM(name, ...) HOLD_##name,
enum hold { HOLD_NONE, HOLDS_TABLE(HOLD_ENUM) HOLDS };
#define OUTCOME_ENUM(name, ...) OUTCOME_##name,
enum outcome { OUTCOME_NONE, OUTCOMES_TABLE(OUTCOME_ENUM) OUTCOMES };
#define BARRIER_ENUM(name, ...) BARRIER_##name,
enum barrier { BARRIER_NONE, BARRIERS_TABLE(BARRIER_ENUM) BARRIERS };
#define DUE_ENUM(name, ...) DUE_##name,
enum due_for { DUE_NONE, DUES_TABLE(DUE_ENUM) DUES };
#define LIFE_ENUM(name, ...) LIFE_##name,
enum life_action { LIFE_NONE, LIFE_ACTIONS_TABLE(LIFE_ENUM) LIFE_ACTIONS };
enum lasted { LASTED_UNKNOWN, LASTED_YES, LASTED_NO, LASTED_ANSWERS };

struct life_words {
	const char *word; /* "": none */
	const char *label;
};

extern const struct life_words case_state_words[CASE_STATES];
extern const struct life_words hold_words[HOLDS];
extern const struct life_words outcome_words[OUTCOMES];
extern const struct life_words barrier_words[BARRIERS];
extern const struct life_words due_words_of[DUES];
extern const struct life_words lasted_words[LASTED_ANSWERS];
extern const struct life_words life_action_words[LIFE_ACTIONS];

/*
 * The index of the word in one of these tables: "part" is HOLD_PART in
 * hold_words, of HOLDS rows. -1: it is not there; NULL is not.
 */
int life_word(const struct life_words *table, int count, const char *word);

/* Times are clock.h milliseconds; 0: never. Texts are NULL if not given. */
struct case_life {
	enum case_state state;
	enum hold waits_for; /* while it waits */
	const char *why; /* given with the wait, cancelling or reopening */
	enum outcome outcome; /* once it was handed back */
	enum barrier barrier; /* with OUTCOME_END_OF_LIFE, or none */
	const char *confirmed_by; /* the second technician who checked it */
	enum lasted lasted; /* whether it still worked when asked */
	int64_t comeback_of; /* the number of the earlier case; 0: none */
	int64_t ended; /* when the diagnosis was reached */
	int64_t returned; /* when it was handed back */
	int64_t due; /* when something is to be done */
	enum due_for due_for;
	bool reopened; /* after its end, and nothing was answered since */
	bool erased; /* its personal data was erased */
};

/* An action, done or to be done; what it has no use for is 0 or NULL. */
struct life_change {
	enum life_action action;
	enum hold waits_for; /* with LIFE_WAIT */
	int64_t until; /* with LIFE_WAIT; 0: not known */
	const char *colleague; /* with LIFE_HAND_OVER */
	const char *why;
	enum outcome outcome; /* with LIFE_HAND_BACK */
	enum barrier barrier; /* with OUTCOME_END_OF_LIFE, or none */
	enum lasted lasted; /* with LIFE_LASTED */
	int64_t at; /* when it was done … */
	const char *who; /* … and by whom; "": not known */
};

/* Whether somebody still has to work on it: open or waiting. */
bool life_is_unfinished(enum case_state state);

/*
 * Whether answers can be given and changed: until it is handed back or
 * cancelled.
 */
bool life_takes_answers(const struct case_life *life);

/* Whether it is time to ask whether the repair lasted. */
bool life_asks_lasted(const struct case_life *life, int64_t now);

/* When the countdown or wait ends that it is due for; 0: there is none. */
int64_t life_waits_until(const struct case_life *life);

/*
 * Whether the action is possible, as far as the life of the case says:
 * interview_confirm also asks who it is.
 */
bool life_allows(const struct case_life *life, enum life_action action);

/*
 * Appends the state in words: "Open", "Waiting for a part", "Handed back:
 * End of life".
 */
void life_write(struct buffer *out, const struct case_life *life);

#endif
