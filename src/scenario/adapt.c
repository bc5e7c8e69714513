/* Adapts scenarios of one guide to another, and looks up their words. */
#include "chargefix/scenario.h"

#include "scenario/answer_word.h"

uint64_t scenario_answer_bit(const struct step *step, const char *word)
{
	uint64_t bit = step_answer_bit(step, word);
	double reading;

	if (bit == 0 && step->measure &&
	    measure_parse(step->measure, word, &reading))
		bit = step_band(step, reading);
	return bit;
}

/* The same answer in a step of another guide; 0: it has none. */
static uint64_t adapt_bits(const struct scenario_answer *from,
			   const struct step *to)
{
	uint64_t chosen = 0;

	if (from->reading && to->measure)
		return scenario_answer_bit(to, from->reading);
	for (uint64_t bit = 0; (bit = answers_next(from->chosen, bit));)
		chosen |= step_answer_bit(to, step_answer_id(from->step, bit));
	return walk_valid(to, chosen) ? chosen : 0;
}

static void adapt_answers(struct scenario *made, const struct scenario *from,
			  const struct guide *guide, struct arena *arena)
{
	made->answers = arena_alloc(arena, (from->answer_count + 1) *
						   sizeof(*made->answers));
	for (size_t i = 0; i < from->answer_count; i++) {
		struct scenario_answer answer = from->answers[i];
		const struct step *step = guide_step(guide, answer.step->id);

		if (!step)
			continue;
		answer.chosen = adapt_bits(&answer, step);
		answer.step = step;
		if (answer.chosen != 0)
			made->answers[made->answer_count++] = answer;
	}
}

static void adapt_raises(struct scenario *made, const struct scenario *from,
			 const struct guide *old, const struct guide *guide,
			 struct arena *arena)
{
	made->raises = arena_alloc(arena, (from->raise_count + 1) *
						  sizeof(*made->raises));
	for (size_t i = 0; guide->danger && i < from->raise_count; i++) {
		struct scenario_answer danger = {
			.step = old->danger,
			.chosen = from->raises[i].chosen,
		};
		struct scenario_raise raise = {
			.after = guide_step(guide, from->raises[i].after->id),
			.chosen = adapt_bits(&danger, guide->danger),
		};

		if (raise.after && raise.chosen != 0)
			made->raises[made->raise_count++] = raise;
	}
}

void scenario_adapt(struct scenario *made, const struct scenario *from,
		    const struct guide *old, const struct guide *guide,
		    struct arena *arena)
{
	*made = (struct scenario){
		.name = from->name,
		.audience = from->audience,
		.turns = from->turns,
		.turn_count = from->turn_count,
		.place = from->place,
	};
	adapt_answers(made, from, guide, arena);
	adapt_raises(made, from, old, guide, arena);
}
