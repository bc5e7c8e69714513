/*
 * A log of what the program does, for bug reports.
 *
 * It contains nothing personal: no text that was typed or scanned, and no value
 * of a record. Functions that log something get the trace; if it is NULL,
 * nothing is written. May use: buffer, message.
 */
#ifndef CHARGEFIX_TRACE_H
#define CHARGEFIX_TRACE_H

#include "chargefix/message.h"

struct trace;

/*
 * Adds to the file, which must be empty or hold a trace. If there is none, one
 * is made that only its owner can read. NULL: `error` says why not.
 */
struct trace *trace_open(const char *path, struct message *error);
void trace_close(struct trace *trace);

/* A line: milliseconds since it was opened, and the text, cleaned. */
void trace_write(struct trace *trace, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
