#include "idle.h"

#include <stdio.h>
#include <string.h>

/* The number after a name in a file of "name:\tnumber" lines; -1: none. */
static long number_in(const char *path, const char *name)
{
	FILE *file = fopen(path, "r");
	char line[256];
	long number = -1;

	while (file && number < 0 && fgets(line, sizeof(line), file))
		if (strncmp(line, name, strlen(name)) == 0)
			sscanf(line + strlen(name), ":%ld", &number);
	if (file)
		fclose(file);
	return number;
}

static long switches(const struct pty *pty)
{
	char path[64];

	snprintf(path, sizeof(path), "/proc/%ld/status", (long)pty->pid);
	return number_in(path, "voluntary_ctxt_switches");
}

static long ticks(const struct pty *pty)
{
	char path[64];
	long user = -1;
	long system = -1;

	snprintf(path, sizeof(path), "/proc/%ld/stat", (long)pty->pid);
	FILE *file = fopen(path, "r");

	if (!file)
		return -1;
	/* The second field is the program's name, which has no blank here. */
	if (fscanf(file,
		   "%*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s "
		   "%ld %ld",
		   &user, &system) != 2)
		user = system = -1;
	fclose(file);
	return user + system;
}

bool idle_measure(struct pty *pty, int milliseconds, struct idle *idle)
{
	pty_settle(pty, 200);
	struct idle before = {switches(pty), ticks(pty), pty->bytes};

	/* Ends at once where it sends something. */
	pty_read(pty, milliseconds);
	*idle = (struct idle){
		.switches = switches(pty) - before.switches,
		.ticks = ticks(pty) - before.ticks,
		.bytes = pty->bytes - before.bytes,
	};
	return before.switches >= 0 && before.ticks >= 0;
}
