#include "check/required.h"

enum {
	DEPTH_MOST = 8, /* of requirements that need further ones */
	WORK_MOST = 4000 /* items looked at, for one question */
};

/* The answers that the step can have had. */
static struct answer_numbers required_of(const struct required *required,
					 const struct step *step)
{
	struct answer_numbers answers = answers_up_to(ANSWER_NOT_GIVEN);

	for (size_t i = 0; i < required->count; i++) {
		if (required->items[i].step == step)
			answers_keep_all(&answers, &required->items[i].answers);
	}
	return answers;
}

/* Whether the step can have had the answer, or "not sure". */
static bool can_lead(const struct required *required, const struct step *step,
		     size_t answer)
{
	struct answer_numbers answers = required_of(required, step);

	return answers_has(&answers, answer) ||
	       answers_has(&answers, ANSWER_UNSURE);
}

static bool is_shut(struct required *required, const struct item *item,
		    int depth);

/* Whether a list can have been opened, given the requirements. */
static bool can_open(struct required *required, const struct list *list,
		     int depth)
{
	const struct guide *guide = required->check->guide;
	const struct openers *openers = &required->check->openers;
	uint32_t at = openers->first[list->index];

	if (!at)
		return true;
	for (; at; at = openers->items[at - 1].next) {
		const struct opener *opener = &openers->items[at - 1];
		const struct item *item = guide->items[opener->item].item;
		if (is_shut(required, item, depth))
			continue;
		if (item->use || item->step->many ||
		    can_lead(required, item->step, opener->answer))
			return true;
	}
	return false;
}

/* Whether the step can have been asked; danger always can. */
static bool can_ask(struct required *required, const struct step *step,
		    int depth)
{
	const struct guide *guide = required->check->guide;
	const struct placed_item *placed =
		&guide->items[guide->item_of[step->index]];

	return depth == 0 || step == guide->danger ||
	       (!is_shut(required, placed->item, depth - 1) &&
		can_open(required, placed->list, depth - 1));
}

/*
 * Whether the step's own answer may not be the one that guards see: a later try
 * can have another.
 */
static bool may_change(const struct step *step)
{
	return step->later;
}

/* Whether all clauses from `from` up to `end` can hold. */
static bool can_hold(struct required *required,
		     const struct condition *condition, size_t from, size_t end,
		     int depth)
{
	for (size_t i = from; i < end; i++) {
		const struct clause *clause = &condition->items[i];
		struct answer_numbers answers =
			required_of(required, clause->step);
		if ((!may_change(clause->step) &&
		     !answers_meet(&answers, &clause->answers)) ||
		    !can_ask(required, clause->step, depth))
			return false;
	}
	return true;
}

static bool must_hold(const struct required *required,
		      const struct condition *condition, size_t from,
		      size_t end)
{
	for (size_t i = from; i < end; i++) {
		const struct clause *clause = &condition->items[i];
		struct answer_numbers answers =
			required_of(required, clause->step);
		if (may_change(clause->step) ||
		    !answers_within(&answers, &clause->answers))
			return false;
	}
	return true;
}

/*
 * Whether the item can never have been asked. Its `unless` may hold by now, but
 * not have held then.
 */
static bool is_shut(struct required *required, const struct item *item,
		    int depth)
{
	const struct condition *when = &item->guards.when;
	bool can = when->count == 0;

	if (item->guards.only != AUDIENCE_ANY &&
	    item->guards.only != required->audience)
		return true;
	if (required->work == 0)
		return false;
	required->work--;
	for (size_t i = 0, end; !can && i < when->count; i = end) {
		end = condition_end(when, i);
		can = can_hold(required, when, i, end, depth);
	}
	return !can;
}

bool required_shut(struct required *required, const struct item *item)
{
	required->work = WORK_MOST;
	return is_shut(required, item, DEPTH_MOST);
}

bool required_shuts(struct required *required, const struct item *item)
{
	const struct condition *unless = &item->guards.unless;
	bool must = false;

	for (size_t i = 0, end; !must && i < unless->count; i = end) {
		end = condition_end(unless, i);
		must = must_hold(required, unless, i, end);
	}
	return must || required_shut(required, item);
}

static void require(struct required *required, const struct step *step,
		    struct answer_numbers answers, int depth);
static void require_guard(struct required *required, const struct item *item,
			  int depth);

/*
 * The only item that opens the list, with its answers that do; NULL: there are
 * several, or none.
 */
static const struct placed_item *only_opener(const struct check *check,
					     const struct list *list,
					     struct answer_numbers *answers)
{
	const struct opener *openers = check->openers.items;
	uint32_t at = check->openers.first[list->index];
	uint32_t number = at ? openers[at - 1].item : 0;

	if (!at)
		return NULL;
	*answers = (struct answer_numbers){0};
	for (; at; at = openers[at - 1].next) {
		if (openers[at - 1].item != number)
			return NULL;
		answers_add(answers, openers[at - 1].answer);
	}
	return &check->guide->items[number];
}

/* Requires what led to the item, as far as only one item leads on. */
static void require_led(struct required *required,
			const struct placed_item *placed, int depth)
{
	struct answer_numbers answers;

	for (; placed && depth > 0; depth--) {
		require_guard(required, placed->item, depth - 1);
		placed = only_opener(required->check, placed->list, &answers);
		if (placed && placed->item->step) {
			require(required, placed->item->step, answers,
				depth - 1);
			return;
		}
	}
}

/* Danger can be raised without anything that leads to it. */
static void require_asked(struct required *required, const struct step *step,
			  int depth)
{
	const struct guide *guide = required->check->guide;

	if (step != guide->danger)
		require_led(required,
			    &guide->items[guide->item_of[step->index]], depth);
}

/* "Not sure" is there, too, where it counts as one of these. */
static struct answer_numbers with_unsure(const struct step *step,
					 struct answer_numbers answers)
{
	if (step->unsure &&
	    answers_has(&answers, step_answer_number(step, step->unsure->id)))
		answers_add(&answers, ANSWER_UNSURE);
	return answers;
}

/*
 * With several answers given, each guard may hold for a different one. Danger
 * can be answered again.
 */
static void require(struct required *required, const struct step *step,
		    struct answer_numbers answers, int depth)
{
	if (required->count == REQUIRED_MOST || required->work == 0)
		return;
	required->work--;
	if (!step->many && step != required->check->guide->danger)
		required->items[required->count++] =
			(struct requirement){step, with_unsure(step, answers)};
	require_asked(required, step, depth);
}

static void require_guard(struct required *required, const struct item *item,
			  int depth)
{
	const struct condition *when = &item->guards.when;

	/* With alternatives, it is unknown which one holds. */
	if (when->count == 0 || condition_end(when, 0) < when->count)
		return;
	for (size_t i = 0; i < when->count; i++) {
		const struct clause *clause = &when->items[i];
		if (may_change(clause->step))
			require_asked(required, clause->step, depth);
		else
			require(required, clause->step, clause->answers, depth);
	}
}

void required_add(struct required *required, const struct step *step,
		  struct answer_numbers answers)
{
	required->work = WORK_MOST;
	require(required, step, answers, DEPTH_MOST);
}

void required_guard(struct required *required, const struct item *item)
{
	required->work = WORK_MOST;
	require_guard(required, item, DEPTH_MOST);
}

void required_asked(struct required *required, const struct step *step)
{
	required->work = WORK_MOST;
	require_asked(required, step, DEPTH_MOST);
}
