#include "chargefix/walk.h"

#include "walk/order.h"

/* Where on the path the answer stands; path_count if nowhere. */
static size_t path_position(const struct walk *walk, size_t given)
{
	size_t at = 0;

	while (at < walk->path_count && walk->path[at] != given)
		at++;
	return at;
}

static void say_given(const struct walk *walk, size_t index, struct buffer *out)
{
	const struct given *given = &walk->given[index];

	buffer_text(out, "\"");
	given_say(given, false, out);
	buffer_format(out, "\" (%s)", step_title(given->step));
}

/* The suspicion, if there was one, that the step was asked to follow up. */
static void say_evidence(const struct walk *walk, const struct step *step,
			 struct buffer *out)
{
	size_t own = walk_find(walk, step);
	size_t asked_at =
		own == WALK_NONE ? walk->path_count : path_position(walk, own);

	for (size_t i = 0; i < step->tests.count; i++) {
		const struct cause *cause = step->tests.items[i];
		const struct cause_state *state = &walk->causes[cause->index];
		if (state->by == WALK_NONE ||
		    state->status != CAUSE_SUSPECTED ||
		    path_position(walk, state->by) >= asked_at)
			continue;
		buffer_format(out, "- %s is suspected: you answered ",
			      cause->title);
		say_given(walk, state->by, out);
		buffer_text(out, ".\n");
	}
}

/* "A, B", or nothing; `start` goes before the first. */
static void say_causes(const struct cause_set *named,
		       const struct cause_set *tests, bool these,
		       const char *start, struct buffer *out)
{
	const char *before = start;

	for (size_t i = 0; i < named->count; i++, before = ", ")
		buffer_format(out, "%s%s", before, named->items[i]->title);
	for (size_t i = 0; these && i < tests->count; i++, before = ", ")
		buffer_format(out, "%s%s", before, tests->items[i]->title);
	if (before != start)
		buffer_text(out, ".");
}

static void say_effect(const struct step *step, const struct answer *answer,
		       struct buffer *out)
{
	size_t start = out->length;
	const struct diagnosis *diagnosis = answer_diagnosis(step, answer);

	say_causes(&answer->suspects, &step->tests, answer->suspects_this,
		   " points to: ", out);
	say_causes(&answer->rules_out, &step->tests, answer->rules_out_this,
		   " rules out: ", out);
	if (diagnosis)
		buffer_format(out, " ends the search: %s.", diagnosis->title);
	if (answer->then)
		buffer_text(out, " opens further steps.");
	if (out->length == start)
		buffer_text(out, " is recorded; the next step follows.");
}

void walk_why(const struct walk *walk, const struct step *step,
	      struct buffer *out)
{
	if (step->why)
		buffer_format(out, "%s\n", step->why);
	if (step == walk->step && walk->overtakes)
		buffer_text(out, "It goes before its turn:\n");
	say_evidence(walk, step, out);
	buffer_text(out, "What each answer does:\n");
	for (size_t i = 0; i < step->answers.count; i++) {
		const struct answer *answer = &step->answers.items[i];
		buffer_format(out, "- \"%s\"", answer->say);
		say_effect(step, answer, out);
		buffer_text(out, "\n");
	}
	buffer_format(out, "- \"%s\"", step_answer_say(step, ANSWER_UNSURE));
	if (step->unsure)
		buffer_format(out, " counts as \"%s\".\n", step->unsure->say);
	else
		buffer_text(out, " is recorded and changes nothing else.\n");
}

void walk_why_skipped(const struct walk *walk, const struct step *step,
		      struct buffer *out)
{
	const char *before = "";

	for (size_t i = 0; i < step->tests.count; i++) {
		const struct cause *cause = step->tests.items[i];
		size_t by = walk->causes[cause->index].by;
		buffer_format(out, "%s%s is ruled out", before, cause->title);
		if (by != WALK_NONE) {
			buffer_text(out, " by ");
			say_given(walk, by, out);
		}
		before = "; ";
	}
}
