#include "check/openers.h"

#include "chargefix/memory.h"

#include <stdlib.h>

static void add_opener(struct openers *openers, size_t *count,
		       const struct list *list, uint32_t item, size_t answer)
{
	uint32_t *first = &openers->first[list->index];

	openers->items[*count] = (struct opener){item, answer, *first};
	*first = (uint32_t)++ * count;
}

size_t openers_most(const struct guide *guide)
{
	size_t count = guide->item_count;

	for (size_t i = 0; i < guide->step_count; i++)
		count += guide->steps[i]->answers.count + 1;
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
		const struct answer *answer;
		for (size_t k = 0;
		     item->step && (answer = step_effect(item->step, k)); k++)
			if (answer->then)
				add_opener(openers, &count, answer->then, i,
					   step_effect_number(item->step, k));
	}
}

void openers_release(struct openers *openers)
{
	free(openers->items);
	free(openers->first);
}
