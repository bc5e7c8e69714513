/*
 * The line in which words are typed to find some of a step's many answers. The
 * others are hidden until it is closed.
 *
 * Pure. May use: screen_step, find_answers.
 */
#ifndef TUI_STEP_FIND_H
#define TUI_STEP_FIND_H

#include "front/tui/screen_step.h"

/* Whether the key opens the line. */
bool step_find_opens(const struct step_screen *screen,
		     const struct keypress *key);

/* The answers that can be chosen: those found, and those always in sight. */
struct answer_numbers step_find_left(const struct step_screen *screen);

/* Chooses the answer that is `by` rows below the chosen one. */
void step_find_go(struct step_screen *screen, int by);

/* Handles a key while the line is open. Scanned text never gives an answer. */
struct action step_find_key(struct step_screen *screen,
			    const struct keypress *key);

/* Writes how many answers were found: "3 of 200". */
void step_find_write(const struct step_screen *screen, struct buffer *out);

#endif
