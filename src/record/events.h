/*
 * A case's events in memory, in order: each with all its strings.
 *
 * Private to src/record.
 */
#ifndef CHARGEFIX_RECORD_EVENTS_H
#define CHARGEFIX_RECORD_EVENTS_H

#include "chargefix/arena.h"
#include "chargefix/store.h"

/* All zero is empty. */
struct events {
	struct event *items; /* items[i].seq is i + 1 */
	size_t count;
	struct arena strings;
};

/* Adds a copy of the event at the end. */
void events_add(struct events *events, const struct event *event);
void events_release(struct events *events);

/* Compares all but the place in the list; NULL and "" are equal. */
bool event_equal(const struct event *a, const struct event *b);

/*
 * Whether these are events of one case, of which `there` was erased since the
 * others were read: then texts may be missing.
 */
bool events_were_erased(const struct events *there, const struct events *here);

#endif
