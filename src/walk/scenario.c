#include "chargefix/scenario.h"

static uint64_t scenario_answer(const struct scenario *scenario,
				const struct step *step)
{
	for (size_t i = 0; i < scenario->answer_count; i++) {
		if (scenario->answers[i].step == step)
			return scenario->answers[i].chosen;
	}
	return 0;
}

static bool walk_to_end(const struct scenario *scenario, struct walk *walk,
			struct message *failure)
{
	while (walk->step != NULL) {
		uint64_t chosen = scenario_answer(scenario, walk->step);

		if (chosen == 0)
			return message_set(failure,
					   "\"%s\" is asked, and no answer to "
					   "it is given",
					   walk->step->id);
		if (!walk_answer(walk, chosen))
			return message_no_memory(failure);
	}
	return true;
}

static bool check_diagnosis(const struct scenario *scenario,
			    const struct walk *walk, struct message *failure)
{
	if (walk->diagnosis == scenario->diagnosis)
		return true;
	return message_set(failure,
			   "the diagnosis should be \"%s\", and is \"%s\"",
			   scenario->diagnosis->id, walk->diagnosis->id);
}

static bool check_steps(const struct scenario *scenario,
			const struct walk *walk, struct message *failure)
{
	for (size_t i = 0; i < scenario->asks_count; i++) {
		const struct step *step = scenario->asks[i];

		if (walk->answers[step->index] == 0)
			return message_set(failure,
					   "\"%s\" should be asked, and is not",
					   step->id);
	}
	for (size_t i = 0; i < scenario->never_asks_count; i++) {
		const struct step *step = scenario->never_asks[i];

		if (walk->answers[step->index] != 0)
			return message_set(failure,
					   "\"%s\" should not be asked, and is",
					   step->id);
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
					   "\"%s\" should be %s, and is %s",
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
			   "it should take %zu answers at the most, and takes "
			   "%zu",
			   scenario->most, walk->path_count);
}

bool scenario_run(const struct scenario *scenario, const struct guide *guide,
		  struct walk *walk, struct message *failure)
{
	*walk = (struct walk){0};
	if (!walk_init(walk, guide, scenario->audience))
		return message_no_memory(failure);
	if (walk_to_end(scenario, walk, failure) &&
	    check_diagnosis(scenario, walk, failure) &&
	    check_steps(scenario, walk, failure) &&
	    check_causes(scenario, walk, failure) &&
	    check_length(scenario, walk, failure))
		return true;
	failure->line = scenario->place.line;
	failure->column = scenario->place.column;
	return false;
}
