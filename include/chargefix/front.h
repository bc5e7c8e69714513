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

/*
 * Line by line on `in` and `out`: for screen readers, pipes and scripts. The
 * signals that end a program end the input.
 */
enum front_end plain_run(struct interview *interview, FILE *in, FILE *out);

/* On the terminal, with ncurses, until diagnosed and left. */
enum front_end tui_run(struct interview *interview);

/* Whether the terminal that standard output is can show a screen. */
bool tui_can_start(void);

/* What to do about an unfinished case, before an interview begins. */
enum front_choice { CHOOSE_NEW, CHOOSE_RESUME, CHOOSE_LEAVE };

/* Asks whether to go on with the case of `row`; each front in its own way. */
enum front_choice tui_offer(const struct case_row *row,
			    const struct clock *clock);
enum front_choice plain_offer(const struct case_row *row,
			      const struct clock *clock, FILE *in, FILE *out);

#endif
