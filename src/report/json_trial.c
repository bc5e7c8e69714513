#include "chargefix/trial.h"

#include "report/json_value.h"

static json_t *answer_ids(struct value_writer *writer, const struct step *step,
			  uint64_t chosen)
{
	json_t *ids = json_array();

	for (uint64_t bit = 0; (bit = answers_next(chosen, bit));)
		value_append(writer, ids,
			     value_text(step_answer_id(step, bit)));
	return ids;
}

static json_t *way_answers(struct value_writer *writer, const struct way *way)
{
	json_t *answers = json_array();

	for (size_t i = 0; i < way->count; i++) {
		const struct given *given = &way->items[i];
		json_t *object = json_object();

		value_set(writer, object, "step", value_text(given->step->id));
		value_set(writer, object, "answer",
			  answer_ids(writer, given->step, given->chosen));
		value_set(writer, object, "raised",
			  json_boolean(given->raised));
		value_append(writer, answers, object);
	}
	return answers;
}

static json_t *way_object(struct value_writer *writer, const struct way *way)
{
	json_t *object = json_object();

	value_set(writer, object, "answers", way_answers(writer, way));
	value_set(writer, object, "asked",
		  value_text(way->step ? way->step->id : NULL));
	value_set(writer, object, "diagnosis",
		  value_text(way->diagnosis ? way->diagnosis->id : NULL));
	return object;
}

static json_t *outcome_object(struct value_writer *writer,
			      const struct trial_outcome *outcome)
{
	const struct scenario *scenario = outcome->scenario;
	const struct diagnosis *expected = scenario->diagnosis;
	json_t *object = json_object();

	value_set(writer, object, "name", value_text(scenario->name));
	value_set(writer, object, "line", json_integer(scenario->place.line));
	value_set(writer, object, "passed", json_boolean(outcome->passed));
	value_set(writer, object, "expected",
		  value_text(expected ? expected->id : NULL));
	value_set(writer, object, "failure",
		  value_text(outcome->passed ? NULL : outcome->failure.text));
	value_set(writer, object, "walk",
		  outcome->passed ? json_null()
				  : way_object(writer, &outcome->way));
	return object;
}

static json_t *change_object(struct value_writer *writer,
			     const struct trial_change *change)
{
	const struct step *before = way_step(&change->before, change->parting);
	const struct step *now = way_step(&change->now, change->parting);
	json_t *object = json_object();

	value_set(writer, object, "name", value_text(change->name));
	value_set(writer, object, "case",
		  json_boolean(change->place.line == 0));
	value_set(writer, object, "in_common",
		  json_integer((json_int_t)change->parting));
	value_set(writer, object, "asked_before",
		  value_text(before ? before->id : NULL));
	value_set(writer, object, "asked_now",
		  value_text(now ? now->id : NULL));
	value_set(writer, object, "before",
		  way_object(writer, &change->before));
	value_set(writer, object, "now", way_object(writer, &change->now));
	return object;
}

static json_t *count_object(struct value_writer *writer, size_t met,
			    size_t whole, json_t *missed)
{
	json_t *object = json_object();

	value_set(writer, object, "met", json_integer((json_int_t)met));
	value_set(writer, object, "of", json_integer((json_int_t)whole));
	value_set(writer, object, "missed", missed);
	return object;
}

static json_t *missed_steps(struct value_writer *writer,
			    const struct coverage *coverage)
{
	json_t *missed = json_array();

	for (size_t i = 0; i < coverage->guide->step_count; i++) {
		if (coverage->answers[i] == 0)
			value_append(writer, missed,
				     value_text(coverage->guide->steps[i]->id));
	}
	return missed;
}

static json_t *missed_answers(struct value_writer *writer,
			      const struct coverage *coverage)
{
	json_t *missed = json_array();

	for (size_t i = 0; i < coverage->guide->step_count; i++) {
		const struct step *step = coverage->guide->steps[i];
		uint64_t bits = coverage_missed(coverage, step);
		json_t *object;

		if (bits == 0)
			continue;
		object = json_object();
		value_set(writer, object, "step", value_text(step->id));
		value_set(writer, object, "answer",
			  answer_ids(writer, step, bits));
		value_append(writer, missed, object);
	}
	return missed;
}

static json_t *missed_diagnoses(struct value_writer *writer,
				const struct coverage *coverage)
{
	const struct guide *guide = coverage->guide;
	json_t *missed = json_array();

	for (size_t i = 0; i < guide->diagnosis_count; i++) {
		if (!coverage->reached[i])
			value_append(writer, missed,
				     value_text(guide->diagnoses[i].id));
	}
	return missed;
}

static json_t *coverage_object(struct value_writer *writer,
			       const struct coverage *coverage)
{
	struct coverage_sum met = coverage_met(coverage);
	struct coverage_sum whole = coverage_whole(coverage);
	json_t *object = json_object();

	value_set(writer, object, "steps",
		  count_object(writer, met.steps, whole.steps,
			       missed_steps(writer, coverage)));
	value_set(writer, object, "answers",
		  count_object(writer, met.answers, whole.answers,
			       missed_answers(writer, coverage)));
	value_set(writer, object, "diagnoses",
		  count_object(writer, met.diagnoses, whole.diagnoses,
			       missed_diagnoses(writer, coverage)));
	return object;
}

static json_t *changes_object(struct value_writer *writer,
			      const struct trial *trial)
{
	json_t *object = json_object();
	json_t *changes = json_array();

	for (size_t i = 0; i < trial->change_count; i++)
		value_append(writer, changes,
			     change_object(writer, &trial->changes[i]));
	value_set(writer, object, "cases",
		  json_integer((json_int_t)trial->compared_cases));
	value_set(writer, object, "changed", changes);
	return object;
}

void trial_json(const struct trial *trial, struct buffer *out)
{
	struct value_writer writer = {0};
	json_t *root = json_object();
	json_t *outcomes = json_array();

	for (size_t i = 0; i < trial->count; i++)
		value_append(&writer, outcomes,
			     outcome_object(&writer, &trial->outcomes[i]));
	value_set(&writer, root, "file", value_text(trial->file));
	value_set(&writer, root, "passed",
		  json_integer((json_int_t)trial->passed));
	value_set(&writer, root, "failed",
		  json_integer((json_int_t)(trial->count - trial->passed)));
	value_set(&writer, root, "scenarios", outcomes);
	value_set(&writer, root, "coverage",
		  coverage_object(&writer, trial->coverage));
	value_set(&writer, root, "against",
		  trial->compared ? changes_object(&writer, trial)
				  : json_null());
	value_write(&writer, root, JSON_INDENT(2), out);
	buffer_text(out, "\n");
}
