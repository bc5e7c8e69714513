/*
 * Gives a fuzz target the files of its corpora, one after the other, and says
 * how many as cmocka does; what a target finds wrong ends the program.
 */
#include "chargefix/load.h"

#include "folder.h"
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static size_t replay(const char *path)
{
	struct message error = {0};
	struct file_text text;

	if (!file_read(&text, path, &error)) {
		printf("%s: %s\n", path, error.text);
		exit(1);
	}
	printf("%s\n", path);
	fflush(stdout);
	/* A copy of its exact size: a sanitizer sees a step too far. */
	uint8_t *data = malloc(text.length > 0 ? text.length : 1);

	fuzz_assert(data, "memory");
	for (size_t i = 0; i < text.length; i++)
		data[i] = (uint8_t)text.data[i];
	LLVMFuzzerTestOneInput(data, text.length);
	free(data);
	file_text_release(&text);
	return 1;
}

static size_t replay_folder(const char *folder)
{
	DIR *open = opendir(folder);
	const struct dirent *entry;
	size_t count = 0;

	if (!open) {
		printf("%s: there is no such folder\n", folder);
		exit(1);
	}
	while ((entry = readdir(open)) != NULL) {
		char *path = folder_file(folder, entry->d_name);

		fuzz_assert(path, "memory");
		if (entry->d_name[0] != '.')
			count += replay(path);
		free(path);
	}
	closedir(open);
	return count;
}

int main(int argc, char **argv)
{
	size_t count = 0;

	for (int i = 1; i < argc; i++)
		count += replay(argv[i]);
	for (size_t i = 0; argc < 2 && fuzz_corpora[i]; i++)
		count += replay_folder(fuzz_corpora[i]);
	printf("[  PASSED  ] %zu test(s).\n", count);
	return 0;
}
