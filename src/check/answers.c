/* Finds parts that make no difference: idle guards and identical answers. */
#include "check/internal.h"
#include "check/lists.h"

/* The name of the item in findings. */
static const char *name_of(struct check *check, const struct item *item)
{
	struct buffer name = {0};

	if (item->use)
		buffer_format(&name, "this use of \"%s\"", item->use->id);
	else if (item->diagnosis)
		buffer_format(&name, "this diagnosis \"%s\"",
			      item->diagnosis->id);
	else
		buffer_format(&name, "\"%s\"", item->step->id);
	const char *text = check_keep(check, buffer_string(&name));
	buffer_release(&name);
	return text;
}

static const char *write_condition(struct check *check,
				   const struct condition *condition)
{
	struct buffer written = {0};

	check_write_condition(&written, condition);
	const char *text = check_keep(check, buffer_string(&written));
	buffer_release(&written);
	return text;
}

static void add_needless(struct check *check, const char *kind,
			 const struct item *item, const char *guard,
			 const struct condition *condition, const char *meaning)
{
	check_add(check, kind, false, item->place,
		  "%s has a guard that makes no difference: %s %s",
		  name_of(check, item), guard,
		  write_condition(check, condition))
		->meaning = meaning;
}

static void add_shut(struct check *check, const struct item *item,
		     const char *guard, const struct condition *condition)
{
	struct finding *finding = check_add(
		check, item->use ? "shut-use" : "shut-end", false, item->place,
		"%s is always shut by its guard: %s %s", name_of(check, item),
		guard, write_condition(check, condition));

	finding->meaning = item->use ? "Nobody reaches the route this way."
				     : "Nobody reaches the diagnosis this way.";
}

/* Reports items never used here, although walks reach them another way. */
static void check_shut(struct check *check, const struct item *item,
		       unsigned int guards)
{
	if (item->guards.when.count && !(guards & SEEN_WHEN_HELD) &&
	    (guards & SEEN_WHEN_FAILED))
		add_shut(check, item, "when", &item->guards.when);
	else if (item->guards.unless.count && (guards & SEEN_UNLESS_HELD) &&
		 !(guards & SEEN_UNLESS_FAILED))
		add_shut(check, item, "unless", &item->guards.unless);
}

/*
 * Whether the item leads back to its own list. Its guard then keeps walks from
 * going in circles, so the guide needs it even if it always held.
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

/* An item that is a step never asked has been reported already. */
static void check_item(struct check *check, const struct list *list,
		       const struct item *item, unsigned int guards)
{
	bool idle_when = item->guards.when.count && (guards & SEEN_WHEN_HELD) &&
			 !(guards & SEEN_WHEN_FAILED);
	bool idle_unless = item->guards.unless.count &&
			   !(guards & SEEN_UNLESS_HELD) &&
			   (guards & SEEN_UNLESS_FAILED);

	if ((idle_when || idle_unless) && is_on_circle(check, list, item))
		return;
	if (idle_when)
		add_needless(check, "needless-when", item, "when",
			     &item->guards.when,
			     "Everyone who gets here has answered like this: "
			     "the guard can be removed.");
	if (idle_unless)
		add_needless(check, "needless-unless", item, "unless",
			     &item->guards.unless,
			     "Nobody who gets here has answered like this: "
			     "the guard can be removed.");
	if ((item->use && check->opened[item->use->list.index]) ||
	    (item->diagnosis && check_is_reached(check, item->diagnosis)))
		check_shut(check, item, guards);
}

void check_guards(struct check *check)
{
	for (size_t i = 0; check->settled && i < check->guide->list_count;
	     i++) {
		const struct list *list = check->guide->lists[i];
		if (!list || !check->opened[i] || check_is_later_try(list))
			continue;
		for (size_t k = 0; k < list->count; k++)
			check_item(check, list, &list->items[k],
				   check_guards_of(check, list, k));
	}
}

/* Whether the answer says nothing about causes or what comes next. */
static bool is_bare(const struct step *step, const struct answer *answer)
{
	bool this = answer->suspects_this || answer->doubts_this ||
		    answer->rules_out_this;

	return !answer->suspects.count && !answer->doubts.count &&
	       !answer->rules_out.count && !(this && step->tests.count) &&
	       !answer->then && !answer_diagnosis(step, answer);
}

/* Whether the condition holds after some of these answers only. */
static bool tells(const struct condition *condition, const struct step *step,
		  const struct answer_numbers *answers)
{
	for (size_t i = 0; i < condition->count; i++) {
		const struct clause *clause = &condition->items[i];
		if (clause->step == step &&
		    answers_meet(answers, &clause->answers) &&
		    !answers_within(answers, &clause->answers))
			return true;
	}
	return false;
}

/* Whether a text's guards distinguish some of these answers. */
static bool is_told_by_text(const struct check *check, const struct step *step,
			    const struct answer_numbers *answers)
{
	const struct guide *guide = check->guide;
	const uint32_t *first = &guide->text_readers.first[step->index];

	for (uint32_t i = first[0]; i < first[1]; i++) {
		uint32_t number = guide->text_readers.numbers[i];
		const struct guards *guards =
			&guide->guarded[number].text->guards;
		if (tells(&guards->when, step, answers) ||
		    tells(&guards->unless, step, answers))
			return true;
	}
	return false;
}

/* Whether a text shows which answer was given. */
static bool is_named(const struct check *check, const struct step *step)
{
	const struct mentions *mentions = &check->walks[0].mentions;

	for (size_t i = 0; i < mentions->count; i++)
		if (mentions->items[i].step == step)
			return true;
	return false;
}

/*
 * Whether a guard distinguished some of these answers in a walk: where it held,
 * each of its clauses mattered.
 */
static bool is_told(const struct check *check, const struct step *step,
		    const struct answer_numbers *answers)
{
	const struct guide *guide = check->guide;
	const uint32_t *first = &guide->readers.first[step->index];

	for (uint32_t i = first[0]; i < first[1]; i++) {
		uint32_t number = guide->readers.numbers[i];
		const struct placed_item *placed = &guide->items[number];
		unsigned int seen = check_guards_of(
			check, placed->list,
			number - guide->first_item[placed->list->index]);
		const struct guards *guards = &placed->item->guards;
		if ((seen & SEEN_WHEN_HELD &&
		     tells(&guards->when, step, answers)) ||
		    (seen & SEEN_UNLESS_HELD &&
		     tells(&guards->unless, step, answers)))
			return true;
	}
	return is_told_by_text(check, step, answers) || is_named(check, step);
}

/* Whether walks depend on an answer of choose: many. */
static bool is_read(const struct check *check, const struct step *step,
		    size_t answer)
{
	struct answer_numbers either = answers_only(answer);

	answers_add(&either, ANSWER_NOT_GIVEN);
	return is_told(check, step, &either);
}

/* The answers that make no difference compared with the first idle one. */
static struct answer_numbers find_idle(const struct check *check,
				       const struct step *step)
{
	struct answer_numbers idle = {0};
	size_t first = 0;

	for (size_t i = 0; i < step->answers.count; i++) {
		const struct answer *answer = &step->answers.items[i];
		size_t number = i + 1;
		if (!is_bare(step, answer) || answer->implied)
			continue;
		if (!first)
			first = number;
		struct answer_numbers both = answers_only(first);
		answers_add(&both, number);
		if (step->many ? answer->alone || !is_read(check, step, number)
			       : !is_told(check, step, &both))
			answers_add(&idle, number);
	}
	return idle;
}

static void write_answers(struct buffer *out, const struct step *step,
			  struct answer_numbers answers)
{
	const char *between = "";

	for (size_t number = 0; (number = answers_next(&answers, number));) {
		buffer_format(out, "%s\"%s\"", between,
			      step_answer_id(step, number));
		between = answers_next(&answers, answers_next(&answers, number))
				  ? ", "
				  : " and ";
	}
}

void check_answers(struct check *check)
{
	const struct guide *guide = check->guide;

	for (size_t i = 0; check->settled && i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		struct answer_numbers idle = {0};
		struct buffer ids = {0};

		/*
		 * A single answer without effect means that nothing is wrong.
		 */
		if (check_is_asked(check, step) && !step->earlier)
			idle = find_idle(check, step);
		if (answers_count(&idle) < 2 || step == guide->subject)
			continue;
		write_answers(&ids, step, idle);
		struct finding *finding = check_add(
			check, "idle-answers", false, step->place,
			"%s of \"%s\" have the same effect in every walk",
			buffer_string(&ids), step->id);
		finding->meaning = "Whichever of them people choose, nothing "
				   "changes: one answer is enough.";
		buffer_release(&ids);
	}
}
