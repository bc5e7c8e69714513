#include "record/state.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <stdlib.h>
#include <string.h>

void state_release(struct state *state)
{
	walk_release(&state->walk);
	free(state->stamps);
	free(state->notes);
	free(state->consents);
	free(state->waits);
	free(state->ticks);
	free(state->drafts);
	free(state->withdrawn);
	arena_release(&state->arena);
	*state = (struct state){0};
}

void state_init(struct state *state, const struct guide *guide,
		enum audience audience)
{
	*state = (struct state){0};
	state->consents =
		memory_new(guide->step_count + 1, sizeof(*state->consents));
	state->waits = memory_new(guide->step_count + 1, sizeof(*state->waits));
	state->ticks = memory_new(guide->step_count + 1, sizeof(*state->ticks));
	state->drafts =
		memory_new(guide->step_count + 1, sizeof(*state->drafts));
	walk_init(&state->walk, guide, audience);
}

/* The bits of answer ids joined by ','; 0 where one is unknown. */
static uint64_t parse_answers(const struct step *step, const char *ids)
{
	uint64_t chosen = 0;

	while (ids && *ids) {
		char id[256];
		size_t length = strcspn(ids, ",");
		if (length >= sizeof(id))
			return 0;
		memcpy(id, ids, length);
		id[length] = '\0';
		uint64_t bit = step_answer_bit(step, id);
		if (!bit)
			return 0;
		chosen |= bit;
		ids += length + (ids[length] == ',');
	}
	return chosen;
}

/* A copy that is safe to show: a record may come from anywhere. */
static const char *keep_text(struct state *state, const char *text,
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
	const char *reading = keep_text(state, event->text, TEXT_ONE_LINE);

	state->stamps[index] = (struct stamp){
		.at = event->at,
		.who = keep_text(state, event->who, TEXT_ONE_LINE),
		.reading = *reading ? reading : NULL,
		.given = ++state->given_count,
	};
}

static void reserve_stamp(struct state *state)
{
	size_t capacity =
		state->stamp_capacity ? state->stamp_capacity * 2 : 64;

	if (state->walk.given_count < state->stamp_capacity)
		return;
	state->stamps =
		memory_grow(state->stamps, capacity, sizeof(*state->stamps));
	state->stamp_capacity = capacity;
}

static bool apply_answer(struct state *state, const struct event *event,
			 const struct step *step)
{
	struct walk *walk = &state->walk;
	uint64_t chosen = parse_answers(step, event->answers);
	bool raised = event->kind == EVENT_DANGER;
	size_t index = walk->given_count;

	if (!walk_valid(step, chosen) ||
	    step != (raised ? walk->guide->danger : walk->step))
		return false;
	reserve_stamp(state);
	stamp(state, index, event);
	if (raised)
		walk_raise_danger(walk, chosen);
	else
		walk_answer(walk, chosen);
	return true;
}

/* Whether one of these answers is that there is danger, whatever was asked. */
static bool is_danger(const struct step *step, uint64_t chosen)
{
	for (uint64_t bit = 0; (bit = answers_next(chosen, bit));) {
		const struct answer *answer = step_answer(step, bit);
		const struct diagnosis *diagnosis =
			answer ? answer_diagnosis(step, answer) : NULL;
		if (diagnosis && diagnosis->verdict == VERDICT_DANGER)
			return true;
	}
	return false;
}

/*
 * Whether anything else was answered since this answer was given, or somebody
 * else is at work by now.
 */
static bool has_stood(const struct state *state, size_t index,
		      const struct event *event)
{
	const struct stamp *stamp = &state->stamps[index];

	return stamp->given != state->given_count ||
	       strcmp(stamp->who, text_or_empty(event->who)) != 0;
}

/*
 * Danger that is taken back, or changed to something else, is remembered; but
 * not where that was done at once, as it was only a wrong key.
 */
static void remember(struct state *state, size_t index,
		     const struct event *event)
{
	const struct given *given = &state->walk.given[index];
	size_t count = state->withdrawn_count;

	if (!is_danger(given->step, given->chosen) ||
	    !has_stood(state, index, event))
		return;
	state->withdrawn = memory_grow(state->withdrawn, count + 1,
				       sizeof(*state->withdrawn));
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
	uint64_t chosen = parse_answers(step, event->answers);
	size_t index = walk_find(&state->walk, step);

	if (!walk_valid(step, chosen) || index == WALK_NONE)
		return false;
	uint64_t before = state->walk.given[index].chosen;
	size_t given = state->stamps[index].given;
	bool stays = is_danger(step, before) && is_danger(step, chosen) &&
		     has_stood(state, index, event);
	if (!is_danger(step, chosen))
		remember(state, index, event);
	if (before == chosen)
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
	/* Who goes back from what was agreed to is asked again. */
	if (walk->step)
		state->consents[walk->step->index] = (struct consent){0};
	state->drafts[step->index] = (struct draft){
		.answers = walk->given[gone].chosen,
		.reading = state->stamps[gone].reading,
	};
	walk_undo(walk);
	memmove(&state->stamps[gone], &state->stamps[gone + 1],
		(walk->given_count - gone) * sizeof(*state->stamps));
	return true;
}

static void apply_consent(struct state *state, const struct event *event,
			  const struct step *step)
{
	state->consents[step->index] = (struct consent){
		.who = keep_text(state, event->who, TEXT_ONE_LINE),
		.at = event->at,
	};
}

static void apply_note(struct state *state, const struct event *event,
		       const struct step *step)
{
	if (state->note_count == state->note_capacity) {
		state->note_capacity = state->note_capacity * 2 + 8;
		state->notes = memory_grow(state->notes, state->note_capacity,
					   sizeof(*state->notes));
	}
	state->notes[state->note_count++] = (struct note){
		.step = step,
		.text = keep_text(state, event->text, TEXT_KEEP_LINES),
		.who = keep_text(state, event->who, TEXT_ONE_LINE),
		.at = event->at,
	};
}

/* All answers that are ticked by now; none of them is given yet. */
static bool apply_draft(struct state *state, const struct event *event,
			const struct step *step)
{
	uint64_t ticked = parse_answers(step, event->answers);
	bool none = !event->answers || !*event->answers;

	if (!step->many || (!ticked && !none))
		return false;
	state->drafts[step->index] = (struct draft){.answers = ticked};
	return true;
}

/* "3 done": the third instruction was ticked off. */
static bool apply_tick(struct state *state, const struct event *event,
		       const struct step *step)
{
	const char *text = text_or_empty(event->text);
	char *rest;
	unsigned long number = strtoul(text, &rest, 10);
	uint64_t *ticks = &state->ticks[step->index];

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

/* What a case is begun with, and its details, the row carries but for this. */
static void apply_login(struct state *state, const struct event *event)
{
	if (event->answers && *event->answers)
		state->login = keep_text(state, event->answers, TEXT_ONE_LINE);
}

bool state_apply(struct state *state, const struct event *event)
{
	const char *id = text_or_empty(event->step);
	const struct step *step = guide_step(state->walk.guide, id);

	if (event->kind == EVENT_START || event->kind == EVENT_DETAILS) {
		apply_login(state, event);
		return true;
	}
	if (event->kind == EVENT_NOTE && (step || !*id)) {
		apply_note(state, event, step);
		return true;
	}
	if (!step)
		return false;
	switch (event->kind) {
	case EVENT_ANSWER:
	case EVENT_DANGER:
		return apply_answer(state, event, step);
	case EVENT_CHANGE:
		return apply_change(state, event, step);
	case EVENT_UNDO:
		return apply_undo(state, event, step);
	case EVENT_CONSENT:
		apply_consent(state, event, step);
		return true;
	case EVENT_WAIT:
		state->waits[step->index] = event->at;
		return true;
	case EVENT_TICK:
		return apply_tick(state, event, step);
	case EVENT_START:
	case EVENT_NOTE:
	case EVENT_DETAILS:
		break;
	}
	return false;
}

/* The first event, and no other, begins a case: it says for whom. */
static bool begin(struct state *state, const struct guide *guide,
		  const struct event *event)
{
	enum audience audience = AUDIENCE_OWNER;

	if (event->kind != EVENT_START)
		return false;
	if (event->text)
		audience_parse(event->text, &audience);
	state_init(state, guide, audience);
	apply_login(state, event);
	return true;
}

static bool go_on(struct state *state, const struct event *event)
{
	return event->kind != EVENT_START && state_apply(state, event);
}

bool state_fold(struct state *state, const struct guide *guide,
		const struct events *events, int64_t number,
		struct message *error)
{
	bool applied = false;
	size_t i = 0;

	*state = (struct state){0};
	if (events->count > 0)
		applied = begin(state, guide, &events->items[i++]);
	while (applied && i < events->count)
		applied = go_on(state, &events->items[i++]);
	if (applied)
		return true;
	state_release(state);
	return message_set(error,
			   "the record of case %lld is damaged at event %zu: "
			   "it does not fit the guide it was walked with",
			   (long long)number, i);
}

struct case_standing state_standing(const struct state *state,
				    struct buffer *subject)
{
	const struct walk *walk = &state->walk;
	const struct step *about = walk->guide->subject;
	const struct diagnosis *diagnosis = walk->diagnosis;
	size_t index = about ? walk_find(walk, about) : WALK_NONE;

	if (index != WALK_NONE)
		given_say(&walk->given[index], true, subject);
	return (struct case_standing){
		.subject = buffer_string(subject),
		.step = walk->step ? step_title(walk->step) : NULL,
		.diagnosis = diagnosis ? diagnosis->id : NULL,
		.verdict = diagnosis ? verdict_word(diagnosis->verdict) : NULL,
		.conclusion = diagnosis ? diagnosis->title : NULL,
	};
}
