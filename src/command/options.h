/*
 * Options of the command line: of the table of settings, each command takes
 * groups.
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

/* Bits: which options a command takes. */
enum option_group {
	OPTIONS_RECORD = 1, /* --db */
	OPTIONS_GUIDE = 2, /* --guide */
	OPTIONS_FRONT = 4, /* --plain, --theme */
	OPTIONS_CASE = 16, /* how a new case begins */
	OPTIONS_LIST = 32, /* --open, --closed, --search */
	OPTIONS_FORMAT = 64, /* --format */
	OPTIONS_DETAILS = 128, /* --ticket … */
	OPTIONS_MARK = 256, /* --case, --route */
	OPTIONS_CHECK = 1024, /* --strict, --audience, --most-questions … */
	OPTIONS_TEST = 512, /* --cover, --record, --against, --cases */
	OPTIONS_EVERY = 2048, /* --help, --version */
};

/* As many operands as there are. */
#define OPERANDS_ANY INT_MAX

struct options;

/* A command: how it is called, for its help and its errors, and what it does. */
struct command {
	const char *name;
	const char *summary; /* what it does, in a few words */
	const char *about; /* the same in a paragraph */
	const char *operand; /* "CASE", "[CASE]"; "": takes none */
	int operands_most; /* 0: one, where an operand is named; OPERANDS_ANY */
	/* Of --format, the name at an index, or NULL; the first is the default.
	 * NULL: takes none. */
	const char *(*format_name)(size_t index);
	unsigned int groups;
	bool operand_required;
	/* An option of other commands that is not for this one, and why. */
	const char *refused; /* "--shop", or NULL */
	const char *refusal;
	bool settings; /* goes by the environment and the settings file */
	int (*run)(const struct options *options); /* gives an exit status */
};

/* One file each in this folder. The first is what is done without a name. */
extern const struct command command_run, command_resume, command_cases,
	command_report, command_check, command_graph, command_test, command_new,
	command_config;

/* What holds for a command. NULL: nothing was given. */
struct options {
	const char *called; /* argv[0] */
	const char *program; /* what starts it again: see program_name.h */
	const char *store;
	const char *theme; /* a name that the screen knows, ""; or NULL */
	const char *guide;
	const char *search;
	const char *format_given;
	size_t format; /* its index among the command's formats */
	const char *operand; /* the first of them */
	char **operands;
	int operand_count;
	struct case_details details;
	const char *marked; /* --case */
	const char *route;
	const char *record; /* a case that is to be a scenario */
	const char *against; /* another guide */
	const char *audience;
	const char *most_questions;
	const char *random;
	const char *seed;
	bool strict;
	bool cases;
	bool cover;
	bool plain;
	bool fresh;
	bool shop;
	bool open;
	bool closed;
	bool help;
	bool version;
	struct letterhead letterhead;
	const char *trace_file;
	struct trace *trace; /* or NULL */
	enum setting_origin origins[SETTINGS];
	uint32_t lines[SETTINGS]; /* in the settings file, of what is from it */
	const char *settings_file; /* NULL: there is none, or it was not read */
	struct arena arena; /* of what is from that file */
};

/*
 * Reads a command's line, and has the command do what it says, or answers
 * --help and --version. Gives an exit status. getopt is in it: once in a
 * program's life.
 */
int options_run(const struct command *command, int argc, char **argv);

/* Whether a command has that name. */
bool command_is(const char *name);

#endif
