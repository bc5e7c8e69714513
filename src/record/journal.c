#include "record/journal.h"

#include <stdlib.h>
#include <string.h>

/* Moves a string into `*room` and on; NULL stays NULL. */
static const char *move_text(const char *text, char **room)
{
	char *start = *room;

	if (!text)
		return NULL;
	*room = stpcpy(start, text) + 1;
	return start;
}

static size_t text_size(const char *text)
{
	return text ? strlen(text) + 1 : 0;
}

static bool waiting_init(struct waiting *waiting, const struct event *event)
{
	size_t size = text_size(event->who) + text_size(event->step) +
		      text_size(event->answers) + text_size(event->text);
	char *room = malloc(size + 1);

	if (!room)
		return false;
	*waiting = (struct waiting){.event = *event, .strings = room};
	waiting->event.who = move_text(event->who, &room);
	waiting->event.step = move_text(event->step, &room);
	waiting->event.answers = move_text(event->answers, &room);
	waiting->event.text = move_text(event->text, &room);
	return true;
}

bool journal_open(struct journal *journal, struct message *error)
{
	return journal->store ||
	       store_open(&journal->store, journal->path, error);
}

void journal_release(struct journal *journal)
{
	for (size_t i = 0; i < journal->count; i++)
		free(journal->waiting[i].strings);
	free(journal->waiting);
	buffer_release(&journal->warning);
	store_close(journal->store);
	*journal = (struct journal){0};
}

bool journal_add(struct journal *journal, const struct event *event)
{
	if (journal->count == journal->capacity) {
		size_t capacity = journal->capacity ? journal->capacity * 2 : 8;
		struct waiting *waiting =
			realloc(journal->waiting, capacity * sizeof(*waiting));
		if (!waiting)
			return false;
		journal->waiting = waiting;
		journal->capacity = capacity;
	}
	if (!waiting_init(&journal->waiting[journal->count], event))
		return false;
	journal->count++;
	return true;
}

void journal_take_back(struct journal *journal)
{
	free(journal->waiting[--journal->count].strings);
}

void journal_keep_notes(struct journal *journal)
{
	size_t kept = 0;

	for (size_t i = 0; i < journal->count; i++) {
		if (journal->waiting[i].event.kind == EVENT_NOTE)
			journal->waiting[kept++] = journal->waiting[i];
		else
			free(journal->waiting[i].strings);
	}
	journal->count = kept;
}

/* The oldest waiting event is on disk. */
static void shift(struct journal *journal)
{
	journal->written++;
	free(journal->waiting[0].strings);
	journal->count--;
	memmove(&journal->waiting[0], &journal->waiting[1],
		journal->count * sizeof(*journal->waiting));
}

static enum store_result write_oldest(struct journal *journal,
				      const struct journal_case *about,
				      struct message *error)
{
	struct event *event = &journal->waiting[0].event;

	event->seq = journal->written + 1;
	if (!journal_open(journal, error))
		return STORE_FAILED;
	if (journal->number == 0)
		return store_begin(journal->store, &about->row,
				   about->guide_text, about->guide_length,
				   event, &journal->number, error);
	if (event->kind == EVENT_DETAILS)
		return store_set_details(journal->store, journal->number, event,
					 &about->row.details, error);
	return store_append(journal->store, journal->number, event,
			    &about->row.standing, error);
}

size_t journal_count(const struct journal *journal)
{
	size_t start = journal->number == 0 && journal->count > 0;

	return journal->count - start;
}

static void warn(struct journal *journal, const struct message *error)
{
	journal->error = *error;
	buffer_clear(&journal->warning);
	buffer_format(&journal->warning,
		      "Not saved yet (%zu waiting, tried again by itself): %s",
		      journal_count(journal), error->text);
}

enum journal_result journal_write(struct journal *journal,
				  const struct journal_case *about)
{
	while (journal->count > 0) {
		struct message error = {0};
		switch (write_oldest(journal, about, &error)) {
		case STORE_OK:
			shift(journal);
			break;
		case STORE_CONFLICT:
			return JOURNAL_CONFLICT;
		case STORE_FAILED:
			warn(journal, &error);
			return JOURNAL_WAITS;
		}
	}
	buffer_clear(&journal->warning);
	return JOURNAL_WRITTEN;
}
