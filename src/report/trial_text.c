#include "chargefix/trial.h"

static void add_answers(const struct given *given, struct buffer *out)
{
	const char *between = given->raised ? " (danger raised): " : ": ";

	buffer_format(out, "    %s", given->step->id);
	for (uint64_t bit = 0; (bit = answers_next(given->chosen, bit));) {
		buffer_format(out, "%s%s", between,
			      step_answer_id(given->step, bit));
		between = ", ";
	}
	buffer_text(out, "\n");
}

/* How a way ends: with a diagnosis, or with a step that nothing answers. */
static void add_end(const struct way *way, struct buffer *out)
{
	if (way->diagnosis)
		buffer_format(out, "%s (%s)\n", way->diagnosis->id,
			      verdict_word(way->diagnosis->verdict));
	else if (way->step)
		buffer_format(out, "asks %s, which is not answered\n",
			      way->step->id);
	else
		buffer_text(out, "memory ran out\n");
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
	for (size_t i = 0; i < outcome->way.count; i++)
		add_answers(&outcome->way.items[i], out);
	buffer_text(out, "    => ");
	add_end(&outcome->way, out);
}

/* What comes next on a way, where two have parted. */
static const char *next_word(const struct way *way, size_t at)
{
	const struct step *step = way_step(way, at);

	return step ? step->id : "the end";
}

static void add_parting(const struct trial_change *change, struct buffer *out)
{
	size_t at = change->parting;
	const char *before = next_word(&change->before, at);
	const char *now = next_word(&change->now, at);

	if (!way_step(&change->before, at) && !way_step(&change->now, at))
		buffer_text(out, "    after the same answers\n");
	else if (at == 0)
		buffer_format(out,
			      "    they part at once: before comes %s, now "
			      "%s\n",
			      before, now);
	else
		buffer_format(out,
			      "    they part after %s (answer %zu): before "
			      "comes %s, now %s\n",
			      change->now.items[at - 1].step->id, at, before,
			      now);
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
		uint64_t missed = coverage_missed(coverage, step);

		if (coverage->answers[i] == 0)
			buffer_format(out, "    step never asked: %s\n",
				      step->id);
		else
			for (uint64_t b = 0; (b = answers_next(missed, b));)
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
			      "compared: %zu scenarios and %zu cases, %zu "
			      "changed\n",
			      trial->count, trial->compared_cases,
			      trial->change_count);
	add_coverage(trial->coverage, out);
	buffer_format(out, "%zu passed, %zu failed\n", trial->passed,
		      trial->count - trial->passed);
}
