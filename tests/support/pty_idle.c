#include "pty.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Bytes that were typed and that the program has not read. */
static int unread(const struct pty *pty)
{
	const char *name = pty->master < 0 ? NULL : ptsname(pty->master);
	int slave = name ? open(name, O_RDWR | O_NOCTTY | O_CLOEXEC) : -1;
	int bytes = 0;

	if (slave < 0)
		return 0;
	if (ioctl(slave, FIONREAD, &bytes) != 0)
		bytes = 0;
	close(slave);
	return bytes;
}

/* The letter that Linux has for what the program is doing; 'S' elsewhere. */
static char state(const struct pty *pty)
{
	char path[64];
	char text[256];

	snprintf(path, sizeof(path), "/proc/%ld/stat", (long)pty->pid);
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
	return !strchr("RD", state(pty)) && unread(pty) == 0;
}
