#include "check/openers.h"

#include "chargefix/memory.h"

#include <stdlib.h>

static void add_opener(struct openers *openers, size_t *count,
		       const struct list *list, uint32_t item, uint64_t answers)
{
	uint32_t *first = &openers->first[list->index];

	openers->items[*count] = (struct opener){item, answers, *first};
	*first = (uint32_t)++ * count;
}

size_t openers_most(const struct guide *guide)
{
	size_t count = guide->item_count;

	for (size_t i = 0; i < guide->step_count; i++)
		count += guide->steps[i]->answers.count;
	return count;
}

void openers_init(struct openers *openers, const struct guide *guide)
{
	size_t count = 0;

	openers->items = memory_new(openers_most(guide), sizeof(struct opener));
	openers->first = memory_new(guide->list_count, sizeof(uint32_t));
	for (uint32_t i = 0; i < guide->item_count; i++) {
		const struct item *item = guide->items[i].item;
		if (item->use) {
			add_opener(openers, &count, &item->use->list, i, 0);
			continue;
		}
		for (size_t k = 0; item->step && k < item->step->answers.count;
		     k++) {
			const struct list *then =
				item->step->answers.items[k].then;
			if (then)
				add_opener(openers, &count, then, i,
					   UINT64_C(1) << k);
		}
	}
}

void openers_release(struct openers *openers)
{
	free(openers->items);
	free(openers->first);
}
