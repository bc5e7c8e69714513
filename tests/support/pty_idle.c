#include "pty.h"

#include "proc.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/syscall.h>
#endif

/*
 * Milliseconds for which the program holds a key at most, and those after which
 * it can't be told whether it has read it.
 */
enum { HELD = 30, READ_MOST = 300 };

/*
 * Bytes that were typed and that the program has not read. A poll makes Linux
 * deliver what was written to the other end a moment ago.
 */
static int unread(const struct pty *pty)
{
	const char *name = pty->master < 0 ? NULL : ptsname(pty->master);
	int slave = name ? open(name, O_RDWR | O_NOCTTY | O_CLOEXEC) : -1;
	struct pollfd typed = {.fd = slave, .events = POLLIN};
	int bytes = 0;

	if (slave < 0)
		return 0;
	poll(&typed, 1, 0);
	if (ioctl(slave, FIONREAD, &bytes) != 0)
		bytes = 0;
	close(slave);
	return bytes;
}

/* The program, or the one that it runs in the foreground if it is a shell. */
static pid_t foreground(const struct pty *pty)
{
	pid_t group = pty->master < 0 ? -1 : tcgetpgrp(pty->master);

	return group > 0 ? group : pty->pid;
}

/* The letter that Linux has for what the program is doing; 'S' elsewhere. */
static char state(pid_t pid)
{
	char path[64];
	char text[256];

	snprintf(path, sizeof(path), "/proc/%ld/stat", (long)pid);
	FILE *file = fopen(path, "r");

	if (!file)
		return 'S';
	const char *line = fgets(text, sizeof(text), file);
	/* Behind the program's name, in brackets. */
	const char *name = line ? strrchr(line, ')') : NULL;

	fclose(file);
	if (!name || strlen(name) <= 2)
		return 'S';
	return name[2];
}

bool pty_waits(const struct pty *pty)
{
	if (pty->exited || pty->stopped)
		return true;
	/* Running, or writing to a disk. */
	return !strchr("RD", state(foreground(pty))) && unread(pty) == 0;
}

static long sleeps(const struct pty *pty)
{
	return proc_number(foreground(pty), "status",
			   "voluntary_ctxt_switches");
}

/*
 * Whether the program sleeps until it gets a key, however long that takes: in
 * pselect without a time, or in read. Only Linux tells.
 */
static bool sleeps_until_key(pid_t pid)
{
#ifdef __linux__
	char path[64];
	long call = -1;
	unsigned long with[5];

	snprintf(path, sizeof(path), "/proc/%ld/syscall", (long)pid);
	FILE *file = fopen(path, "r");

	if (!file)
		return false;
	int count = fscanf(file, "%ld %lx %lx %lx %lx %lx", &call, &with[0],
			   &with[1], &with[2], &with[3], &with[4]);

	fclose(file);
	return count == 6 && ((call == SYS_pselect6 && with[4] == 0) ||
			      (call == SYS_read && with[0] == STDIN_FILENO));
#else
	(void)pid;
	return false;
#endif
}

bool pty_rests(const struct pty *pty)
{
	pid_t pid = foreground(pty);

	if (pty->exited)
		return true;
	/* In this order: it may go to sleep after it was asked. */
	return !pty->stopped && unread(pty) == 0 && state(pid) == 'S' &&
	       sleeps_until_key(pid);
}

void pty_press(struct pty *pty, bool held)
{
	pty->pressed = held ? PRESSED_HELD : PRESSED_KEY;
	pty->sleeps = sleeps(pty);
	pty_flush(pty);
}

/* Whether it sleeps, and did not all the time since the key was pressed. */
static bool has_read_key(const struct pty *pty)
{
	bool told = pty->sleeps >= 0;

	if (pty_rests(pty))
		return true;
	return (!told || sleeps(pty) > pty->sleeps) && pty_waits(pty);
}

/* Reads for so long, whatever comes. */
static void read_for(struct pty *pty, int milliseconds)
{
	while (milliseconds-- > 0 && !pty->exited)
		pty_read(pty, 1);
}

void pty_lift(struct pty *pty)
{
	enum pty_pressed pressed = pty->pressed;

	pty->pressed = PRESSED_NOTHING;
	if (pressed == PRESSED_NOTHING || pty->exited || pty->stopped)
		return;
	if (pressed == PRESSED_TEXT)
		pty_settle(pty, 2 * HELD);
	for (int i = 0; i < READ_MOST && !has_read_key(pty); i++)
		read_for(pty, 1);
	if (pressed == PRESSED_HELD)
		pty_settle(pty, HELD);
}

void pty_lift_key(struct pty *pty)
{
	if (pty->pressed != PRESSED_TEXT)
		pty_lift(pty);
}
