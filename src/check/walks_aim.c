/* Looks for what no walk has reached, by the answers that should lead there. */
#include "check/openers.h"
#include "check/walks.h"

#include "chargefix/memory.h"

#include <stdlib.h>
#include <string.h>

enum { TRIES = 24, AIM_WORK_MOST = 10000000 };

struct aim {
	struct walks *walks;
	struct openers openers;
	bool *done; /* by item number: its needs are wanted already */
	uint32_t *queue;
	size_t queued;
};

static void want_item(struct aim *aim, uint32_t item)
{
	if (aim->done[item])
		return;
	aim->done[item] = true;
	aim->queue[aim->queued++] = item;
}

/* Aims for the step to be asked and to get one of these answers. */
static void want(struct aim *aim, const struct step *step,
		 struct answer_numbers answers)
{
	answers_add_all(&aim->walks->wanted[step->index], &answers);
	want_item(aim, aim->walks->guide->item_of[step->index]);
}

static void want_clauses(struct aim *aim, const struct condition *condition)
{
	for (size_t i = 0; i < condition->count; i++)
		want(aim, condition->items[i].step,
		     condition->items[i].answers);
}

static void shun_clauses(struct aim *aim, const struct condition *condition)
{
	for (size_t i = 0; i < condition->count; i++) {
		const struct clause *clause = &condition->items[i];
		answers_add_all(&aim->walks->unwanted[clause->step->index],
				&clause->answers);
	}
}

static void want_guards(struct aim *aim, const struct guards *guards)
{
	want_clauses(aim, &guards->when);
	shun_clauses(aim, &guards->unless);
}

static void want_list(struct aim *aim, const struct list *list)
{
	for (uint32_t i = aim->openers.first[list->index]; i;) {
		const struct opener *opener = &aim->openers.items[i - 1];
		const struct placed_item *items = aim->walks->guide->items;
		if (opener->answer)
			want(aim, items[opener->item].item->step,
			     answers_only(opener->answer));
		else
			want_item(aim, opener->item);
		i = opener->next;
	}
}

/* Also wants whatever must come before what is wanted. */
static void want_all(struct aim *aim)
{
	const struct guide *guide = aim->walks->guide;

	for (size_t i = 0; i < aim->queued; i++) {
		const struct placed_item *placed = &guide->items[aim->queue[i]];
		want_guards(aim, &placed->item->guards);
		want_list(aim, placed->list);
	}
}

static void forget(struct aim *aim)
{
	const struct guide *guide = aim->walks->guide;
	size_t size = guide->step_count * sizeof(struct answer_numbers);

	for (size_t i = 0; i < aim->queued; i++)
		aim->done[aim->queue[i]] = false;
	aim->queued = 0;
	memset(aim->walks->wanted, 0, size);
	memset(aim->walks->unwanted, 0, size);
}

/* Tries some walks until one of them reaches the target. */
static void try_some(struct aim *aim, const size_t *met, const uint8_t *seen,
		     uint8_t fact)
{
	struct walks *walks = aim->walks;
	bool found = false;

	want_all(aim);
	for (int i = 0; i < TRIES && !found; i++) {
		walks_go_back(walks, 0);
		walks_go_on(walks, CHOOSE_AIM);
		found = met ? *met > 0 : (*seen & fact) != 0;
	}
	forget(aim);
}

/* Aims for the step to be asked or the route to be opened. */
static void aim_at_item(struct aim *aim, uint32_t number)
{
	struct walks *walks = aim->walks;
	const struct step *step = walks->guide->items[number].item->step;
	const size_t *met = step ? &walks->tried.steps[step->index] : NULL;
	const uint8_t *seen = &walks->seen.items[number];

	if (met ? *met : *seen & SEEN_WHEN_HELD)
		return;
	want_item(aim, number);
	try_some(aim, met, seen, SEEN_WHEN_HELD);
}

/* Aims for a guard that always held to fail, or one that never held to hold. */
static void aim_at_guards(struct aim *aim, uint32_t number)
{
	const struct placed_item *placed = &aim->walks->guide->items[number];
	const struct item *item = placed->item;
	const uint8_t *seen = &aim->walks->seen.items[number];

	for (size_t i = 0; i < item->guards.when.count; i++) {
		const struct clause *clause = &item->guards.when.items[i];
		if (*seen & SEEN_WHEN_FAILED || !(*seen & SEEN_WHEN_HELD))
			break;
		want_list(aim, placed->list);
		struct answer_numbers others = step_all_answers(clause->step);
		answers_remove_all(&others, &clause->answers);
		want(aim, clause->step, others);
		try_some(aim, NULL, seen, SEEN_WHEN_FAILED);
	}
	/* Of several alternatives, all must fail in the same walk. */
	if (item->guards.when.count && !(*seen & SEEN_WHEN_FAILED) &&
	    *seen & SEEN_WHEN_HELD) {
		want_list(aim, placed->list);
		shun_clauses(aim, &item->guards.when);
		try_some(aim, NULL, seen, SEEN_WHEN_FAILED);
	}
	if (*seen & SEEN_UNLESS_HELD || !(*seen & SEEN_UNLESS_FAILED))
		return;
	want_list(aim, placed->list);
	want_clauses(aim, &item->guards.when);
	want_clauses(aim, &item->guards.unless);
	try_some(aim, NULL, seen, SEEN_UNLESS_HELD);
}

static void aim_at_diagnosis(struct aim *aim, const struct diagnosis *diagnosis)
{
	const struct walks *walks = aim->walks;
	const struct guide *guide = walks->guide;
	const size_t *met = &walks->tried.diagnoses[diagnosis->index];

	for (size_t i = 0; i < guide->step_count && !*met; i++) {
		const struct step *step = guide->steps[i];
		const struct answer *answer;
		for (size_t k = 0; !*met && (answer = step_effect(step, k));
		     k++) {
			if (answer_diagnosis(step, answer) != diagnosis)
				continue;
			want(aim, step,
			     answers_only(step_effect_number(step, k)));
			try_some(aim, met, NULL, 0);
		}
	}
	for (uint32_t i = 0; i < guide->item_count && !*met; i++) {
		if (guide->items[i].item->diagnosis != diagnosis)
			continue;
		want_item(aim, i);
		try_some(aim, met, NULL, 0);
	}
}

static void want_diagnosis(struct aim *aim, const struct diagnosis *diagnosis)
{
	const struct guide *guide = aim->walks->guide;

	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		const struct answer *answer;
		for (size_t k = 0; (answer = step_effect(step, k)); k++)
			if (answer_diagnosis(step, answer) == diagnosis)
				want(aim, step,
				     answers_only(step_effect_number(step, k)));
	}
	for (uint32_t i = 0; i < guide->item_count; i++)
		if (guide->items[i].item->diagnosis == diagnosis)
			want_item(aim, i);
}

/* Aims for a text to be shown that wasn't shown yet. */
static void aim_at_text(struct aim *aim, uint32_t number)
{
	const struct guide *guide = aim->walks->guide;
	const struct guarded *guarded = &guide->guarded[number];
	const uint8_t *seen = &aim->walks->texts[number];

	if (*seen & TEXT_SHOWN)
		return;
	want_guards(aim, &guarded->text->guards);
	if (guarded->step)
		want_item(aim, guide->item_of[guarded->step->index]);
	else
		want_diagnosis(aim, guarded->diagnosis);
	try_some(aim, NULL, seen, TEXT_SHOWN);
}

static bool aim_at_all(struct aim *aim, size_t most)
{
	const struct walk *walk = &aim->walks->walk;
	const struct guide *guide = aim->walks->guide;

	for (uint32_t i = 0; i < guide->item_count && walk->changes < most;
	     i++) {
		aim_at_item(aim, i);
		aim_at_guards(aim, i);
	}
	for (size_t i = 0; i < guide->diagnosis_count && walk->changes < most;
	     i++)
		aim_at_diagnosis(aim, &guide->diagnoses[i]);
	for (uint32_t i = 0; i < guide->guarded_count && walk->changes < most;
	     i++)
		aim_at_text(aim, i);
	return walk->changes < most;
}

bool walks_aim(struct walks *walks)
{
	const struct guide *guide = walks->guide;
	struct aim aim = {
		.walks = walks,
		.done = memory_new(guide->item_count, sizeof(bool)),
		.queue = memory_new(guide->item_count, sizeof(uint32_t)),
	};

	openers_init(&aim.openers, guide);
	bool done = aim_at_all(&aim, walks->walk.changes + AIM_WORK_MOST);
	openers_release(&aim.openers);
	free(aim.done);
	free(aim.queue);
	return done;
}
