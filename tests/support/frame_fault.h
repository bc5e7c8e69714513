/*
 * Whether the frame around a screen is whole, whatever is in it: a title, the
 * rules below it and above the keys, borders without a gap, margins left free.
 */
#ifndef SUPPORT_FRAME_FAULT_H
#define SUPPORT_FRAME_FAULT_H

#include "pty.h"

/* The least window that the screens are drawn in. */
enum { FRAME_ROWS_LEAST = 10, FRAME_COLUMNS_LEAST = 40 };

/*
 * What is broken, in words, and where; NULL where nothing is. The string is the
 * caller's, to be freed.
 */
char *frame_fault(const struct pty *pty);

#endif
