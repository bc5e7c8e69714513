/*
 * How the tests start a program: with an environment that holds nothing of the
 * person's own, in a folder of the test's own.
 */
#ifndef SUPPORT_LAUNCH_H
#define SUPPORT_LAUNCH_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/resource.h>

struct launch_limit {
	int resource; /* RLIMIT_…; what it allows can be raised again later */
	rlim_t most;
};

struct launch {
	/* "chargefix" is the built program; other names are sought in PATH. */
	const char *const *argv;
	const char *folder; /* HOME and XDG_DATA_HOME */
	/* "NAME=value" goes over the clean environment, "NAME" takes it out. */
	const char *const *environment;
	const struct launch_limit *limits;
	size_t limit_count;
	bool inside; /* starts in `folder`, not where the tests run */
	bool rootless; /* files are refused to it as their modes say */
};

/* The built program's path; fails the test when tests/run gave none. */
const char *launch_program(void);

/* For a child after fork: becomes the program. */
_Noreturn void launch_exec(const struct launch *launch);

#endif
