/*
 * Notes signals that end the program or may change the window, for the loop to
 * check.
 *
 * While they are caught they are also blocked, so that they arrive only while
 * the loop waits or reads. None is lost between checking and waiting, and no
 * handler of curses draws in the middle of a drawing. May use: POSIX only.
 */
#ifndef TUI_SIGNALS_H
#define TUI_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

enum { SIGNALS_CAUGHT = 7 };

struct signals {
	struct sigaction before[SIGNALS_CAUGHT];
	sigset_t outside; /* the earlier mask, for waiting */
};

void signals_catch(struct signals *signals);
void signals_release(struct signals *signals);

/* Whether a signal to end the program came since signals_catch. */
bool signals_came(void);

/*
 * Whether, since the last call, the window's size changed or the program
 * resumed after a stop, during which others used the window.
 */
bool signals_window_changed(void);

/* Stops the whole job, like Ctrl-Z in the shell. Returns when it resumes. */
void signals_stop_job(const struct signals *signals);

/*
 * Used while another program has the terminal. Signals from keys are for that
 * program only, except a stop, which is for the whole job.
 */
enum { SIGNALS_LENT = 3 };

struct signals_lent {
	struct sigaction before[SIGNALS_LENT];
	sigset_t mask;
};

void signals_lend(struct signals_lent *lent);
void signals_take_back(const struct signals_lent *lent);

/* Restores the original signals, in the other program's process. */
void signals_inherit(const struct signals *signals);

#endif
