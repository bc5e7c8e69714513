/*
 * A guide turned around for exploring: not what an item asks for, but who
 * reads an answer, who tests a cause, who opens a list.
 *
 * The items of all lists are numbered through. Private to src/explore.
 */
#ifndef CHARGEFIX_EXPLORE_PLAN_H
#define CHARGEFIX_EXPLORE_PLAN_H

#include "chargefix/guide.h"

/* For each key a row of numbers: entries[first[key]] … first[key + 1]. */
struct table {
	uint32_t *first;
	uint32_t *entries;
};

/* What a choose: many step's answers say about one cause. */
struct effect {
	uint32_t cause;
	uint64_t suspects; /* answers that do */
	uint64_t rules_out;
};

struct plan_item {
	const struct item *item;
	uint32_t list; /* list.index */
	uint32_t word; /* where its bit is */
	uint64_t bit;
};

struct plan {
	const struct guide *guide;
	enum audience audience;

	const struct list **lists; /* by list.index */
	uint32_t *first_item; /* by list.index; one more at the end */
	uint32_t *first_word; /* by list.index, likewise: of a bit an item */
	uint64_t *closed; /* those bits: never asked of this audience */
	uint64_t *testing; /* those bits: a step that tests something */
	uint64_t *jumping; /* those bits: such a step, and it may overtake */
	bool *partial; /* by list.index: has an item that is closed */
	struct plan_item *items;
	uint32_t *item_of; /* by step.index */
	uint64_t *named; /* by step.index: answers that some guard names */

	struct table readers; /* by step.index: items guarded by its answer */
	struct table testers; /* by cause.index: items */
	struct table revivers; /* by cause.index: items whose answer suspects */
	struct table openers; /* by list.index: items that may lead into it */
	struct table users; /* by list.index: `use` items alone */

	uint32_t *first_effect; /* by step.index; one more at the end */
	struct effect *effects;

	struct arena arena;
};

/* The guide must outlive it. False: memory ran out, nothing to release. */
bool plan_init(struct plan *plan, const struct guide *guide,
	       enum audience audience);
void plan_release(struct plan *plan);

size_t plan_item_count(const struct plan *plan);
size_t plan_word_count(const struct plan *plan);

#endif
