/*
 * A case's row, kept beyond the call that showed it.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_FOUND_CASE_H
#define CHARGEFIX_COMMAND_FOUND_CASE_H

#include "chargefix/arena.h"
#include "chargefix/store.h"

#include <stdbool.h>

/* All zero is empty. */
struct found_case {
	struct case_row row; /* number 0: none was found */
	struct arena arena;
};

void found_case_release(struct found_case *found);

/*
 * The case that `name` means (store_find). False: a message was printed, and
 * there is nothing to release.
 */
bool found_case_named(struct found_case *found, struct store *store,
		      const char *name);

/*
 * Says on standard error which other cases have the ticket that `name` is, if
 * it is that of the case found. `program` as in store_write_command.
 */
void found_case_tell_others(const struct found_case *found, struct store *store,
			    const char *program, const char *name);

/*
 * The unfinished case changed last, of any guide where `guide_id` is NULL. Its
 * number is 0 if there is none. False: `error` says why.
 */
bool found_case_open(struct found_case *found, struct store *store,
		     const char *guide_id, struct message *error);

#endif
