/*
 * The state that follows from a case's events: a walk and its details.
 *
 * The same events always give the same state, live or from the record. Private
 * to src/record; the interview is its only user.
 */
#ifndef CHARGEFIX_RECORD_STATE_H
#define CHARGEFIX_RECORD_STATE_H

#include "chargefix/interview.h"
#include "chargefix/text.h"
#include "record/events.h"

/* Who gave an answer, when, and with which reading. */
struct stamp {
	int64_t at;
	const char *who;
	const char *reading; /* NULL: nothing */
	struct answer_numbers
		before; /* the answers before a change; none: it never was */
	size_t given; /* state.given_count after it; where danger was changed
		       * to other danger, after the first of it */
};

/*
 * The answers already ticked when a step is asked: those that were taken back,
 * or ticked since.
 */
struct draft {
	struct answer_numbers answers; /* none: nothing */
	const char *reading; /* the reading taken back; NULL: none */
};

/* The state of a step beside its answers. */
struct step_state {
	struct consent consent;
	int64_t wait; /* when the countdown began; 0: never */
	uint64_t ticks; /* instructions that are done */
	struct draft draft;
};

struct state {
	struct walk walk;
	struct stamp *stamps; /* goes with walk.given */
	size_t given_count; /* answers ever given, including those taken back */
	struct note *notes;
	size_t note_count;
	struct step_state *steps; /* by step.index */
	const char *login; /* that the technician's name is from; NULL: a
			    * record from before logins were kept, or a
			    * colleague's name */
	struct withdrawn *withdrawn; /* danger that was taken back */
	size_t withdrawn_count;
	struct case_life life; /* as far as events say it: see state_life */
	struct life_change *changes; /* of its life */
	size_t change_count;
	int64_t until; /* when its wait ends; 0: not known */
	struct arena arena; /* the strings of all this */
};

/*
 * Applies an event of a case's life, that is of no step. False: it does not fit
 * what came before.
 */
bool apply_hold(struct state *state, const struct event *event,
		const struct step *step);
bool apply_continue(struct state *state, const struct event *event,
		    const struct step *step);
bool apply_cancel(struct state *state, const struct event *event,
		  const struct step *step);
bool apply_hand_back(struct state *state, const struct event *event,
		     const struct step *step);
bool apply_reopen(struct state *state, const struct event *event,
		  const struct step *step);
bool apply_confirm(struct state *state, const struct event *event,
		   const struct step *step);
bool apply_lasted(struct state *state, const struct event *event,
		  const struct step *step);
bool apply_audience(struct state *state, const struct event *event,
		    const struct step *step);
bool apply_comeback(struct state *state, const struct event *event,
		    const struct step *step);
bool apply_erase(struct state *state, const struct event *event,
		 const struct step *step);

/* Follows each answer, change or undo: the case goes on. */
void life_goes_on(struct state *state, const struct event *event);

/*
 * The step whose answer ended the case as fixed, where it also takes the answer
 * that it helped for a while; NULL: there is none.
 */
const struct step *state_fixed_by(const struct state *state);

/* A copy of the text in the state's arena that is safe to show. */
const char *state_text(struct state *state, const char *text,
		       enum text_lines lines);

/* The text of EVENT_TICK after the number. */
#define TICK_DONE " done"
#define TICK_OPEN " open"

/* The text of EVENT_TICK if it is about answers. */
#define TICK_ANSWERS "answers"

/* The state before any answer. */
void state_init(struct state *state, const struct guide *guide,
		enum audience audience);
void state_release(struct state *state);

/*
 * Applies the next event. False: it does not fit what came before, and nothing
 * has changed.
 */
bool state_apply(struct state *state, const struct event *event);

/*
 * Makes the state from all events of case `number`. False: there is nothing to
 * release, and `error` says why.
 */
bool state_fold(struct state *state, const struct guide *guide,
		const struct events *events, int64_t number,
		struct message *error);

/* The life of the case after its events, with all that follows from the walk. */
struct case_life state_life(const struct state *state);

/*
 * The status of the case, as the store keeps it for lists. `subject` must be
 * empty and then holds one of its strings; the rest lives as long as the guide.
 */
struct case_standing state_standing(const struct state *state,
				    struct buffer *subject);

#endif
