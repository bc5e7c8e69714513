/*
 * The record's file and folder, before SQLite sees them.
 *
 * Private to src/record.
 */
#ifndef CHARGEFIX_RECORD_STORE_FILE_H
#define CHARGEFIX_RECORD_STORE_FILE_H

#include "chargefix/message.h"

#include <stdbool.h>
#include <sys/stat.h>

/*
 * Makes what is missing of the folders (0700) and the file (0600), whatever
 * the umask, and takes from others the right to read a file that is ours.
 * `shown` names the path in `error`.
 */
bool store_file_prepare(const char *path, const char *shown,
			struct message *error);

/* False only where nothing has that name, not even a link. */
bool store_file_is_there(const char *path);

/* Which file it is and how it looks. All zero: there is none. */
struct store_stamp {
	dev_t device;
	ino_t inode;
	off_t size;
	struct timespec changed;
};

void store_file_stamp(const char *path, struct store_stamp *stamp);
bool store_stamp_equal(const struct store_stamp *a,
		       const struct store_stamp *b);

/* The path as messages show it: no control characters, only the end if long. */
void store_file_show(struct buffer *out, const char *path);

#endif
