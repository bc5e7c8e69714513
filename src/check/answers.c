/* What makes no difference: guards that always hold, answers all alike. */
#include "check/internal.h"
#include "check/lists.h"

static void write_item(struct buffer *out, const struct item *item)
{
	if (item->use)
		buffer_format(out, "this use of \"%s\"", item->use->id);
	else
		buffer_format(out, "\"%s\"", item->step->id);
}

static void add_guard(struct check *check, const char *kind,
		      const struct item *item, const char *guard,
		      const char *verb, const struct condition *condition,
		      const char *meaning)
{
	struct buffer what = {0}, written = {0};

	write_item(&what, item);
	check_write_condition(&written, condition);
	struct finding *finding = check_add(
		check, kind, false, item->place, "%s of %s %s: %s", guard,
		buffer_string(&what), verb, buffer_string(&written));
	finding->meaning = meaning;
	buffer_release(&what);
	buffer_release(&written);
}

/*
 * Whether the item leads back to its own list. Its guard then keeps walks from
 * going round, so the guide can't do without it, whatever they answered.
 */
static bool is_on_circle(const struct check *check, const struct list *own,
			 const struct item *item)
{
	const struct list *list;
	struct lists lists;

	lists_init(&lists, check->guide);
	lists_meet_item(&lists, item);
	while (!lists.met[own->index] && (list = lists_next(&lists))) {
		for (size_t i = 0; i < list->count; i++)
			lists_meet_item(&lists, &list->items[i]);
	}
	bool met = lists.met[own->index];
	lists_release(&lists);
	return met;
}

/* Where the item is a step that is never asked, that was said already. */
static void check_item(struct check *check, const struct list *list,
		       const struct item *item, unsigned int guards)
{
	bool when = guards & SEEN_WHEN_HELD;
	bool unless = guards & SEEN_UNLESS_HELD;
	bool idle_when =
		item->when.count && when && !(guards & SEEN_WHEN_FAILED);
	bool idle_unless =
		item->unless.count && !unless && (guards & SEEN_UNLESS_FAILED);

	if ((idle_when || idle_unless) && is_on_circle(check, list, item))
		return;
	if (idle_when)
		add_guard(check, "needless-when", item, "when", "always holds",
			  &item->when,
			  "Whoever comes here has answered so: it can go.");
	if (item->when.count && item->use && !when &&
	    (guards & SEEN_WHEN_FAILED) && check->opened[item->use->list.index])
		add_guard(check, "shut-use", item, "when", "never holds",
			  &item->when, "Nobody comes to the route this way.");
	if (idle_unless)
		add_guard(check, "needless-unless", item, "unless",
			  "never holds", &item->unless,
			  "Nobody who comes here has answered so: it can go.");
	if (item->unless.count && item->use && unless &&
	    !(guards & SEEN_UNLESS_FAILED) &&
	    check->opened[item->use->list.index])
		add_guard(check, "shut-use", item, "unless", "always holds",
			  &item->unless, "Nobody comes to the route this way.");
}

void check_guards(struct check *check)
{
	for (size_t i = 0; check->settled && i < check->guide->list_count;
	     i++) {
		const struct list *list = check->guide->lists[i];
		if (!list || !check->opened[i])
			continue;
		for (size_t k = 0; k < list->count; k++)
			check_item(check, list, &list->items[k],
				   check_guards_of(check, list, k));
	}
}

/* Nothing that it says of causes or of what comes next. */
static bool is_bare(const struct step *step, const struct answer *answer)
{
	bool this = answer->suspects_this || answer->doubts_this ||
		    answer->rules_out_this;

	return !answer->suspects.count && !answer->doubts.count &&
	       !answer->rules_out.count && !(this && step->tests.count) &&
	       !answer->then && !answer_diagnosis(step, answer);
}

/* The answers of a condition's clause for the step; 0: it has none. */
static uint64_t clause_of(const struct condition *condition,
			  const struct step *step)
{
	uint64_t answers = 0;

	for (size_t i = 0; i < condition->count; i++) {
		if (condition->items[i].step == step)
			answers |= condition->items[i].answers;
	}
	return answers;
}

/*
 * Whether a guard tells some of these answers from others in some walk: where
 * it held, each of its clauses decided.
 */
static bool is_told(const struct check *check, const struct step *step,
		    uint64_t answers)
{
	const struct guide *guide = check->guide;
	const uint32_t *first = &guide->readers.first[step->index];

	for (uint32_t i = first[0]; i < first[1]; i++) {
		uint32_t number = guide->readers.numbers[i];
		const struct placed_item *placed = &guide->items[number];
		unsigned int seen = check_guards_of(
			check, placed->list,
			number - guide->first_item[placed->list->index]);
		uint64_t when = clause_of(&placed->item->when, step) & answers;
		uint64_t unless =
			clause_of(&placed->item->unless, step) & answers;
		if ((when && when != answers && seen & SEEN_WHEN_HELD) ||
		    (unless && unless != answers && seen & SEEN_UNLESS_HELD))
			return true;
	}
	return false;
}

/* Whether walks depend on an answer of choose: many. */
static bool is_read(const struct check *check, const struct step *step,
		    uint64_t answer)
{
	/* No answer has the highest but one bit: it stands for "not given". */
	return is_told(check, step, answer | ANSWER_UNSURE >> 1);
}

/* The answers that do as little as the first that does nothing. */
static uint64_t find_idle(const struct check *check, const struct step *step)
{
	uint64_t first = 0, idle = 0;

	for (size_t i = 0; i < step->answers.count; i++) {
		const struct answer *answer = &step->answers.items[i];
		uint64_t bit = UINT64_C(1) << i;
		if (!is_bare(step, answer))
			continue;
		if (!first)
			first = bit;
		if (step->many ? answer->alone || !is_read(check, step, bit)
			       : !is_told(check, step, first | bit))
			idle |= bit;
	}
	return idle;
}

static void write_answers(struct buffer *out, const struct step *step,
			  uint64_t answers)
{
	const char *between = "";

	for (uint64_t bit = 0; (bit = answers_next(answers, bit));) {
		buffer_format(out, "%s\"%s\"", between,
			      step_answer_id(step, bit));
		between = answers_next(answers, answers_next(answers, bit))
				  ? ", "
				  : " and ";
	}
}

void check_answers(struct check *check)
{
	const struct guide *guide = check->guide;

	for (size_t i = 0; check->settled && i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		uint64_t idle = check_is_asked(check, step)
					? find_idle(check, step)
					: 0;
		struct buffer ids = {0};

		/* One that does nothing is the answer that nothing is wrong. */
		if (!(idle & (idle - 1)) || step == guide->subject)
			continue;
		write_answers(&ids, step, idle);
		struct finding *finding =
			check_add(check, "idle-answers", false, step->place,
				  "%s of \"%s\" lead to the same in every walk",
				  buffer_string(&ids), step->id);
		finding->meaning =
			"Whichever of them is chosen, nothing changes: "
			"one would do.";
		buffer_release(&ids);
	}
}
