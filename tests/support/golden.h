/*
 * Screens as they should be: a text file for each, with a section for each size
 * and kind of window, compared with what is shown.
 *
 * With UPDATE_GOLDEN=1 in the environment the sections are written instead:
 * look at what `git diff` then says before keeping them. Sections that nobody
 * asks for any more go when the file is removed first.
 */
#ifndef SUPPORT_GOLDEN_H
#define SUPPORT_GOLDEN_H

#include "pty.h"

enum golden_part {
	GOLDEN_TEXT = 1, /* rows as pty_text has them */
	GOLDEN_MARKS = 2, /* styles as pty_marks has them */
};

/*
 * Waits until the screen is that of the section in
 * tests/screens/golden/NAME.txt. Fails the test with what differs, row by row.
 */
#define golden_check(pty, name, section, parts)                                \
	golden_check_at(pty, name, section, parts, __FILE__, __LINE__)

void golden_check_at(struct pty *pty, const char *name, const char *section,
		     unsigned int parts, const char *file, int line);

/* The same of a text that is all of the file at the path. */
void golden_check_text(const char *path, const char *text);

/*
 * Puts '#' for each digit of dates (2026-11-20, or cut after the month) and
 * clock times (08:15), which are different with each run.
 */
void golden_mask(char *text);

/*
 * What differs between two texts, line by line: "12- expected", "12+ actual".
 * NULL when nothing does; else the caller's, to be freed.
 */
char *golden_difference(const char *expected, const char *actual);

#endif
