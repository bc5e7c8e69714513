/*
 * A folder of a test's own, for real files.
 */
#ifndef CHARGEFIX_TESTS_FOLDER_H
#define CHARGEFIX_TESTS_FOLDER_H

/* A new, empty folder (0700) below $TMPDIR or /tmp. NULL: errno says why. */
char *folder_new(void);

/* Removes the folder with all that is in it, and frees `path` (or NULL). */
void folder_remove(char *path);

/* "FOLDER/NAME", to free(); NULL when memory is out. */
char *folder_file(const char *folder, const char *name);

#endif
