/*
 * What the program can be asked to do on its command line, one file each
 * below src/command.
 *
 * May use: everything below it. Only main is above.
 */
#ifndef CHARGEFIX_COMMAND_H
#define CHARGEFIX_COMMAND_H

#include <stdbool.h>

/* The program's exit statuses. */
enum {
	STATUS_DONE = 0, /* a diagnosis was reached, nothing wrong found */
	STATUS_FAILED = 1, /* a message on standard error says why */
	STATUS_USAGE = 2, /* the command line is wrong */
	STATUS_LEFT = 3, /* left unfinished; all is saved */
};

/*
 * Each takes what follows its name, with argv[0] the program as it was called,
 * and returns an exit status.
 */
typedef int command_function(int argc, char **argv);

command_function command_run;
command_function command_resume;
command_function command_cases;
command_function command_report;
command_function command_check;
command_function command_graph;
command_function command_test;
command_function command_new;

/* Whether a command has that name. */
bool command_is(const char *name);

/* Runs what the program's whole command line says. */
int command_line(int argc, char **argv);

#endif
