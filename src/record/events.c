#include "record/events.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <stdlib.h>
#include <string.h>

static const char *keep_copy(struct arena *arena, const char *text)
{
	return text ? arena_text(arena, text, strlen(text)) : "";
}

void events_add(struct events *events, const struct event *event)
{
	struct arena *strings = &events->strings;

	events->items = memory_room(events->items, events->count,
				    sizeof(*events->items));
	events->items[events->count] = (struct event){
		.seq = (int64_t)events->count + 1,
		.at = event->at,
		.kind = event->kind,
		.who = keep_copy(strings, event->who),
		.step = keep_copy(strings, event->step),
		.answers = keep_copy(strings, event->answers),
		.text = keep_copy(strings, event->text),
	};
	events->count++;
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

bool events_were_erased(const struct events *there, const struct events *here)
{
	bool erased = false;

	for (size_t i = 0; i < there->count; i++)
		erased |= there->items[i].kind == EVENT_ERASE;
	return erased && here->count > 0 &&
	       there->items[0].at == here->items[0].at;
}
