#include "chargefix/outline.h"

#include "walk/order.h"

/* "It is dim" and "It blinks" (Signs) */
static void say_given(const struct walk *walk, size_t index, struct buffer *out)
{
	const struct given *given = &walk->given[index];
	const char *before = "";

	for (uint64_t bit = 0; (bit = answers_next(given->chosen, bit));) {
		buffer_format(out, "%s\"%s\"", before,
			      step_answer_say(given->step, bit));
		before = " and ";
	}
	buffer_format(out, " (%s)", step_title(given->step));
}

enum cause_status given_says(const struct given *given,
			     const struct cause *cause)
{
	bool own = cause_set_has(&given->step->tests, cause);
	enum cause_status said = CAUSE_OPEN;

	for (uint64_t bit = 0; (bit = answers_next(given->chosen, bit));) {
		const struct answer *answer = step_answer(given->step, bit);
		if (!answer)
			continue;
		if (cause_set_has(&answer->suspects, cause) ||
		    (answer->suspects_this && own))
			return CAUSE_SUSPECTED;
		if (cause_set_has(&answer->rules_out, cause) ||
		    (answer->rules_out_this && own))
			said = CAUSE_RULED_OUT;
	}
	return said;
}

/* "Dirty contacts: suspected after "It is dim" (Signs)." */
static void say_trail(const struct walk *walk, const struct cause *cause,
		      size_t asked_at, struct buffer *out)
{
	bool any = false;

	buffer_format(out, "- %s: ", cause->title);
	for (size_t i = 0; i < asked_at; i++) {
		enum cause_status said =
			given_says(&walk->given[walk->path[i]], cause);
		if (said == CAUSE_OPEN)
			continue;
		buffer_text(out, any ? ", then " : "");
		buffer_text(out, said == CAUSE_SUSPECTED ? "suspected after "
							 : "ruled out by ");
		say_given(walk, walk->path[i], out);
		any = true;
	}
	buffer_text(out, any ? ".\n" : "no answer so far concerns it.\n");
}

/* What the answers before it said of the causes that it tests, in order. */
static void say_evidence(const struct walk *walk, const struct step *step,
			 struct buffer *out)
{
	size_t own = walk_find(walk, step);
	size_t asked_at =
		own == WALK_NONE ? walk->path_count : walk_place(walk, own);

	if (step->tests.count)
		buffer_text(out, "What it tests:\n");
	for (size_t i = 0; i < step->tests.count; i++)
		say_trail(walk, step->tests.items[i], asked_at, out);
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

/* Where the walk would go; `alone`: nothing else is said of the answer. */
static void say_next(const struct walk *walk, const struct step *step,
		     uint64_t bit, bool alone, struct buffer *out)
{
	struct outline_end end;

	outline_after(walk, step, bit, &end);
	if (end.step)
		buffer_format(out, " %s: %s.", alone ? "leads to" : "Next",
			      step_title(end.step));
	else
		buffer_format(out, " %s with: %s.", alone ? "ends" : "Ends",
			      end.diagnosis->title);
}

static void say_effect(const struct walk *walk, const struct step *step,
		       const struct answer *answer, uint64_t bit,
		       struct buffer *out)
{
	size_t start = out->length;

	say_causes(&answer->suspects, &step->tests, answer->suspects_this,
		   " points to: ", out);
	say_causes(&answer->rules_out, &step->tests, answer->rules_out_this,
		   out->length == start ? " rules out: " : " Rules out: ", out);
	say_next(walk, step, bit, out->length == start, out);
}

static void say_unsure(const struct walk *walk, const struct step *step,
		       struct buffer *out)
{
	buffer_format(out, "- \"%s\"", step_answer_say(step, ANSWER_UNSURE));
	if (step_unsure_differs(step)) {
		say_effect(walk, step, step->unsure, ANSWER_UNSURE, out);
	} else {
		if (step->unsure)
			buffer_format(out, " counts as \"%s\".",
				      step->unsure->say);
		else
			buffer_text(out, " rules nothing out.");
		say_next(walk, step, ANSWER_UNSURE, false, out);
	}
	buffer_text(out, "\n");
}

void walk_why(const struct walk *walk, const struct step *step,
	      struct buffer *out)
{
	if (step->why)
		buffer_format(out, "%s\n", step->why);
	if (step == walk->step && walk->overtakes)
		buffer_text(out, "It is asked early: one of your answers "
				 "points to it.\n");
	say_evidence(walk, step, out);
	buffer_text(out, "What each answer does:\n");
	for (size_t i = 0; i < step->answers.count; i++) {
		const struct answer *answer = &step->answers.items[i];
		buffer_format(out, "- \"%s\"", answer->say);
		say_effect(walk, step, answer, UINT64_C(1) << i, out);
		buffer_text(out, "\n");
	}
	if (!step->sure)
		say_unsure(walk, step, out);
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
