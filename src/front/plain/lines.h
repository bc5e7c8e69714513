/*
 * Input as lines, and what ends it.
 *
 * While it is open, the signals that end a program (Ctrl-C, a closed window)
 * end the input instead, so that plain mode leaves as ever and says where to
 * go on. They are let in only while input is waited for: none is lost between
 * looking and waiting, and nothing else is cut short. May use: text.
 */
#ifndef CHARGEFIX_FRONT_PLAIN_LINES_H
#define CHARGEFIX_FRONT_PLAIN_LINES_H

#include "chargefix/buffer.h"

#include <signal.h>

enum {
	/* Bytes of one line; a longer one is refused, never cut. */
	LINE_MOST = 4096,
	LINES_SIGNALS = 3,
};

struct lines {
	int in; /* not owned */
	char bytes[LINE_MOST]; /* read ahead */
	size_t at; /* what is taken of them */
	size_t length;
	struct sigaction before[LINES_SIGNALS];
	sigset_t outside; /* the mask as it was: for waiting */
};

/* Of `in`, nothing must have been read before. */
void lines_open(struct lines *lines, FILE *in);
void lines_close(struct lines *lines);

enum line_result { LINE_READ, LINE_TOO_LONG, LINE_END };

/* Reads a line without its end into `line`, cleaned and trimmed. */
enum line_result line_read(struct lines *lines, struct buffer *line);

#endif
