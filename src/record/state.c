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
	free(state->withdrawn);
	free(state->changes);
	free(state->steps);
	arena_release(&state->arena);
	*state = (struct state){0};
}

void state_init(struct state *state, const struct guide *guide,
		enum audience audience)
{
	*state = (struct state){0};
	state->steps = memory_new(guide->step_count + 1, sizeof(*state->steps));
	walk_init(&state->walk, guide, audience);
}

/* The first event, and no other, begins a case and says who it is for. */
static bool begin_state(struct state *state, const struct guide *guide,
			const struct event *event)
{
	enum audience audience = AUDIENCE_OWNER;

	if (event->kind != EVENT_START)
		return false;
	if (event->text)
		audience_parse(event->text, &audience);
	state_init(state, guide, audience);
	return state_apply(state, event);
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
		applied = begin_state(state, guide, &events->items[i++]);
	while (applied && i < events->count)
		applied = go_on(state, &events->items[i++]);
	if (applied)
		return true;
	state_release(state);
	return message_set(error,
			   "case %lld is damaged at event %zu: "
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
		.life = state_life(state),
	};
}
