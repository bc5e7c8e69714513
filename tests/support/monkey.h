/*
 * A monkey at the terminal: presses keys, scans, pastes, uses the mouse and
 * pulls at the window, all at random, the same with each seed.
 */
#ifndef SUPPORT_MONKEY_H
#define SUPPORT_MONKEY_H

#include "pty.h"
#include "random_guide.h"

/* Does one thing to the terminal. */
void monkey_act(struct pty *pty, struct dice *dice);

#endif
