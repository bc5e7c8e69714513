#include "command/options.h"

#include "chargefix/command.h"
#include "chargefix/page.h"
#include "command/program_name.h"
#include "command/say.h"
#include "command/settings_file.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

/* getopt_long returns one of these plus the setting's id. */
enum { FIRST_KEY = 256, FIRST_NO = FIRST_KEY + SETTINGS };

/* Options, those that begin with "no-", and their names. */
enum { OPTIONS_MOST = 2 * SETTINGS, NO_SIZE = 32 };

static bool is_for(const struct setting *setting, const struct command *command)
{
	return (setting->group & (command->groups | OPTIONS_EVERY)) != 0;
}

/* Whether the settings file can set it, so that "--no-…" can unset it. */
static bool has_opposite(const struct setting *setting)
{
	return setting->kind == SETTING_FLAG && setting->key;
}

/* The command's part of the table, in the form for getopt_long. */
struct getopt_tables {
	struct option longs[OPTIONS_MOST + 1];
	size_t count;
	char shorts[2 * SETTINGS + 2];
	char opposites[SETTINGS][NO_SIZE];
};

static void add_option(struct getopt_tables *tables, const char *name,
		       int has_value, int key)
{
	tables->longs[tables->count++] =
		(struct option){.name = name, .has_arg = has_value, .val = key};
}

static void make_tables(struct getopt_tables *tables,
			const struct command *command)
{
	char *letter = tables->shorts;

	*tables = (struct getopt_tables){0};
	*letter++ = ':'; /* tells a missing value from an unknown option */
	for (int i = 0; i < SETTINGS; i++) {
		const struct setting *setting = &settings[i];
		bool valued = setting->value != NULL;
		char *opposite = tables->opposites[i];

		if (!is_for(setting, command))
			continue;
		add_option(tables, setting->option,
			   valued ? required_argument : no_argument,
			   FIRST_KEY + i);
		snprintf(opposite, NO_SIZE, "no-%s", setting->option);
		if (has_opposite(setting))
			add_option(tables, opposite, no_argument, FIRST_NO + i);
		if (setting->letter)
			*letter++ = setting->letter;
		if (setting->letter && valued)
			*letter++ = ':';
	}
}

/* The setting for getopt_long's result, or NULL for an error. */
static const struct setting *setting_of(int key)
{
	if (key >= FIRST_KEY)
		return &settings[(key - FIRST_KEY) % SETTINGS];
	for (size_t i = 0; i < SETTINGS; i++) {
		if (settings[i].letter != 0 && settings[i].letter == key)
			return &settings[i];
	}
	return NULL;
}

static void take(struct options *options, int key)
{
	const struct setting *setting = setting_of(key);
	void *slot = (char *)options + setting->slot;

	options->origins[setting->id] = ORIGIN_OPTION;
	if (setting->value != NULL)
		*(const char **)slot = optarg;
	else
		*(bool *)slot = key < FIRST_NO;
}

/* " (default: A, B, or C)", by descending priority. */
static void add_defaults(struct buffer *out, const struct setting *setting)
{
	const char *items[3];
	size_t count = 0;
	char variable[NO_SIZE];

	snprintf(variable, sizeof(variable), "$%s",
		 text_or_empty(setting->environment));
	if (setting->environment)
		items[count++] = variable;
	if (setting->key && setting->value)
		items[count++] = "the settings file";
	if (setting->standard)
		items[count++] = setting->standard;
	for (size_t i = 0; i < count; i++)
		buffer_format(out, "%s%s",
			      i == 0           ? " (default: "
			      : i == count - 1 ? ", or "
					       : ", ",
			      items[i]);
	if (count > 0)
		buffer_text(out, ")");
}

/*
 * If the value is one of a few words, they come first, "a|b", where the shells'
 * completion looks for them.
 */
static void add_help(struct buffer *out, const struct setting *setting,
		     const struct command *command)
{
	if (setting->kind == SETTING_FORMAT)
		settings_words(out, command->format_name, "|");
	if (setting->words)
		settings_words(out, setting->words, "|");
	if (setting->help)
		buffer_text(out, setting->help);
	add_defaults(out, setting);
}

/* "-g, --guide GUIDE", and the help beside it. */
static void help_line(struct page *page, const struct setting *setting,
		      const char *help)
{
	struct buffer mark = {0};

	if (setting->letter != 0)
		buffer_format(&mark, "-%c, ", setting->letter);
	buffer_format(&mark, "--%s", setting->option);
	if (setting->value != NULL)
		buffer_format(&mark, " %s", setting->value);
	buffer_text(&mark, "  ");
	if (mark.length < 21)
		buffer_repeat(&mark, ' ', 21 - mark.length);
	page_item(page, 2, buffer_string(&mark), help);
	buffer_release(&mark);
}

static void help_lines(struct page *page, const struct setting *setting,
		       const struct command *command)
{
	struct buffer help = {0};
	struct setting no = *setting;
	char name[NO_SIZE];

	add_help(&help, setting, command);
	help_line(page, setting, buffer_string(&help));
	if (has_opposite(setting)) {
		snprintf(name, sizeof(name), "no-%s", setting->option);
		no.option = name;
		buffer_clear(&help);
		buffer_format(&help,
			      "don't, even if the settings file has %s: true",
			      setting->key);
		help_line(page, &no, buffer_string(&help));
	}
	buffer_release(&help);
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
	if (command->explain) {
		command->explain(&page);
		page_gap(&page);
	}
	for (size_t i = 0; i < SETTINGS; i++) {
		if (is_for(&settings[i], command))
			help_lines(&page, &settings[i], command);
	}
	status = say_result(&page.out, false);
	page_release(&page);
	return status;
}

/* Shows the word that getopt_long rejected without its value. */
static void refuse_option(const struct command *command,
			  const struct getopt_tables *tables, const char *word)
{
	const char *names[OPTIONS_MOST];
	const char *near = NULL;
	char name[64];
	int length = (int)strcspn(word, "=");

	for (size_t i = 0; i < tables->count; i++)
		names[i] = tables->longs[i].name;
	snprintf(name, sizeof(name), "%.*s", length, word);
	if (strncmp(name, "--", 2) == 0)
		near = text_near(name + 2, names, tables->count);
	if (near != NULL)
		say_usage(command->name,
			  "unknown option \"%s\"; did you mean --%s?", name,
			  near);
	else
		say_usage(command->name, "unknown option \"%s\"", name);
}

/* Called if getopt_long returned '?' or ':'; optopt is the option, if known. */
static int wrong_option(const struct command *command,
			const struct getopt_tables *tables, int key,
			char **argv)
{
	const struct setting *setting = setting_of(optopt);
	const char *no = optopt >= FIRST_NO ? "no-" : "";
	char letter[3] = {'-', (char)optopt, '\0'};

	if (key == ':')
		return say_usage(command->name, "--%s needs a value: %s",
				 setting->option, setting->value);
	if (optopt >= FIRST_KEY)
		return say_usage(command->name, "--%s%s takes no value", no,
				 setting->option);
	refuse_option(command, tables, optopt != 0 ? letter : argv[optind - 1]);
	return STATUS_USAGE;
}

/* Finds the index of the word. False: it is unknown. */
static bool find_word(const char *word, const char *(*name)(size_t index),
		      size_t *at)
{
	for (*at = 0; name(*at); ++*at)
		if (strcmp(name(*at), word) == 0)
			return true;
	return false;
}

static bool refuse_word(const struct command *command, const char *what,
			const char *word, const char *(*name)(size_t index))
{
	struct buffer names = {0};

	settings_words(&names, name, "|");
	say_usage(command->name, "unknown %s \"%s\"; use %s", what, word,
		  buffer_string(&names));
	buffer_release(&names);
	return false;
}

/* Whether the value is valid; if not, prints a message. */
static bool check_value(struct options *options, const struct command *command,
			const struct setting *setting, const char *given)
{
	size_t ignored;

	if ((setting->kind == SETTING_NAME || setting->kind == SETTING_PATH) &&
	    !*given) {
		say_usage(command->name, "--%s needs a value: %s",
			  setting->option, setting->value);
		return false;
	}
	if (setting->kind == SETTING_DETAIL &&
	    strlen(given) > DETAIL_SIZE_MOST) {
		say_usage(command->name,
			  "the value of --%s is too long: at most %d bytes are "
			  "allowed",
			  setting->option, DETAIL_SIZE_MOST);
		return false;
	}
	if (setting->kind == SETTING_FORMAT &&
	    !find_word(given, command->format_name, &options->format))
		return refuse_word(command, "format", given,
				   command->format_name);
	if (setting->kind == SETTING_WORD &&
	    (*given || !setting->environment) &&
	    !find_word(given, setting->words, &ignored))
		return refuse_word(command, setting->option, given,
				   setting->words);
	return true;
}

static bool check_values(struct options *options, const struct command *command)
{
	for (size_t i = 0; i < SETTINGS; i++) {
		const struct setting *setting = &settings[i];
		const void *slot = (const char *)options + setting->slot;
		const char *given = NULL;

		if (is_for(setting, command) && setting->value)
			given = *(const char *const *)slot;
		if (given && !check_value(options, command, setting, given))
			return false;
	}
	return true;
}

/* A command after options was read as an operand of `run`. */
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

/* Takes the operands, as many as the command allows. */
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

static int print_version(void)
{
	struct buffer line = {0};
	int status;

	buffer_text(&line, "chargefix " CHARGEFIX_VERSION "\n");
	status = say_result(&line, false);
	buffer_release(&line);
	return status;
}

/* Returns false after printing a message. */
static bool begin_trace(struct options *options, const struct command *command)
{
	struct message error = {0};

	if (!options->trace_file)
		return true;
	options->trace = trace_open(options->trace_file, &error);
	if (!options->trace) {
		say_failed("%s", error.text);
		return false;
	}
	trace_write(options->trace, "chargefix " CHARGEFIX_VERSION " %s, %s",
		    command->name,
		    text_locale_is_utf8() ? "UTF-8" : "not UTF-8");
	return true;
}

static int run_command(struct options *options, const struct command *command,
		       int argc, char **argv)
{
	if (!check_values(options, command) ||
	    !take_operand(options, command, argc, argv))
		return STATUS_USAGE;
	if (command->settings && !settings_file_take(options))
		return STATUS_FAILED;
	/* Values from the environment may be wrong as well. */
	if (!check_values(options, command))
		return STATUS_USAGE;
	return begin_trace(options, command) ? command->run(options)
					     : STATUS_FAILED;
}

/* No number of so many digits is larger than a uint64_t. */
enum { DIGITS_MOST = 18 };

bool options_number(const char *command, const char *name, const char *given,
		    uint64_t least, uint64_t most, uint64_t *number)
{
	size_t length = given ? strlen(given) : 0;
	uint64_t taken;

	if (!given)
		return true;
	taken = strtoull(given, NULL, 10);
	if (length > 0 && length <= DIGITS_MOST &&
	    strspn(given, "0123456789") == length && taken >= least &&
	    taken <= most) {
		*number = taken;
		return true;
	}
	if (most == OPTIONS_NUMBER_MOST)
		say_usage(command,
			  "--%s needs a number of at least %u, not \"%s\"",
			  name, (unsigned int)least, given);
	else
		say_usage(command,
			  "--%s needs a number from %u to %u, not \"%s\"", name,
			  (unsigned int)least, (unsigned int)most, given);
	return false;
}

struct report_style options_report_style(const struct options *options)
{
	return (struct report_style){
		.shop_name = options->shop_name,
		.shop_address = options->shop_address,
		.edition = report_edition_named(options->edition),
	};
}

int options_run(const struct command *command, int argc, char **argv)
{
	struct options options = {
		.called = argv[0],
		.program = program_name(argv[0]),
	};
	struct getopt_tables tables;
	int status;
	int key;

	make_tables(&tables, command);
	opterr = 0;
	while ((key = getopt_long(argc, argv, tables.shorts, tables.longs,
				  NULL)) != -1) {
		if (key == '?' || key == ':')
			return wrong_option(command, &tables, key, argv);
		take(&options, key);
		if (options.help)
			return print_help(command);
		if (options.version)
			return print_version();
	}
	status = run_command(&options, command, argc, argv);
	trace_write(options.trace, "exit %d", status);
	trace_close(options.trace);
	arena_release(&options.arena);
	return status;
}
