/* The events of a case's life, and the state that follows from them. */
#include "record/state.h"

#include "chargefix/memory.h"

#include <stdlib.h>
#include <string.h>

/* The value of the line "KEY: VALUE" of an event's text; NULL: there is none. */
static const char *line_value(struct state *state, const char *text,
			      const char *key)
{
	size_t length = strlen(key);
	struct buffer value = {0};

	for (text = text_or_empty(text); *text;
	     text += strcspn(text, "\n"), text += *text == '\n') {
		if (strncmp(text, key, length) != 0 ||
		    strncmp(text + length, ": ", 2) != 0)
			continue;
		text += length + 2;
		buffer_add(&value, text, strcspn(text, "\n"));
		break;
	}
	const char *kept =
		value.length ? state_text(state, value.data, TEXT_ONE_LINE)
			     : NULL;
	buffer_release(&value);
	return kept;
}

static const char *text_or_null(struct state *state, const char *text)
{
	return text && *text ? state_text(state, text, TEXT_ONE_LINE) : NULL;
}

/* Adds what was done to what people did with the case. */
static void add_life_change(struct state *state, const struct event *event,
			    struct life_change change)
{
	change.at = event->at;
	change.who = state_text(state, event->who, TEXT_ONE_LINE);
	state->changes = memory_room(state->changes, state->change_count,
				     sizeof(*state->changes));
	state->changes[state->change_count++] = change;
}

static void forget_wait(struct state *state)
{
	state->life.waits_for = HOLD_NONE;
	state->life.why = NULL;
	state->until = 0;
}

static enum case_state state_now(const struct state *state)
{
	const struct diagnosis *diagnosis = state->walk.diagnosis;

	if (!life_takes_answers(&state->life))
		return state->life.state;
	if (state->life.waits_for)
		return STATE_WAITING;
	if (!diagnosis || state->life.reopened)
		return STATE_OPEN;
	return diagnosis->verdict == VERDICT_LATER ? STATE_WAITING
						   : STATE_ENDED;
}

static void open_again(struct state *state)
{
	forget_wait(state);
	state->life.state = STATE_OPEN;
	state->life.outcome = OUTCOME_NONE;
	state->life.barrier = BARRIER_NONE;
	state->life.returned = 0;
	state->life.confirmed_by = NULL;
	state->life.reopened = false;
}

void life_goes_on(struct state *state, const struct event *event)
{
	if (!life_takes_answers(&state->life))
		add_life_change(state, event,
				(struct life_change){.action = LIFE_REOPEN});
	else if (state->life.waits_for)
		add_life_change(state, event,
				(struct life_change){.action = LIFE_CONTINUE});
	open_again(state);
}

bool apply_hold(struct state *state, const struct event *event,
		const struct step *step)
{
	int waits_for = life_word(hold_words, HOLDS, event->answers);
	const char *until = line_value(state, event->text, "until");
	const char *to = line_value(state, event->text, "to");

	(void)step;
	if (waits_for < 0 || !life_takes_answers(&state->life))
		return false;
	state->life.waits_for = (enum hold)waits_for;
	state->life.why = line_value(state, event->text, "why");
	state->until = until ? strtoll(until, NULL, 10) : 0;
	/* Whoever named the new technician is somebody else. */
	if (to)
		state->login = NULL;
	add_life_change(state, event,
			(struct life_change){
				.action = to ? LIFE_HAND_OVER : LIFE_WAIT,
				.waits_for = state->life.waits_for,
				.until = state->until,
				.colleague = to,
				.why = state->life.why,
			});
	return true;
}

bool apply_continue(struct state *state, const struct event *event,
		    const struct step *step)
{
	(void)step;
	if (!state->life.waits_for)
		return false;
	forget_wait(state);
	add_life_change(state, event,
			(struct life_change){.action = LIFE_CONTINUE});
	return true;
}

bool apply_cancel(struct state *state, const struct event *event,
		  const struct step *step)
{
	(void)step;
	if (!life_takes_answers(&state->life))
		return false;
	forget_wait(state);
	state->life.state = STATE_CANCELLED;
	state->life.why = text_or_null(state, event->text);
	add_life_change(state, event,
			(struct life_change){.action = LIFE_CANCEL,
					     .why = state->life.why});
	return true;
}

/* "end-of-life,no-parts": an outcome, and perhaps its barrier. */
bool apply_hand_back(struct state *state, const struct event *event,
		     const struct step *step)
{
	const char *words = text_or_empty(event->answers);
	size_t length = strcspn(words, ",");
	char word[32];
	int outcome, barrier = 0;

	(void)step;
	if (length >= sizeof(word) || !life_takes_answers(&state->life))
		return false;
	memcpy(word, words, length);
	word[length] = '\0';
	outcome = life_word(outcome_words, OUTCOMES, word);
	if (words[length])
		barrier =
			life_word(barrier_words, BARRIERS, words + length + 1);
	if (outcome < 0 || barrier < 0)
		return false;
	forget_wait(state);
	state->life.state = STATE_RETURNED;
	state->life.outcome = (enum outcome)outcome;
	state->life.barrier = (enum barrier)barrier;
	state->life.returned = event->at;
	add_life_change(state, event,
			(struct life_change){.action = LIFE_HAND_BACK,
					     .outcome = state->life.outcome,
					     .barrier = state->life.barrier});
	return true;
}

bool apply_reopen(struct state *state, const struct event *event,
		  const struct step *step)
{
	enum case_state before = state_now(state);

	(void)step;
	if (life_is_unfinished(before))
		return false;
	open_again(state);
	state->life.reopened = true;
	state->life.why = text_or_null(state, event->text);
	add_life_change(state, event,
			(struct life_change){.action = LIFE_REOPEN,
					     .why = state->life.why});
	return true;
}

bool apply_confirm(struct state *state, const struct event *event,
		   const struct step *step)
{
	(void)step;
	if (!state->walk.diagnosis || state->life.reopened)
		return false;
	state->life.confirmed_by = state_text(state, event->who, TEXT_ONE_LINE);
	add_life_change(state, event,
			(struct life_change){.action = LIFE_CONFIRM});
	return true;
}

const struct step *state_fixed_by(const struct state *state)
{
	const struct walk *walk = &state->walk;
	const struct step *step = NULL;

	if (!walk->diagnosis || walk->diagnosis->verdict != VERDICT_FIXED ||
	    walk->path_count == 0)
		return NULL;
	step = walk->given[walk->path[walk->path_count - 1]].step;
	return step->helped ? step : NULL;
}

/* That the problem came back is the answer that it helped for a while. */
bool apply_lasted(struct state *state, const struct event *event,
		  const struct step *step)
{
	int lasted = life_word(lasted_words, LASTED_ANSWERS, event->answers);

	step = state_fixed_by(state);
	if (lasted < 0 || !step)
		return false;
	if (lasted == LASTED_NO) {
		struct event change = *event;

		change.kind = EVENT_CHANGE;
		change.step = step->id;
		change.answers = step->helped->id;
		change.text = NULL;
		state->life.state = STATE_OPEN;
		if (!state_apply(state, &change))
			return false;
	}
	state->life.lasted = (enum lasted)lasted;
	add_life_change(state, event,
			(struct life_change){.action = LIFE_LASTED,
					     .lasted = state->life.lasted});
	return true;
}

bool apply_audience(struct state *state, const struct event *event,
		    const struct step *step)
{
	enum audience audience;

	(void)step;
	if (!event->text || !audience_parse(event->text, &audience) ||
	    !life_takes_answers(&state->life))
		return false;
	walk_set_audience(&state->walk, audience);
	return true;
}

bool apply_comeback(struct state *state, const struct event *event,
		    const struct step *step)
{
	int64_t number = strtoll(text_or_empty(event->answers), NULL, 10);

	(void)step;
	if (number < 0)
		return false;
	state->life.comeback_of = number;
	return true;
}

bool apply_erase(struct state *state, const struct event *event,
		 const struct step *step)
{
	(void)step;
	state->life.erased = true;
	if (strcmp(text_or_empty(event->text), ERASED_ALL) == 0)
		state->life.state = STATE_CANCELLED;
	return true;
}

/* When something is to be done, and what. */
static void add_due(const struct state *state, struct case_life *life)
{
	const struct walk *walk = &state->walk;
	const struct step *step = walk->step;
	int64_t began = step ? state->steps[step->index].wait : 0;
	bool asked =
		life->state == STATE_ENDED || life->state == STATE_RETURNED;

	if (life->waits_for && state->until) {
		life->due = state->until;
		life->due_for = DUE_HOLD;
	} else if (life->state == STATE_OPEN && began && step->wait) {
		life->due = began + (int64_t)step->wait * 1000;
		life->due_for = DUE_COUNTDOWN;
	} else if (asked && state_fixed_by(state) &&
		   walk->diagnosis->check_back &&
		   life->lasted == LASTED_UNKNOWN) {
		life->due = life->ended +
			    (int64_t)walk->diagnosis->check_back * 1000;
		life->due_for = DUE_CHECK_BACK;
	}
}

struct case_life state_life(const struct state *state)
{
	struct case_life life = state->life;

	life.state = state_now(state);
	add_due(state, &life);
	return life;
}
