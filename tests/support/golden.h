/*
 * Screens as they should be, one text file each, compared with what is shown.
 *
 * With UPDATE_GOLDEN=1 in the environment the files are written instead: look
 * at what `git diff` then says before keeping them.
 */
#ifndef SUPPORT_GOLDEN_H
#define SUPPORT_GOLDEN_H

#include "pty.h"

/*
 * Waits until the screen is that of tests/screens/golden/NAME.txt, in the form
 * of pty_golden. Fails the test with what differs, row by row.
 */
#define golden_check(pty, name) golden_check_at(pty, name, __FILE__, __LINE__)

void golden_check_at(struct pty *pty, const char *name, const char *file,
		     int line);

/*
 * Puts '#' for each digit of dates (2026-11-20) and clock times (08:15), which
 * are different with each run.
 */
void golden_mask(char *text);

/*
 * What differs between two texts, line by line: "12- expected", "12+ actual".
 * NULL when nothing does; else the caller's, to be freed.
 */
char *golden_difference(const char *expected, const char *actual);

#endif
