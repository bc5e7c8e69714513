#include "check/lists.h"

#include "chargefix/memory.h"

#include <stdlib.h>

void lists_init(struct lists *lists, const struct guide *guide)
{
	size_t count = guide->list_count + 1;

	lists->waiting = (const struct list **)memory_new(
		2 * count, sizeof(*lists->waiting));
	lists->count = 0;
	lists->met = memory_new(count, sizeof(*lists->met));
}

void lists_release(struct lists *lists)
{
	free((void *)lists->waiting);
	free(lists->met);
	*lists = (struct lists){0};
}

void lists_meet(struct lists *lists, const struct list *list)
{
	if (lists->met[list->index])
		return;
	lists_meet_again(lists, list);
}

void lists_meet_again(struct lists *lists, const struct list *list)
{
	lists->met[list->index] = true;
	lists->waiting[lists->count++] = list;
}

void lists_meet_item(struct lists *lists, const struct item *item)
{
	const struct answer *answer;

	if (item->use)
		lists_meet(lists, &item->use->list);
	for (size_t i = 0; item->step && (answer = step_effect(item->step, i));
	     i++)
		if (answer->then)
			lists_meet(lists, answer->then);
}

const struct list *lists_next(struct lists *lists)
{
	return lists->count > 0 ? lists->waiting[--lists->count] : NULL;
}
