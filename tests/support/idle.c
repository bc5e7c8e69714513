#include "idle.h"

#include "proc.h"

#include <stdio.h>

static long switches(const struct pty *pty)
{
	return proc_number(pty->pid, "status", "voluntary_ctxt_switches");
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
