/*
 * Opens a case on record for reading: finds it, loads its guide and restores
 * its interview.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_RECORDED_H
#define CHARGEFIX_COMMAND_RECORDED_H

#include "chargefix/casebook.h"
#include "command/options.h"

/* All zero is empty. */
struct recorded {
	struct buffer path; /* of the record */
	struct casebook casebook;
	struct case_rows rows; /* one */
	const struct case_row *row; /* that one */
	struct interview *interview;
};

/*
 * Opens a casebook of the record that the options choose, to read its cases.
 * `path` must be empty; release it after the casebook. False: a message was
 * printed; release both anyway.
 */
bool recorded_casebook(struct casebook *casebook, struct buffer *path,
		       const struct options *options);

/*
 * Opens the case that `name` means in the casebook of `recorded`. False: a
 * message was printed.
 */
bool recorded_find(struct recorded *recorded, const char *program,
		   const char *name);

/*
 * Opens the case that `name` means (store_find) in the record that the options
 * choose, to read it. False: a message was printed, and there is nothing to release.
 */
bool recorded_open(struct recorded *recorded, const struct options *options,
		   const char *name);
void recorded_release(struct recorded *recorded);

#endif
