#include "chargefix/command.h"

#include "chargefix/text.h"
#include "command/options.h"
#include "command/program_name.h"
#include "command/say.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const struct command *const commands[] = {
	&command_run,     &command_resume, &command_case,   &command_cases,
	&command_history, &command_report, &command_check,  &command_graph,
	&command_test,    &command_new,    &command_config, &command_erase,
	&command_export,  &command_import,
};

enum { COMMAND_COUNT = sizeof(commands) / sizeof(commands[0]) };

static int print_overview(void)
{
	struct buffer out = {0};
	int status;

	buffer_text(&out, "usage: chargefix [COMMAND] [OPTION]...\n\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		buffer_format(&out, "  %-10s%s\n", commands[i]->name,
			      commands[i]->summary);
	buffer_text(
		&out,
		"\nWithout a command, chargefix does what \"chargefix run\" "
		"does.\nFor more about a command: chargefix COMMAND --help\n");
	status = say_result(&out, false);
	buffer_release(&out);
	return status;
}

/* A guide's name in place of a command means to walk the guide. */
static bool looks_like_guide(const char *word)
{
	const char *dot = strrchr(word, '.');
	struct stat status;

	if (stat(word, &status) == 0)
		return !S_ISDIR(status.st_mode);
	return dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

static int refuse_word(const char *word, const char *program)
{
	const char *names[COMMAND_COUNT];
	const char *near;

	for (size_t i = 0; i < COMMAND_COUNT; i++)
		names[i] = commands[i]->name;
	near = text_near(word, names, COMMAND_COUNT);
	if (near)
		return say_usage(NULL,
				 "unknown command \"%s\"; did you mean %s?",
				 word, near);
	if (looks_like_guide(word))
		return say_usage(
			NULL,
			"unknown command \"%s\"; to run a guide: %s -g %s",
			word, program, word);
	return say_usage(NULL, "unknown command \"%s\"", word);
}

bool command_is(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return true;
	return false;
}

int command_line(int argc, char **argv)
{
	const char *word = argc > 1 ? argv[1] : "-";

	if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
		return print_overview();
	if (word[0] == '-')
		return options_run(commands[0], argc, argv);
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (strcmp(commands[i]->name, word) != 0)
			continue;
		argv[1] = argv[0];
		return options_run(commands[i], argc - 1, argv + 1);
	}
	return refuse_word(word, program_name(argv[0]));
}
