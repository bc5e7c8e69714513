/*
 * Computes from the lists how many questions a walk can ask at most. Each step
 * is asked once, so the number of steps is a limit; of answers and guards that
 * exclude each other, only the longest branch counts.
 */
#include "check/internal.h"

#include "chargefix/memory.h"

#include <stdlib.h>

enum visit { NOT_ENTERED, ENTERED, LEFT };

/* Questions that are only asked after certain answers to a step, if any. */
struct share {
	const struct step *step; /* one answer is chosen; NULL: always asked */
	struct answer_numbers answers;
	size_t questions;
};

struct bound {
	const struct check *check;
	enum audience audience;
	size_t most; /* number of steps that can be asked */
	size_t *lists; /* by list.index: the questions of a list and beyond */
	uint8_t *visits; /* by list.index */
	const struct list **open; /* entered or to be entered */
	size_t open_count;
	struct share *shares; /* of one list: a heap, the last step on top */
	size_t share_count;
	bool circle; /* a list leads back to itself */
};

static size_t add_up(const struct bound *bound, size_t a, size_t b)
{
	return a + b < bound->most ? a + b : bound->most;
}

static bool can_come(const struct bound *bound, const struct item *item)
{
	return (item->guards.only == AUDIENCE_ANY ||
		item->guards.only == bound->audience) &&
	       (!item->step || bound->check->possible[item->step->index]);
}

static size_t most_of_step(const struct bound *bound, const struct step *step)
{
	size_t most = 0;

	const struct answer *answer;

	for (size_t i = 0; (answer = step_effect(step, i)); i++) {
		const struct list *then = answer->then;
		size_t behind = then ? bound->lists[then->index] : 0;
		if (step->many)
			most = add_up(bound, most, behind);
		else if (behind > most)
			most = behind;
	}
	return add_up(bound, most, 1);
}

static size_t most_of_item(const struct bound *bound, const struct item *item)
{
	if (!can_come(bound, item) || item->diagnosis)
		return 0;
	return item->use ? bound->lists[item->use->list.index]
			 : most_of_step(bound, item->step);
}

static size_t rank(const struct share *share)
{
	return share->step ? share->step->index + (size_t)1 : 0;
}

static void swap(struct share *a, struct share *b)
{
	struct share kept = *a;

	*a = *b;
	*b = kept;
}

static void put_share(struct bound *bound, struct share share)
{
	struct share *heap = bound->shares;
	size_t at = bound->share_count++;

	heap[at] = share;
	for (; at > 0 && rank(&heap[(at - 1) / 2]) < rank(&heap[at]);
	     at = (at - 1) / 2)
		swap(&heap[(at - 1) / 2], &heap[at]);
}

static struct share take_share(struct bound *bound)
{
	struct share *heap = bound->shares, taken = heap[0];
	size_t count = --bound->share_count;

	heap[0] = heap[count];
	for (size_t at = 0, next; (next = 2 * at + 1) < count; at = next) {
		if (next + 1 < count &&
		    rank(&heap[next]) < rank(&heap[next + 1]))
			next++;
		if (rank(&heap[next]) <= rank(&heap[at]))
			break;
		swap(&heap[next], &heap[at]);
	}
	return taken;
}

/*
 * The item's questions, and the answer that its guard needs. With alternatives,
 * it is unknown which one holds.
 */
static struct share share_of(const struct item *item, size_t questions)
{
	const struct condition *when = &item->guards.when;
	bool alone = when->count && condition_end(when, 0) == when->count;

	for (size_t i = 0; alone && i < when->count; i++) {
		const struct clause *clause = &when->items[i];
		/* Tries may have different answers. */
		if (!clause->step->many && !clause->step->later)
			return (struct share){clause->step, clause->answers,
					      questions};
	}
	return (struct share){.questions = questions};
}

/*
 * The answer that leads to the step, if only one does. Only earlier steps
 * count, so that this ends.
 */
static struct share outer_share(const struct bound *bound,
				const struct step *step, size_t questions)
{
	const struct guide *guide = bound->check->guide;
	const struct placed_item *placed =
		&guide->items[guide->item_of[step->index]];
	const struct opener *openers = bound->check->openers.items;
	uint32_t at = bound->check->openers.first[placed->list->index];
	struct share share = share_of(placed->item, questions);
	const struct share always = {.questions = questions};

	if (!share.step && step != guide->danger) {
		for (; at; at = openers[at - 1].next) {
			const struct step *opener =
				guide->items[openers[at - 1].item].item->step;
			if (!opener || (share.step && share.step != opener))
				return always;
			share.step = opener;
			answers_add(&share.answers, openers[at - 1].answer);
			answers_add(&share.answers, ANSWER_UNSURE);
		}
	}
	return share.step && !share.step->many &&
			       share.step->index < step->index &&
			       step != guide->danger
		       ? share
		       : always;
}

/* The most questions that any one answer to the step brings. */
static size_t best_answer(struct bound *bound, const struct step *step)
{
	size_t by_answer[ANSWER_NUMBERS_END] = {0}, best = 0;

	while (bound->share_count > 0 && bound->shares[0].step == step) {
		struct share share = take_share(bound);
		for (size_t n = 0; (n = answers_next(&share.answers, n));) {
			by_answer[n] =
				add_up(bound, by_answer[n], share.questions);
			best = by_answer[n] > best ? by_answer[n] : best;
		}
	}
	return best;
}

static void leave(struct bound *bound, const struct list *list)
{
	size_t most = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct item *item = &list->items[i];
		put_share(bound, share_of(item, most_of_item(bound, item)));
	}
	while (bound->share_count > 0) {
		const struct step *step = bound->shares[0].step;
		if (step)
			put_share(bound, outer_share(bound, step,
						     best_answer(bound, step)));
		else
			most = add_up(bound, most, take_share(bound).questions);
	}
	bound->lists[list->index] = most;
	bound->visits[list->index] = LEFT;
}

static void push(struct bound *bound, const struct list *list)
{
	if (bound->visits[list->index] == ENTERED)
		bound->circle = true;
	else if (bound->visits[list->index] == NOT_ENTERED)
		bound->open[bound->open_count++] = list;
}

static void enter(struct bound *bound, const struct list *list)
{
	bound->visits[list->index] = ENTERED;
	for (size_t i = 0; i < list->count; i++) {
		const struct item *item = &list->items[i];
		if (!can_come(bound, item))
			continue;
		if (item->use)
			push(bound, &item->use->list);
		const struct answer *answer;
		for (size_t k = 0;
		     item->step && (answer = step_effect(item->step, k)); k++)
			if (answer->then)
				push(bound, answer->then);
	}
}

/* Leaves each list after all lists that it leads to, without recursion. */
static void visit_all(struct bound *bound)
{
	push(bound, &bound->check->guide->start);
	while (bound->open_count > 0) {
		const struct list *list = bound->open[bound->open_count - 1];
		uint8_t visit = bound->visits[list->index];
		if (visit == NOT_ENTERED) {
			enter(bound, list);
			continue;
		}
		bound->open_count--;
		if (visit == ENTERED)
			leave(bound, list);
	}
}

size_t bound_questions(const struct check *check, enum audience audience)
{
	const struct guide *guide = check->guide;
	struct bound bound = {
		.check = check,
		.audience = audience,
		.lists = memory_new(guide->list_count, sizeof(size_t)),
		.visits = memory_new(guide->list_count, sizeof(uint8_t)),
		.open = (const struct list **)memory_new(
			openers_most(guide) + 1, sizeof(struct list *)),
		.shares =
			memory_new(guide->item_count + 1, sizeof(struct share)),
	};

	for (size_t i = 0; i < guide->step_count; i++)
		bound.most += check->possible[i];
	visit_all(&bound);
	size_t most = bound.lists[guide->start.index];
	free(bound.lists);
	free(bound.visits);
	free((void *)bound.open);
	free(bound.shares);
	return bound.circle ? bound.most : most;
}
