/*
 * The guide that a command works with: found, read, loaded.
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
 * Opens the guide of that name; where it is NULL the first there is of: the
 * installed one, the one installed or built beside the program, which was
 * called as `program`. False: a message was printed,
 * with all that is wrong with the file, and there is nothing to release.
 */
bool guide_file_open(struct guide_file *file, const char *name,
		     const char *program);

/* Appends the path of the default guide; false: there is none. */
bool guide_file_find(struct buffer *path, const char *program);

/*
 * The same guide, if it can be opened: nothing is printed, nor standard input
 * read. False: there is nothing to release.
 */
bool guide_file_look(struct guide_file *file, const char *name,
		     const char *program);

void guide_file_release(struct guide_file *file);

#endif
