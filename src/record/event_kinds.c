/* The kinds of events: the word for each, and how it changes a case. */
#include "record/state.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <stdlib.h>
#include <string.h>

/* The answers whose ids are joined by ','; none where one is unknown. */
static struct answer_numbers parse_answers(const struct step *step,
					   const char *ids)
{
	const struct answer_numbers none = {0};
	struct answer_numbers chosen = none;

	while (ids && *ids) {
		char id[256];
		size_t length = strcspn(ids, ",");
		if (length >= sizeof(id))
			return none;
		memcpy(id, ids, length);
		id[length] = '\0';
		size_t number = step_answer_number(step, id);
		if (!number)
			return none;
		answers_add(&chosen, number);
		ids += length + (ids[length] == ',');
	}
	return chosen;
}

/* A copy that is safe to show: a record may come from anywhere. */
const char *state_text(struct state *state, const char *text,
		       enum text_lines lines)
{
	struct buffer clean = {0};
	const char *kept;

	text = text_or_empty(text);
	text_clean(&clean, text, strlen(text), lines);
	kept = arena_text(&state->arena, buffer_string(&clean), clean.length);
	buffer_release(&clean);
	return kept;
}

static void stamp(struct state *state, size_t index, const struct event *event)
{
	const char *reading = state_text(state, event->text, TEXT_ONE_LINE);

	state->stamps[index] = (struct stamp){
		.at = event->at,
		.who = state_text(state, event->who, TEXT_ONE_LINE),
		.reading = *reading ? reading : NULL,
		.given = ++state->given_count,
	};
}

static bool apply_answer(struct state *state, const struct event *event,
			 const struct step *step)
{
	struct walk *walk = &state->walk;
	struct answer_numbers chosen = parse_answers(step, event->answers);
	bool raised = event->kind == EVENT_DANGER;
	size_t index = walk->given_count;

	if (!walk_valid(step, chosen) ||
	    step != (raised ? walk->guide->danger : walk->step))
		return false;
	state->stamps =
		memory_room(state->stamps, index, sizeof(*state->stamps));
	stamp(state, index, event);
	if (raised)
		walk_raise_danger(walk, chosen);
	else
		walk_answer(walk, chosen);
	return true;
}

/* Whether one of these answers is that there is danger, whatever was asked. */
static bool is_danger(const struct step *step, struct answer_numbers chosen)
{
	for (size_t number = 0; (number = answers_next(&chosen, number));) {
		const struct answer *answer = step_answer(step, number);
		const struct diagnosis *diagnosis =
			answer ? answer_diagnosis(step, answer) : NULL;
		if (diagnosis && diagnosis->verdict == VERDICT_DANGER)
			return true;
	}
	return false;
}

/*
 * Whether another answer was given after this one, or somebody else is working
 * on the case by now.
 */
static bool has_stood(const struct state *state, size_t index,
		      const struct event *event)
{
	const struct stamp *stamp = &state->stamps[index];

	return stamp->given != state->given_count ||
	       strcmp(stamp->who, text_or_empty(event->who)) != 0;
}

/*
 * Remembers danger that is taken back or changed to something else, unless that
 * was done at once: then it was only a wrong key.
 */
static void remember(struct state *state, size_t index,
		     const struct event *event)
{
	const struct given *given = &state->walk.given[index];
	size_t count = state->withdrawn_count;

	if (!is_danger(given->step, given->chosen) ||
	    !has_stood(state, index, event))
		return;
	state->withdrawn =
		memory_room(state->withdrawn, count, sizeof(*state->withdrawn));
	state->withdrawn[count] = (struct withdrawn){
		.given = *given,
		.who = state->stamps[index].who,
		.at = state->stamps[index].at,
		.taken_back = event->at,
	};
	state->withdrawn_count++;
}

static bool apply_change(struct state *state, const struct event *event,
			 const struct step *step)
{
	struct answer_numbers chosen = parse_answers(step, event->answers);
	size_t index = walk_find(&state->walk, step);

	if (!walk_valid(step, chosen) || index == WALK_NONE)
		return false;
	struct answer_numbers before = state->walk.given[index].chosen;
	size_t given = state->stamps[index].given;
	bool stays = is_danger(step, before) && is_danger(step, chosen) &&
		     has_stood(state, index, event);
	if (!is_danger(step, chosen))
		remember(state, index, event);
	if (answers_equal(&before, &chosen))
		before = state->stamps[index].before;
	stamp(state, index, event);
	state->stamps[index].before = before;
	if (stays)
		state->stamps[index].given = given;
	walk_change(&state->walk, step, chosen);
	return true;
}

static bool apply_undo(struct state *state, const struct event *event,
		       const struct step *step)
{
	struct walk *walk = &state->walk;
	size_t gone = walk_newest(walk);

	if (gone == WALK_NONE || walk->given[gone].step != step)
		return false;
	remember(state, gone, event);
	/* Going back withdraws consent, so it is asked for again. */
	if (walk->step)
		state->steps[walk->step->index].consent = (struct consent){0};
	state->steps[step->index].draft = (struct draft){
		.answers = walk->given[gone].chosen,
		.reading = state->stamps[gone].reading,
	};
	walk_undo(walk);
	memmove(&state->stamps[gone], &state->stamps[gone + 1],
		(walk->given_count - gone) * sizeof(*state->stamps));
	return true;
}

static bool apply_consent(struct state *state, const struct event *event,
			  const struct step *step)
{
	state->steps[step->index].consent = (struct consent){
		.who = state_text(state, event->who, TEXT_ONE_LINE),
		.at = event->at,
	};
	return true;
}

static bool apply_wait(struct state *state, const struct event *event,
		       const struct step *step)
{
	state->steps[step->index].wait = event->at;
	return true;
}

static bool apply_note(struct state *state, const struct event *event,
		       const struct step *step)
{
	state->notes = memory_room(state->notes, state->note_count,
				   sizeof(*state->notes));
	state->notes[state->note_count++] = (struct note){
		.step = step,
		.text = state_text(state, event->text, TEXT_KEEP_LINES),
		.who = state_text(state, event->who, TEXT_ONE_LINE),
		.at = event->at,
		.seq = event->seq,
		.customer = event->answers &&
			    strcmp(event->answers, NOTE_FOR_CUSTOMER) == 0,
	};
	return true;
}

/* The note of that seq; NULL: there is none. */
static struct note *find_note(struct state *state, int64_t seq)
{
	for (size_t i = 0; i < state->note_count; i++)
		if (state->notes[i].seq == seq)
			return &state->notes[i];
	return NULL;
}

/* "7", or "7,customer": the note, and who may read it from now on. */
static bool apply_correct(struct state *state, const struct event *event,
			  const struct step *step)
{
	char *rest = NULL;
	const char *answers = text_or_empty(event->answers);
	struct note *note = find_note(state, strtoll(answers, &rest, 10));

	(void)step;
	if (!note)
		return false;
	note->customer = strcmp(rest, "," NOTE_FOR_CUSTOMER) == 0;
	note->text = state_text(state, event->text, TEXT_KEEP_LINES);
	note->corrected_by = state_text(state, event->who, TEXT_ONE_LINE);
	note->corrected = event->at;
	return true;
}

/* Holds all answers ticked so far; none of them has been given yet. */
static bool apply_draft(struct state *state, const struct event *event,
			const struct step *step)
{
	struct answer_numbers ticked = parse_answers(step, event->answers);
	bool none = !event->answers || !*event->answers;

	if (!step->many || (!answers_any(&ticked) && !none))
		return false;
	state->steps[step->index].draft = (struct draft){.answers = ticked};
	return true;
}

/* "3 done": the third instruction was ticked off. */
static bool apply_tick(struct state *state, const struct event *event,
		       const struct step *step)
{
	const char *text = text_or_empty(event->text);
	char *rest;
	unsigned long number = strtoul(text, &rest, 10);
	uint64_t *ticks = &state->steps[step->index].ticks;

	if (strcmp(text, TICK_ANSWERS) == 0)
		return apply_draft(state, event, step);
	if (number < 1 || number > step_tickable(step))
		return false;
	if (strcmp(rest, TICK_DONE) == 0)
		*ticks |= UINT64_C(1) << (number - 1);
	else if (strcmp(rest, TICK_OPEN) == 0)
		*ticks &= ~(UINT64_C(1) << (number - 1));
	else
		return false;
	return true;
}

/* The row of the case holds its details; the login is only in the event. */
static bool apply_login(struct state *state, const struct event *event,
			const struct step *step)
{
	(void)step;
	if (event->answers && *event->answers)
		state->login = state_text(state, event->answers, TEXT_ONE_LINE);
	return true;
}

/* Whether an event is about a step. */
enum about { ABOUT_CASE, ABOUT_EITHER, ABOUT_STEP };

static const struct {
	const char *word; /* in the record */
	enum about about;
	bool works; /* on the walk, which a closed case doesn't allow */
	/* False if the event does not fit what came before. */
	bool (*apply)(struct state *state, const struct event *event,
		      const struct step *step);
} kinds[] = {
	[EVENT_START] = {"start", ABOUT_CASE, false, apply_login},
	[EVENT_ANSWER] = {"answer", ABOUT_STEP, true, apply_answer},
	[EVENT_CHANGE] = {"change", ABOUT_STEP, true, apply_change},
	[EVENT_UNDO] = {"undo", ABOUT_STEP, true, apply_undo},
	[EVENT_DANGER] = {"danger", ABOUT_STEP, true, apply_answer},
	[EVENT_NOTE] = {"note", ABOUT_EITHER, false, apply_note},
	[EVENT_CONSENT] = {"consent", ABOUT_STEP, true, apply_consent},
	[EVENT_WAIT] = {"wait", ABOUT_STEP, true, apply_wait},
	[EVENT_DETAILS] = {"details", ABOUT_CASE, false, apply_login},
	[EVENT_TICK] = {"tick", ABOUT_STEP, true, apply_tick},
	[EVENT_HOLD] = {"wait-for", ABOUT_CASE, false, apply_hold},
	[EVENT_CONTINUE] = {"continue", ABOUT_CASE, false, apply_continue},
	[EVENT_CANCEL] = {"cancel", ABOUT_CASE, false, apply_cancel},
	[EVENT_HAND_BACK] = {"hand-back", ABOUT_CASE, false, apply_hand_back},
	[EVENT_REOPEN] = {"reopen", ABOUT_CASE, false, apply_reopen},
	[EVENT_CONFIRM] = {"confirm", ABOUT_CASE, false, apply_confirm},
	[EVENT_LASTED] = {"lasted", ABOUT_CASE, false, apply_lasted},
	[EVENT_AUDIENCE] = {"audience", ABOUT_CASE, false, apply_audience},
	[EVENT_CORRECT] = {"correct", ABOUT_CASE, false, apply_correct},
	[EVENT_COMEBACK] = {"comeback", ABOUT_CASE, false, apply_comeback},
	[EVENT_ERASE] = {"erase", ABOUT_CASE, false, apply_erase},
};

_Static_assert(sizeof(kinds) / sizeof(*kinds) == EVENT_KINDS,
	       "each kind of event has its row");

const char *event_kind_word(enum event_kind kind)
{
	return kinds[kind].word;
}

bool event_kind_parse(const char *word, enum event_kind *kind)
{
	for (int i = 0; word && i < EVENT_KINDS; i++)
		if (strcmp(kinds[i].word, word) == 0) {
			*kind = (enum event_kind)i;
			return true;
		}
	return false;
}

/* Danger is never refused: it opens a closed case again. */
static bool may_apply(const struct state *state, enum event_kind kind)
{
	return !kinds[kind].works || kind == EVENT_DANGER ||
	       life_takes_answers(&state->life);
}

/* Notes when the walk came to its end, which each answer can change. */
static void note_end(struct state *state, const struct event *event)
{
	const struct diagnosis *diagnosis = state->walk.diagnosis;
	bool moves = event->kind == EVENT_ANSWER ||
		     event->kind == EVENT_CHANGE || event->kind == EVENT_UNDO ||
		     event->kind == EVENT_DANGER;

	if (moves)
		life_goes_on(state, event);
	if (!diagnosis)
		state->life.ended = 0;
	else if (moves || !state->life.ended)
		state->life.ended = event->at;
	if (diagnosis && moves)
		state->life.lasted = LASTED_UNKNOWN;
}

bool state_apply(struct state *state, const struct event *event)
{
	const char *id = text_or_empty(event->step);
	const struct step *step = guide_step(state->walk.guide, id);
	enum about about = kinds[event->kind].about;

	if (!step && (about == ABOUT_STEP || (about == ABOUT_EITHER && *id)))
		return false;
	if (!may_apply(state, event->kind) ||
	    !kinds[event->kind].apply(state, event, step))
		return false;
	note_end(state, event);
	return true;
}
