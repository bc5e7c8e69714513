/*
 * The record that a command works on: where it is, and reading it.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_RECORD_H
#define CHARGEFIX_COMMAND_RECORD_H

#include "chargefix/store.h"

/*
 * Appends where the record is: where the settings say, else in its usual place.
 * False: a message was printed.
 */
bool record_path(struct buffer *path, const char *setting);

/*
 * Opens the record for a command that only reads it; `*store` is NULL where
 * there is none. False: a message was printed.
 */
bool record_open(struct store **store, const char *path, struct trace *trace);

/* The same; NULL also where there is no record, which was printed. */
struct store *record_to_read(const char *path, struct trace *trace);

#endif
