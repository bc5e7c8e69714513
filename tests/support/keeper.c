#include "keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

/* More than a test ever has open. */
enum { FDS_MOST = 256 };

static int open_terminal(int master, int rows, int columns)
{
	struct winsize size = {.ws_row = (unsigned short)rows,
			       .ws_col = (unsigned short)columns};
	const char *name = ptsname(master);
	int slave = name ? open(name, O_RDWR) : -1;

	if (slave < 0)
		return -1;
	/* Opening it made it ours already, except on the BSDs. */
	ioctl(slave, TIOCSCTTY, 0);
	if (ioctl(slave, TIOCSWINSZ, &size) != 0)
		return -1;
	return slave;
}

/* What a person types at a program is none of the keeper's business. */
static void ignore_signals(void)
{
	static const int signals[] = {SIGINT,  SIGQUIT, SIGTSTP,
				      SIGTTIN, SIGTTOU, SIGPIPE};

	for (size_t i = 0; i < sizeof(signals) / sizeof(*signals); i++)
		signal(signals[i], SIG_IGN);
}

static _Noreturn void be_program(const struct launch *launch, int slave)
{
	setpgid(0, 0);
	tcsetpgrp(slave, getpid());
	for (int fd = 0; fd <= 2; fd++)
		dup2(slave, fd);
	if (slave > 2)
		close(slave);
	launch_exec(launch);
}

static bool report(int to, pid_t pid, int status)
{
	struct keeper_report report = {pid, status};

	return write(to, &report, sizeof(report)) == sizeof(report);
}

/*
 * All that changed: one signal may stand for several changes. False: the
 * program has ended, or nobody listens.
 */
static bool report_changes(int to, pid_t pid)
{
	for (;;) {
		int status = 0;
		pid_t changed =
			waitpid(pid, &status, WNOHANG | WUNTRACED | WCONTINUED);

		if (changed == 0)
			return true;
		if (changed < 0 && errno == EINTR)
			continue;
		if (changed < 0 || !report(to, pid, status) ||
		    WIFEXITED(status) || WIFSIGNALED(status))
			return false;
	}
}

static void watched_signals(sigset_t *signals)
{
	sigemptyset(signals);
	sigaddset(signals, SIGCHLD);
	sigaddset(signals, SIGHUP);
}

/* The kernel tells only the leader that the window is closed: pass it on. */
static void watch(int to, pid_t pid)
{
	sigset_t signals;
	int came = SIGCHLD;

	watched_signals(&signals);
	do {
		if (sigwait(&signals, &came) == 0 && came == SIGHUP)
			kill(-pid, SIGHUP);
	} while (report_changes(to, pid));
}

/* Those of other terminals of the test, which must end when it lets go. */
static void close_others(int master, int to)
{
	for (int fd = 3; fd < FDS_MOST; fd++)
		if (fd != master && fd != to)
			close(fd);
}

static _Noreturn void be_keeper(const struct launch *launch, int master,
				int rows, int columns, int to)
{
	sigset_t signals;
	char end = 0;

	watched_signals(&signals);
	sigprocmask(SIG_BLOCK, &signals, NULL);
	close_others(master, to);
	setsid();
	ignore_signals();
	int slave = open_terminal(master, rows, columns);

	close(master);
	if (slave < 0)
		_exit(1);
	pid_t pid = fork();

	if (pid == 0) {
		close(to);
		be_program(launch, slave);
	}
	if (pid > 0 && report(to, pid, -1))
		watch(to, pid);
	/* Until the test lets go of the terminal. */
	while (read(to, &end, 1) < 0 && errno == EINTR)
		continue;
	_exit(0);
}

pid_t keeper_start(const struct launch *launch, int master, int rows,
		   int columns, int *report_socket)
{
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
		return -1;
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	fflush(NULL);
	pid_t keeper = fork();

	if (keeper == 0) {
		close(ends[0]);
		be_keeper(launch, master, rows, columns, ends[1]);
	}
	close(ends[1]);
	if (keeper < 0)
		close(ends[0]);
	*report_socket = ends[0];
	return keeper;
}
