/*
 * Writes a report to a file whose name is not taken yet.
 *
 * May use: whole_file.
 */
#ifndef TUI_REPORT_FILE_H
#define TUI_REPORT_FILE_H

#include "chargefix/whole_file.h"

#include <stdint.h>

/*
 * Writes the text to "chargefix-case-42.txt" in the current folder, else in
 * $HOME; or to "…-2.txt" and so on, since no file is ever overwritten. Nobody
 * else can read it (0600). `path` is set to its path. False: `error` says why
 * not.
 */
bool report_file_write(const struct buffer *text, int64_t number,
		       struct buffer *path, struct message *error);

#endif
