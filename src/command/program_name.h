/*
 * The word to type to run this program again.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_PROGRAM_NAME_H
#define CHARGEFIX_COMMAND_PROGRAM_NAME_H

/*
 * The program's name if PATH leads to the running program, else `called`, which
 * is argv[0]: if it isn't installed, only the path by which it was called
 * starts it.
 */
const char *program_name(const char *called);

#endif
