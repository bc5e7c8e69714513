/*
 * The commands of the command line, one file each below src/command.
 *
 * May use: everything below it. Only main is above.
 */
#ifndef CHARGEFIX_COMMAND_H
#define CHARGEFIX_COMMAND_H

/* The program's exit statuses. */
enum {
	STATUS_DONE = 0, /* a diagnosis was reached, nothing wrong found */
	STATUS_FAILED = 1, /* a message on standard error says why */
	STATUS_USAGE = 2, /* the command line is wrong */
	STATUS_LEFT = 3, /* left unfinished; all is saved */
};

/* Runs what the program's whole command line says. */
int command_line(int argc, char **argv);

#endif
