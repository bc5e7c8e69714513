/*
 * Finds doubts and numbers that make no difference. This must be certain, so it
 * is read from the lists, on the safe side.
 */
#include "check/afterwards.h"
#include "check/required.h"

/* How much may be looked through, since each proof reads many lists. */
enum { WORK_MOST = 4000000 };

/* What an answer says of a cause. */
struct claim {
	struct check *check;
	const struct step *step;
	const struct answer *answer;
	size_t number; /* of the answer */
	const struct cause *cause;
};

/* Of a cause: what is looked for in other steps of the same walk. */
struct concern {
	const struct cause *cause;
	const struct step *but; /* this step doesn't count */
	bool tested; /* it is tested */
	enum cause_status said; /* or an answer says this */
};

/* The answers of a step that say this of a cause. */
static struct answer_numbers answers_that_say(const struct step *step,
					      const struct cause *cause,
					      enum cause_status said)
{
	const struct answer *answer;
	struct answer_numbers answers = {0};

	for (size_t i = 0; (answer = step_effect(step, i)); i++)
		if (answer_says(step, answer, cause) == said)
			answers_add(&answers, step_effect_number(step, i));
	return answers;
}

static bool is_concerned(const struct step *step, const void *context)
{
	const struct concern *concern = context;
	struct answer_numbers answers =
		answers_that_say(step, concern->cause, concern->said);

	if (step == concern->but)
		return false;
	return (concern->tested &&
		cause_set_has(&step->tests, concern->cause)) ||
	       answers_any(&answers);
}

static bool is_step(const struct step *step, const void *context)
{
	return step == context;
}

/* Whether there is time for another proof. */
static bool may_prove(struct check *check)
{
	const struct guide *guide = check->guide;

	check->proof_work += guide->item_count + guide->list_count;
	return check->proof_work < WORK_MOST;
}

static bool comes_after(struct check *check, const struct step *step,
			struct answer_numbers answers, step_matters *matters,
			const void *context)
{
	/* Answers that may be given together count together. */
	if (step->many)
		answers = answers_up_to(ANSWER_UNSURE);
	return !may_prove(check) ||
	       afterwards_find(check, step, answers, matters, context);
}

static bool is_concerned_later(const struct claim *claim,
			       const struct concern *concern)
{
	return !answer_diagnosis(claim->step, claim->answer) &&
	       comes_after(claim->check, claim->step,
			   answers_only(claim->number), is_concerned, concern);
}

/* Whether an answer before the claim may say this of its cause. */
static bool is_said_before(const struct claim *claim, enum cause_status said)
{
	const struct guide *guide = claim->check->guide;

	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		struct answer_numbers answers =
			answers_that_say(step, claim->cause, said);

		if (!answers_any(&answers) ||
		    (step == claim->step && !step->many))
			continue;
		if (step == claim->step || step == guide->danger ||
		    comes_after(claim->check, step, answers, is_step,
				claim->step))
			return true;
	}
	return false;
}

/* Whether any of these answers rules out the cause, "not sure" as well. */
static bool rules_out(const struct requirement *required,
		      const struct cause *cause)
{
	const struct step *step = required->step;
	struct answer_numbers out =
		answers_that_say(step, cause, CAUSE_RULED_OUT);
	struct answer_numbers answers = step_all_answers(step);

	answers_keep_all(&answers, &required->answers);
	/* "Not sure" with no effect of its own counts as another answer. */
	if (!step_unsure_differs(step) && step->unsure)
		answers_remove(&answers, ANSWER_UNSURE);
	return answers_any(&answers) && answers_within(&answers, &out);
}

/*
 * Whether the cause is ruled out whenever the claim is made, and stays so: an
 * answer that must have been given rules it out, and nothing after that
 * suspects it.
 */
static bool is_ruled_out_before(const struct claim *claim)
{
	const struct concern concern = {
		.cause = claim->cause,
		.but = claim->step->many ? NULL : claim->step,
		.said = CAUSE_SUSPECTED,
	};
	struct required required = {.check = claim->check};

	required_asked(&required, claim->step);
	for (size_t i = 0; i < required.count; i++) {
		const struct requirement *one = &required.items[i];
		if (rules_out(one, claim->cause) &&
		    !comes_after(claim->check, one->step, one->answers,
				 is_concerned, &concern))
			return true;
	}
	return false;
}

static void add_idle(const struct claim *claim, const char *meaning)
{
	check_add(claim->check, "idle-doubt", false, claim->answer->place,
		  "\"%s\" of \"%s\" doubts the cause \"%s\", which makes no "
		  "difference",
		  step_answer_id(claim->step, claim->number), claim->step->id,
		  claim->cause->id)
		->meaning = meaning;
}

/* A doubt of what the step itself tests is its result, which reports say. */
static void check_doubt(const struct claim *claim)
{
	const struct concern concern = {
		.cause = claim->cause,
		.but = claim->step,
		.tested = true,
		.said = CAUSE_SUSPECTED,
	};

	if (is_ruled_out_before(claim))
		add_idle(claim, "The cause is ruled out by then, and no later "
				"answer suspects it.");
	else if (!cause_set_has(&claim->step->tests, claim->cause) &&
		 !is_concerned_later(claim, &concern) &&
		 !is_said_before(claim, CAUSE_SUSPECTED))
		add_idle(claim, "No other answer on such a walk suspects the "
				"cause, and no later step tests it.");
}

/* Whether it matters how much the claim counts. */
static bool is_weight_idle(const struct claim *claim)
{
	const struct concern concern = {
		.cause = claim->cause,
		.but = claim->step,
		.tested = true,
		.said = CAUSE_DOUBTED,
	};

	return !is_concerned_later(claim, &concern) &&
	       !is_said_before(claim, CAUSE_DOUBTED);
}

static void add_idle_weight(const struct claim *claim, int weight)
{
	check_add(claim->check, "idle-number", false, claim->answer->place,
		  "\"%s\" of \"%s\" counts %d for the cause \"%s\", but the "
		  "number makes no difference",
		  step_answer_id(claim->step, claim->number), claim->step->id,
		  weight, claim->cause->id)
		->meaning = "No answer on such a walk doubts the cause, and no "
			    "later step tests it.";
}

static void check_claims(struct claim *claim)
{
	const struct answer *answer = claim->answer;
	const struct cause_set *tests = &claim->step->tests;

	for (size_t i = 0; i < answer->doubts.count; i++) {
		claim->cause = answer->doubts.items[i];
		check_doubt(claim);
	}
	for (size_t i = 0; i < answer->suspects.count; i++) {
		int weight = cause_set_weight(&answer->suspects, i);
		claim->cause = answer->suspects.items[i];
		if (weight > 1 && is_weight_idle(claim))
			add_idle_weight(claim, weight);
	}
	for (size_t i = 0; answer->suspects_this > 1 && i < tests->count; i++) {
		claim->cause = tests->items[i];
		if (!is_weight_idle(claim))
			return;
		if (i + 1 == tests->count)
			add_idle_weight(claim, answer->suspects_this);
	}
}

/* Of several answers, the number of doubts makes a difference. */
static void check_doubted_anyway(struct check *check, const struct step *step,
				 const struct cause *cause)
{
	for (size_t i = 0; i < step->answers.count; i++)
		if (answer_says(step, &step->answers.items[i], cause) !=
		    CAUSE_DOUBTED)
			return;
	check_add(check, "doubted-anyway", false, step->place,
		  "every answer of \"%s\" doubts the cause \"%s\"", step->id,
		  cause->id)
		->meaning = "Whatever people answer, it becomes less likely, "
			    "so the question doesn't help to decide.";
}

static void check_claims_of(struct check *check, const struct step *step)
{
	const struct answer *first = &step->answers.items[0];
	struct claim claim = {.check = check, .step = step};

	for (size_t i = 0; (claim.answer = step_effect(step, i)); i++) {
		claim.number = step_effect_number(step, i);
		check_claims(&claim);
	}
	if (step->many || step->answers.count < 2)
		return;
	for (size_t i = 0; i < first->doubts.count; i++)
		check_doubted_anyway(check, step, first->doubts.items[i]);
	for (size_t i = 0; first->doubts_this && i < step->tests.count; i++)
		check_doubted_anyway(check, step, step->tests.items[i]);
}

void check_doubts(struct check *check)
{
	const struct guide *guide = check->guide;

	for (size_t i = 0; guide->counts_evidence && i < guide->step_count; i++)
		if (!guide->steps[i]->earlier &&
		    (!check->settled || check_is_asked(check, guide->steps[i])))
			check_claims_of(check, guide->steps[i]);
}
