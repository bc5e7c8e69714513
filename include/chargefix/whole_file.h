/*
 * A file that is written as a whole or not at all.
 *
 * Everything is written to a temporary file in the same folder first. That file
 * gets the name only when all of it is on disk. May use: POSIX, message.
 */
#ifndef CHARGEFIX_WHOLE_FILE_H
#define CHARGEFIX_WHOLE_FILE_H

#include "chargefix/message.h"

#include <sys/types.h>

/* A file being written. All zero is none. */
struct whole_file {
	struct buffer path;
	struct buffer temporary; /* its path until it is complete */
	int file;
	bool replaces;
};

struct whole_file_options {
	mode_t mode; /* its permissions, which the umask limits */
	bool replaces; /* an existing file, if it is a regular file */
};

enum whole_file_result {
	WHOLE_FILE_DONE,
	WHOLE_FILE_EXISTS, /* a file of that name, which was not replaced */
	WHOLE_FILE_FAILED,
};

/*
 * Begins a file. Unless the result is DONE, `error` says what is wrong, with the
 * path, and there is nothing to finish or to drop.
 */
enum whole_file_result whole_file_begin(
	struct whole_file *file, const char *path,
	const struct whole_file_options *options, struct message *error);

/* Adds to the file. False: `error` says why, and the file was dropped. */
bool whole_file_add(struct whole_file *file, const struct buffer *text,
		    struct message *error);

/*
 * Puts the file on disk and gives it its name. Unless the result is DONE,
 * `error` says what is wrong. There is nothing to drop afterwards.
 */
enum whole_file_result whole_file_finish(struct whole_file *file,
					 struct message *error);

/* Removes what was written. */
void whole_file_drop(struct whole_file *file);

/* All of it at once. */
enum whole_file_result whole_file_write(
	const char *path, const struct buffer *text,
	const struct whole_file_options *options, struct message *error);

#endif
