#include "front/tui/signals.h"

#include <stddef.h>
#include <sys/time.h>
#include <unistd.h>

/* So short a delay of a signal is not noticed. */
enum { ALARM_MICROSECONDS = 50000 };

/*
 * The only variables of file scope: a signal handler is given nothing else to
 * leave its word in.
 */
static volatile sig_atomic_t came;
static volatile sig_atomic_t window_changed;

static const int caught[SIGNALS_CAUGHT] = {SIGTERM,  SIGHUP,  SIGINT, SIGQUIT,
					   SIGWINCH, SIGCONT, SIGALRM};

/*
 * A signal wakes a read that waits. One that comes between two reads of curses,
 * in the middle of a key, would wake none: until it was seen to, alarms come
 * after it.
 */
static void ring(bool on)
{
	const suseconds_t pause = on ? ALARM_MICROSECONDS : 0;
	const struct itimerval alarms = {
		.it_interval = {.tv_usec = pause},
		.it_value = {.tv_usec = pause},
	};

	setitimer(ITIMER_REAL, &alarms, NULL);
}

static void note(int signal)
{
	if (signal == SIGWINCH || signal == SIGCONT)
		window_changed = 1;
	else if (signal != SIGALRM)
		came = 1;
	if (came || window_changed)
		ring(true);
}

void signals_catch(struct signals *signals)
{
	struct sigaction action = {.sa_handler = note};
	sigset_t blocked;

	came = 0;
	window_changed = 0;
	sigemptyset(&action.sa_mask);
	sigemptyset(&blocked);
	/* Curses' own handler of this one draws. */
	sigaddset(&blocked, SIGTSTP);
	for (size_t i = 0; i < SIGNALS_CAUGHT; i++) {
		sigaddset(&blocked, caught[i]);
		sigaction(caught[i], &action, &signals->before[i]);
	}
	sigprocmask(SIG_BLOCK, &blocked, &signals->outside);
}

void signals_release(struct signals *signals)
{
	/* What came meanwhile is noted, not left to the handlers before. */
	sigprocmask(SIG_SETMASK, &signals->outside, NULL);
	for (size_t i = 0; i < SIGNALS_CAUGHT; i++) {
		/* The last of them: none is left that would set it again. */
		if (caught[i] == SIGALRM)
			ring(false);
		sigaction(caught[i], &signals->before[i], NULL);
	}
}

bool signals_came(void)
{
	return came;
}

bool signals_window_changed(void)
{
	bool was = window_changed;

	if (was && !came)
		ring(false);
	window_changed = 0;
	return was;
}

void signals_stop_job(const struct signals *signals)
{
	struct sigaction by_default = {.sa_handler = SIG_DFL};
	struct sigaction before;
	sigset_t mask;

	sigemptyset(&by_default.sa_mask);
	sigaction(SIGTSTP, &by_default, &before);
	sigprocmask(SIG_SETMASK, &signals->outside, &mask);
	/* To the group: what started the program, make say, stops as well. */
	kill(0, SIGTSTP);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	sigaction(SIGTSTP, &before, NULL);
}

static const int lendable[SIGNALS_LENT] = {SIGINT, SIGQUIT, SIGTSTP};

void signals_lend(struct signals_lent *lent)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN};
	struct sigaction by_default = {.sa_handler = SIG_DFL};
	sigset_t stop;

	sigemptyset(&ignore.sa_mask);
	sigemptyset(&by_default.sa_mask);
	for (size_t i = 0; i < SIGNALS_LENT; i++)
		sigaction(lendable[i],
			  lendable[i] == SIGTSTP ? &by_default : &ignore,
			  &lent->before[i]);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, &lent->mask);
}

void signals_take_back(const struct signals_lent *lent)
{
	sigprocmask(SIG_SETMASK, &lent->mask, NULL);
	for (size_t i = 0; i < SIGNALS_LENT; i++)
		sigaction(lendable[i], &lent->before[i], NULL);
}

void signals_inherit(const struct signals *signals)
{
	struct sigaction by_default = {.sa_handler = SIG_DFL};

	sigemptyset(&by_default.sa_mask);
	for (size_t i = 0; i < SIGNALS_LENT; i++)
		sigaction(lendable[i], &by_default, NULL);
	/* Our handlers end with our program; what was ignored stays so. */
	sigprocmask(SIG_SETMASK, &signals->outside, NULL);
}
