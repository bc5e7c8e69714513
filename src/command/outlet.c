#include "command/outlet.h"

#include "chargefix/command.h"
#include "chargefix/page.h"
#include "command/say.h"

#include <string.h>

#include <unistd.h>

static int say_why(const struct message *error, bool exists)
{
	return say_failed("%s%s", error->text,
			  exists ? " (--force replaces it)" : "");
}

int outlet_open(struct outlet *outlet, const char *command,
		const struct options *options)
{
	/* Reports are personal. */
	const struct whole_file_options how = {.mode = 0600,
					       .replaces = options->force};
	struct message error = {0};
	enum whole_file_result result;

	*outlet = (struct outlet){0};
	if (options->force && !options->output)
		return say_usage(command, "--force is only for --output");
	if (!options->output || strcmp(options->output, "-") == 0)
		return STATUS_DONE;
	result = whole_file_begin(&outlet->file, options->output, &how, &error);
	outlet->is_file = result == WHOLE_FILE_DONE;
	return outlet->is_file ? STATUS_DONE
			       : say_why(&error, result == WHOLE_FILE_EXISTS);
}

static int write_to_file(struct outlet *outlet, const struct buffer *text)
{
	struct message error = {0};

	if (whole_file_add(&outlet->file, text, &error))
		return STATUS_DONE;
	outlet->is_file = false;
	return say_why(&error, false);
}

int outlet_write(struct outlet *outlet, const struct buffer *result, bool exact)
{
	struct buffer shown = {0};
	int status;

	if (!outlet->is_file)
		return say_result(result, exact);
	if (!exact)
		page_for_locale(&shown, buffer_string(result), result->length);
	status = write_to_file(outlet, exact ? result : &shown);
	buffer_release(&shown);
	return status;
}

/* Tables are cut for people only: programs find them whole. */
int outlet_columns(const struct outlet *outlet)
{
	return !outlet->is_file && isatty(STDOUT_FILENO) ? say_columns() : 0;
}

int outlet_close(struct outlet *outlet, int status)
{
	struct message error = {0};
	enum whole_file_result result;

	if (!outlet->is_file)
		return status;
	if (status != STATUS_DONE) {
		whole_file_drop(&outlet->file);
		return status;
	}
	result = whole_file_finish(&outlet->file, &error);
	return result == WHOLE_FILE_DONE
		       ? STATUS_DONE
		       : say_why(&error, result == WHOLE_FILE_EXISTS);
}
