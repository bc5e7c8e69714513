/*
 * Reads input as lines, until the input ends or a signal ends it.
 *
 * While it is open, the signals that end a program (Ctrl-C, a closed window)
 * end the input instead, so that plain mode ends normally and says how to
 * continue the case. They are unblocked only while it waits for input, so none
 * is lost and nothing else is interrupted. May use: text.
 */
#ifndef CHARGEFIX_FRONT_PLAIN_LINES_H
#define CHARGEFIX_FRONT_PLAIN_LINES_H

#include "chargefix/buffer.h"

#include <signal.h>

enum {
	/* Bytes of one line; longer lines are refused, never cut. */
	LINE_MOST = 4096,
	LINES_SIGNALS = 3,
};

struct lines {
	int in; /* not owned */
	char bytes[LINE_MOST]; /* read ahead */
	size_t at; /* how many of them are used up */
	size_t length;
	bool unfit; /* the last line had control characters, or bytes that are
		     * not UTF-8 */
	struct sigaction before[LINES_SIGNALS];
	sigset_t outside; /* the earlier signal mask, for waiting */
};

/* Nothing may have been read from `in` before. */
void lines_open(struct lines *lines, FILE *in);
void lines_close(struct lines *lines);

enum line_result { LINE_READ, LINE_TOO_LONG, LINE_END };

/* Reads a line without its end into `line`, cleaned and trimmed. */
enum line_result line_read(struct lines *lines, struct buffer *line);

#endif
