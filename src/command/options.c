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
	 * NULL: the usage's formats. Where the value is one of a few words, it
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
	{"format", 0, OPTIONS_FORMAT, SLOT(format), "FORMAT", NULL},
	{"db", 0, OPTIONS_RECORD, SLOT(store), "PATH",
	 "the case database (default: $CHARGEFIX_DB)"},
	{"help", 'h', EVERY_COMMAND, SLOT(help), NULL, "show this help"},
	{"version", 'V', EVERY_COMMAND, SLOT(version), NULL,
	 "show the version"},
};

enum { LINE_COUNT = sizeof(lines) / sizeof(lines[0]) };

static bool line_is_for(const struct option_line *line,
			const struct usage *usage)
{
	return line->group == EVERY_COMMAND ||
	       (line->group & usage->groups) != 0;
}

/* The command's part of the table as getopt_long wants it. */
struct getopt_tables {
	struct option longs[LINE_COUNT + 1];
	char shorts[2 * LINE_COUNT + 2];
};

static void make_tables(struct getopt_tables *tables, const struct usage *usage)
{
	struct option *option = tables->longs;
	char *letter = tables->shorts;

	*tables = (struct getopt_tables){0};
	*letter++ = ':'; /* a missing value is told from an unknown option */
	for (int i = 0; i < LINE_COUNT; i++) {
		bool valued = lines[i].value != NULL;

		if (!line_is_for(&lines[i], usage))
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
static void add_formats(struct buffer *out, const struct usage *usage)
{
	for (size_t i = 0; usage->formats(i); i++)
		buffer_format(out, "%s%s", i > 0 ? "|" : "", usage->formats(i));
}

/* "-g, --guide GUIDE", and the help beside it. */
static void help_line(struct page *page, const struct option_line *line,
		      const struct usage *usage)
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
		add_formats(&formats, usage);
	page_item(page, 2, buffer_string(&mark),
		  line->help == NULL ? buffer_string(&formats) : line->help);
	buffer_release(&formats);
	buffer_release(&mark);
}

static int print_help(const struct usage *usage)
{
	struct page page;
	int status;

	page_init(&page, PAGE_COLUMNS, true);
	page_format(&page, 0, "usage: chargefix %s [OPTION]...%s%s",
		    usage->command, usage->operand[0] == '\0' ? "" : " ",
		    usage->operand);
	page_gap(&page);
	page_text(&page, 0, usage->about);
	page_gap(&page);
	for (size_t i = 0; i < LINE_COUNT; i++) {
		if (line_is_for(&lines[i], usage))
			help_line(&page, &lines[i], usage);
	}
	status = say_result(&page.out);
	page_release(&page);
	return status;
}

/* The word that getopt_long stumbled over is shown without its value. */
static void refuse_option(const struct usage *usage, const char *word)
{
	const char *names[LINE_COUNT];
	size_t count = 0;
	const char *near = NULL;
	char name[64];
	int length = (int)strcspn(word, "=");

	for (size_t i = 0; i < LINE_COUNT; i++) {
		if (line_is_for(&lines[i], usage))
			names[count++] = lines[i].name;
	}
	snprintf(name, sizeof(name), "%.*s", length, word);
	if (usage->refused != NULL && strcmp(name, usage->refused) == 0) {
		say_usage(usage->command, "%s takes no %s: %s", usage->command,
			  name, usage->refusal);
		return;
	}
	if (strncmp(name, "--", 2) == 0)
		near = text_near(name + 2, names, count);
	if (near != NULL)
		say_usage(usage->command,
			  "unknown option \"%s\"; did you mean --%s?", name,
			  near);
	else
		say_usage(usage->command, "unknown option \"%s\"", name);
}

/* getopt_long gave back '?' or ':'; optopt is the option, if it is known. */
static enum options_result wrong_option(const struct usage *usage, int key,
					char **argv)
{
	const struct option_line *line = line_of(optopt);
	char letter[3] = {'-', (char)optopt, '\0'};

	if (key == ':')
		say_usage(usage->command, "--%s needs a value: %s", line->name,
			  line->value);
	else if (optopt >= FIRST_KEY)
		say_usage(usage->command, "--%s takes no value", line->name);
	else if (optopt != 0)
		refuse_option(usage, letter);
	else
		refuse_option(usage, argv[optind - 1]);
	return OPTIONS_WRONG;
}

/* Options of these name a file or a case, and nothing has an empty name. */
enum {
	NAMING_GROUPS =
		OPTIONS_RECORD | OPTIONS_GUIDE | OPTIONS_MARK | OPTIONS_TEST,
};

static enum options_result check_empty(const struct options *options,
				       const struct usage *usage)
{
	for (size_t i = 0; i < LINE_COUNT; i++) {
		const void *slot = (const char *)options + lines[i].slot;

		if (!lines[i].value || !(lines[i].group & NAMING_GROUPS) ||
		    !line_is_for(&lines[i], usage))
			continue;
		const char *given = *(const char *const *)slot;
		if (!given || given[0] != '\0')
			continue;
		say_usage(usage->command, "--%s needs a value: %s",
			  lines[i].name, lines[i].value);
		return OPTIONS_WRONG;
	}
	return OPTIONS_READ;
}

/* A command behind its options is one of `run`, which has no name. */
static void refuse_operand(const struct usage *usage, const char *word)
{
	if (strcmp(usage->command, "run") == 0 && command_is(word))
		say_usage(
			word,
			"the command must come first: chargefix %s [OPTION]...",
			word);
	else
		say_usage(usage->command, "unexpected argument: %s", word);
}

/* What is no option: operands, as many as the command takes. */
static enum options_result take_operand(struct options *options,
					const struct usage *usage, int argc,
					char **argv)
{
	int most = usage->operands_most;

	if (most == 0)
		most = usage->operand[0] == '\0' ? 0 : 1;
	options->operands = argv + optind;
	options->operand_count = argc - optind;
	if (options->operand_count > most) {
		refuse_operand(usage, argv[optind + most]);
		return OPTIONS_WRONG;
	}
	for (int i = 0; i < options->operand_count; i++) {
		if (options->operands[i][0] != '\0')
			continue;
		say_usage(usage->command, "an argument is empty");
		return OPTIONS_WRONG;
	}
	if (options->operand_count > 0)
		options->operand = options->operands[0];
	if (usage->operand_required && options->operand == NULL) {
		say_usage(usage->command, "%s needs a %s", usage->command,
			  usage->operand);
		return OPTIONS_WRONG;
	}
	return OPTIONS_READ;
}

/* Details are recorded whole or not at all. */
static enum options_result check_details(const struct options *options,
					 const struct usage *usage)
{
	for (size_t i = 0; i < LINE_COUNT; i++) {
		const void *slot = (const char *)options + lines[i].slot;

		if (!(lines[i].group & (OPTIONS_DETAILS | OPTIONS_WHO)) ||
		    !line_is_for(&lines[i], usage))
			continue;
		const char *given = *(const char *const *)slot;
		if (!given || strlen(given) <= DETAIL_SIZE_MOST)
			continue;
		say_usage(usage->command,
			  "the value of --%s is too long: at most %d bytes are "
			  "allowed",
			  lines[i].name, DETAIL_SIZE_MOST);
		return OPTIONS_WRONG;
	}
	return OPTIONS_READ;
}

static bool has_format(const struct usage *usage, const char *word)
{
	size_t i = 0;

	while (usage->formats(i) && strcmp(usage->formats(i), word) != 0)
		i++;
	return usage->formats(i) != NULL;
}

static enum options_result take_format(struct options *options,
				       const struct usage *usage)
{
	const char *format = options->format;
	struct buffer names = {0};

	if (usage->formats == NULL)
		return OPTIONS_READ;
	if (format == NULL)
		options->format = usage->formats(0);
	if (format == NULL || has_format(usage, format))
		return OPTIONS_READ;
	add_formats(&names, usage);
	say_usage(usage->command, "unknown format \"%s\"; use %s", format,
		  buffer_string(&names));
	buffer_release(&names);
	return OPTIONS_WRONG;
}

/* Who names no theme has the environment's. */
static enum options_result take_theme(struct options *options,
				      const struct usage *usage)
{
	if (!(usage->groups & OPTIONS_FRONT))
		return OPTIONS_READ;
	if (options->theme == NULL)
		options->theme = getenv("CHARGEFIX_THEME");
	if (tui_has_theme(options->theme))
		return OPTIONS_READ;
	say_usage(usage->command, "unknown theme \"%s\"; use %s",
		  options->theme, tui_themes());
	return OPTIONS_WRONG;
}

static enum options_result answer(const struct options *options,
				  const struct usage *usage)
{
	struct buffer line = {0};
	int status;

	if (options->help) {
		status = print_help(usage);
	} else {
		buffer_text(&line, "chargefix " CHARGEFIX_VERSION "\n");
		status = say_result(&line);
		buffer_release(&line);
	}
	return status == STATUS_DONE ? OPTIONS_ANSWERED : OPTIONS_FAILED;
}

enum options_result options_read(struct options *options,
				 const struct usage *usage, int argc,
				 char **argv)
{
	struct getopt_tables tables;
	int key;

	*options = (struct options){.program = program_name(argv[0])};
	make_tables(&tables, usage);
	opterr = 0;
	while ((key = getopt_long(argc, argv, tables.shorts, tables.longs,
				  NULL)) != -1) {
		if (key == '?' || key == ':')
			return wrong_option(usage, key, argv);
		take(options, line_of(key));
		if (options->help || options->version)
			return answer(options, usage);
	}
	if (check_empty(options, usage) != OPTIONS_READ ||
	    take_format(options, usage) != OPTIONS_READ ||
	    take_theme(options, usage) != OPTIONS_READ ||
	    check_details(options, usage) != OPTIONS_READ)
		return OPTIONS_WRONG;
	return take_operand(options, usage, argc, argv);
}

int options_status(enum options_result result)
{
	switch (result) {
	case OPTIONS_READ:
	case OPTIONS_ANSWERED:
		return STATUS_DONE;
	case OPTIONS_WRONG:
		return STATUS_USAGE;
	case OPTIONS_FAILED:
		return STATUS_FAILED;
	}
	return STATUS_FAILED;
}
