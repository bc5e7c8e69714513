#include "chargefix/trial.h"

#include <string.h>

static void add_chosen(const struct given *given, struct buffer *out)
{
	const char *between = "";

	for (size_t number = 0;
	     (number = answers_next(&given->chosen, number));) {
		buffer_format(out, "%s%s", between,
			      step_answer_id(given->step, number));
		between = ", ";
	}
}

static void add_answers(const struct given *given, struct buffer *out)
{
	buffer_format(out, "    %s%s: ", given->step->id,
		      given->raised ? " (danger raised)" : "");
	add_chosen(given, out);
	buffer_text(out, "\n");
}

/* Writes how a path ends: with a diagnosis or an unanswered step. */
static void add_end(const struct answered_path *path, struct buffer *out)
{
	if (path->diagnosis)
		buffer_format(out, "%s (%s)\n", path->diagnosis->id,
			      verdict_word(path->diagnosis->verdict));
	else
		buffer_format(out, "asks %s, which is not answered\n",
			      path->step->id);
}

static void add_place(const struct trial *trial, struct place place,
		      struct buffer *out)
{
	buffer_format(out, "%s:%u:%u: ", trial->file, (unsigned)place.line,
		      (unsigned)place.column);
}

static void add_failure(const struct trial *trial,
			const struct trial_outcome *outcome, struct buffer *out)
{
	struct place place = {
		.line = (uint32_t)outcome->failure.line,
		.column = (uint32_t)outcome->failure.column,
	};

	add_place(trial, place, out);
	buffer_format(out, "error: %s: %s\n", outcome->scenario->name,
		      outcome->failure.text);
	for (size_t i = 0; i < outcome->path.count; i++)
		add_answers(&outcome->path.items[i], out);
	buffer_text(out, "    => ");
	add_end(&outcome->path, out);
}

/* The step that a path asks where two paths diverge, or its end. */
static const char *next_word(const struct answered_path *path, size_t at)
{
	const struct step *step = answered_path_step(path, at);

	return step ? step->id : "the end";
}

/* If both paths ask the same step, adds its answer on this one. */
static void add_answered(const struct answered_path *path, size_t at,
			 struct buffer *out)
{
	if (at == path->count)
		buffer_text(out, "not answered");
	else
		add_chosen(&path->items[at], out);
}

static void add_parting(const struct trial_change *change, struct buffer *out)
{
	size_t at = change->parting;
	const struct step *before = answered_path_step(&change->before, at);
	const struct step *now = answered_path_step(&change->now, at);

	if (!before && !now) {
		buffer_text(out, "    after the same answers\n");
	} else if (before && now && strcmp(before->id, now->id) == 0) {
		buffer_format(out,
			      "    they diverge at %s (answer %zu): before ",
			      now->id, at + 1);
		add_answered(&change->before, at, out);
		buffer_text(out, ", now ");
		add_answered(&change->now, at, out);
		buffer_text(out, "\n");
	} else {
		if (at == 0)
			buffer_text(out, "    they diverge at the start");
		else
			buffer_format(out,
				      "    they diverge after %s (answer %zu)",
				      change->now.items[at - 1].step->id, at);
		buffer_format(out, ": before comes %s, now %s\n",
			      next_word(&change->before, at),
			      next_word(&change->now, at));
	}
}

static void add_change(const struct trial *trial,
		       const struct trial_change *change, struct buffer *out)
{
	if (change->place.line > 0)
		add_place(trial, change->place, out);
	buffer_format(out, "changed: %s\n    before: ", change->name);
	add_end(&change->before, out);
	buffer_text(out, "    now:    ");
	add_end(&change->now, out);
	add_parting(change, out);
}

static void add_missed(const struct coverage *coverage, struct buffer *out)
{
	const struct guide *guide = coverage->guide;

	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		struct answer_numbers missed = coverage_missed(coverage, step);

		if (step->earlier)
			continue;
		if (!answers_any(&coverage->answers[i]))
			buffer_format(out, "    step never asked: %s\n",
				      step->id);
		else
			for (size_t b = 0; (b = answers_next(&missed, b));)
				buffer_format(out,
					      "    answer never given: %s: "
					      "%s\n",
					      step->id,
					      step_answer_id(step, b));
	}
	for (size_t i = 0; i < guide->diagnosis_count; i++) {
		if (!coverage->reached[i])
			buffer_format(out, "    diagnosis never reached: %s\n",
				      guide->diagnoses[i].id);
	}
}

static void add_coverage(const struct coverage *coverage, struct buffer *out)
{
	struct coverage_sum met = coverage_met(coverage);
	struct coverage_sum whole = coverage_whole(coverage);

	buffer_format(out,
		      "covered: %zu of %zu steps, %zu of %zu answers, "
		      "%zu of %zu diagnoses\n",
		      met.steps, whole.steps, met.answers, whole.answers,
		      met.diagnoses, whole.diagnoses);
	add_missed(coverage, out);
}

void trial_text(const struct trial *trial, struct buffer *out)
{
	for (size_t i = 0; i < trial->count; i++) {
		if (!trial->outcomes[i].passed)
			add_failure(trial, &trial->outcomes[i], out);
	}
	for (size_t i = 0; i < trial->change_count; i++)
		add_change(trial, &trial->changes[i], out);
	if (trial->compared)
		buffer_format(out,
			      "compared: %zu scenario%s and %zu case%s, %zu "
			      "changed\n",
			      trial->count, trial->count == 1 ? "" : "s",
			      trial->compared_cases,
			      trial->compared_cases == 1 ? "" : "s",
			      trial->change_count);
	add_coverage(trial->coverage, out);
	buffer_format(out, "%zu passed, %zu failed\n", trial->passed,
		      trial->count - trial->passed);
}
