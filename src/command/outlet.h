/*
 * The place that a command's result goes to: standard output, or the file of
 * --output, which is written as a whole or not at all.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_OUTLET_H
#define CHARGEFIX_COMMAND_OUTLET_H

#include "chargefix/whole_file.h"
#include "command/options.h"

struct outlet {
	struct whole_file file;
	bool is_file;
};

/*
 * Opens what the options name for the command. Returns STATUS_DONE, or another
 * status after a message, and then there is nothing to close.
 */
int outlet_open(struct outlet *outlet, const char *command,
		const struct options *options);

/* The width of the terminal that the result goes to; 0: it goes elsewhere. */
int outlet_columns(const struct outlet *outlet);

/* Writes a result as say_result does, and returns the same. */
int outlet_write(struct outlet *outlet, const struct buffer *result,
		 bool exact);

/*
 * Completes the file if the command's status is STATUS_DONE, and else removes
 * it. Returns the status of both.
 */
int outlet_close(struct outlet *outlet, int status);

#endif
