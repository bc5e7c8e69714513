/*
 * Reading the lines of a file or of standard input, one after the other.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_LINE_SOURCE_H
#define CHARGEFIX_COMMAND_LINE_SOURCE_H

#include "chargefix/buffer.h"
#include "chargefix/message.h"

struct line_source {
	int file;
	struct buffer bytes; /* that were read */
	size_t begin; /* of the line that comes next */
	size_t number; /* of the last line, counted from 1 */
	bool at_end; /* of the file */
};

/* "-" is standard input. False: `error` says why not. */
bool line_source_open(struct line_source *lines, const char *path,
		      struct message *error);
void line_source_close(struct line_source *lines);

enum line_result { LINE_READ, LINE_NONE, LINE_FAILED };

/*
 * The next line, without its end, until the next call. A line of more than
 * `most` bytes, or a file that can't be read, is LINE_FAILED; `error` says
 * which.
 */
enum line_result line_source_next(struct line_source *lines, size_t most,
				  const char **line, size_t *length,
				  struct message *error);

#endif
