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

const struct list *lists_next(struct lists *lists)
{
	return lists->count > 0 ? lists->waiting[--lists->count] : NULL;
}
