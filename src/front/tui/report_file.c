#include "front/tui/report_file.h"

#include <stdlib.h>
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

/* Writes it under the first free name in the folder. */
static enum whole_file_result write_in(const char *folder, int64_t number,
				       const struct buffer *text,
				       struct buffer *path,
				       struct message *error)
{
	const struct whole_file_options options = {.mode = 0600};
	enum whole_file_result result = WHOLE_FILE_FAILED;

	message_set(error, "there is no such folder");
	for (int i = 1; folder && *folder && i <= NAMES_MOST; i++) {
		name_file(path, folder, number, i);
		result = whole_file_write(buffer_string(path), text, &options,
					  error);
		if (result != WHOLE_FILE_EXISTS)
			break;
	}
	return result;
}

bool report_file_write(const struct buffer *text, int64_t number,
		       struct buffer *path, struct message *error)
{
	char *here = getcwd(NULL, 0);
	struct message reason;
	enum whole_file_result result =
		write_in(here, number, text, path, &reason);

	free(here);
	if (result != WHOLE_FILE_DONE)
		result = write_in(getenv("HOME"), number, text, path, &reason);
	if (result == WHOLE_FILE_DONE)
		return true;
	return message_set(error,
			   "The report can't be written to the current folder "
			   "or to your home folder: %s",
			   reason.text);
}
