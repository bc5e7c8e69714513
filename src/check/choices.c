/* Finds steps without a choice, and answers that lead to unexpected places. */
#include "chargefix/memory.h"
#include "check/internal.h"
#include "check/lists.h"

#include <stdlib.h>

static void check_one_answer(struct check *check, const struct step *step)
{
	struct finding *finding;

	if (step->answers.count != 1 || !step->ask || step->earlier)
		return;
	finding = check_add(check, "one-answer", false, step->place,
			    "\"%s\" has only one answer, \"%s\"", step->id,
			    step->answers.items[0].id);
	finding->meaning = step_is_action(step)
				   ? "People aren't asked how it went."
				   : "This asks nothing: the only other answer "
				     "is \"Not sure\".";
}

/* Whether an answer ends with danger; adds the lists that they lead to. */
static bool is_danger_near(struct lists *lists, const struct step *step)
{
	const struct answer *answer;

	for (size_t i = 0; (answer = step_effect(step, i)); i++) {
		const struct diagnosis *diagnosis =
			answer_diagnosis(step, answer);

		if (diagnosis && diagnosis->verdict == VERDICT_DANGER)
			return true;
		if (answer->then)
			lists_meet(lists, answer->then);
	}
	return false;
}

static bool leads_to_danger(struct lists *lists, const struct step *step)
{
	bool found = is_danger_near(lists, step);
	const struct list *list;

	while (!found && (list = lists_next(lists))) {
		for (size_t i = 0; i < list->count && !found; i++) {
			const struct item *item = &list->items[i];

			if (item->step)
				found = is_danger_near(lists, item->step);
			else if (item->use)
				lists_meet(lists, &item->use->list);
			else
				found = item->diagnosis->verdict ==
					VERDICT_DANGER;
		}
	}
	return found;
}

static void check_danger(struct check *check)
{
	const struct step *danger = check->guide->danger;
	struct finding *finding;
	struct lists lists;

	if (!danger)
		return;
	lists_init(&lists, check->guide);
	if (!leads_to_danger(&lists, danger)) {
		finding = check_add(
			check, "harmless-danger", false, danger->place,
			"no answer of the danger step \"%s\" leads to a "
			"diagnosis with the verdict \"danger\"",
			danger->id);
		finding->meaning =
			"People who report danger are not told to stop.";
	}
	lists_release(&lists);
}

/*
 * By list.index: whether something may still be asked after the list. If
 * several places lead to a list, one such place is enough.
 */
struct follow {
	struct lists lists;
	bool *followed;
};

static void lead_to(struct follow *follow, const struct list *list, bool on)
{
	if (on && !follow->followed[list->index]) {
		follow->followed[list->index] = true;
		lists_meet_again(&follow->lists, list);
	}
	lists_meet(&follow->lists, list);
}

static void mark_followed(struct follow *follow, const struct list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct item *item = &list->items[i];
		bool on = follow->followed[list->index] || i + 1 < list->count;

		if (item->use)
			lead_to(follow, &item->use->list, on);
		const struct answer *answer;
		for (size_t k = 0;
		     item->step && (answer = step_effect(item->step, k)); k++)
			if (answer->then)
				lead_to(follow, answer->then, on);
	}
}

/* Whether all answers lead on, some of them to further questions. */
static bool is_fork(const struct step *step)
{
	bool branches = false;

	for (size_t i = 0; i < step->answers.count; i++) {
		const struct answer *answer = &step->answers.items[i];

		if (!answer->then && !answer_diagnosis(step, answer))
			return false;
		branches |= answer->then != NULL;
	}
	return branches && !step->unsure && !step->sure;
}

static void check_fork(struct check *check, const struct step *step)
{
	struct finding *finding;
	const char *otherwise = check->guide->otherwise->id;

	if (!is_fork(step))
		return;
	finding = check_add(check, "unsure-ends", false, step->place,
			    "the answer \"%s\" of \"%s\" ends the walk at "
			    "once, with the diagnosis \"%s\"",
			    step_answer_say(step, ANSWER_UNSURE), step->id,
			    otherwise);
	finding->meaning =
		"Every other answer leads on. Use \"unsure\" to name the "
		"answer that it counts as, or add a step after this one.";
}

static void find_forks(struct check *check, struct follow *follow)
{
	const struct list *list;

	lists_meet(&follow->lists, &check->guide->start);
	while ((list = lists_next(&follow->lists)))
		mark_followed(follow, list);
	for (size_t i = 0; i < check->guide->list_count; i++) {
		list = check->origins[i].list;
		if (list && list->count > 0 && !follow->followed[i] &&
		    list->items[list->count - 1].step)
			check_fork(check, list->items[list->count - 1].step);
	}
}

static void check_forks(struct check *check)
{
	const struct guide *guide = check->guide;
	struct follow follow;

	follow.followed =
		memory_new(guide->list_count + 1, sizeof(*follow.followed));
	lists_init(&follow.lists, guide);
	find_forks(check, &follow);
	lists_release(&follow.lists);
	free(follow.followed);
}

/* An end without a guard keeps everything after it from being asked. */
static void check_ends(struct check *check, const struct list *list)
{
	for (size_t i = 0; i + 1 < list->count; i++) {
		const struct item *item = &list->items[i];

		if (!item->diagnosis || !guards_are_none(&item->guards))
			continue;
		check_add(check, "end-too-early", false, item->place,
			  "every walk that reaches this diagnosis \"%s\" ends "
			  "with it",
			  item->diagnosis->id)
			->meaning =
			"What follows it in its list is never asked.";
		return;
	}
}

void check_choices(struct check *check)
{
	for (size_t i = 0; i < check->guide->list_count; i++)
		if (check->guide->lists[i] &&
		    !check_is_later_try(check->guide->lists[i]))
			check_ends(check, check->guide->lists[i]);
	for (size_t i = 0; i < check->guide->step_count; i++)
		check_one_answer(check, check->guide->steps[i]);
	check_danger(check);
	check_forks(check);
}
