/*
 * A report written to a file of a name that is free.
 *
 * May use: POSIX, buffer, message.
 */
#ifndef TUI_REPORT_FILE_H
#define TUI_REPORT_FILE_H

#include "chargefix/message.h"

#include <stdint.h>

/*
 * Writes the text to "chargefix-case-42.txt" in the current folder, else in
 * $HOME; or "…-2.txt" and so on, since no file is ever overwritten. Nobody else
 * can read it (0600). In `path` where it is. False: `error` says why not.
 */
bool report_file_write(const struct buffer *text, int64_t number,
		       struct buffer *path, struct message *error);

#endif
