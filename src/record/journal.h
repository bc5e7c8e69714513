/*
 * The events of a case on their way to the store: written at once if possible,
 * else tried again later.
 *
 * All of them stay in memory, written or not. So if the file is deleted, moved
 * or replaced while the case is open, the whole case can be written to the file
 * that is at its path then. Private to src/record; the interview is its only
 * user.
 */
#ifndef CHARGEFIX_RECORD_JOURNAL_H
#define CHARGEFIX_RECORD_JOURNAL_H

#include "record/events.h"

/* What happened to the file after events of the case were written to it. */
enum journal_loss {
	LOSS_NONE,
	LOSS_GONE, /* there was no file at its path */
	LOSS_REPLACED, /* the file there lacks the case */
	LOSS_OLDER, /* the file there lacks part of the case */
};

/* All zero, with `path` set, is a journal of a case without a number. */
struct journal {
	const char *path; /* of the store; not owned */
	struct store *store; /* NULL: not open (yet) */
	int64_t number; /* the case's; 0: not begun */
	struct events events;
	size_t written; /* how many are on disk now */
	size_t agreed; /* how many were ever on disk: these identify the case */
	bool at_once; /* the case is written before its first answer, too */
	bool has_written; /* it has written, not only read */
	struct trace *trace; /* or NULL */
	bool patient; /* the last try, so it waits for other programs */
	struct message unwritable; /* why the record is read-only; "": as far as
				    * is known, it isn't */
	enum journal_loss loss; /* to be reported once all is written */
	int64_t number_before; /* the case's number before the loss */
	struct buffer news; /* to be shown to the person once */
	struct buffer warning; /* why events wait; empty if none do */
	struct message error; /* the same without the words around it */
};

enum journal_result {
	JOURNAL_WRITTEN,
	JOURNAL_WAITS, /* `warning` says why */
	JOURNAL_CONFLICT, /* another program has continued the case; until its
			   * events are read, ours wait too */
};

void journal_release(struct journal *journal);

/* Takes ownership of an open store, and adds its news to the journal's. */
void journal_take_store(struct journal *journal, struct store *store);

/* Adds an event without writing it yet. */
void journal_add(struct journal *journal, const struct event *event);

/* Removes the newest event, which must not be written yet. */
void journal_take_back(struct journal *journal);

/*
 * Whether the record was opened read-only and still can't be opened for
 * writing. If so, nothing may be added.
 */
bool journal_is_read_only(struct journal *journal);

/*
 * How many events wait, not counting the one that begins the case unless it is
 * written at once.
 */
size_t journal_count(const struct journal *journal);

/* Whether no event waits, and the file is still as it was last written. */
bool journal_is_safe(const struct journal *journal);

/*
 * The case's events as they are on disk, into `fresh`, which is empty; on
 * false there is nothing to release. The journal stays as it is.
 */
bool journal_read(struct journal *journal, struct events *fresh,
		  struct message *error);

/* Takes ownership of `fresh`, of which `written` events are on disk. */
void journal_replace(struct journal *journal, struct events *fresh,
		     size_t written);

/*
 * Sets the warning to say that `error` keeps the waiting events from being
 * written.
 */
void journal_warn(struct journal *journal, const struct message *error);

/*
 * Writes all waiting events, or none. `about` says all else about the case; its
 * events and number are ignored.
 */
enum journal_result journal_write(struct journal *journal,
				  const struct new_case *about);

#endif
