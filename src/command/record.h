/*
 * Finds and opens the record that a command works on.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_RECORD_H
#define CHARGEFIX_COMMAND_RECORD_H

#include "chargefix/store.h"

/*
 * Appends the path of the record: from `setting`, else the default. False: a
 * message was printed.
 */
bool record_path(struct buffer *path, const char *setting);

/*
 * Opens the record for a command that only reads it; `*store` is NULL if there
 * is none. False: a message was printed.
 */
bool record_open(struct store **store, const char *path, struct trace *trace);

/*
 * The same, but a missing record is an error too. NULL: a message was printed.
 */
struct store *record_to_read(const char *path, struct trace *trace);

#endif
