/*
 * What the program does, line by line in a file, for reports of faults.
 *
 * Nothing personal goes into it: no text that somebody typed or scanned, and
 * no value of a record. Whoever has something to say is handed the trace; NULL
 * is none, and then nothing is written. May use: buffer, message.
 */
#ifndef CHARGEFIX_TRACE_H
#define CHARGEFIX_TRACE_H

#include "chargefix/message.h"

struct trace;

/*
 * Adds to the file, which is made so that only its owner can read it. NULL:
 * `error` says why not.
 */
struct trace *trace_open(const char *path, struct message *error);
void trace_close(struct trace *trace);

/* A line: milliseconds since it was opened, and the text, cleaned. */
void trace_write(struct trace *trace, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
