/*
 * What the keys of a step give: the row that is chosen, the answers that are
 * ticked, the number that is typed, and never what nobody chose.
 *
 * Pure. May use: screen_step.
 */
#ifndef TUI_STEP_ANSWER_H
#define TUI_STEP_ANSWER_H

#include "front/tui/screen_step.h"

/* Whether Enter would give an answer, or what is typed as one. */
bool step_answer_ready(const struct step_screen *screen);

/* Enter: gives the answer, or says how to choose one. */
struct action step_answer_enter(struct step_screen *screen);

/*
 * A row was clicked, or ticked by Space: where several answers may be given it
 * is ticked, else given where it was named before.
 */
struct action step_answer_pick(struct step_screen *screen,
			       enum choices_event event);

/* The same by other keys, which tick nothing. */
struct action step_answer_go(struct step_screen *screen,
			     enum choices_event event);

/* Says `text`, which must be constant. */
struct action step_answer_notice(const char *text);

#endif
