#include "command/line_source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { READ_AT_ONCE = 64 * 1024 };

bool line_source_open(struct line_source *lines, const char *path,
		      struct message *error)
{
	*lines = (struct line_source){0};
	if (strcmp(path, "-") == 0)
		return true;
	lines->file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	return lines->file >= 0 || message_set(error, "%s can't be read: %s",
					       path, strerror(errno));
}

void line_source_close(struct line_source *lines)
{
	if (lines->file > STDIN_FILENO)
		close(lines->file);
	buffer_release(&lines->bytes);
}

/* Reads some more, behind what is left. False: reading failed. */
static bool read_more(struct line_source *lines)
{
	char block[READ_AT_ONCE];
	ssize_t count;

	if (lines->begin > 0) {
		size_t left = lines->bytes.length - lines->begin;

		memmove(lines->bytes.data, lines->bytes.data + lines->begin,
			left);
		lines->bytes.length = left;
		lines->begin = 0;
	}
	do
		count = read(lines->file, block, sizeof(block));
	while (count < 0 && errno == EINTR);
	if (count > 0)
		buffer_add(&lines->bytes, block, (size_t)count);
	lines->at_end = count == 0;
	return count >= 0;
}

enum line_result line_source_next(struct line_source *lines, size_t most,
				  const char **line, size_t *length,
				  struct message *error)
{
	size_t looked = 0;

	lines->number++;
	for (;;) {
		size_t left = lines->bytes.length - lines->begin;
		const char *begin =
			left ? lines->bytes.data + lines->begin : "";
		const char *end = memchr(begin + looked, '\n', left - looked);

		*line = begin;
		*length = end ? (size_t)(end - begin) : left;
		if (*length > most) {
			message_set(error, "it is longer than %zu MiB",
				    most / (1024 * 1024));
			return LINE_FAILED;
		}
		if (end || lines->at_end) {
			lines->begin += *length + (end != NULL);
			return end || left ? LINE_READ : LINE_NONE;
		}
		looked = left;
		if (!read_more(lines)) {
			message_set(error, "it can't be read: %s",
				    strerror(errno));
			return LINE_FAILED;
		}
	}
}
