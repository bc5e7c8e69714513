#include "proc.h"

#include <stdio.h>
#include <string.h>

long proc_number(pid_t pid, const char *file, const char *name)
{
	char path[64];
	char line[256];
	long number = -1;

	snprintf(path, sizeof(path), "/proc/%ld/%s", (long)pid, file);
	FILE *lines = fopen(path, "r");

	while (lines && number < 0 && fgets(line, sizeof(line), lines))
		if (strncmp(line, name, strlen(name)) == 0)
			sscanf(line + strlen(name), ":%ld", &number);
	if (lines)
		fclose(lines);
	return number;
}
