#include "chargefix/command.h"
#include "chargefix/whole_file.h"
#include "command/new_guide.h"
#include "command/options.h"
#include "command/say.h"

#include <string.h>

static void say_written(const char *path, const char *program)
{
	struct buffer line = {0};

	buffer_format(&line, "Wrote %s. Walk through it: ", path);
	store_write_word(&line, program);
	buffer_text(&line, " -g ");
	store_write_word(&line, path);
	say(stdout, "%s\n", buffer_string(&line));
	buffer_release(&line);
}

static int write_file(const char *path, const struct buffer *guide,
		      const char *program)
{
	const struct whole_file_options options = {.mode = 0666};
	struct message error = {0};

	if (whole_file_write(path, guide, &options, &error) != WHOLE_FILE_DONE)
		return say_failed("%s", error.text);
	say_written(path, program);
	return STATUS_DONE;
}

static int write_guide(const struct options *options)
{
	const char *path = options->operand;
	struct buffer guide = {0};
	int status;

	for (size_t i = 0; new_guide[i]; i++)
		buffer_format(&guide, "%s\n", new_guide[i]);
	if (strcmp(path, "-") == 0)
		status = say_result(&guide, true);
	else
		status = write_file(path, &guide, options->program);
	buffer_release(&guide);
	return status;
}

const struct command command_new = {
	.name = "new",
	.summary = "write a small example guide",
	.operand = "GUIDE",
	.operand_required = true,
	.about = "Writes a small example guide with comments, which you can "
		 "change part by part into your own. A file that already "
		 "exists is not overwritten. \"-\" is standard output.",
	.run = write_guide,
};
