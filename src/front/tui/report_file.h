/*
 * Writes a report to a file whose name is not taken yet.
 *
 * May use: whole_file, report.
 */
#ifndef TUI_REPORT_FILE_H
#define TUI_REPORT_FILE_H

#include "chargefix/report.h"
#include "chargefix/whole_file.h"

#include <stdint.h>

/*
 * Writes the report to "chargefix-case-42.txt", ".html", ".md" or ".json" in the
 * current folder, else in $HOME; or to "…-2.txt" and so on, since no file is ever
 * overwritten. Nobody else can read it (0600). `path` is set to its path. False:
 * `error` says why not.
 */
bool report_file_write(const struct buffer *text, int64_t number,
		       enum report_kind format, struct buffer *path,
		       struct message *error);

#endif
