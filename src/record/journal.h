/*
 * The events of a case on their way to the store: written at once where that
 * works, tried again where it does not.
 *
 * All of them stay in memory, written or not. So when the file is deleted,
 * moved away or replaced while the case is open, the whole case is written to
 * whatever is at its path then. Private to src/record; the interview is its
 * only user.
 */
#ifndef CHARGEFIX_RECORD_JOURNAL_H
#define CHARGEFIX_RECORD_JOURNAL_H

#include "record/events.h"

/* What became of the file since events of the case were written to it. */
enum journal_loss {
	LOSS_NONE,
	LOSS_GONE, /* there was none at its path */
	LOSS_REPLACED, /* the one there has not got the case */
	LOSS_OLDER, /* the one there has not got all of the case */
};

/* All zero, with `path` set, is a journal of a case without a number. */
struct journal {
	const char *path; /* of the store; not owned */
	struct store *store; /* NULL: not open (yet) */
	int64_t number; /* the case's; 0: not begun */
	struct events events;
	size_t written; /* of them, on disk now */
	size_t agreed; /* of them, on disk at some time: they are the case */
	bool has_written; /* not only read */
	struct trace *trace; /* or NULL */
	bool patient; /* another program is waited for: it is the last try */
	struct message unwritable; /* why the record is only read; "": it is
				    * not, as far as is known */
	enum journal_loss loss; /* to be told once all is written */
	int64_t number_before; /* the loss */
	struct buffer news; /* what the person should be told, once */
	struct buffer warning; /* why events wait; empty: they do not */
	struct message error; /* the same without the words around it */
};

enum journal_result {
	JOURNAL_WRITTEN,
	JOURNAL_WAITS, /* `warning` says why */
	JOURNAL_CONFLICT, /* another program has gone on with the case; as long
			   * as that was not read, these events wait too */
};

void journal_release(struct journal *journal);

/* Takes an open store for its own, with what is to be told of it. */
void journal_take_store(struct journal *journal, struct store *store);

/* Adds an event, not written yet. */
void journal_add(struct journal *journal, const struct event *event);

/* Takes the newest event back, which is not written. */
void journal_take_back(struct journal *journal);

/*
 * Whether the record was opened for reading only, and still can't be opened
 * otherwise. Then nothing is to be added.
 */
bool journal_is_read_only(struct journal *journal);

/* How many events wait, but for the one that begins the case. */
size_t journal_count(const struct journal *journal);

/*
 * Whether nothing waits, and the file that was written to is still there as
 * it was left.
 */
bool journal_is_safe(const struct journal *journal);

/*
 * The case's events as they are on disk, into `fresh`, which is empty; on
 * false there is nothing to release. The journal stays as it is.
 */
bool journal_read(struct journal *journal, struct events *fresh,
		  struct message *error);

/* Takes these for its own, of which `written` are on disk. */
void journal_replace(struct journal *journal, struct events *fresh,
		     size_t written);

/* What waits can't be written as long as this is in the way. */
void journal_warn(struct journal *journal, const struct message *error);

/*
 * Writes all that waits, or nothing. `about` is what goes with the events: all
 * of it but them and the number.
 */
enum journal_result journal_write(struct journal *journal,
				  const struct new_case *about);

#endif
