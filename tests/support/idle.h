/*
 * What a program does of itself while nobody touches it.
 */
#ifndef SUPPORT_IDLE_H
#define SUPPORT_IDLE_H

#include "pty.h"

struct idle {
	long switches; /* times it gave the processor up: was awake */
	long ticks; /* of processor time, of 10 ms */
	size_t bytes; /* sent to the terminal */
};

/* Over so many milliseconds. False: this system does not tell. */
bool idle_measure(struct pty *pty, int milliseconds, struct idle *idle);

#endif
