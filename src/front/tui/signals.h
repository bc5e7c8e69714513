/*
 * Signals that end the program, and those after which the window may be another
 * one, noted and looked at by the loop.
 *
 * While they are caught they are also blocked, so that they come only while
 * the loop waits or reads: none is lost between looking and waiting, and no
 * handler of curses draws in the middle of a drawing. May use: POSIX only.
 */
#ifndef TUI_SIGNALS_H
#define TUI_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

enum { SIGNALS_CAUGHT = 7 };

struct signals {
	struct sigaction before[SIGNALS_CAUGHT];
	sigset_t outside; /* the mask as it was: for waiting */
};

void signals_catch(struct signals *signals);
void signals_release(struct signals *signals);

/* One that ends the program came since signals_catch. */
bool signals_came(void);

/*
 * Since this was last asked the window's size was changed, or the program went
 * on after a stop, in which others had the window.
 */
bool signals_window_changed(void);

/* Stops the whole job, as the shell's Ctrl-Z does; returns when it goes on. */
void signals_stop_job(const struct signals *signals);

/*
 * While another program has the terminal: what its keys send is for it alone,
 * but for a stop, which is for the whole job.
 */
enum { SIGNALS_LENT = 3 };

struct signals_lent {
	struct sigaction before[SIGNALS_LENT];
	sigset_t mask;
};

void signals_lend(struct signals_lent *lent);
void signals_take_back(const struct signals_lent *lent);

/* In the other program's process, before it begins: all as we found it. */
void signals_inherit(const struct signals *signals);

#endif
