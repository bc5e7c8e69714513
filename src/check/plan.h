/*
 * A plan: what to answer so that one walk comes to an item of a list.
 *
 * Of alternatives, a plan follows one, chosen at random; another plan may
 * follow another. It says which answers are wanted of the steps that lead there
 * and which are not. Private to src/check. May use: walk.
 */
#ifndef CHARGEFIX_CHECK_PLAN_H
#define CHARGEFIX_CHECK_PLAN_H

#include "check/openers.h"
#include "check/walks.h"

struct plan {
	struct walks *walks; /* the plan is in its `aim` */
	struct openers openers;
	bool *done; /* by item number: is in the queue */
	uint32_t *queue; /* items that the walk must come to */
	size_t queued;
	const struct step **touched; /* have wanted or unwanted answers */
	size_t touched_count;
	bool *is_touched; /* by step.index */
	/* By step.index: answers that ended earlier walks too soon. */
	struct answer_numbers *learned;
	const struct step **taught; /* that have some */
	size_t taught_count;
	bool broken; /* what is needed excludes itself */
	bool foreign; /* because it is for the other audience */
	size_t work; /* that all plans have cost, about as walks count it */
	size_t most; /* that plans and walks may cost together */
};

void plan_init(struct plan *plan, struct walks *walks);
void plan_release(struct plan *plan);

/* Starts another plan for the same goal; `wary`: heeds what was learned. */
void plan_start(struct plan *plan, bool wary);

/* Each of these adds to what the walk must do. */

/* It comes to the place of the item in its list. */
void plan_place(struct plan *plan, uint32_t item);

/* It comes to the item, whose guards hold. */
void plan_item(struct plan *plan, uint32_t number);

/* The step gets one of these answers. */
void plan_answer(struct plan *plan, const struct step *step,
		 struct answer_numbers answers);

/* The guards hold, or do not. */
void plan_guards(struct plan *plan, const struct guards *guards);
void plan_against(struct plan *plan, const struct guards *guards);

/* Any one alternative of the condition holds. */
void plan_condition(struct plan *plan, const struct condition *condition);

/* Adds all that these need. False: it excludes itself. */
bool plan_settle(struct plan *plan);

/* Learns from the walk, which has ended, what kept it from the goal. */
void plan_learn(struct plan *plan);

/* Forgets everything, also what was learned. */
void plan_forget(struct plan *plan);

#endif
