#include "command/program_name.h"

#include "chargefix/buffer.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Finds the file that a shell would run for `name`. False: there is none. An
 * empty folder in PATH means the current one.
 */
static bool found_in_path(const char *name, struct stat *file)
{
	const char *folder = getenv("PATH");
	bool found = false;

	while (folder && !found) {
		size_t length = strcspn(folder, ":");
		struct buffer path = {0};

		buffer_add(&path, folder, length);
		buffer_text(&path, length > 0 ? "/" : "./");
		buffer_text(&path, name);
		found = access(buffer_string(&path), X_OK) == 0 &&
			stat(buffer_string(&path), file) == 0 &&
			S_ISREG(file->st_mode);
		buffer_release(&path);
		folder = folder[length] ? folder + length + 1 : NULL;
	}
	return found;
}

const char *program_name(const char *called)
{
	const char *slash = strrchr(called, '/');
	struct stat running;
	struct stat found;

	if (slash && stat(called, &running) == 0 &&
	    found_in_path(slash + 1, &found) &&
	    found.st_dev == running.st_dev && found.st_ino == running.st_ino)
		return slash + 1;
	return called;
}
