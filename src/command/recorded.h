/*
 * A case on record, opened to be read: found, its guide loaded, its interview
 * brought back.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_RECORDED_H
#define CHARGEFIX_COMMAND_RECORDED_H

#include "chargefix/interview.h"
#include "command/found_case.h"
#include "command/guide_file.h"
#include "command/options.h"

/* All zero is empty. */
struct recorded {
	struct buffer path; /* of the record */
	struct found_case found;
	struct guide_file file; /* as the record keeps it */
	struct interview *interview;
};

/*
 * Opens the case that `name` means (store_find) in the record that the options
 * choose. False: a message was printed, and there
 * is nothing to release.
 */
bool recorded_open(struct recorded *recorded, const struct options *options,
		   const char *name);
void recorded_release(struct recorded *recorded);

#endif
