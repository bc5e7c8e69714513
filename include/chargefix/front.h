/*
 * The two front ends: the same interview as lines of text, and as a screen.
 *
 * May use: interview, report and all below; curses only below src/front/tui.
 */
#ifndef CHARGEFIX_FRONT_H
#define CHARGEFIX_FRONT_H

#include "chargefix/interview.h"

#include <stdio.h>

enum front_end {
	FRONT_DIAGNOSED, /* the walk ended with a diagnosis */
	FRONT_LEFT, /* the person left, or the input ended; all is saved */
	FRONT_FAILED, /* a message was printed */
};

/* Line by line on `in` and `out`: for screen readers, pipes and scripts. */
enum front_end plain_run(struct interview *interview, FILE *in, FILE *out);

/* On the terminal, with ncurses, until diagnosed and left. */
enum front_end tui_run(struct interview *interview);

#endif
