/* Looks for what no walk has reached, by the answers that should lead there. */
#include "check/plan.h"

enum { TRIES = 120, PLANS = 12, AIM_WORK_MOST = 10000000 };

/* What to look for, and where it is noted once it is found. */
struct target {
	void (*plan)(struct plan *plan, const struct target *target);
	uint32_t number; /* of an item or a text */
	const struct step *step;
	size_t answer;
	uint8_t fact; /* 0: it is found once it was met */
	const uint8_t *seen; /* holds the fact, or … */
	const size_t *met;
};

/* Whether there is time to look for more. */
static bool may_go_on(const struct plan *plan)
{
	return plan->walks->walk.changes + plan->work < plan->most;
}

static bool is_found(const struct target *target)
{
	return target->fact ? (*target->seen & target->fact) != 0
			    : *target->met > 0;
}

/*
 * Makes a plan that excludes nothing that it needs, if that is possible.
 * Returns how many walks it is worth.
 */
static int make_plan(struct plan *plan, const struct target *target, bool wary)
{
	bool foreign = true;

	for (int i = 0; i < PLANS; i++) {
		plan_start(plan, wary && i < PLANS / 2);
		target->plan(plan, target);
		if (plan_settle(plan))
			return TRIES;
		foreign &= plan->foreign;
	}
	return foreign ? 0 : TRIES / 4;
}

/* Tries some walks until one of them reaches the target. */
static void try_some(struct plan *plan, const struct target *target)
{
	struct walks *walks = plan->walks;

	for (int i = 0; !is_found(target) && may_go_on(plan); i++) {
		if (i >= make_plan(plan, target, i % 4 < 3))
			break;
		walks_go_back(walks, 0);
		walks_go_on(walks, CHOOSE_AIM);
		plan_learn(plan);
	}
	plan_forget(plan);
}

static void to_item(struct plan *plan, const struct target *target)
{
	plan_item(plan, target->number);
}

/* Aims for the step to be asked or the route to be opened. */
static void aim_at_item(struct plan *plan, uint32_t number)
{
	struct walks *walks = plan->walks;
	const struct item *item = walks->guide->items[number].item;
	struct target target = {
		.plan = to_item,
		.number = number,
		.seen = &walks->seen.items[number],
		.fact = item->guards.unless.count ? SEEN_UNLESS_FAILED
						  : SEEN_WHEN_HELD,
	};

	if (item->step) {
		target.fact = 0;
		target.met = &walks->tried.steps[item->step->index];
	}
	try_some(plan, &target);
}

static void to_failing_when(struct plan *plan, const struct target *target)
{
	const struct item *item =
		plan->walks->guide->items[target->number].item;
	const struct guards when = {.when = item->guards.when};

	plan_place(plan, target->number);
	plan_against(plan, &when);
}

/* One of the clauses fails because its step gets another answer. */
static void to_other_answer(struct plan *plan, const struct target *target)
{
	const struct item *item =
		plan->walks->guide->items[target->number].item;
	const struct condition *when = &item->guards.when;
	const struct clause *clause =
		&when->items[walks_random(plan->walks, when->count)];
	struct answer_numbers others = step_all_answers(clause->step);

	answers_remove_all(&others, &clause->answers);
	plan_place(plan, target->number);
	plan_answer(plan, clause->step, others);
}

static void to_unless(struct plan *plan, const struct target *target)
{
	const struct item *item =
		plan->walks->guide->items[target->number].item;

	plan_place(plan, target->number);
	plan_condition(plan, &item->guards.when);
	plan_condition(plan, &item->guards.unless);
}

/* Aims for a guard that always held to fail, or one that never held to hold. */
static void aim_at_guards(struct plan *plan, uint32_t number)
{
	const struct item *item = plan->walks->guide->items[number].item;
	struct target target = {
		.number = number,
		.seen = &plan->walks->seen.items[number],
		.fact = SEEN_WHEN_FAILED,
	};

	if (item->guards.when.count && *target.seen & SEEN_WHEN_HELD) {
		target.plan = to_other_answer;
		try_some(plan, &target);
		target.plan = to_failing_when;
		try_some(plan, &target);
	}
	if (item->guards.unless.count && *target.seen & SEEN_UNLESS_FAILED) {
		target.plan = to_unless;
		target.fact = SEEN_UNLESS_HELD;
		try_some(plan, &target);
	}
}

static void to_answer(struct plan *plan, const struct target *target)
{
	plan_answer(plan, target->step, answers_only(target->answer));
}

static void aim_at_diagnosis(struct plan *plan,
			     const struct diagnosis *diagnosis)
{
	const struct walks *walks = plan->walks;
	const struct guide *guide = walks->guide;
	struct target target = {
		.plan = to_answer,
		.met = &walks->tried.diagnoses[diagnosis->index],
	};
	const struct answer *answer;

	for (size_t i = 0; i < guide->step_count && !is_found(&target); i++) {
		target.step = guide->steps[i];
		for (size_t k = 0; (answer = step_effect(target.step, k));
		     k++) {
			if (answer_diagnosis(target.step, answer) != diagnosis)
				continue;
			target.answer = step_effect_number(target.step, k);
			try_some(plan, &target);
		}
	}
	target.plan = to_item;
	for (uint32_t i = 0; i < guide->item_count; i++) {
		target.number = i;
		if (guide->items[i].item->diagnosis == diagnosis)
			try_some(plan, &target);
	}
}

/* Any of the answers and items that end with the diagnosis. */
static void plan_diagnosis(struct plan *plan, const struct diagnosis *diagnosis)
{
	const struct guide *guide = plan->walks->guide;
	const struct step *chosen = NULL;
	size_t number = 0, count = 0;
	const struct answer *answer;

	plan->work += guide->step_count + guide->item_count;
	for (size_t i = 0; i < guide->step_count; i++)
		for (size_t k = 0; (answer = step_effect(guide->steps[i], k));
		     k++)
			if (answer_diagnosis(guide->steps[i], answer) ==
				    diagnosis &&
			    walks_random(plan->walks, ++count) == 0) {
				chosen = guide->steps[i];
				number = step_effect_number(chosen, k);
			}
	for (uint32_t i = 0; i < guide->item_count; i++)
		if (guide->items[i].item->diagnosis == diagnosis &&
		    walks_random(plan->walks, ++count) == 0) {
			chosen = NULL;
			number = i;
		}
	if (chosen)
		plan_answer(plan, chosen, answers_only(number));
	else if (count > 0)
		plan_item(plan, (uint32_t)number);
}

static void plan_owner(struct plan *plan, const struct guarded *guarded)
{
	const struct guide *guide = plan->walks->guide;

	if (guarded->step)
		plan_item(plan, guide->item_of[guarded->step->index]);
	else
		plan_diagnosis(plan, guarded->diagnosis);
}

static void to_shown(struct plan *plan, const struct target *target)
{
	const struct guarded *guarded =
		&plan->walks->guide->guarded[target->number];

	plan_guards(plan, &guarded->text->guards);
	plan_owner(plan, guarded);
}

static void to_hidden(struct plan *plan, const struct target *target)
{
	const struct guarded *guarded =
		&plan->walks->guide->guarded[target->number];

	plan_against(plan, &guarded->text->guards);
	plan_owner(plan, guarded);
}

/* Aims for a text to be shown that wasn't yet, and hidden that wasn't. */
static void aim_at_text(struct plan *plan, uint32_t number)
{
	struct target target = {
		.plan = to_shown,
		.number = number,
		.seen = &plan->walks->texts[number],
		.fact = TEXT_SHOWN,
	};

	try_some(plan, &target);
	target.plan = to_hidden;
	target.fact = TEXT_HIDDEN;
	if (!guards_are_none(&plan->walks->guide->guarded[number].text->guards))
		try_some(plan, &target);
}

static bool aim_at_all(struct plan *plan)
{
	const struct guide *guide = plan->walks->guide;

	for (uint32_t i = 0; i < guide->item_count && may_go_on(plan); i++) {
		aim_at_item(plan, i);
		aim_at_guards(plan, i);
	}
	for (size_t i = 0; i < guide->diagnosis_count && may_go_on(plan); i++)
		aim_at_diagnosis(plan, &guide->diagnoses[i]);
	for (uint32_t i = 0; i < guide->guarded_count && may_go_on(plan); i++)
		aim_at_text(plan, i);
	return may_go_on(plan);
}

bool walks_aim(struct walks *walks)
{
	struct plan plan;

	plan_init(&plan, walks);
	plan.most = walks->walk.changes + AIM_WORK_MOST;
	bool done = aim_at_all(&plan);
	plan_release(&plan);
	return done;
}
