#include "record/journal.h"

#include "chargefix/text.h"
#include "record/store_file.h"

void journal_release(struct journal *journal)
{
	events_release(&journal->events);
	buffer_release(&journal->news);
	buffer_release(&journal->warning);
	store_close(journal->store);
	*journal = (struct journal){0};
}

/* Start and details events keep personal data in these fields. */
static void trace_event(struct trace *trace, const struct event *event)
{
	bool about = event->kind == EVENT_START || event->kind == EVENT_DETAILS;
	const char *step = about ? NULL : event->step;
	const char *answers = about ? NULL : event->answers;

	trace_write(trace, "event %s%s%s%s%s", event_kind_word(event->kind),
		    step ? " " : "", text_or_empty(step), answers ? " " : "",
		    text_or_empty(answers));
}

void journal_add(struct journal *journal, const struct event *event)
{
	trace_event(journal->trace, event);
	events_add(&journal->events, event);
}

void journal_take_back(struct journal *journal)
{
	journal->events.count--;
}

size_t journal_count(const struct journal *journal)
{
	size_t waiting = journal->events.count - journal->written;

	return waiting -
	       (!journal->at_once && journal->written == 0 && waiting > 0);
}

bool journal_is_safe(const struct journal *journal)
{
	return journal_count(journal) == 0 &&
	       (!journal->has_written ||
		(journal->store && store_is_current(journal->store)));
}

/*
 * How many of the events that we know were on disk are in `there`; 0 if it has
 * different ones, since it is another case then.
 */
static size_t count_ours(const struct journal *journal,
			 const struct events *there)
{
	size_t count =
		there->count < journal->agreed ? there->count : journal->agreed;

	/* What was erased must not be written again. */
	if (events_were_erased(there, &journal->events))
		return journal->agreed;
	for (size_t i = 0; i < count; i++)
		if (!event_equal(&there->items[i], &journal->events.items[i]))
			return 0;
	return count;
}

/* Finds out how much of the case is in a file that may have been replaced. */
static bool take_stock(struct journal *journal, bool gone,
		       struct message *error)
{
	struct events there = {0};

	if (!store_events(journal->store, journal->number, &there, error))
		return false;
	journal->written = count_ours(journal, &there);
	events_release(&there);
	journal->number_before = journal->number;
	if (journal->written == journal->agreed)
		journal->loss = LOSS_NONE;
	else if (journal->written > 0)
		journal->loss = LOSS_OLDER;
	else
		journal->loss = gone ? LOSS_GONE : LOSS_REPLACED;
	return true;
}

static void close_store(struct journal *journal)
{
	store_close(journal->store);
	journal->store = NULL;
	journal->written = 0;
}

void journal_take_store(struct journal *journal, struct store *store)
{
	const char *unwritable = store_unwritable(store);
	struct buffer slower = {0};

	journal->store = store;
	store_trace(store, journal->trace);
	if (unwritable)
		message_set(&journal->unwritable, "%s", unwritable);
	else
		journal->unwritable = (struct message){0};
	if (store_tell_slower(store, &slower))
		buffer_format(&journal->news, "%s%s",
			      journal->news.length ? " " : "",
			      buffer_string(&slower));
	buffer_release(&slower);
}

/* Opens the file for writing, unless it is known to be read-only. */
static bool open_file(struct journal *journal, struct message *error)
{
	struct store *store = NULL;

	if (journal->unwritable.text[0])
		store_open_existing(&store, journal->path, STORE_WAIT_SHORT,
				    error);
	else if (journal->patient)
		store_open(&store, journal->path, error);
	else
		store_open_quickly(&store, journal->path, error);
	if (store)
		journal_take_store(journal, store);
	return store;
}

/* Opens the store, or opens it again if something has changed its file. */
static bool open_store(struct journal *journal, struct message *error)
{
	bool gone = !store_file_is_there(journal->path);

	if (journal->store && store_is_current(journal->store))
		return true;
	close_store(journal);
	if (!open_file(journal, error))
		return false;
	if (journal->agreed == 0 || take_stock(journal, gone, error))
		return true;
	close_store(journal);
	return false;
}

bool journal_is_read_only(struct journal *journal)
{
	struct message error = {0};

	if (!journal->unwritable.text[0])
		return false;
	close_store(journal);
	if (!open_store(journal, &error) && error.text[0])
		journal->unwritable = error;
	return journal->unwritable.text[0];
}

bool journal_read(struct journal *journal, struct events *fresh,
		  struct message *error)
{
	if (!open_store(journal, error))
		return false;
	/* The file there now may have another case under this number. */
	if (journal->loss != LOSS_NONE)
		return message_set(error,
				   "the case database was replaced meanwhile: "
				   "try again");
	return store_events(journal->store, journal->number, fresh, error);
}

void journal_replace(struct journal *journal, struct events *fresh,
		     size_t written)
{
	events_release(&journal->events);
	journal->events = *fresh;
	journal->written = journal->agreed = written;
}

/*
 * Writes the events that the record lacks: the whole case, or the rest of it.
 */
static enum store_result write_waiting(struct journal *journal,
				       const struct new_case *about,
				       struct message *error)
{
	const struct events *events = &journal->events;
	struct new_case made = *about;

	if (journal->written > 0)
		return store_append(journal->store, journal->number,
				    events->items + journal->written,
				    events->count - journal->written,
				    &about->row, error);
	made.row.number = journal->number;
	made.events = events->items;
	made.event_count = events->count;
	return store_begin(journal->store, &made, &journal->number, error);
}

void journal_warn(struct journal *journal, const struct message *error)
{
	journal->error = *error;
	buffer_clear(&journal->warning);
	buffer_format(&journal->warning,
		      "Not saved yet (%zu waiting, retrying automatically): %s",
		      journal_count(journal), error->text);
}

static void tell_loss(struct journal *journal)
{
	struct buffer *news = &journal->news, path = {0};

	buffer_clear(news);
	store_file_show(&path, journal->path);
	if (journal->loss == LOSS_GONE)
		buffer_format(
			news,
			"The case database %s was missing: a new one was made "
			"there, with all of this case.",
			buffer_string(&path));
	else if (journal->loss == LOSS_REPLACED)
		buffer_format(
			news,
			"%s is another case database now: all of this case was "
			"added to it.",
			buffer_string(&path));
	else
		buffer_format(
			news,
			"%s is an older case database now: the missing part of "
			"this case was added to it.",
			buffer_string(&path));
	buffer_release(&path);
	if (journal->number != journal->number_before)
		buffer_format(news, " It is case %lld there.",
			      (long long)journal->number);
	journal->loss = LOSS_NONE;
}

enum journal_result journal_write(struct journal *journal,
				  const struct new_case *about)
{
	struct message error = {0};
	enum store_result result = STORE_OK;

	if (!open_store(journal, &error)) {
		result = STORE_FAILED;
	} else if (journal->written < journal->events.count) {
		result = write_waiting(journal, about, &error);
		if (result == STORE_OK) {
			journal->has_written = true;
			journal->written = journal->events.count;
			journal->agreed = journal->written;
		}
	}
	if (result == STORE_CONFLICT)
		return JOURNAL_CONFLICT;
	if (result == STORE_FAILED) {
		journal_warn(journal, &error);
		return JOURNAL_WAITS;
	}
	buffer_clear(&journal->warning);
	if (journal->loss != LOSS_NONE)
		tell_loss(journal);
	return JOURNAL_WRITTEN;
}
