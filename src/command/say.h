/*
 * Prints the output of commands, cleaned and in the terminal's encoding.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_SAY_H
#define CHARGEFIX_COMMAND_SAY_H

#include "chargefix/buffer.h"
#include "chargefix/load.h"

#include <stdbool.h>
#include <stdio.h>

/* Appends the text, with its middle cut if it is too long for a message. */
void say_cut(struct buffer *out, const char *text, size_t length);

/*
 * Prints text that may come from outside; say and the functions below cut it.
 */
void say_text(FILE *out, const char *text, size_t length);
void say(FILE *out, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * The width for what is printed, from COLUMNS or the terminal. 0: it goes to a
 * program, which finds only whole lines.
 */
int say_columns(void);

/* Prints "chargefix: …" to standard error; always returns STATUS_FAILED. */
int say_failed(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Prints all that is wrong with a file; always returns false. */
bool say_problems(const struct messages *problems, const char *path,
		  const struct file_text *text);

/*
 * Prints "chargefix: …" and how to get help, as one line, to standard error;
 * always returns STATUS_USAGE. `command` may be NULL.
 */
int say_usage(const char *command, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * Prints a result to standard output: for a person, or if `exact`, unchanged
 * for a program. Returns STATUS_DONE, or STATUS_FAILED after a message.
 */
int say_result(const struct buffer *result, bool exact);

#endif
