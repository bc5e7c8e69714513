#include "chargefix/scenario.h"

#include "chargefix/memory.h"

#include "scenario/answer_word.h"
#include "scenario/shown.h"

#include <stdlib.h>

/* A scenario being walked. */
struct telling {
	const struct scenario *scenario;
	struct walk *walk;
	struct message *failure;
	struct answer_numbers
		*answers; /* by step.index, of those given by id */
	size_t turn; /* the next of those given in order */
};

/* The answers of the ids; none if one is unknown, which `unknown` then names. */
static struct answer_numbers turn_answers(const struct step *step,
					  const struct scenario_turn *turn,
					  const char **unknown)
{
	const struct answer_numbers none = {0};
	struct answer_numbers chosen = none;

	for (size_t i = 0; i < turn->ids.count; i++) {
		size_t number =
			scenario_answer_number(step, turn->ids.items[i]);

		*unknown = turn->ids.items[i];
		if (number == 0)
			return none;
		answers_add(&chosen, number);
	}
	*unknown = NULL;
	return chosen;
}

/* The next answer in order; none and a failure if it doesn't fit the step. */
static struct answer_numbers answer_in_turn(struct telling *telling)
{
	const struct scenario *scenario = telling->scenario;
	const struct step *step = telling->walk->step;
	const struct scenario_turn *turn;
	const char *unknown = NULL;
	struct answer_numbers chosen = {0};

	if (telling->turn == scenario->turn_count) {
		message_set(telling->failure,
			    "\"%s\" is asked, but there are no more answers",
			    step->id);
		return chosen;
	}
	turn = &scenario->turns[telling->turn++];
	chosen = turn_answers(step, turn, &unknown);
	if (unknown)
		message_set(telling->failure,
			    "\"%s\" is asked, but it has no answer \"%s\"",
			    step->id, unknown);
	else if (walk_valid(step, chosen))
		return chosen;
	else
		message_set(
			telling->failure,
			"\"%s\" is asked, but these answers don't go together",
			step->id);
	telling->failure->line = turn->place.line;
	telling->failure->column = turn->place.column;
	return (struct answer_numbers){0};
}

static struct answer_numbers next_answer(struct telling *telling)
{
	const struct step *step = telling->walk->step;
	struct answer_numbers chosen;

	if (telling->scenario->turn_count > 0)
		return answer_in_turn(telling);
	chosen = telling->answers[step->index];
	if (!answers_any(&chosen))
		message_set(telling->failure,
			    "\"%s\" is asked, but no answer is given",
			    step->id);
	return chosen;
}

/* Reports danger if the scenario does so after this step. */
static void raise_after(struct telling *telling, const struct step *step)
{
	const struct scenario *scenario = telling->scenario;

	for (size_t i = 0; i < scenario->raise_count; i++) {
		if (scenario->raises[i].after == step)
			walk_raise_danger(telling->walk,
					  scenario->raises[i].chosen);
	}
}

static bool check_turns(const struct telling *telling)
{
	const struct scenario *scenario = telling->scenario;

	if (telling->turn == scenario->turn_count)
		return true;
	message_set(telling->failure, "the walk ends before this answer");
	telling->failure->line = scenario->turns[telling->turn].place.line;
	telling->failure->column = scenario->turns[telling->turn].place.column;
	return false;
}

static bool walk_to_end(struct telling *telling)
{
	struct walk *walk = telling->walk;

	while (walk->step) {
		const struct step *step = walk->step;
		struct answer_numbers chosen = next_answer(telling);

		if (!answers_any(&chosen))
			return false;
		walk_answer(walk, chosen);
		raise_after(telling, step);
	}
	return check_turns(telling);
}

static bool check_diagnosis(const struct scenario *scenario,
			    const struct walk *walk, struct message *failure)
{
	if (!scenario->diagnosis || walk->diagnosis == scenario->diagnosis)
		return true;
	return message_set(failure,
			   "the diagnosis should be \"%s\", but is \"%s\"",
			   scenario->diagnosis->id, walk->diagnosis->id);
}

static bool check_steps(const struct scenario *scenario,
			const struct walk *walk, struct message *failure)
{
	for (size_t i = 0; i < scenario->asks_count; i++) {
		const struct step *step = scenario->asks[i];

		if (!walk_asked(walk, step))
			return message_set(failure,
					   "\"%s\" should be asked, but is not",
					   step->id);
	}
	for (size_t i = 0; i < scenario->never_asks_count; i++) {
		const struct step *step = scenario->never_asks[i];

		if (walk_asked(walk, step))
			return message_set(failure,
					   "\"%s\" should not be asked, but is",
					   step->id);
	}
	return true;
}

static bool check_shown(const struct scenario *scenario,
			const struct walk *walk, struct message *failure)
{
	for (size_t i = 0; i < scenario->shows.count; i++) {
		const char *part = scenario->shows.items[i];

		if (!was_shown(walk, part))
			return message_set(failure,
					   "\"%s\" should be shown, and is not",
					   part);
	}
	for (size_t i = 0; i < scenario->never_shows.count; i++) {
		const char *part = scenario->never_shows.items[i];

		if (was_shown(walk, part))
			return message_set(failure,
					   "\"%s\" should not be shown, and is",
					   part);
	}
	return true;
}

static bool check_causes(const struct scenario *scenario,
			 const struct walk *walk, struct message *failure)
{
	for (size_t i = 0; i < scenario->cause_count; i++) {
		const struct scenario_cause *cause = &scenario->causes[i];
		enum cause_status status =
			walk->causes[cause->cause->index].status;

		if (status != cause->status)
			return message_set(failure,
					   "\"%s\" should be %s, but is %s",
					   cause->cause->id,
					   cause_status_word(cause->status),
					   cause_status_word(status));
	}
	return true;
}

static bool check_length(const struct scenario *scenario,
			 const struct walk *walk, struct message *failure)
{
	if (scenario->most == 0 || walk->path_count <= scenario->most)
		return true;
	return message_set(failure,
			   "the walk should take at most %zu answer%s, but "
			   "takes %zu",
			   scenario->most, scenario->most == 1 ? "" : "s",
			   walk->path_count);
}

/* Failures without a place of their own are at the scenario. */
static bool fail_at(const struct scenario *scenario, struct message *failure)
{
	if (failure->line == 0) {
		failure->line = scenario->place.line;
		failure->column = scenario->place.column;
	}
	return false;
}

bool scenario_walk(const struct scenario *scenario, const struct guide *guide,
		   struct walk *walk, struct message *failure)
{
	struct telling telling = {
		.scenario = scenario,
		.walk = walk,
		.failure = failure,
	};
	bool ended;

	*failure = (struct message){0};
	telling.answers = memory_new(guide->step_count + 1,
				     sizeof(struct answer_numbers));
	walk_init(walk, guide, scenario->audience);
	for (size_t i = 0; i < scenario->answer_count; i++)
		telling.answers[scenario->answers[i].step->index] =
			scenario->answers[i].chosen;
	ended = walk_to_end(&telling);
	free(telling.answers);
	return ended || fail_at(scenario, failure);
}

bool scenario_run(const struct scenario *scenario, const struct guide *guide,
		  struct walk *walk, struct message *failure)
{
	if (!scenario_walk(scenario, guide, walk, failure))
		return false;
	return (check_diagnosis(scenario, walk, failure) &&
		check_steps(scenario, walk, failure) &&
		check_shown(scenario, walk, failure) &&
		check_causes(scenario, walk, failure) &&
		check_length(scenario, walk, failure)) ||
	       fail_at(scenario, failure);
}
