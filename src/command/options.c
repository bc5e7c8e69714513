#include "command/options.h"

#include "chargefix/command.h"
#include "chargefix/front.h"
#include "chargefix/page.h"
#include "command/program_name.h"
#include "command/say.h"

#include <getopt.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { EVERY_COMMAND = 0 };

/* getopt_long gives back this and the line's index. */
enum { FIRST_KEY = 256 };

struct option_line {
	const char *name;
	char letter; /* 0: none */
	unsigned int group;
	size_t slot; /* in struct options: a string, or a bool */
	const char *value; /* as help names it; NULL: takes none */
	/*
	 * NULL: the command's formats. Where the value is one of a few words, it
	 * begins with them, "a|b": completion of the shells looks there.
	 */
	const char *help;
};

#define SLOT(member) offsetof(struct options, member)

static const struct option_line lines[] = {
	{"guide", 'g', OPTIONS_GUIDE, SLOT(guide), "GUIDE",
	 "the guide file; \"-\" is standard input"},
	{"new", 0, OPTIONS_CASE, SLOT(fresh), NULL,
	 "start a new case without offering to continue the last one "
	 "(--ticket, --model and --serial do the same)"},
	{"plain", 0, OPTIONS_FRONT, SLOT(plain), NULL,
	 "ask line by line, for screen readers, pipes and scripts"},
	{"theme", 0, OPTIONS_FRONT, SLOT(theme), "THEME",
	 "default|high-contrast|mono (default: $CHARGEFIX_THEME)"},
	{"shop", 0, OPTIONS_CASE, SLOT(shop), NULL,
	 "include the steps for repair shops"},
	{"ticket", 0, OPTIONS_DETAILS, SLOT(details.ticket), "TICKET",
	 "a name or number of the case, to find it by"},
	{"technician", 0, OPTIONS_WHO, SLOT(details.technician), "NAME",
	 "who is answering (default: the technician of the case, or your login "
	 "name)"},
	{"model", 0, OPTIONS_DETAILS, SLOT(details.model), "MODEL",
	 "the device's model"},
	{"serial", 0, OPTIONS_DETAILS, SLOT(details.serial), "NUMBER",
	 "the device's serial number"},
	{"open", 0, OPTIONS_LIST, SLOT(open), NULL, "only unfinished cases"},
	{"closed", 0, OPTIONS_LIST, SLOT(closed), NULL,
	 "only cases with a diagnosis"},
	{"search", 0, OPTIONS_LIST, SLOT(search), "TEXT",
	 "only cases that contain TEXT"},
	{"case", 0, OPTIONS_MARK, SLOT(marked), "CASE",
	 "draw the guide of this case, and mark its path"},
	{"route", 0, OPTIONS_MARK, SLOT(route), "ROUTE",
	 "draw only this route"},
	{"record", 0, OPTIONS_TEST, SLOT(record), "CASE",
	 "print this case as a scenario, without personal data"},
	{"against", 0, OPTIONS_TEST, SLOT(against), "GUIDE",
	 "show which scenarios end differently than with this guide"},
	{"cases", 0, OPTIONS_TEST, SLOT(cases), NULL,
	 "also show which recorded cases would end differently now"},
	{"strict", 0, OPTIONS_CHECK, SLOT(strict), NULL,
	 "fail on warnings, too"},
	{"audience", 0, OPTIONS_CHECK, SLOT(audience), "WHO",
	 "owner|shop|both: whose walks to try (default: both)"},
	{"most-questions", 0, OPTIONS_CHECK, SLOT(most_questions), "NUMBER",
	 "the most questions that a walk may ask (default: 40)"},
	{"random", 0, OPTIONS_CHECK, SLOT(random), "NUMBER",
	 "try this many random walks, and print how often each answer was "
	 "given"},
	{"seed", 0, OPTIONS_CHECK, SLOT(seed), "NUMBER",
	 "try different walks: each seed gives its own (default: 1)"},
	{"cover", 0, OPTIONS_TEST, SLOT(cover), NULL,
	 "fail if a step, answer or diagnosis was never reached"},
	{"format", 0, OPTIONS_FORMAT, SLOT(format_given), "FORMAT", NULL},
	{"db", 0, OPTIONS_RECORD, SLOT(store), "PATH",
	 "the case database (default: $CHARGEFIX_DB)"},
	{"help", 'h', EVERY_COMMAND, SLOT(help), NULL, "show this help"},
	{"version", 'V', EVERY_COMMAND, SLOT(version), NULL,
	 "show the version"},
};

enum { LINE_COUNT = sizeof(lines) / sizeof(lines[0]) };

static bool line_is_for(const struct option_line *line,
			const struct command *command)
{
	return line->group == EVERY_COMMAND ||
	       (line->group & command->groups) != 0;
}

/* The command's part of the table as getopt_long wants it. */
struct getopt_tables {
	struct option longs[LINE_COUNT + 1];
	char shorts[2 * LINE_COUNT + 2];
};

static void make_tables(struct getopt_tables *tables,
			const struct command *command)
{
	struct option *option = tables->longs;
	char *letter = tables->shorts;

	*tables = (struct getopt_tables){0};
	*letter++ = ':'; /* a missing value is told from an unknown option */
	for (int i = 0; i < LINE_COUNT; i++) {
		bool valued = lines[i].value != NULL;

		if (!line_is_for(&lines[i], command))
			continue;
		*option++ = (struct option){
			.name = lines[i].name,
			.has_arg = valued ? required_argument : no_argument,
			.val = FIRST_KEY + i,
		};
		if (lines[i].letter == 0)
			continue;
		*letter++ = lines[i].letter;
		if (valued)
			*letter++ = ':';
	}
}

/* The line of what getopt_long gave back, or NULL for an error. */
static const struct option_line *line_of(int key)
{
	if (key >= FIRST_KEY)
		return &lines[key - FIRST_KEY];
	for (size_t i = 0; i < LINE_COUNT; i++) {
		if (lines[i].letter != 0 && lines[i].letter == key)
			return &lines[i];
	}
	return NULL;
}

static void take(struct options *options, const struct option_line *line)
{
	void *slot = (char *)options + line->slot;

	if (line->value != NULL)
		*(const char **)slot = optarg;
	else
		*(bool *)slot = true;
}

/* "text|json" */
static void add_formats(struct buffer *out, const struct command *command)
{
	for (size_t i = 0; command->format_name(i); i++)
		buffer_format(out, "%s%s", i > 0 ? "|" : "",
			      command->format_name(i));
}

/* "-g, --guide GUIDE", and the help beside it. */
static void help_line(struct page *page, const struct option_line *line,
		      const struct command *command)
{
	struct buffer mark = {0};
	struct buffer formats = {0};

	if (line->letter != 0)
		buffer_format(&mark, "-%c, ", line->letter);
	buffer_format(&mark, "--%s", line->name);
	if (line->value != NULL)
		buffer_format(&mark, " %s", line->value);
	buffer_text(&mark, "  ");
	if (mark.length < 21)
		buffer_repeat(&mark, ' ', 21 - mark.length);
	if (line->help == NULL)
		add_formats(&formats, command);
	page_item(page, 2, buffer_string(&mark),
		  line->help == NULL ? buffer_string(&formats) : line->help);
	buffer_release(&formats);
	buffer_release(&mark);
}

static int print_help(const struct command *command)
{
	struct page page;
	int status;

	page_init(&page, PAGE_COLUMNS, true);
	page_format(&page, 0, "usage: chargefix %s [OPTION]...%s%s",
		    command->name, command->operand[0] == '\0' ? "" : " ",
		    command->operand);
	page_gap(&page);
	page_text(&page, 0, command->about);
	page_gap(&page);
	for (size_t i = 0; i < LINE_COUNT; i++) {
		if (line_is_for(&lines[i], command))
			help_line(&page, &lines[i], command);
	}
	status = say_result(&page.out, false);
	page_release(&page);
	return status;
}

/* The word that getopt_long stumbled over is shown without its value. */
static void refuse_option(const struct command *command, const char *word)
{
	const char *names[LINE_COUNT];
	size_t count = 0;
	const char *near = NULL;
	char name[64];
	int length = (int)strcspn(word, "=");

	for (size_t i = 0; i < LINE_COUNT; i++) {
		if (line_is_for(&lines[i], command))
			names[count++] = lines[i].name;
	}
	snprintf(name, sizeof(name), "%.*s", length, word);
	if (command->refused != NULL && strcmp(name, command->refused) == 0) {
		say_usage(command->name, "%s takes no %s: %s", command->name,
			  name, command->refusal);
		return;
	}
	if (strncmp(name, "--", 2) == 0)
		near = text_near(name + 2, names, count);
	if (near != NULL)
		say_usage(command->name,
			  "unknown option \"%s\"; did you mean --%s?", name,
			  near);
	else
		say_usage(command->name, "unknown option \"%s\"", name);
}

/* getopt_long gave back '?' or ':'; optopt is the option, if it is known. */
static int wrong_option(const struct command *command, int key, char **argv)
{
	const struct option_line *line = line_of(optopt);
	char letter[3] = {'-', (char)optopt, '\0'};

	if (key == ':')
		say_usage(command->name, "--%s needs a value: %s", line->name,
			  line->value);
	else if (optopt >= FIRST_KEY)
		say_usage(command->name, "--%s takes no value", line->name);
	else if (optopt != 0)
		refuse_option(command, letter);
	else
		refuse_option(command, argv[optind - 1]);
	return STATUS_USAGE;
}

/* Options of these name a file or a case, and nothing has an empty name. */
enum {
	NAMING_GROUPS =
		OPTIONS_RECORD | OPTIONS_GUIDE | OPTIONS_MARK | OPTIONS_TEST,
};

static bool check_empty(const struct options *options,
			const struct command *command)
{
	for (size_t i = 0; i < LINE_COUNT; i++) {
		const void *slot = (const char *)options + lines[i].slot;

		if (!lines[i].value || !(lines[i].group & NAMING_GROUPS) ||
		    !line_is_for(&lines[i], command))
			continue;
		const char *given = *(const char *const *)slot;
		if (!given || given[0] != '\0')
			continue;
		say_usage(command->name, "--%s needs a value: %s",
			  lines[i].name, lines[i].value);
		return false;
	}
	return true;
}

/* A command behind its options is one of `run`, which has no name. */
static void refuse_operand(const struct command *command, const char *word)
{
	if (strcmp(command->name, "run") == 0 && command_is(word))
		say_usage(
			word,
			"the command must come first: chargefix %s [OPTION]...",
			word);
	else
		say_usage(command->name, "unexpected argument: %s", word);
}

/* What is no option: operands, as many as the command takes. */
static bool take_operand(struct options *options, const struct command *command,
			 int argc, char **argv)
{
	int most = command->operands_most;

	if (most == 0)
		most = command->operand[0] == '\0' ? 0 : 1;
	options->operands = argv + optind;
	options->operand_count = argc - optind;
	if (options->operand_count > most) {
		refuse_operand(command, argv[optind + most]);
		return false;
	}
	for (int i = 0; i < options->operand_count; i++) {
		if (options->operands[i][0] != '\0')
			continue;
		say_usage(command->name, "an argument is empty");
		return false;
	}
	if (options->operand_count > 0)
		options->operand = options->operands[0];
	if (command->operand_required && options->operand == NULL) {
		say_usage(command->name, "%s needs a %s", command->name,
			  command->operand);
		return false;
	}
	return true;
}

/* Details are recorded whole or not at all. */
static bool check_details(const struct options *options,
			  const struct command *command)
{
	for (size_t i = 0; i < LINE_COUNT; i++) {
		const void *slot = (const char *)options + lines[i].slot;

		if (!(lines[i].group & (OPTIONS_DETAILS | OPTIONS_WHO)) ||
		    !line_is_for(&lines[i], command))
			continue;
		const char *given = *(const char *const *)slot;
		if (!given || strlen(given) <= DETAIL_SIZE_MOST)
			continue;
		say_usage(command->name,
			  "the value of --%s is too long: at most %d bytes are "
			  "allowed",
			  lines[i].name, DETAIL_SIZE_MOST);
		return false;
	}
	return true;
}

static bool take_format(struct options *options, const struct command *command)
{
	const char *given = options->format_given;
	size_t *format = &options->format;
	struct buffer names = {0};

	if (!given)
		return true;
	while (command->format_name(*format) &&
	       strcmp(command->format_name(*format), given) != 0)
		++*format;
	if (command->format_name(*format))
		return true;
	add_formats(&names, command);
	say_usage(command->name, "unknown format \"%s\"; use %s", given,
		  buffer_string(&names));
	buffer_release(&names);
	return false;
}

/* Who names no theme has the environment's. */
static bool take_theme(struct options *options, const struct command *command)
{
	if (!(command->groups & OPTIONS_FRONT))
		return true;
	if (options->theme == NULL)
		options->theme = getenv("CHARGEFIX_THEME");
	if (tui_has_theme(options->theme))
		return true;
	say_usage(command->name, "unknown theme \"%s\"; use %s", options->theme,
		  tui_themes());
	return false;
}

static int print_version(void)
{
	struct buffer line = {0};
	int status;

	buffer_text(&line, "chargefix " CHARGEFIX_VERSION "\n");
	status = say_result(&line, false);
	buffer_release(&line);
	return status;
}

static int run(struct options *options, const struct command *command, int argc,
	       char **argv)
{
	if (check_empty(options, command) && take_format(options, command) &&
	    take_theme(options, command) && check_details(options, command) &&
	    take_operand(options, command, argc, argv))
		return command->run(options);
	return STATUS_USAGE;
}

int options_run(const struct command *command, int argc, char **argv)
{
	struct options options = {
		.called = argv[0],
		.program = program_name(argv[0]),
	};
	struct getopt_tables tables;
	int key;

	make_tables(&tables, command);
	opterr = 0;
	while ((key = getopt_long(argc, argv, tables.shorts, tables.longs,
				  NULL)) != -1) {
		if (key == '?' || key == ':')
			return wrong_option(command, key, argv);
		take(&options, line_of(key));
		if (options.help)
			return print_help(command);
		if (options.version)
			return print_version();
	}
	return run(&options, command, argc, argv);
}
