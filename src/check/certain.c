/*
 * Facts that must be certain, so trying walks is not enough. They are read from
 * the lists, on the safe side: anything that can't be excluded counts as
 * possible.
 */
#include "check/afterwards.h"

#include "chargefix/memory.h"

#include <stdlib.h>

/* The result for a list: whether it certainly asks the danger step. */
enum { NOT_LOOKED, LOOKING, LED_BACK, MAY_LEAVE_OUT, SURELY_ASKS };

struct survey {
	const struct check *check;
	enum audience audience;
	uint8_t *lists; /* by list.index */
	const struct step *action; /* may come before danger; NULL: none does */
};

static uint8_t survey_list(struct survey *survey, const struct list *list);

/* Whether every answer of a step leads to the danger step. */
static bool surely_leads(struct survey *survey, const struct step *step)
{
	const struct answer *answer;
	bool surely = step->unsure || step->sure;

	for (size_t i = 0; (answer = step_effect(step, i)); i++) {
		if (answer_diagnosis(step, answer))
			continue;
		surely &= answer->then &&
			  survey_list(survey, answer->then) == SURELY_ASKS;
	}
	return surely;
}

/* Whether the item itself asks about danger, or ends the walk. */
static bool is_stop(const struct survey *survey, const struct item *item)
{
	return item->diagnosis ||
	       (item->step && item->step == survey->check->guide->danger);
}

/* Whether an item certainly asks the danger step when it is reached. */
static bool survey_item(struct survey *survey, const struct item *item)
{
	const struct step *step = item->step;
	bool surely;

	if (item->guards.only != AUDIENCE_ANY &&
	    item->guards.only != survey->audience)
		return false;
	if (is_stop(survey, item)) {
		/* Nothing comes after a diagnosis. */
		surely = true;
	} else if (step) {
		if (!survey->check->possible[step->index])
			return false;
		if (step_is_action(step) && !survey->action)
			survey->action = step;
		surely = surely_leads(survey, step);
	} else {
		surely = survey_list(survey, &item->use->list) == SURELY_ASKS;
	}
	return surely && !item->guards.when.count &&
	       !item->guards.unless.count && (!step || !step->tests.count);
}

/*
 * Items come in order of their list, except those that evidence brings forward
 * or puts off. None overtakes a step that tests nothing, not even in a used
 * route, so only such steps are certain here. If an item leads back to its own
 * list, the rest of that list comes before what the item leads to.
 */
static uint8_t survey_list(struct survey *survey, const struct list *list)
{
	uint8_t *found = &survey->lists[list->index];

	if (*found == LOOKING || *found == LED_BACK) {
		*found = LED_BACK;
		return MAY_LEAVE_OUT;
	}
	if (*found != NOT_LOOKED)
		return *found;
	*found = LOOKING;
	for (size_t i = 0; i < list->count; i++) {
		if (survey_item(survey, &list->items[i]) &&
		    (*found == LOOKING || is_stop(survey, &list->items[i]))) {
			*found = SURELY_ASKS;
			return *found;
		}
	}
	*found = MAY_LEAVE_OUT;
	return *found;
}

const struct step *certain_before_danger(const struct check *check)
{
	const struct guide *guide = check->guide;
	struct survey survey = {
		.check = check,
		.lists = memory_new(guide->list_count, sizeof(uint8_t)),
	};

	for (size_t i = 0;
	     guide->danger && i < check->walks_count && !survey.action; i++) {
		survey.audience = check->walks[i].audience;
		for (size_t k = 0; k < guide->list_count; k++)
			survey.lists[k] = NOT_LOOKED;
		survey_list(&survey, &guide->start);
	}
	free(survey.lists);
	return survey.action;
}

/* Erasing comes last: nothing that erases nothing comes after it. */
static bool is_harmless_after(const struct step *step, const void *context)
{
	(void)context;
	return check_is_harmless(step);
}

const struct step *certain_after_erasing(const struct check *check,
					 const struct step *step)
{
	return afterwards_find(check, step, answers_up_to(ANSWER_UNSURE),
			       is_harmless_after, NULL);
}
