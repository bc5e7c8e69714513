/*
 * A terminal's screen as text that a person can read in a failing test and in
 * a golden file. Strings are the caller's, to be freed.
 */
#ifndef SUPPORT_PTY_SCREEN_H
#define SUPPORT_PTY_SCREEN_H

#include "pty.h"

#include <stdint.h>

/* All rows, each without the blanks at its end, and with a line end. */
char *pty_text(const struct pty *pty);

/* One row, without a line end. */
char *pty_row(const struct pty *pty, int row);

/* The cells of a row from a column up to, and without, another. */
char *pty_part(const struct pty *pty, int row, int from, int to);

/*
 * What begins in a cell: a code point, ' ' where nothing was written, or
 * PTY_BESIDE_WIDE in the second cell of a wide character.
 */
enum { PTY_BESIDE_WIDE = 0 };
uint32_t pty_cell(const struct pty *pty, int row, int column);

/* The column at which that byte of pty_row stands. */
int pty_column(const struct pty *pty, int row, size_t offset);

/*
 * Where the cursor is, then each row that has more than plain text, after its
 * number (from 1), with its styles in braces: `3: {bold:Suspects} none`.
 * Styles: bold faint italic underline blink reverse strike, on top of each
 * other with '+', colours as red, on-blue, colour208, rgb00ff00. A brace of
 * the text itself is doubled.
 */
char *pty_marks(const struct pty *pty);

/* Text and marks, with a line "~~~" between them. */
char *pty_golden(const struct pty *pty);

#endif
