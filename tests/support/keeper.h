/*
 * The session leader of a test's pty: does what a shell does for the program
 * it runs, and is still there when the program has gone, so that the kernel
 * neither drops what was printed last nor resets the terminal's settings.
 */
#ifndef SUPPORT_KEEPER_H
#define SUPPORT_KEEPER_H

#include "launch.h"

#include <sys/types.h>

/* Sent through the keeper's socket: at the start, then with each change. */
struct keeper_report {
	pid_t pid; /* the program's */
	int status; /* as from waitpid; -1: it was started */
};

/*
 * Forks the keeper, which starts the program in the foreground of the pty of
 * `master`. It ends when the returned socket is closed. -1: not started.
 */
pid_t keeper_start(const struct launch *launch, int master, int rows,
		   int columns, int *report_socket);

#endif
