/*
 * Options of the command line: each command accepts some groups of the table of
 * settings.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_OPTIONS_H
#define CHARGEFIX_COMMAND_OPTIONS_H

#include "chargefix/store.h"
#include "chargefix/view.h"
#include "command/settings.h"

#include <limits.h>
#include <stdbool.h>

/* Bits for the options that a command accepts. */
enum option_group {
	OPTIONS_RECORD = 1, /* --db */
	OPTIONS_GUIDE = 2, /* --guide */
	OPTIONS_FRONT = 4, /* --plain, --theme */
	OPTIONS_CASE = 16, /* how a new case begins */
	OPTIONS_LIST = 32, /* --open, --status, --search, --board … */
	OPTIONS_FORMAT = 64, /* --format */
	OPTIONS_DETAILS = 128, /* --ticket … */
	OPTIONS_MARK = 256, /* --case, --route */
	OPTIONS_CHECK = 1024, /* --strict, --audience, --most-questions … */
	OPTIONS_TEST = 512, /* --cover, --record, --against, --cases */
	OPTIONS_OUTPUT = 4096, /* --output, --force */
	OPTIONS_REPORT = 8192, /* --edition, --width, --short */
	OPTIONS_EVERY = 2048, /* --help, --version */
	OPTIONS_AUDIENCE = 1 << 20, /* --shop, of a case that has begun */
	OPTIONS_LIFE = 1 << 18, /* --for, --until, --why, --technician … */
	OPTIONS_COLUMNS = 1 << 17, /* --columns, --excel */
	OPTIONS_ERASE = 1 << 16, /* --customer, --everything, --yes */
	OPTIONS_EXPORT = 1 << 15, /* --ords, --since, --date */
};

/* Any number of operands. */
#define OPERANDS_ANY INT_MAX

struct options;
struct page;

/* A command: its name, its texts for help and errors, and its function. */
struct command {
	const char *name;
	const char *summary; /* its purpose, in a few words */
	const char *about; /* the same in a paragraph */
	const char *operand; /* "CASE", "[CASE]"; "": none */
	int operands_most; /* 0: one, if `operand` is set; OPERANDS_ANY */
	/*
	 * The name of a format by index, or NULL after the last; the first is
	 * the default. NULL: the command has no formats.
	 */
	const char *(*format_name)(size_t index);
	unsigned int groups;
	bool operand_required;
	void (*explain)(struct page *page); /* more for help; or NULL */
	bool settings; /* uses the environment and the settings file */
	int (*run)(const struct options *options); /* returns an exit status */
};

/* Each has a file in this folder. The first one runs if no name is given. */
extern const struct command command_run, command_resume, command_cases,
	command_report, command_check, command_graph, command_test, command_new,
	command_config, command_case, command_erase, command_export,
	command_import, command_history;

/* The options in effect for a command. NULL: not given. */
struct options {
	const char *called; /* argv[0] */
	const char *program; /* how to start it again: see program_name.h */
	const char *store;
	const char *theme; /* the name of a theme, "", or NULL */
	const char *guide;
	const char *search;
	const char *status; /* a word of case_state_words */
	const char *of_technician;
	const char *verdict; /* its word */
	const char *since;
	const char *date;
	const char *stale_days; /* as text: see settings_days */
	const char *format_given;
	const char *output; /* a file */
	bool force;
	size_t format; /* its index among the command's formats */
	const char *operand; /* the first operand */
	char **operands;
	int operand_count;
	struct case_details details;
	const char *life_for; /* what a case waits for, or a note is for */
	const char *until;
	const char *why;
	const char *to; /* a colleague */
	const char *outcome;
	const char *barrier;
	const char *marked; /* --case */
	const char *route;
	const char *record; /* a case to turn into a scenario */
	const char *against; /* another guide */
	const char *audience;
	const char *most_questions;
	const char *random;
	const char *seed;
	bool strict;
	bool cases;
	bool cover;
	bool everything;
	bool sure;
	bool plain;
	bool fresh;
	bool shop;
	bool open;
	bool closed;
	bool due;
	bool board;
	const char *columns; /* words of columns, joined by ',' */
	bool excel;
	bool ords;
	bool help;
	bool version;
	const char *edition; /* of reports, or NULL */
	const char *width; /* of text reports, or NULL */
	bool brief; /* --short */
	bool qr;
	const char *shop_name;
	const char *shop_address;
	const char *provider; /* of open data */
	const char *country;
	const char *comeback; /* an earlier case */
	const char *intake; /* details, as text */
	const char *intake_required;
	const char *trace_file;
	struct trace *trace; /* or NULL */
	enum setting_origin origins[SETTINGS];
	uint32_t lines[SETTINGS]; /* lines in the settings file of its values */
	const char *settings_file; /* NULL: missing, or not read */
	struct arena arena; /* holds the values from that file */
};

/*
 * Parses the command line and runs the command, or answers --help and
 * --version. Returns an exit status. Call it only once, as it uses getopt.
 */
int options_run(const struct command *command, int argc, char **argv);

/*
 * Reads the value of an option, a number from `least` to `most`. NULL leaves
 * `number` as it is. False: a message was printed.
 */
#define OPTIONS_NUMBER_MOST UINT64_MAX
bool options_number(const char *command, const char *name, const char *given,
		    uint64_t least, uint64_t most, uint64_t *number);

/* How reports are to be made. */
struct report_style options_report_style(const struct options *options);

/* Whether a command has that name. */
bool command_is(const char *name);

#endif
