#include "front/tui/report_file.h"

#include <stdlib.h>
#include <unistd.h>

/* How many names are tried before giving up. */
enum { NAMES_MOST = 1000 };

static const char *const endings[REPORT_FORMATS] = {
	[REPORT_TEXT] = "txt",
	[REPORT_MARKDOWN] = "md",
	[REPORT_HTML] = "html",
	[REPORT_JSON] = "json",
};

/* What a file is named after. */
struct named {
	int64_t number;
	enum report_kind format;
};

static void name_file(struct buffer *path, const char *folder,
		      const struct named *named, int attempt)
{
	buffer_clear(path);
	buffer_format(path, "%s/chargefix-case", folder);
	if (named->number)
		buffer_format(path, "-%lld", (long long)named->number);
	if (attempt > 1)
		buffer_format(path, "-%d", attempt);
	buffer_format(path, ".%s", endings[named->format]);
}

/* Writes it under the first free name in the folder. */
static enum whole_file_result write_in(const char *folder,
				       const struct named *named,
				       const struct buffer *text,
				       struct buffer *path,
				       struct message *error)
{
	const struct whole_file_options options = {.mode = 0600};
	enum whole_file_result result = WHOLE_FILE_FAILED;

	message_set(error, "there is no such folder");
	for (int i = 1; folder && *folder && i <= NAMES_MOST; i++) {
		name_file(path, folder, named, i);
		result = whole_file_write(buffer_string(path), text, &options,
					  error);
		if (result != WHOLE_FILE_EXISTS)
			break;
	}
	return result;
}

bool report_file_write(const struct buffer *text, int64_t number,
		       enum report_kind format, struct buffer *path,
		       struct message *error)
{
	const struct named named = {number, format};
	char *here = getcwd(NULL, 0);
	struct message reason;
	enum whole_file_result result =
		write_in(here, &named, text, path, &reason);

	free(here);
	if (result != WHOLE_FILE_DONE)
		result = write_in(getenv("HOME"), &named, text, path, &reason);
	if (result == WHOLE_FILE_DONE)
		return true;
	return message_set(error,
			   "The report can't be written to the current folder "
			   "or to your home folder: %s",
			   reason.text);
}
