/*
 * Error messages and their places: the only way in which errors are returned.
 *
 * Functions that can fail fill a caller-owned `struct message`; those that can
 * find many things wrong at once add to a `struct messages`. Nothing here
 * prints. May use: buffer, text.
 */
#ifndef CHARGEFIX_MESSAGE_H
#define CHARGEFIX_MESSAGE_H

#include "chargefix/buffer.h"

#include <stdbool.h>
#include <stddef.h>

enum { MESSAGE_SIZE = 512, MESSAGES_MOST = 50 };

struct message {
	size_t line; /* counted from 1; 0: not about a place in a file */
	size_t column; /* counted from 1, in characters (code points) */
	char text[MESSAGE_SIZE]; /* UTF-8, no line end, cut to fit */
};

/* Sets text and no place. Always returns false: `return message_set(…)`. */
bool message_set(struct message *message, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Many messages about one file, in the order found. All zero is empty. */
struct messages {
	struct message items[MESSAGES_MOST];
	size_t count;
	size_t left_out; /* found after the list was full */
};

void messages_add(struct messages *messages, size_t line, size_t column,
		  const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* Adds that many lines to the places of all messages from the first-th on. */
void messages_move(struct messages *messages, size_t first, size_t lines);

/* Sorts by line and column; equal places keep their order. */
void messages_sort(struct messages *messages);

/*
 * Writes each message the way compilers do, so that editors jump to it:
 *
 *	FILE:LINE:COLUMN: error: TEXT
 *	  the line itself
 *	      ^
 *
 * `source` is the file's text (may be NULL: no line is shown). In the text of a
 * guide with the files that it includes, lines are those of the whole text, and
 * FILE and LINE those of the file that the line belongs to. Control characters
 * in the line are shown as spaces; the caret stands below the column by display
 * width; a long line is cut around the caret. At the end stands how many were
 * left out.
 */
void messages_write(const struct messages *messages, const char *file,
		    const char *source, size_t source_length,
		    struct buffer *out);

#endif
