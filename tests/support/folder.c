#include "folder.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { OPEN_FOLDERS = 16 };

char *folder_file(const char *folder, const char *name)
{
	size_t size = strlen(folder) + strlen(name) + 2;
	char *path = malloc(size);

	if (path)
		snprintf(path, size, "%s/%s", folder, name);
	return path;
}

char *folder_new(void)
{
	const char *parent = getenv("TMPDIR");
	char *path = folder_file(parent && parent[0] == '/' ? parent : "/tmp",
				 "chargefix-test-XXXXXX");

	if (path && !mkdtemp(path)) {
		free(path);
		path = NULL;
	}
	return path;
}

/* A folder that a test has made read-only would keep what is in it. */
static int make_writable(const char *path, const struct stat *status, int type,
			 struct FTW *place)
{
	(void)status;
	(void)place;
	if (type == FTW_D || type == FTW_DNR)
		chmod(path, 0700);
	return 0;
}

static int remove_one(const char *path, const struct stat *status, int type,
		      struct FTW *place)
{
	(void)status;
	(void)type;
	(void)place;
	remove(path);
	return 0;
}

void folder_remove(char *path)
{
	if (!path)
		return;
	nftw(path, make_writable, OPEN_FOLDERS, FTW_PHYS);
	nftw(path, remove_one, OPEN_FOLDERS, FTW_PHYS | FTW_DEPTH);
	free(path);
}
