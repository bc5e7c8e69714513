#include "contents.h"

#include "test.h"

#include <errno.h>
#include <stdio.h>
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
