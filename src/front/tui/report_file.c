#include "front/tui/report_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How many names are tried before giving up. */
enum { NAMES_MOST = 1000 };

static void name_file(struct buffer *path, const char *folder, int64_t number,
		      int attempt)
{
	buffer_clear(path);
	buffer_format(path, "%s/chargefix-case", folder);
	if (number)
		buffer_format(path, "-%lld", (long long)number);
	if (attempt > 1)
		buffer_format(path, "-%d", attempt);
	buffer_text(path, ".txt");
}

/* Creates a new file in the folder; -1: errno says why not. */
static int create_in(const char *folder, int64_t number, struct buffer *path)
{
	int file = -1;

	errno = ENOENT;
	for (int i = 1; folder && *folder && i <= NAMES_MOST; i++) {
		name_file(path, folder, number, i);
		file = open(path->data,
			    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
				    O_CLOEXEC,
			    0600);
		if (file >= 0 || errno != EEXIST)
			break;
	}
	return file;
}

/* Removes the file if it can't be written completely. */
static bool write_text(int file, const struct buffer *text,
		       const struct buffer *path, struct message *error)
{
	bool written = buffer_write(text, file);
	int reason = errno;

	if (close(file) != 0 && written) {
		written = false;
		reason = errno;
	}
	if (written)
		return true;
	unlink(path->data);
	return message_set(error, "The report can't be written to %s: %s",
			   path->data, strerror(reason));
}

bool report_file_write(const struct buffer *text, int64_t number,
		       struct buffer *path, struct message *error)
{
	char *here = getcwd(NULL, 0);
	int file = create_in(here, number, path);
	int reason = errno;

	free(here);
	if (file < 0)
		file = create_in(getenv("HOME"), number, path);
	if (file < 0)
		return message_set(error,
				   "The report can't be written to the current "
				   "folder or to your home folder: %s",
				   strerror(reason));
	return write_text(file, text, path, error);
}
