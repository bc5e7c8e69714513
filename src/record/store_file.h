/*
 * The record's file and folder, before SQLite sees them.
 *
 * For store.c only.
 */
#ifndef CHARGEFIX_RECORD_STORE_FILE_H
#define CHARGEFIX_RECORD_STORE_FILE_H

#include "chargefix/message.h"

#include <stdbool.h>

/*
 * Makes what is missing of the folders (0700) and the file (0600), whatever
 * the umask, and takes from others the right to read a file that is ours.
 * `shown` names the path in `error`.
 */
bool store_file_prepare(const char *path, const char *shown,
			struct message *error);

/* False only where nothing has that name, not even a link. */
bool store_file_is_there(const char *path);

/* The path as messages show it: no control characters, only the end if long. */
void store_file_show(struct buffer *out, const char *path);

#endif
