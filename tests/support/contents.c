#include "contents.h"

#include "folder.h"
#include "test.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static FILE *open_file(const char *path, const char *mode)
{
	FILE *file = fopen(path, mode);

	if (!file)
		fail_msg("%s: %s", path, strerror(errno));
	return file;
}

void contents_write(const char *path, const void *bytes, size_t length)
{
	FILE *file = open_file(path, "wb");

	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

void contents_write_text(const char *path, const char *text)
{
	contents_write(path, text, strlen(text));
}

char *contents_read(const char *path, size_t *length)
{
	FILE *file = open_file(path, "rb");
	char *bytes = NULL;
	size_t size;
	FILE *copy = open_memstream(&bytes, &size);
	int byte;

	assert_non_null(copy);
	while ((byte = getc(file)) != EOF)
		putc(byte, copy);
	assert_false(ferror(file));
	fclose(file);
	assert_int_equal(fclose(copy), 0);
	if (length)
		*length = size;
	return bytes;
}

static bool is_in_file(const char *path, const char *text)
{
	size_t length, size = strlen(text);
	char *bytes = contents_read(path, &length);
	bool found = false;

	for (size_t i = 0; i + size <= length && !found; i++)
		found = memcmp(bytes + i, text, size) == 0;
	free(bytes);
	return found;
}

bool contents_in_folder(const char *folder, const char *text)
{
	DIR *files = opendir(folder);
	bool found = false;

	assert_non_null(files);
	for (struct dirent *file; (file = readdir(files));) {
		char *path = folder_file(folder, file->d_name);

		found |= file->d_name[0] != '.' && is_in_file(path, text);
		free(path);
	}
	closedir(files);
	return found;
}
