/* Explains in sentences why a step is asked or not, and what led to a cause. */
#include "chargefix/outline.h"
#include "chargefix/view.h"

/* "It is dim" and "It blinks" (Signs): the answers about the cause. */
static void say_given(const struct walk *walk, size_t index,
		      const struct cause *cause, struct buffer *out)
{
	const struct given *given = &walk->given[index];
	const char *before = "";

	for (size_t number = 0;
	     (number = answers_next(&given->chosen, number));) {
		const struct answer *answer = step_answer(given->step, number);
		if (answer_says(given->step, answer, cause) == CAUSE_OPEN)
			continue;
		buffer_format(out, "%s\"%s\"", before,
			      step_answer_say(given->step, number));
		before = " and ";
	}
	buffer_format(out, " (%s)", step_title(given->step));
}

/* "2 for it, 1 against it", if evidence is counted. */
static void say_tally(const struct walk *walk, const struct cause *cause,
		      size_t asked_at, struct buffer *out)
{
	struct tally sum = {0};

	for (size_t i = 0; i < asked_at; i++) {
		struct tally tally =
			given_tally(&walk->given[walk->path[i]], cause);
		sum.speaks_for += tally.speaks_for;
		sum.against += tally.against;
	}
	if (walk->guide->counts_evidence && sum.speaks_for + sum.against > 0)
		buffer_format(out, " In all: %d for it, %d against it.",
			      sum.speaks_for, sum.against);
}

static void say_evidence(const struct walk *walk, size_t given,
			 const struct cause *cause, struct buffer *out)
{
	static const char *const words[CAUSE_STATUSES] = {
		[CAUSE_SUSPECTED] = "suspected after ",
		[CAUSE_DOUBTED] = "less likely after ",
		[CAUSE_RULED_OUT] = "ruled out by ",
	};
	struct tally tally = given_tally(&walk->given[given], cause);

	buffer_text(out, words[given_says(&walk->given[given], cause)]);
	say_given(walk, given, cause, out);
	if (walk->guide->counts_evidence && tally.speaks_for > 1)
		buffer_format(out, ", which counts %d", tally.speaks_for);
}

/* "suspected after "It is dim" (Signs)." from the answers before a place. */
static bool say_trail(const struct walk *walk, const struct cause *cause,
		      size_t asked_at, struct buffer *out)
{
	bool any = false;

	for (size_t i = 0; i < asked_at; i++) {
		size_t given = walk->path[i];
		if (given_says(&walk->given[given], cause) == CAUSE_OPEN)
			continue;
		buffer_text(out, any ? ", then " : "");
		say_evidence(walk, given, cause, out);
		any = true;
	}
	if (any) {
		buffer_text(out, ".");
		say_tally(walk, cause, asked_at, out);
	}
	return any;
}

bool view_cause_evidence(const struct walk *walk, const struct cause *cause,
			 struct buffer *out)
{
	return say_trail(walk, cause, walk->path_count, out);
}

/* Adds what the earlier answers said about the causes that the step tests. */
static void add_tests(struct document *document, const struct walk *walk,
		      const struct step *step, struct buffer *said)
{
	size_t own = walk_find(walk, step);
	size_t asked_at =
		own == WALK_NONE ? walk->path_count : walk_place(walk, own);

	if (step->tests.count)
		document_add(document, BLOCK_HEADING, 0, "What it tests");
	for (size_t i = 0; i < step->tests.count; i++) {
		const struct cause *cause = step->tests.items[i];

		buffer_clear(said);
		if (!say_trail(walk, cause, asked_at, said))
			buffer_text(said, "no answer so far concerns it.");
		document_format(document, BLOCK_ITEM, 0, "%s: %s", cause->title,
				buffer_string(said));
	}
}

static void say_weighed(const struct cause *cause, int weight,
			struct buffer *out)
{
	buffer_text(out, cause->title);
	if (weight > 1)
		buffer_format(out, " (counts %d)", weight);
}

/* "A, B (counts 2)", or nothing; `start` goes before the first. */
static void say_causes(const struct cause_set *named,
		       const struct cause_set *tests, int these,
		       const char *start, struct buffer *out)
{
	const char *before = start;

	for (size_t i = 0; i < named->count; i++, before = ", ") {
		buffer_text(out, before);
		say_weighed(named->items[i], cause_set_weight(named, i), out);
	}
	for (size_t i = 0; these && i < tests->count; i++, before = ", ") {
		buffer_text(out, before);
		say_weighed(tests->items[i], these, out);
	}
	if (before != start)
		buffer_text(out, ".");
}

/* Says where the walk would go; `alone`: this is the answer's only effect. */
static void say_next(const struct walk *walk, const struct step *step,
		     size_t number, bool alone, struct buffer *out)
{
	struct outline_end end;

	outline_after(walk, step, answers_only(number), &end);
	if (end.step)
		buffer_format(out, " %s: %s.", alone ? "leads to" : "Next",
			      step_title(end.step));
	else
		buffer_format(out, " %s with: %s.", alone ? "ends" : "Ends",
			      end.diagnosis->title);
}

static void say_effect(const struct walk *walk, const struct step *step,
		       const struct answer *answer, size_t number,
		       struct buffer *out)
{
	size_t start = out->length;

	say_causes(&answer->suspects, &step->tests, answer->suspects_this,
		   " points to: ", out);
	say_causes(&answer->doubts, &step->tests, answer->doubts_this,
		   out->length == start ? " makes less likely: "
					: " Makes less likely: ",
		   out);
	say_causes(&answer->rules_out, &step->tests, answer->rules_out_this,
		   out->length == start ? " rules out: " : " Rules out: ", out);
	say_next(walk, step, number, out->length == start, out);
}

static void say_unsure(const struct walk *walk, const struct step *step,
		       struct buffer *out)
{
	if (step_unsure_differs(step)) {
		say_effect(walk, step, step->unsure, ANSWER_UNSURE, out);
		return;
	}
	if (step->unsure)
		buffer_format(out, " counts as \"%s\".", step->unsure->say);
	else
		buffer_text(out, " rules nothing out.");
	say_next(walk, step, ANSWER_UNSURE, false, out);
}

static void add_answer_effects(struct document *document,
			       const struct walk *walk, const struct step *step,
			       struct buffer *said)
{
	document_add(document, BLOCK_HEADING, 0, "What each answer does");
	for (size_t i = 0; i < step->answers.count; i++) {
		const struct answer *answer = &step->answers.items[i];

		buffer_clear(said);
		say_effect(walk, step, answer, i + 1, said);
		document_format(document, BLOCK_ITEM, 0, "\"%s\"%s",
				answer->say, buffer_string(said));
	}
	if (step->sure)
		return;
	buffer_clear(said);
	say_unsure(walk, step, said);
	document_format(document, BLOCK_ITEM, 0, "\"%s\"%s",
			step_answer_say(step, ANSWER_UNSURE),
			buffer_string(said));
}

static void add_turn(struct document *document, const struct walk *walk)
{
	if (walk->step->earlier)
		document_format(document, BLOCK_PARAGRAPH, 0,
				"It is asked again: this is try %u of %u.",
				walk->step->try_number, walk->step->tries);
	if (walk->overtakes)
		document_add(document, BLOCK_PARAGRAPH, 0,
			     "It is asked early: one of your answers points to "
			     "it.");
	if (walk_put_off(walk))
		document_add(document, BLOCK_PARAGRAPH, 0,
			     "It was put off: your answers make it less "
			     "likely.");
}

void view_why(struct document *document, const struct walk *walk,
	      const struct interview *interview, const struct step *step)
{
	struct buffer said = {0};
	size_t before = document->count;

	if (interview)
		interview_say_consent(interview, step, &said);
	document_add(document, BLOCK_PARAGRAPH, 0, buffer_string(&said));
	document_add(document, BLOCK_PARAGRAPH, 0, step->why);
	if (step == walk->step)
		add_turn(document, walk);
	/* Nobody can say where answers to a step out of turn lead. */
	if (step == walk->step || walk_asked(walk, step)) {
		add_tests(document, walk, step, &said);
		add_answer_effects(document, walk, step, &said);
	}
	if (document->count == before)
		document_add(document, BLOCK_PARAGRAPH, 0,
			     "The guide gives no reason.");
	buffer_release(&said);
}

void view_skipped(const struct walk *walk, const struct step *step,
		  struct buffer *out)
{
	const char *before = "";

	for (size_t i = 0; i < step->tests.count; i++) {
		const struct cause *cause = step->tests.items[i];
		size_t by = walk->causes[cause->index].by;
		buffer_format(out, "%s%s is ruled out", before, cause->title);
		if (by != WALK_NONE) {
			buffer_text(out, " by ");
			say_given(walk, by, cause, out);
		}
		before = "; ";
	}
}
