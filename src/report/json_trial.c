#include "chargefix/trial.h"

#include "report/json_value.h"

static json_t *chosen_ids(const struct step *step, struct answer_numbers chosen)
{
	json_t *ids = json_array();

	for (size_t number = 0; (number = answers_next(&chosen, number));)
		value_append(ids, value_text(step_answer_id(step, number)));
	return ids;
}

static json_t *answered_path_answers(const struct answered_path *path)
{
	json_t *answers = json_array();

	for (size_t i = 0; i < path->count; i++) {
		const struct given *given = &path->items[i];
		json_t *object = json_object();

		value_set(object, "step", value_text(given->step->id));
		value_set(object, "answer",
			  chosen_ids(given->step, given->chosen));
		value_set(object, "raised", json_boolean(given->raised));
		value_append(answers, object);
	}
	return answers;
}

static json_t *answered_path_object(const struct answered_path *path)
{
	json_t *object = json_object();

	value_set(object, "answers", answered_path_answers(path));
	value_set(object, "asked",
		  value_text(path->step ? path->step->id : NULL));
	value_set(object, "diagnosis",
		  value_text(path->diagnosis ? path->diagnosis->id : NULL));
	return object;
}

static json_t *outcome_object(const struct trial_outcome *outcome)
{
	const struct scenario *scenario = outcome->scenario;
	const struct diagnosis *expected = scenario->diagnosis;
	json_t *object = json_object();

	value_set(object, "name", value_text(scenario->name));
	value_set(object, "line", json_integer(scenario->place.line));
	value_set(object, "passed", json_boolean(outcome->passed));
	value_set(object, "expected",
		  value_text(expected ? expected->id : NULL));
	value_set(object, "failure",
		  value_text(outcome->passed ? NULL : outcome->failure.text));
	value_set(object, "walk",
		  outcome->passed ? json_null()
				  : answered_path_object(&outcome->path));
	return object;
}

static json_t *change_object(const struct trial_change *change)
{
	const struct step *before =
		answered_path_step(&change->before, change->parting);
	const struct step *now =
		answered_path_step(&change->now, change->parting);
	json_t *object = json_object();

	value_set(object, "name", value_text(change->name));
	value_set(object, "case", json_boolean(change->place.line == 0));
	value_set(object, "in_common",
		  json_integer((json_int_t)change->parting));
	value_set(object, "asked_before",
		  value_text(before ? before->id : NULL));
	value_set(object, "asked_now", value_text(now ? now->id : NULL));
	value_set(object, "before", answered_path_object(&change->before));
	value_set(object, "now", answered_path_object(&change->now));
	return object;
}

static json_t *count_object(size_t met, size_t whole, json_t *missed)
{
	json_t *object = json_object();

	value_set(object, "met", json_integer((json_int_t)met));
	value_set(object, "of", json_integer((json_int_t)whole));
	value_set(object, "missed", missed);
	return object;
}

static json_t *missed_steps(const struct coverage *coverage)
{
	json_t *missed = json_array();

	for (size_t i = 0; i < coverage->guide->step_count; i++) {
		const struct step *step = coverage->guide->steps[i];

		if (!step->earlier && !answers_any(&coverage->answers[i]))
			value_append(missed, value_text(step->id));
	}
	return missed;
}

static json_t *missed_answers(const struct coverage *coverage)
{
	json_t *missed = json_array();

	for (size_t i = 0; i < coverage->guide->step_count; i++) {
		const struct step *step = coverage->guide->steps[i];
		struct answer_numbers answers = coverage_missed(coverage, step);
		json_t *object;

		if (step->earlier || !answers_any(&answers))
			continue;
		object = json_object();
		value_set(object, "step", value_text(step->id));
		value_set(object, "answer", chosen_ids(step, answers));
		value_append(missed, object);
	}
	return missed;
}

static json_t *missed_diagnoses(const struct coverage *coverage)
{
	const struct guide *guide = coverage->guide;
	json_t *missed = json_array();

	for (size_t i = 0; i < guide->diagnosis_count; i++) {
		if (!coverage->reached[i])
			value_append(missed,
				     value_text(guide->diagnoses[i].id));
	}
	return missed;
}

static json_t *coverage_object(const struct coverage *coverage)
{
	struct coverage_sum met = coverage_met(coverage);
	struct coverage_sum whole = coverage_whole(coverage);
	json_t *object = json_object();

	value_set(object, "steps",
		  count_object(met.steps, whole.steps, missed_steps(coverage)));
	value_set(object, "answers",
		  count_object(met.answers, whole.answers,
			       missed_answers(coverage)));
	value_set(object, "diagnoses",
		  count_object(met.diagnoses, whole.diagnoses,
			       missed_diagnoses(coverage)));
	return object;
}

static json_t *changes_object(const struct trial *trial)
{
	json_t *object = json_object();
	json_t *changes = json_array();

	for (size_t i = 0; i < trial->change_count; i++)
		value_append(changes, change_object(&trial->changes[i]));
	value_set(object, "cases",
		  json_integer((json_int_t)trial->compared_cases));
	value_set(object, "changed", changes);
	return object;
}

void trial_json(const struct trial *trial, struct buffer *out)
{
	json_t *root = json_object();
	json_t *outcomes = json_array();

	for (size_t i = 0; i < trial->count; i++)
		value_append(outcomes, outcome_object(&trial->outcomes[i]));
	value_set(root, "file", value_text(trial->file));
	value_set(root, "passed", json_integer((json_int_t)trial->passed));
	value_set(root, "failed",
		  json_integer((json_int_t)(trial->count - trial->passed)));
	value_set(root, "scenarios", outcomes);
	value_set(root, "coverage", coverage_object(trial->coverage));
	value_set(root, "against",
		  trial->compared ? changes_object(trial) : json_null());
	value_write(root, JSON_INDENT(2), out);
	buffer_text(out, "\n");
}
