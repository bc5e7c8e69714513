/* Finds causes that are never suspected, tested or concluded. */
#include "check/internal.h"

#include "chargefix/memory.h"

#include <stdlib.h>

enum {
	IS_TESTED = 1,
	IS_SUSPECTED = 2,
	IS_CONCLUDED = 4,
	IS_NEEDED = IS_TESTED | IS_SUSPECTED | IS_CONCLUDED,
	IS_DOUBTED = 8,
	IS_RULED_OUT = 16
};

static void mark_all(uint8_t *marks, const struct cause_set *causes,
		     uint8_t mark)
{
	for (size_t i = 0; i < causes->count; i++)
		marks[causes->items[i]->index] |= mark;
}

static void mark_evidence(uint8_t *marks, const struct step *step,
			  const struct answer *answer)
{
	mark_all(marks, &answer->suspects, IS_SUSPECTED);
	if (answer->suspects_this)
		mark_all(marks, &step->tests, IS_SUSPECTED);
	mark_all(marks, &answer->doubts, IS_DOUBTED);
	if (answer->doubts_this)
		mark_all(marks, &step->tests, IS_DOUBTED);
	mark_all(marks, &answer->rules_out, IS_RULED_OUT);
	if (answer->rules_out_this)
		mark_all(marks, &step->tests, IS_RULED_OUT);
}

static void mark_step(uint8_t *marks, const struct step *step)
{
	mark_all(marks, &step->tests, IS_TESTED);
	const struct answer *answer;

	for (size_t i = 0; (answer = step_effect(step, i)); i++) {
		mark_evidence(marks, step, answer);
		/* A cause seen directly needs neither suspicion nor a test. */
		if (answer->diagnosis && answer->diagnosis->cause)
			marks[answer->diagnosis->cause->index] |=
				IS_TESTED | IS_SUSPECTED;
	}
}

static void mark_guide(const struct check *check, uint8_t *marks)
{
	const struct guide *guide = check->guide;
	/* Unless all walks are known, any step may be asked. */
	bool all = !check->settled || check->options->audience != AUDIENCE_ANY;

	for (size_t i = 0; i < guide->step_count; i++) {
		if (all || check_is_asked(check, guide->steps[i]))
			mark_step(marks, guide->steps[i]);
	}
	for (size_t i = 0; i < guide->diagnosis_count; i++) {
		const struct diagnosis *diagnosis = &guide->diagnoses[i];
		if (diagnosis->cause &&
		    (all || check_is_reached(check, diagnosis)))
			marks[diagnosis->cause->index] |= IS_CONCLUDED;
	}
}

/* The worst consequence of what is missing. */
static const char *meaning_of(uint8_t marks)
{
	if (!(marks & IS_CONCLUDED))
		return "People with this fault get a different diagnosis.";
	if (!(marks & IS_TESTED))
		return "No step looks for it.";
	return "No answer brings its steps forward.";
}

static void add_idle_cause(struct check *check, const struct cause *cause,
			   uint8_t marks)
{
	static const char *const lacks[] = {
		[0] = "suspected, tested or diagnosed",
		[IS_TESTED] = "suspected or diagnosed",
		[IS_SUSPECTED] = "tested or diagnosed",
		[IS_CONCLUDED] = "suspected or tested",
		[IS_TESTED | IS_SUSPECTED] = "diagnosed",
		[IS_TESTED | IS_CONCLUDED] = "suspected",
		[IS_SUSPECTED | IS_CONCLUDED] = "tested",
	};

	static const char *const against[] = {"", ", only doubted",
					      ", only ruled out",
					      ", only doubted or ruled out"};

	if ((marks & IS_NEEDED) == IS_NEEDED)
		return;
	struct finding *finding = check_add(
		check, "idle-cause", false, cause->place,
		"the cause \"%s\" is never %s%s", cause->id,
		lacks[marks & IS_NEEDED],
		against[marks & IS_SUSPECTED ? 0 : marks / IS_DOUBTED]);
	finding->meaning = meaning_of(marks);
}

void check_causes(struct check *check)
{
	const struct guide *guide = check->guide;
	uint8_t *marks = memory_new(guide->cause_count + 1, 1);

	mark_guide(check, marks);
	for (size_t i = 0; i < guide->cause_count; i++)
		add_idle_cause(check, &guide->causes[i], marks[i]);
	free(marks);
}
