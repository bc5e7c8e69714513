/* What makes no difference: guards that always hold, answers all alike. */
#include "check/parts.h"

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
	check->failed |= what.failed || written.failed;
	struct finding *finding = check_add(
		check, kind, false, item->place, "%s of %s %s: %s", guard,
		buffer_string(&what), verb, buffer_string(&written));
	if (finding)
		finding->meaning = meaning;
	buffer_release(&what);
	buffer_release(&written);
}

/* Where the item is a step that is never asked, that was said already. */
static void check_item(struct check *check, const struct item *item,
		       unsigned int guards)
{
	bool when = guards & EXPLORED_WHEN_HELD;
	bool unless = guards & EXPLORED_UNLESS_HELD;

	if (item->when.count && when && !(guards & EXPLORED_WHEN_FAILED))
		add_guard(check, "needless-when", item, "when", "always holds",
			  &item->when,
			  "Whoever comes here has answered so: it can go.");
	if (item->when.count && item->use && !when &&
	    (guards & EXPLORED_WHEN_FAILED) &&
	    check_is_opened(check, &item->use->list))
		add_guard(check, "shut-use", item, "when", "never holds",
			  &item->when, "Nobody comes to the route this way.");
	if (item->unless.count && !unless && (guards & EXPLORED_UNLESS_FAILED))
		add_guard(check, "needless-unless", item, "unless",
			  "never holds", &item->unless,
			  "Nobody who comes here has answered so: it can go.");
	if (item->unless.count && item->use && unless &&
	    !(guards & EXPLORED_UNLESS_FAILED) &&
	    check_is_opened(check, &item->use->list))
		add_guard(check, "shut-use", item, "unless", "always holds",
			  &item->unless, "Nobody comes to the route this way.");
}

void check_guards(struct check *check)
{
	if (!check->whole)
		return;
	for (size_t i = 0; i < check->guide->list_count; i++) {
		const struct list *list = check->origins[i].list;
		if (!list || !check_is_opened(check, list))
			continue;
		for (size_t k = 0; k < list->count; k++)
			check_item(check, &list->items[k],
				   check_guards_of(check, list, k));
	}
}

/* Nothing that it says of causes or of what comes next. */
static bool is_bare(const struct step *step, const struct answer *answer)
{
	bool this = answer->suspects_this || answer->rules_out_this;

	return !answer->suspects.count && !answer->rules_out.count &&
	       !(this && step->tests.count) && !answer->then &&
	       !answer_diagnosis(step, answer);
}

static bool is_read(const struct check *check, const struct step *step,
		    size_t number)
{
	for (size_t i = 0; i < check->explored_count; i++) {
		if (explore_reads(&check->explored[i], step, number))
			return true;
	}
	return false;
}

/* Whether two answers led to the same states in all walks. */
static bool are_alike(const struct check *check, const struct step *step,
		      size_t one, size_t other)
{
	for (size_t i = 0; i < check->explored_count; i++) {
		const struct exploration *explored = &check->explored[i];
		if (explore_alike(explored, step, one) !=
		    explore_alike(explored, step, other))
			return false;
	}
	return true;
}

/* The answers that do as little as the first that does nothing. */
static uint64_t find_idle(const struct check *check, const struct step *step)
{
	size_t first = step->answers.count;
	uint64_t idle = 0;

	for (size_t i = 0; i < step->answers.count; i++) {
		const struct answer *answer = &step->answers.items[i];
		if (!is_bare(step, answer))
			continue;
		if (step->many && (answer->alone || !is_read(check, step, i)))
			idle |= UINT64_C(1) << i;
		if (step->many)
			continue;
		if (first == step->answers.count)
			first = i;
		if (are_alike(check, step, first, i))
			idle |= UINT64_C(1) << i;
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

	for (size_t i = 0; check->whole && i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		uint64_t idle = check_is_asked(check, step)
					? find_idle(check, step)
					: 0;
		struct buffer ids = {0};

		/* One that does nothing is the answer that nothing is wrong. */
		if (!(idle & (idle - 1)) || step == guide->subject)
			continue;
		write_answers(&ids, step, idle);
		check->failed |= ids.failed;
		struct finding *finding =
			check_add(check, "idle-answers", false, step->place,
				  "%s of \"%s\" lead to the same in every walk",
				  buffer_string(&ids), step->id);
		if (finding)
			finding->meaning =
				"Whichever of them is chosen, nothing changes: "
				"one would do.";
		buffer_release(&ids);
	}
}
