/*
 * A terminal's screen as text that a person can read in a failing test and in
 * a golden file. Strings are the caller's, to be freed.
 */
#ifndef SUPPORT_SCREEN_H
#define SUPPORT_SCREEN_H

#include "terminal.h"

/* All rows, each without the blanks at its end, and with a line end. */
char *screen_text(const struct terminal *terminal);

/* One row, without a line end. */
char *screen_row(const struct terminal *terminal, int row);

/* The column at which that byte of screen_row stands. */
int screen_column(const struct terminal *terminal, int row, size_t offset);

/*
 * Where the cursor is, then each row that has more than plain text, after its
 * number (from 1), with its styles in braces: `3: {bold:Suspects} none`.
 * Styles: bold faint italic underline blink reverse strike, on top of each
 * other with '+', colours as red, on-blue, colour208, rgb00ff00. A brace of
 * the text itself is doubled.
 */
char *screen_marks(const struct terminal *terminal);

/* Text and marks, with a line "~~~" between them. */
char *screen_golden(const struct terminal *terminal);

#endif
