#include "check/plan.h"

#include "chargefix/memory.h"

#include <stdlib.h>

void plan_init(struct plan *plan, struct walks *walks)
{
	const struct guide *guide = walks->guide;
	size_t steps = guide->step_count;

	*plan = (struct plan){
		.walks = walks,
		.done = memory_new(guide->item_count, sizeof(bool)),
		.queue = memory_new(guide->item_count, sizeof(uint32_t)),
		.touched = (const struct step **)memory_new(
			steps, sizeof(struct step *)),
		.is_touched = memory_new(steps, sizeof(bool)),
		.learned = memory_new(steps, sizeof(struct answer_numbers)),
		.taught = (const struct step **)memory_new(
			steps, sizeof(struct step *)),
	};
	openers_init(&plan->openers, guide);
}

void plan_release(struct plan *plan)
{
	openers_release(&plan->openers);
	free(plan->done);
	free(plan->queue);
	free((void *)plan->touched);
	free(plan->is_touched);
	free(plan->learned);
	free((void *)plan->taught);
	*plan = (struct plan){0};
}

static void touch(struct plan *plan, const struct step *step)
{
	if (plan->is_touched[step->index])
		return;
	plan->is_touched[step->index] = true;
	plan->touched[plan->touched_count++] = step;
}

static struct answer_numbers *wanted_of(const struct plan *plan,
					const struct step *step)
{
	return &plan->walks->aim.wanted[step->index];
}

static struct answer_numbers *unwanted_of(const struct plan *plan,
					  const struct step *step)
{
	return &plan->walks->aim.unwanted[step->index];
}

static void favour(struct plan *plan, const struct step *step, bool on)
{
	for (size_t i = 0; i < step->tests.count; i++)
		plan->walks->aim.favoured[step->tests.items[i]->index] = on;
}

static void clear_plan(struct plan *plan)
{
	const struct guide *guide = plan->walks->guide;

	for (size_t i = 0; i < plan->queued; i++) {
		const struct item *item = guide->items[plan->queue[i]].item;
		plan->done[plan->queue[i]] = false;
		if (item->step)
			favour(plan, item->step, false);
	}
	for (size_t i = 0; i < plan->touched_count; i++) {
		const struct step *step = plan->touched[i];
		*wanted_of(plan, step) = (struct answer_numbers){0};
		*unwanted_of(plan, step) = (struct answer_numbers){0};
		plan->is_touched[step->index] = false;
	}
	plan->work += plan->queued + plan->touched_count;
	plan->queued = 0;
	plan->touched_count = 0;
	plan->broken = plan->foreign = false;
}

void plan_start(struct plan *plan, bool wary)
{
	clear_plan(plan);
	for (size_t i = 0; wary && i < plan->taught_count; i++) {
		const struct step *step = plan->taught[i];
		touch(plan, step);
		*unwanted_of(plan, step) = plan->learned[step->index];
	}
}

void plan_forget(struct plan *plan)
{
	clear_plan(plan);
	for (size_t i = 0; i < plan->taught_count; i++)
		plan->learned[plan->taught[i]->index] =
			(struct answer_numbers){0};
	plan->taught_count = 0;
}

void plan_place(struct plan *plan, uint32_t item)
{
	if (plan->done[item])
		return;
	plan->done[item] = true;
	plan->queue[plan->queued++] = item;
}

/* One of the answers, each with the same chance; 0: there is none. */
static size_t pick(struct plan *plan, const struct answer_numbers *answers)
{
	size_t found = 0, count = 0;

	for (size_t number = 0; (number = answers_next(answers, number));)
		if (walks_random(plan->walks, ++count) == 0)
			found = number;
	return found;
}

/* Whether the step can still get one of the answers. */
static bool can_get(const struct plan *plan, const struct step *step,
		    const struct answer_numbers *answers)
{
	struct answer_numbers left = *answers;
	const struct answer_numbers *wanted = wanted_of(plan, step);

	if (step->many && answers_meet(wanted, answers))
		return true;
	answers_remove_all(&left, unwanted_of(plan, step));
	if (!step->many && answers_any(wanted))
		answers_keep_all(&left, wanted);
	return answers_any(&left);
}

/* Of several answers, one more is wanted; of one, fewer are left. */
static void narrow(struct plan *plan, const struct step *step,
		   struct answer_numbers answers)
{
	struct answer_numbers *wanted = wanted_of(plan, step);

	answers_remove_all(&answers, unwanted_of(plan, step));
	if (!step->many) {
		if (answers_any(wanted))
			answers_keep_all(wanted, &answers);
		else
			*wanted = answers;
	} else if (!answers_meet(wanted, &answers)) {
		answers_add(wanted, pick(plan, &answers));
		plan->broken |= !walk_valid(step, *wanted);
	}
}

void plan_answer(struct plan *plan, const struct step *step,
		 struct answer_numbers answers)
{
	uint32_t item = plan->walks->guide->item_of[step->index];

	if (!can_get(plan, step, &answers)) {
		plan->broken = true;
		return;
	}
	touch(plan, step);
	narrow(plan, step, answers);
	plan_item(plan, item);
}

static bool can_hold(const struct plan *plan, const struct condition *condition,
		     size_t from, size_t end)
{
	for (; from < end; from++) {
		const struct clause *clause = &condition->items[from];
		if (!can_get(plan, clause->step, &clause->answers))
			return false;
	}
	return true;
}

/* Whether each of the answers asks the step again. */
static bool are_again(const struct step *step,
		      const struct answer_numbers *answers)
{
	for (size_t n = 0; (n = answers_next(answers, n));)
		if (!step_answer(step, n) || !step_answer(step, n)->again)
			return false;
	return true;
}

/* Guards see the last try of a step, so all of them get such an answer. */
static void plan_clause(struct plan *plan, const struct clause *clause)
{
	const struct step *step = clause->step;

	plan_answer(plan, step, clause->answers);
	while (step->later && are_again(step, &clause->answers)) {
		step = step->later;
		plan_answer(plan, step, clause->answers);
	}
}

void plan_condition(struct plan *plan, const struct condition *condition)
{
	size_t chosen = condition->count, count = 0, end;

	for (size_t from = 0; from < condition->count; from = end) {
		end = condition_end(condition, from);
		if (can_hold(plan, condition, from, end) &&
		    walks_random(plan->walks, ++count) == 0)
			chosen = from;
	}
	if (condition->count && chosen == condition->count) {
		plan->broken = true;
		return;
	}
	for (end = condition->count ? condition_end(condition, chosen) : 0;
	     chosen < end; chosen++)
		plan_clause(plan, &condition->items[chosen]);
}

/* Whether the plan already keeps the clause from holding. */
static bool is_excluded(const struct plan *plan, const struct clause *clause)
{
	const struct answer_numbers *wanted = wanted_of(plan, clause->step);

	return answers_within(&clause->answers,
			      unwanted_of(plan, clause->step)) ||
	       (!clause->step->many && answers_any(wanted) &&
		!answers_meet(wanted, &clause->answers));
}

/* Whether the plan does not need the clause to hold. */
static bool can_exclude(const struct plan *plan, const struct clause *clause)
{
	const struct answer_numbers *wanted = wanted_of(plan, clause->step);

	return clause->step->many
		       ? !answers_meet(wanted, &clause->answers)
		       : !answers_any(wanted) ||
				 !answers_within(wanted, &clause->answers);
}

static void exclude(struct plan *plan, const struct clause *clause)
{
	touch(plan, clause->step);
	answers_add_all(unwanted_of(plan, clause->step), &clause->answers);
	if (!clause->step->many)
		answers_remove_all(wanted_of(plan, clause->step),
				   &clause->answers);
}

/* Keeps the alternative from holding, by one of its clauses. */
static void exclude_one(struct plan *plan, const struct condition *condition,
			size_t from, size_t end)
{
	const struct clause *found = NULL;
	size_t count = 0;

	for (; from < end; from++) {
		const struct clause *clause = &condition->items[from];
		if (is_excluded(plan, clause))
			return;
		if (can_exclude(plan, clause) &&
		    walks_random(plan->walks, ++count) == 0)
			found = clause;
	}
	if (found)
		exclude(plan, found);
	else
		plan->broken = true;
}

static void exclude_condition(struct plan *plan,
			      const struct condition *condition)
{
	size_t end;

	for (size_t from = 0; from < condition->count; from = end) {
		end = condition_end(condition, from);
		exclude_one(plan, condition, from, end);
	}
}

static bool is_foreign(const struct plan *plan, const struct guards *guards)
{
	return guards->only != AUDIENCE_ANY &&
	       guards->only != plan->walks->audience;
}

void plan_guards(struct plan *plan, const struct guards *guards)
{
	if (is_foreign(plan, guards))
		plan->broken = plan->foreign = true;
	plan_condition(plan, &guards->when);
	exclude_condition(plan, &guards->unless);
}

void plan_against(struct plan *plan, const struct guards *guards)
{
	bool by_when = guards->when.count &&
		       (!guards->unless.count || walks_random(plan->walks, 2));

	if (is_foreign(plan, guards))
		return;
	if (by_when)
		exclude_condition(plan, &guards->when);
	else if (guards->unless.count)
		plan_condition(plan, &guards->unless);
	else
		plan->broken = true;
}

void plan_item(struct plan *plan, uint32_t number)
{
	const struct item *item = plan->walks->guide->items[number].item;

	if (plan->done[number])
		return;
	plan_place(plan, number);
	if (item->step)
		favour(plan, item->step, true);
	plan_guards(plan, &item->guards);
}

static bool can_open(const struct plan *plan, const struct opener *opener)
{
	const struct item *item = plan->walks->guide->items[opener->item].item;
	struct answer_numbers answers = answers_only(opener->answer);

	return !is_foreign(plan, &item->guards) &&
	       (item->use || can_get(plan, item->step, &answers));
}

/* The list is opened by any one of those that can. */
static void open_list(struct plan *plan, const struct list *list)
{
	const struct placed_item *items = plan->walks->guide->items;
	const struct opener *opener, *chosen = NULL;
	size_t count = 0;

	for (uint32_t i = plan->openers.first[list->index]; i;
	     i = opener->next) {
		opener = &plan->openers.items[i - 1];
		plan->work++;
		if (can_open(plan, opener) &&
		    walks_random(plan->walks, ++count) == 0)
			chosen = opener;
	}
	if (!chosen)
		plan->broken |= plan->openers.first[list->index] != 0;
	else if (chosen->answer)
		plan_answer(plan, items[chosen->item].item->step,
			    answers_only(chosen->answer));
	else
		plan_item(plan, chosen->item);
}

/* Keeps the walk from ending above the item in its list. */
static void pass_ends(struct plan *plan, uint32_t number)
{
	const struct guide *guide = plan->walks->guide;
	const struct list *list = guide->items[number].list;

	for (size_t i = guide->first_item[list->index]; i < number; i++) {
		const struct item *item = guide->items[i].item;
		plan->work++;
		if (item->diagnosis)
			plan_against(plan, &item->guards);
	}
}

bool plan_settle(struct plan *plan)
{
	const struct guide *guide = plan->walks->guide;

	for (size_t i = 0; i < plan->queued; i++)
		open_list(plan, guide->items[plan->queue[i]].list);
	/* The ends may bring more to come to, but that is passed over. */
	for (size_t i = 0, count = plan->queued; i < count; i++)
		pass_ends(plan, plan->queue[i]);
	return !plan->broken;
}

static void learn(struct plan *plan, const struct step *step,
		  const struct answer_numbers *answers)
{
	struct answer_numbers *learned = &plan->learned[step->index];
	struct answer_numbers *wanted = wanted_of(plan, step);

	if (answers_meet(wanted, answers) &&
	    (step->many || answers_within(wanted, answers)))
		return;
	if (!answers_any(learned))
		plan->taught[plan->taught_count++] = step;
	answers_add_all(learned, answers);
}

/* What an item that ended the walk needs is not answered the next time. */
static void learn_from_end(struct plan *plan, const struct item *end)
{
	const struct condition *when = &end->guards.when;
	const struct walk *walk = &plan->walks->walk;

	for (size_t i = 0; i < when->count; i++) {
		const struct clause *clause = &when->items[i];
		if (walk_holds(walk, clause) && can_exclude(plan, clause) &&
		    walks_random(plan->walks, 2))
			learn(plan, clause->step, &clause->answers);
	}
}

/* What ruled out all that a step of the plan tests, so that it was skipped. */
static void learn_from_skip(struct plan *plan, const struct step *step)
{
	const struct walk *walk = &plan->walks->walk;

	for (size_t i = 0; i < step->tests.count; i++) {
		size_t by = walk->causes[step->tests.items[i]->index].by;
		if (by != WALK_NONE)
			learn(plan, walk->given[by].step,
			      &walk->given[by].chosen);
	}
}

void plan_learn(struct plan *plan)
{
	const struct walk *walk = &plan->walks->walk;

	if (walk->end) {
		learn_from_end(plan, walk->end);
	} else if (walk->path_count > 0) {
		const struct given *last =
			&walk->given[walk->path[walk->path_count - 1]];
		learn(plan, last->step, &last->chosen);
	}
	for (size_t i = 0; i < walk->skipped_count; i++) {
		const struct step *step = walk->skipped[i];
		if (plan->done[walk->guide->item_of[step->index]])
			learn_from_skip(plan, step);
	}
}
