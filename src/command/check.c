#include "chargefix/check.h"

#include "chargefix/checked.h"
#include "chargefix/command.h"
#include "chargefix/memory.h"
#include "command/options.h"
#include "command/say.h"

#include <stdlib.h>
#include <string.h>

/* A guide to check, and the result. All zero is empty. */
struct checking {
	struct file_text text;
	struct guide guide;
	struct messages problems;
	struct checked checked;
	bool loaded;
};

static void release_checking(struct checking *checking)
{
	checked_release(&checking->checked);
	guide_release(&checking->guide);
	file_text_release(&checking->text);
}

/* Returns false after printing a message. */
static bool check(struct checking *checking, const char *path,
		  const struct check_options *options)
{
	struct message error = {0};

	if (!file_read(&checking->text, path, &error)) {
		say_failed("%s: %s", path, error.text);
		return false;
	}
	checking->loaded = guide_load_file(&checking->guide, &checking->text,
					   path, &checking->problems);
	if (checking->loaded)
		check_guide(&checking->checked, &checking->guide, options);
	return true;
}

static bool is_bad(const struct checking *checking, bool strict)
{
	return !checking->loaded || checking->checked.errors ||
	       (strict && checking->checked.count > checking->checked.notes);
}

static int print(const struct checked_file *files, size_t count,
		 const struct checked_format *format)
{
	struct buffer out = {0};
	int status;

	format->write(files, count, &out);
	status = say_result(&out, format->exact);
	buffer_release(&out);
	return status;
}

static int check_all(const struct options *options,
		     const struct check_options *how,
		     struct checking *checkings, struct checked_file *files)
{
	size_t count = 0;
	bool bad = false;

	for (int i = 0; i < options->operand_count; i++) {
		const char *path = options->operands[i];
		struct checking *one = &checkings[i];

		if (!check(one, path, how)) {
			bad = true;
			continue;
		}
		bad |= is_bad(one, options->strict);
		files[count++] = (struct checked_file){
			.name = strcmp(path, "-") == 0 ? "standard input"
						       : path,
			.text = &one->text,
			.problems = &one->problems,
			.checked = one->loaded ? &one->checked : NULL,
		};
	}
	int status = print(files, count, &checked_formats[options->format]);
	return bad ? STATUS_FAILED : status;
}

/* Limits a number to SIZE_MAX, more than memory can hold. */
static size_t as_size(uint64_t number)
{
	return number < SIZE_MAX ? (size_t)number : SIZE_MAX;
}

static bool take_audience(const char *given, enum audience *audience)
{
	*audience = AUDIENCE_ANY;
	if (!given || strcmp(given, "both") == 0 ||
	    audience_parse(given, audience))
		return true;
	say_usage("check", "--audience must be owner, shop or both, not \"%s\"",
		  given);
	return false;
}

static bool take_options(const struct options *options,
			 struct check_options *how)
{
	uint64_t most = 0, walks = 0;

	*how = (struct check_options){.seed = CHECK_SEED};
	if (!take_audience(options->audience, &how->audience) ||
	    !options_number("check", "most-questions", options->most_questions,
			    1, OPTIONS_NUMBER_MOST, &most) ||
	    !options_number("check", "random", options->random, 1,
			    OPTIONS_NUMBER_MOST, &walks) ||
	    !options_number("check", "seed", options->seed, 0,
			    OPTIONS_NUMBER_MOST, &how->seed))
		return false;
	how->most_questions = as_size(most);
	how->walks = as_size(walks);
	return true;
}

static int check_guides(const struct options *options)
{
	struct check_options how;

	if (!take_options(options, &how))
		return STATUS_USAGE;
	size_t count = (size_t)options->operand_count;
	struct checking *checkings = memory_new(count, sizeof(*checkings));
	struct checked_file *files = memory_new(count, sizeof(*files));
	int status = check_all(options, &how, checkings, files);

	for (size_t i = 0; i < count; i++)
		release_checking(&checkings[i]);
	free(checkings);
	free(files);
	return status;
}

const struct command command_check = {
	.name = "check",
	.summary = "find mistakes in a guide",
	.operand = "GUIDE...",
	.operand_required = true,
	.operands_most = OPERANDS_ANY,
	.about = "Finds mistakes in guides: everything that keeps a guide from "
		 "loading, or else what can't be reached, what is asked too "
		 "early, what makes no difference, and which texts are "
		 "missing. A walk through the guide shows each of them, where "
		 "one can. Fails on errors, not on warnings.",
	.format_name = checked_format_name,
	.groups = OPTIONS_CHECK | OPTIONS_FORMAT,
	.run = check_guides,
};
