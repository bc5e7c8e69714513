/*
 * Finds, reads and loads the guide that a command works with.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_GUIDE_FILE_H
#define CHARGEFIX_COMMAND_GUIDE_FILE_H

#include "chargefix/load.h"
#include "chargefix/store.h"

#include <stdbool.h>

/* A guide and the text that it came from. All zero is empty. */
struct guide_file {
	struct file_text text;
	struct guide guide;
	struct hashed_text hashed; /* the same text */
};

/*
 * Opens the guide of that name. If it is NULL, opens the installed guide, or
 * else the one installed or built beside the program, which was called as
 * `program`. False: a message with all errors of the file was printed, and
 * there is nothing to release.
 */
bool guide_file_open(struct guide_file *file, const char *name,
		     const char *program);

/* Appends the path of the default guide; false: there is none. */
bool guide_file_find(struct buffer *path, const char *program);

/*
 * Opens the same guide if it can, without printing anything or reading standard
 * input. False: there is nothing to release.
 */
bool guide_file_look(struct guide_file *file, const char *name,
		     const char *program);

void guide_file_release(struct guide_file *file);

#endif
