/*
 * The record that a command works on: where it is, and reading it.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_RECORD_H
#define CHARGEFIX_COMMAND_RECORD_H

#include "chargefix/store.h"

/*
 * Appends where the record is: `option`, else CHARGEFIX_DB, else the default.
 * False: a message was printed.
 */
bool record_path(struct buffer *path, const char *option);

/*
 * Opens the record for a command that needs a case of it. NULL: a message was
 * printed, also where there is no record yet: none is made.
 */
struct store *record_to_read(const char *path);

#endif
