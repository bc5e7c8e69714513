/*
 * A whole record, to be written out and read back: its guides, its cases and
 * their events.
 *
 * What is read back comes from a file, and is checked. May use: store.
 */
#ifndef CHARGEFIX_IMPORT_H
#define CHARGEFIX_IMPORT_H

#include "chargefix/store.h"

/* A guide as the record keeps it. */
struct stored_guide {
	const char *sha256; /* of its text, as 64 hex digits */
	const char *id;
	const char *version;
	const char *text;
	size_t length;
	struct arena strings; /* holds them, if it was read */
};

/*
 * The guide that comes after that hash ("": the first one), to be given to
 * stored_guide_release; `found` says whether there is one. False: `error` says
 * why not.
 */
bool store_next_guide(struct store *store, const char *after,
		      struct stored_guide *guide, bool *found,
		      struct message *error);
void stored_guide_release(struct stored_guide *guide);

/* All events of the case, in order; NULL: `error` says why. */
struct events *stored_events_read(struct store *store, int64_t number,
				  struct message *error);
const struct event *stored_events(const struct events *events, size_t *count);
void stored_events_free(struct events *events);

/* The highest number of a case; 0: there are none. */
bool store_last_number(struct store *store, int64_t *number,
		       struct message *error);

/* The highest number that a case can have in a file. */
#define IMPORT_NUMBER_MOST INT64_C(999999999999)

/*
 * One transaction, in which first guides, then cases, then the events of each
 * case are added. Each function returns false with an `error` that says what
 * is wrong; then nothing is left but store_import_drop, and nothing has been
 * imported.
 */
struct store_import;

/*
 * `last` is the highest number in the file: a case whose number another case
 * has gets one that is higher than all in the record and in the file. NULL:
 * `error` says why.
 */
struct store_import *store_import_begin(struct store *store, int64_t last,
					struct message *error);

bool store_import_guide(struct store_import *import,
			const struct stored_guide *guide,
			struct message *error);

/* All of the row but `damaged`, `guide_id` and `guide_version` counts. */
bool store_import_case(struct store_import *import, const struct case_row *row,
		       struct message *error);

/*
 * `number` is that of the case in the file. The events of a case come one after
 * the other, in order. A case that the record has already, by its UUID, must
 * have the same events there.
 */
bool store_import_event(struct store_import *import, int64_t number,
			const struct event *event, struct message *error);

/* A case that got another number, since its own was taken. */
struct import_number {
	int64_t in_file;
	int64_t number;
};

struct import_result {
	size_t added;
	size_t known; /* cases that were there already */
	struct import_number *renumbered; /* to free() */
	size_t renumbered_count;
};

/* Commits all of it. `import` is released, also if that fails. */
bool store_import_finish(struct store_import *import,
			 struct import_result *result, struct message *error);

/* Undoes all of it. NULL is nothing. */
void store_import_drop(struct store_import *import);

#endif
