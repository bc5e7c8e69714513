/*
 * Runs a program without a terminal: text in, text out.
 */
#ifndef SUPPORT_PROGRAM_H
#define SUPPORT_PROGRAM_H

#include "launch.h"

struct program_result {
	char *out; /* standard output, NUL-terminated */
	char *error; /* standard error */
	int status; /* exit status, or 128 + the signal that ended it */
};

/*
 * Gives `input` (NULL: nothing) on standard input and waits for the end; kills
 * the program and fails the test when that takes unreasonably long.
 */
void program_run(struct program_result *result, const struct launch *launch,
		 const char *input);
void program_result_release(struct program_result *result);

#endif
