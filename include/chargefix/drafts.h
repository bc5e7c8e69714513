/*
 * Forms in which a device is being taken in, kept in the record from the first
 * word on until each becomes a case: nothing typed is lost when a program is
 * killed, and another terminal can go on with it.
 *
 * A form belongs to the program that has it open, its holder. May use: store.
 */
#ifndef CHARGEFIX_DRAFTS_H
#define CHARGEFIX_DRAFTS_H

#include "chargefix/store.h"

struct draft {
	int64_t id; /* 0: not on record yet */
	const char *uuid; /* of the case that it becomes */
	const char *who; /* began it */
	const char *holder; /* see draft_write_holder; "": nobody has it open */
	int64_t began; /* clock.h milliseconds */
	int64_t changed;
	const char *text; /* what was typed: see draft_write_text */
};

/* As they were read. All zero is empty. */
struct drafts {
	struct draft *items;
	size_t count;
	struct arena strings;
};

void drafts_release(struct drafts *drafts);

/*
 * Appends what names this program, as long as it runs: the host, the host's
 * start where it is known, the process.
 */
void draft_write_holder(struct buffer *out);

/*
 * Whether another program on this host has it open. On another host nobody can
 * tell, so it counts as left.
 */
bool draft_is_held(const char *holder);

/* As text: "ticket: R-1" a line; and back, cleaned, into the arena. */
void draft_write_text(struct buffer *out, const struct case_details *details);
void draft_read_text(struct case_details *details, const char *text,
		     struct arena *arena);

/*
 * Adds the drafts that nobody has open, the one changed last first. Those of
 * which a case was made are not among them.
 */
bool store_drafts(struct store *store, struct drafts *drafts,
		  struct message *error);

/*
 * Keeps what was typed until now, under the holder `holder` from now on; "":
 * it is put away. `draft->id` and `holder` are set to what the record has then.
 * STORE_CONFLICT: another program went on with it, or it is gone.
 */
enum store_result store_keep_draft(struct store *store, struct draft *draft,
				   const char *holder, struct message *error);

/* Its form is a case now, or was discarded. One that is gone is no error. */
bool store_drop_draft(struct store *store, const struct draft *draft,
		      struct message *error);

#endif
