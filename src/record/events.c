#include "record/events.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <stdlib.h>
#include <string.h>

static bool keep(const char **text, struct arena *arena)
{
	if (*text)
		*text = arena_text(arena, *text, strlen(*text));
	else
		*text = "";
	return *text;
}

static bool reserve(struct events *events)
{
	if (events->count < events->capacity)
		return true;
	size_t capacity = events->capacity ? events->capacity * 2 : 32;
	struct event *items =
		memory_grow(events->items, capacity, sizeof(*items));
	if (!items)
		return false;
	events->items = items;
	events->capacity = capacity;
	return true;
}

bool events_add(struct events *events, const struct event *event)
{
	struct event copy = *event;

	copy.seq = (int64_t)events->count + 1;
	if (!reserve(events) || !keep(&copy.who, &events->strings) ||
	    !keep(&copy.step, &events->strings) ||
	    !keep(&copy.answers, &events->strings) ||
	    !keep(&copy.text, &events->strings))
		return false;
	events->items[events->count++] = copy;
	return true;
}

void events_release(struct events *events)
{
	free(events->items);
	arena_release(&events->strings);
	*events = (struct events){0};
}

static bool same(const char *a, const char *b)
{
	return strcmp(text_or_empty(a), text_or_empty(b)) == 0;
}

bool event_equal(const struct event *a, const struct event *b)
{
	return a->at == b->at && a->kind == b->kind && same(a->who, b->who) &&
	       same(a->step, b->step) && same(a->answers, b->answers) &&
	       same(a->text, b->text);
}
