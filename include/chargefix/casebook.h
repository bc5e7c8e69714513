/*
 * The cases of a record, and the one way in which one of them is opened: with
 * the guide that the record keeps for it, which is loaded once.
 *
 * May use: interview, store, load.
 */
#ifndef CHARGEFIX_CASEBOOK_H
#define CHARGEFIX_CASEBOOK_H

#include "chargefix/interview.h"

/* A guide as the record keeps it. */
struct kept_guide {
	struct guide guide;
	char *data; /* as it was read */
	struct hashed_text text; /* the same */
	struct kept_guide *next;
};

/*
 * With `setup` set and else zero: no case is open yet. Interviews must be freed
 * before the casebook is released.
 */
struct casebook {
	struct interview_setup setup; /* of a new case; all that is no guide and
				       * no detail also of the others */
	struct hashed_text *text; /* of its guide; NULL: it has none */
	struct store *store; /* NULL: not open (yet) */
	struct kept_guide *guides; /* of cases opened so far */
	struct buffer name; /* given meanwhile; empty: none was */
};

/*
 * The record, to list its cases: opened when it is first asked for, and again
 * where something else is at its path. NULL: `error` says why it can't be read,
 * or nothing where there is none yet; none is made.
 */
struct store *casebook_store(struct casebook *casebook, struct message *error);

/* The same to write to, made where it is missing. NULL: `error` says why not. */
struct store *casebook_store_to_write(struct casebook *casebook,
				      struct message *error);

/* The guide of that hash. NULL: `error` says why not. */
struct kept_guide *casebook_guide(struct casebook *casebook, const char *sha256,
				  struct message *error);

/* Makes it the guide of new cases. */
void casebook_set_guide(struct casebook *casebook, const struct guide *guide,
			struct hashed_text *text);

/*
 * The case of that number, or for 0 a new one, to interview_free(). NULL:
 * `error` says why not.
 */
struct interview *casebook_open(struct casebook *casebook, int64_t number,
				struct message *error);

/* A device that is taken in. */
struct intake {
	struct case_details details;
	const char *uuid; /* of the case that it becomes; NULL: a new one */
	int64_t comeback_of; /* the same device's earlier case; 0: none */
};

/* A new case for it, on record at once, to interview_free(). */
struct interview *casebook_take_in(struct casebook *casebook,
				   const struct intake *intake);

/*
 * Whose name goes with all cases opened from now on, and with new ones as their
 * technician; "": the login name, and none. Gives the name, which lives as long
 * as the casebook.
 */
const char *casebook_sign(struct casebook *casebook, const char *name);

void casebook_release(struct casebook *casebook);

#endif
