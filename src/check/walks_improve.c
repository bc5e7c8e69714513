/*
 * Makes the longest walk longer, and walks that show a finding shorter, by
 * changing a few answers and walking again.
 */
#include "check/walks.h"

#include "chargefix/memory.h"

#include <stdlib.h>

enum {
	ROUNDS = 1500,
	LONGER_ROUNDS = 6000,
	WORK_MOST_EACH = 600000,
	SHORTENED_MOST = 50
};

/* The goal: a walk to where `is_there` is true. */
struct goal {
	bool (*is_there)(const struct walk *walk, const struct step *step);
	const struct step *step;
	enum choice choice; /* for steps not answered before */
	bool longer; /* longer walks are better; else shorter ones */
};

/* Answers by step.index; 0: none yet. */
struct policy {
	struct answer_numbers *answers;
	struct answer_numbers *better; /* being tried */
};

static bool is_before_danger(const struct walk *walk, const struct step *danger)
{
	return walk->step && walk->step != danger &&
	       step_is_action(walk->step) && !walk_asked(walk, danger);
}

static bool is_after_erasing(const struct walk *walk,
			     const struct step *erasing)
{
	return walk->step && check_is_harmless(walk->step) &&
	       walk_asked(walk, erasing);
}

static bool is_ended(const struct walk *walk, const struct step *step)
{
	(void)step;
	return !walk->step;
}

/* How many answers of the current walk follow the policy. */
static size_t count_same(const struct walk *walk,
			 const struct answer_numbers *policy)
{
	size_t same = 0;

	for (; same < walk->path_count; same++) {
		const struct given *given = &walk->given[walk->path[same]];
		if (!answers_equal(&policy[given->step->index], &given->chosen))
			break;
	}
	return same;
}

/* Walks by the policy to the goal. False: it isn't reached. */
static bool follow(struct walks *walks, const struct goal *goal,
		   struct answer_numbers *policy, size_t most)
{
	struct walk *walk = &walks->walk;

	walks_go_back(walks, count_same(walk, policy));
	while (!goal->is_there(walk, goal->step)) {
		if (!walk->step || walk->path_count >= most)
			return false;
		struct answer_numbers *chosen = &policy[walk->step->index];
		if (!answers_any(chosen))
			*chosen = walks_choose(walks, goal->choice);
		walks_give(walks, *chosen);
	}
	return true;
}

/* A random answer; of several answers, one more or one less. */
static struct answer_numbers another_answer(struct walks *walks,
					    const struct step *step,
					    struct answer_numbers chosen)
{
	struct answer_numbers all = step_all_answers(step);
	size_t skip = walks_random(walks, answers_count(&all)), number = 0;

	do
		number = answers_next(&all, number);
	while (skip-- > 0);
	if (!step->many || !walks_random(walks, 4))
		return answers_only(number);
	answers_toggle(&chosen, number);
	return walk_valid(step, chosen) ? chosen : answers_only(number);
}

/* Changes the answers to one or a few steps of the walk. */
static void vary(struct walks *walks, const struct example *best,
		 const struct policy *policy, const struct step **steps)
{
	size_t changes = 1 + walks_random(walks, 3);

	for (size_t i = 0; i < walks->guide->step_count; i++)
		policy->better[i] = policy->answers[i];
	for (size_t i = 0; i < changes; i++) {
		const struct step *step =
			steps[walks_random(walks, best->count)];
		struct answer_numbers *chosen = &policy->better[step->index];
		*chosen = another_answer(walks, step, *chosen);
	}
}

/* Gets the example's steps, in order, and its policy. */
static void learn(struct walks *walks, const struct example *best,
		  struct answer_numbers *policy, const struct step **steps)
{
	walks_go_back(walks, 0);
	for (size_t i = 0, at = 0; i < best->count; i++) {
		struct answer_numbers chosen = example_next(best, &at);
		steps[i] = walks->walk.step;
		policy[steps[i]->index] = chosen;
		walks_give(walks, chosen);
	}
}

static void improve(struct walks *walks, const struct goal *goal,
		    struct example *best)
{
	size_t count = walks->guide->step_count;
	const struct step **steps =
		(const struct step **)memory_new(count, sizeof(*steps));
	struct policy policy = {
		.answers = memory_new(count, sizeof(struct answer_numbers)),
		.better = memory_new(count, sizeof(struct answer_numbers)),
	};
	int rounds = goal->longer ? LONGER_ROUNDS : ROUNDS;
	size_t last = walks->walk.changes +
		      (size_t)(rounds / ROUNDS) * WORK_MOST_EACH;

	learn(walks, best, policy.answers, steps);
	for (int i = 0;
	     i < rounds && walks->walk.changes < last && best->count > 0; i++) {
		vary(walks, best, &policy, steps);
		size_t most = goal->longer ? SIZE_MAX : best->count;
		if (!follow(walks, goal, policy.better, most) ||
		    (goal->longer && walks->walk.path_count < best->count))
			continue;
		example_take(best, &walks->walk);
		learn(walks, best, policy.answers, steps);
	}
	free((void *)steps);
	free(policy.answers);
	free(policy.better);
}

void walks_improve(struct walks *walks)
{
	const struct guide *guide = walks->guide;
	struct goal goal = {is_ended, NULL, CHOOSE_FAR, true};
	size_t shortened = 0;

	improve(walks, &goal, &walks->longest);
	walks->tried.longest = walks->longest.count;
	goal = (struct goal){is_before_danger, guide->danger, CHOOSE_FAR,
			     false};
	if (walks->before_danger.step)
		improve(walks, &goal, &walks->before_danger);
	for (size_t i = 0; i < guide->step_count; i++) {
		if (!walks->erasing[i].step || shortened++ >= SHORTENED_MOST)
			continue;
		goal.is_there = is_after_erasing;
		goal.step = guide->steps[i];
		improve(walks, &goal, &walks->erasing[i]);
	}
}
