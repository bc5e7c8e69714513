/*
 * Turns the keys of a step into answers: the chosen row, the ticked answers or
 * the typed number, and never anything that nobody chose.
 *
 * Pure. May use: screen_step.
 */
#ifndef TUI_STEP_ANSWER_H
#define TUI_STEP_ANSWER_H

#include "front/tui/screen_step.h"

/* Whether Enter would give an answer or the typed reading. */
bool step_answer_ready(const struct step_screen *screen);

/* Handles Enter: gives the answer, or says how to choose one. */
struct action step_answer_enter(struct step_screen *screen);

/*
 * Handles a row that was clicked or picked with Space. If several answers may
 * be given, it is ticked; else it is given if it was named before.
 */
struct action step_answer_pick(struct step_screen *screen,
			       enum choices_event event);

/* The same for other keys, which don't tick. */
struct action step_answer_go(struct step_screen *screen,
			     enum choices_event event);

/* Shows `text`, which must be constant. */
struct action step_answer_notice(const char *text);

#endif
