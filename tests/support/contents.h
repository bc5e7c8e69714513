/*
 * What is in a file of a test's own; each of these fails the test where the
 * file can't be written or read.
 */
#ifndef CHARGEFIX_TESTS_CONTENTS_H
#define CHARGEFIX_TESTS_CONTENTS_H

#include <stdbool.h>
#include <stddef.h>

/* The file has these bytes, and no others. */
void contents_write(const char *path, const void *bytes, size_t length);

/* The same of a text. */
void contents_write_text(const char *path, const char *text);

/* All of it, with a NUL behind it, to free(); `length` may be NULL. */
char *contents_read(const char *path, size_t *length);

/* Whether the bytes of the text are in any file of the folder. */
bool contents_in_folder(const char *folder, const char *text);

#endif
