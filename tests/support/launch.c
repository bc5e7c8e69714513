#include "launch.h"
#include "child.h"
#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ENVIRONMENT_MOST = 64, EXIT_NOT_STARTED = 127 };

extern char **environ;

struct environment {
	char *items[ENVIRONMENT_MOST + 1];
	size_t count;
};

/* What of the tests' own environment a program may see. */
static const char *const passed_on[] = {
	"PATH",         "TERMINFO",     "TERMINFO_DIRS", "LD_LIBRARY_PATH",
	"ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "CHARGEFIX_PROGRAM",
};

static const char *const fixed[] = {
	"TERM=xterm-256color",
	"LC_ALL=C.UTF-8",
	"TZ=UTC",
};

const char *launch_program(void)
{
	const char *path = getenv("CHARGEFIX_PROGRAM");

	if (!path)
		fail_msg("CHARGEFIX_PROGRAM is not set: start the tests with "
			 "tests/run or make test");
	return path;
}

static _Noreturn void not_started(const char *what)
{
	fprintf(stderr, "not started: %s: %s\n", what, strerror(errno));
	_exit(EXIT_NOT_STARTED);
}

static size_t name_length(const char *item)
{
	return strcspn(item, "=");
}

static void environment_remove(struct environment *environment,
			       const char *item)
{
	size_t length = name_length(item);
	size_t kept = 0;

	for (size_t i = 0; i < environment->count; i++) {
		char *old = environment->items[i];

		if (name_length(old) != length ||
		    strncmp(old, item, length) != 0)
			environment->items[kept++] = old;
	}
	environment->count = kept;
}

static void environment_put(struct environment *environment, const char *item)
{
	environment_remove(environment, item);
	if (item[name_length(item)] == '\0')
		return;
	if (environment->count == ENVIRONMENT_MOST)
		not_started("environment too large");
	char *copy = strdup(item);

	if (!copy)
		not_started("environment");
	environment->items[environment->count++] = copy;
}

static void environment_name(struct environment *environment, const char *name,
			     const char *value)
{
	char item[8192];

	if (!value)
		return;
	snprintf(item, sizeof(item), "%s=%s", name, value);
	environment_put(environment, item);
}

static void environment_set_up(struct environment *environment,
			       const struct launch *launch)
{
	for (size_t i = 0; i < COUNT(passed_on); i++)
		environment_name(environment, passed_on[i],
				 getenv(passed_on[i]));
	for (size_t i = 0; i < COUNT(fixed); i++)
		environment_put(environment, fixed[i]);
	environment_name(environment, "HOME", launch->folder);
	environment_name(environment, "XDG_DATA_HOME", launch->folder);
	environment_name(environment, "XDG_CONFIG_DIRS", launch->folder);
	for (const char *const *item = launch->environment; item && *item;
	     item++)
		environment_put(environment, *item);
	environment->items[environment->count] = NULL;
}

static void signals_reset(void)
{
	static const int signals[] = {
		SIGHUP,  SIGINT,  SIGQUIT, SIGPIPE, SIGTERM, SIGTSTP,
		SIGTTIN, SIGTTOU, SIGCONT, SIGCHLD, SIGXFSZ, SIGWINCH,
	};
	sigset_t none;

	for (size_t i = 0; i < COUNT(signals); i++)
		signal(signals[i], SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* The hard limit stays, so that the test can lift the soft one. */
static void limits_set(const struct launch *launch)
{
	for (size_t i = 0; i < launch->limit_count; i++) {
		const struct launch_limit *limit = &launch->limits[i];
		struct rlimit value;

		if (getrlimit(limit->resource, &value) != 0)
			not_started("getrlimit");
		value.rlim_cur = limit->most;
		if (setrlimit(limit->resource, &value) != 0)
			not_started("setrlimit");
	}
}

void launch_exec(const struct launch *launch)
{
	struct environment environment = {.count = 0};
	const char *name = launch->argv[0];

	if (strcmp(name, "chargefix") == 0)
		name = getenv("CHARGEFIX_PROGRAM");
	if (!name)
		not_started("chargefix");
	environment_set_up(&environment, launch);
	signals_reset();
	limits_set(launch);
	/* Opened before: others may not be let into the folder it is in. */
	int program = strchr(name, '/') ? open(name, O_RDONLY | O_CLOEXEC) : -1;

	if (launch->inside && chdir(launch->folder) != 0)
		not_started(launch->folder);
	if (launch->rootless && !child_drop_root())
		not_started("setuid");
	environ = environment.items;
	/* These take a pointer to what they never write to. */
	char *const *argv = (char *const *)(uintptr_t)launch->argv;

	if (program >= 0)
		fexecve(program, argv, environ);
	execvp(name, argv);
	not_started(name);
}
