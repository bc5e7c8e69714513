#include "chargefix/load.h"

#include "chargefix/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The first guess for a file of unknown size, such as a pipe. */
enum { PIPE_SIZE = 64 << 10 };

bool file_explain(struct message *error, int cause)
{
	if (cause == ENOENT)
		return message_set(error, "there is no such file");
	if (cause == EACCES)
		return message_set(error, "no permission to read it");
	return message_set(error, "can't be read: %s", strerror(cause));
}

static bool fail_too_large(struct message *error)
{
	return message_set(error,
			   "larger than %d MiB, the largest size allowed",
			   FILE_SIZE_MOST >> 20);
}

const char *file_kind(mode_t mode)
{
	if (S_ISREG(mode))
		return "a file";
	if (S_ISDIR(mode))
		return "a folder";
	if (S_ISFIFO(mode))
		return "a pipe";
	return S_ISSOCK(mode) ? "a socket" : "a device";
}

/* Shells pass a command's output, <(COMMAND), as one of these paths. */
bool file_is_stream(const char *path)
{
	return strcmp(path, "-") == 0 || strcmp(path, "/dev/stdin") == 0 ||
	       strncmp(path, "/dev/fd/", 8) == 0 ||
	       strncmp(path, "/proc/self/fd/", 14) == 0;
}

/*
 * How many bytes to make room for: one more than the file has, so that its end
 * is found without growing. 0: it can't be read, and `error` says why.
 */
static size_t first_size(int file, bool stream, struct message *error)
{
	struct stat status;

	if (fstat(file, &status) != 0) {
		file_explain(error, errno);
		return 0;
	}
	if (S_ISDIR(status.st_mode) || (!stream && !S_ISREG(status.st_mode))) {
		message_set(error, "this is %s, not a file",
			    file_kind(status.st_mode));
		return 0;
	}
	if (!S_ISREG(status.st_mode))
		return PIPE_SIZE;
	if (status.st_size > FILE_SIZE_MOST) {
		fail_too_large(error);
		return 0;
	}
	return (size_t)status.st_size + 1;
}

/* Makes room for at least one more byte, and for the NUL after the last. */
static void grow(struct file_text *text, size_t *room)
{
	size_t larger = *room * 2;

	/* One above the limit, to notice that there is more. */
	if (larger > (size_t)FILE_SIZE_MOST + 1)
		larger = (size_t)FILE_SIZE_MOST + 1;
	text->data = memory_grow(text->data, larger + 1, 1);
	*room = larger;
}

/* Reads to the end of the file, which may be growing. */
static bool read_all(struct file_text *text, int file, size_t room,
		     struct message *error)
{
	while (text->length <= FILE_SIZE_MOST) {
		ssize_t got;

		if (text->length == room)
			grow(text, &room);
		got = read(file, text->data + text->length,
			   room - text->length);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return file_explain(error, errno);
		text->length += (size_t)got;
		text->data[text->length] = '\0';
		if (got == 0)
			return true;
	}
	return fail_too_large(error);
}

static bool read_open(struct file_text *text, int file, bool stream,
		      struct message *error)
{
	size_t room = first_size(file, stream, error);

	if (room == 0)
		return false;
	text->data = memory_grow(NULL, room + 1, 1);
	if (read_all(text, file, room, error))
		return true;
	file_text_release(text);
	return false;
}

bool file_read(struct file_text *text, const char *path, struct message *error)
{
	bool stream = file_is_stream(path);
	/* Opening a named pipe would otherwise wait for somebody to write. */
	int flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | (stream ? 0 : O_NONBLOCK);
	bool done;
	int file;

	*text = (struct file_text){0};
	if (strcmp(path, "-") == 0)
		return read_open(text, STDIN_FILENO, true, error);
	file = open(path, flags);
	if (file < 0)
		return file_explain(error, errno);
	done = read_open(text, file, stream, error);
	close(file);
	return done;
}

void file_text_add(struct file_text *text, const char *bytes, size_t length)
{
	text->data = memory_grow(text->data, text->length + length + 1, 1);
	memcpy(text->data + text->length, bytes, length);
	text->length += length;
	text->data[text->length] = '\0';
}

void file_text_release(struct file_text *text)
{
	free(text->data);
	*text = (struct file_text){0};
}
