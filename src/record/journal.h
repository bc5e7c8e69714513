/*
 * Events on their way to the store: written at once where that works, kept
 * and tried again where it does not.
 *
 * Private to src/record; the interview is its only user.
 */
#ifndef CHARGEFIX_RECORD_JOURNAL_H
#define CHARGEFIX_RECORD_JOURNAL_H

#include "chargefix/store.h"

/* An event and the one piece of memory that all its strings are in. */
struct waiting {
	struct event event;
	char *strings;
};

/* All zero, with `path` set, is a journal of a case without a number. */
struct journal {
	const char *path; /* of the store; not owned */
	struct store *store; /* NULL: not open (yet) */
	int64_t number; /* the case's; 0: not begun */
	int64_t written; /* seq of the newest event on disk */
	struct waiting *waiting; /* in order */
	size_t count;
	size_t capacity;
	struct buffer warning; /* why they wait; empty: they do not */
	struct message error; /* the same without the words around it */
};

/* What goes with the events: the case's row, and its guide for a new case. */
struct journal_case {
	struct case_row row;
	const char *guide_text;
	size_t guide_length;
};

enum journal_result {
	JOURNAL_WRITTEN,
	JOURNAL_WAITS, /* `warning` says why */
	JOURNAL_CONFLICT, /* another program has gone on with the case */
};

/* Opens the store unless it is open. */
bool journal_open(struct journal *journal, struct message *error);

/* Lets go of the store and of everything that waits. */
void journal_release(struct journal *journal);

/* Takes a copy of the event; its seq is given when it is written. */
bool journal_add(struct journal *journal, const struct event *event);

/* Takes the newest waiting event back. */
void journal_take_back(struct journal *journal);

/* How many events wait, but for the one that begins the case. */
size_t journal_count(const struct journal *journal);

/* Forgets what waits, but for notes, which no answer can contradict. */
void journal_keep_notes(struct journal *journal);

enum journal_result journal_write(struct journal *journal,
				  const struct journal_case *about);

#endif
