/*
 * What a person types to run this program again.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_PROGRAM_NAME_H
#define CHARGEFIX_COMMAND_PROGRAM_NAME_H

/*
 * The program's name where PATH leads to the program that is running, and
 * otherwise `called`, which is argv[0]: after a build without an installation,
 * only the path by which it was called starts it.
 */
const char *program_name(const char *called);

#endif
