/*
 * A case that was named, or is open.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_FOUND_CASE_H
#define CHARGEFIX_COMMAND_FOUND_CASE_H

#include "chargefix/store.h"

/* The case that `name` means (store_find). False: a message was printed. */
bool found_case_named(struct case_rows *found, struct store *store,
		      const char *name);

/*
 * Says on standard error which other cases have the ticket that `name` is, if
 * it is that of the case found. `program` as in store_write_command.
 */
void found_case_tell_others(const struct case_row *found, struct store *store,
			    const char *program, const char *name);

/*
 * The unfinished case changed last, of any guide where `guide_id` is NULL: or
 * nothing, if there is none. False: `error` says why.
 */
bool found_case_open(struct case_rows *found, struct store *store,
		     const char *guide_id, struct message *error);

#endif
