/*
 * Finds a case by name, or the last unfinished one.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_FOUND_CASE_H
#define CHARGEFIX_COMMAND_FOUND_CASE_H

#include "chargefix/store.h"

/*
 * Finds the case that `name` means (store_find). False: a message was printed.
 */
bool found_case_named(struct case_rows *found, struct store *store,
		      const char *name);

/*
 * If `name` is the ticket of the case found, says on standard error which other
 * cases have it. `program` is as in store_write_command.
 */
void found_case_tell_others(const struct case_row *found, struct store *store,
			    const char *program, const char *name);

/*
 * Finds the unfinished case that changed last, of any guide if `guide_id` is
 * NULL; nothing if there is none. False: `error` says why.
 */
bool found_case_open(struct case_rows *found, struct store *store,
		     const char *guide_id, struct message *error);

#endif
