#include "walk/undo.h"

#include "chargefix/memory.h"

#include <stdlib.h>
#include <string.h>

/* The bytes at a place before they changed. */
struct undo_change {
	void *at;
	unsigned char was[8];
	uint32_t size;
};

struct undo_log {
	struct undo_change *items;
	size_t count;
};

void undo_restart(struct walk *walk)
{
	if (!walk->log)
		walk->log = memory_new(1, sizeof(*walk->log));
	walk->log->count = 0;
}

void undo_release(struct walk *walk)
{
	if (walk->log)
		free(walk->log->items);
	free(walk->log);
}

static struct undo_change *new_change(struct undo_log *log)
{
	log->items = memory_room(log->items, log->count, sizeof(*log->items));
	return &log->items[log->count++];
}

void undo_keep(struct walk *walk, void *at, size_t size)
{
	unsigned char *from = at;

	walk->changes++;
	/* Before the first answer, there is nothing to return to. */
	if (walk->path_count == 0)
		return;
	while (size > 0) {
		struct undo_change *change = new_change(walk->log);
		size_t part = size < 8 ? size : 8;
		change->at = from;
		change->size = (uint32_t)part;
		memcpy(change->was, from, part);
		from += part;
		size -= part;
	}
}

void undo_mark(struct walk *walk)
{
	walk->marks[walk->path_count] = (struct undo_mark){
		.changes = walk->log->count,
		.skipped_count = walk->skipped_count,
		.frame_count = walk->frame_count,
		.next_raised = walk->next_raised,
		.suspected = walk->suspected,
		.step = walk->step,
		.diagnosis = walk->diagnosis,
		.end = walk->end,
		.overtakes = walk->overtakes,
	};
}

void undo_last(struct walk *walk)
{
	const struct undo_mark *mark = &walk->marks[walk->path_count - 1];

	while (walk->log->count > mark->changes) {
		const struct undo_change *change =
			&walk->log->items[--walk->log->count];
		memcpy(change->at, change->was, change->size);
	}
	walk->path_count--;
	walk->given[walk->path[walk->path_count]].on_path = false;
	walk->skipped_count = mark->skipped_count;
	walk->frame_count = mark->frame_count;
	walk->next_raised = mark->next_raised;
	walk->suspected = mark->suspected;
	walk->step = mark->step;
	walk->diagnosis = mark->diagnosis;
	walk->end = mark->end;
	walk->overtakes = mark->overtakes;
}
