/* Adapts scenarios of one guide to another, and looks up their words. */
#include "chargefix/scenario.h"

#include "scenario/answer_word.h"

size_t scenario_answer_number(const struct step *step, const char *word)
{
	size_t number = step_answer_number(step, word);
	double reading;

	if (number == 0 && step->measure &&
	    measure_parse(step->measure, word, &reading))
		number = step_band(step, reading);
	return number;
}

/* The same answer in a step of another guide; none: it has none. */
static struct answer_numbers adapt_chosen(const struct scenario_answer *from,
					  const struct step *to)
{
	const struct answer_numbers none = {0};
	struct answer_numbers chosen = none;

	if (from->reading && to->measure)
		return answers_only(scenario_answer_number(to, from->reading));
	for (size_t number = 0; (number = answers_next(&from->chosen, number));)
		answers_add(&chosen,
			    step_answer_number(
				    to, step_answer_id(from->step, number)));
	return walk_valid(to, chosen) ? chosen : none;
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
		answer.chosen = adapt_chosen(&answer, step);
		answer.step = step;
		if (answers_any(&answer.chosen))
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
			.chosen = adapt_chosen(&danger, guide->danger),
		};

		if (raise.after && answers_any(&raise.chosen))
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
