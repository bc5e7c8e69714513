#include "front/tui/signals.h"

#include <stddef.h>
#include <sys/time.h>
#include <unistd.h>

/* Nobody notices so short a delay of a signal. */
enum { ALARM_MICROSECONDS = 50000 };

/* The only variables of file scope: a signal handler can't reach any others. */
static volatile sig_atomic_t came;
static volatile sig_atomic_t window_changed;

static const int caught[SIGNALS_CAUGHT] = {SIGTERM,  SIGHUP,  SIGINT, SIGQUIT,
					   SIGWINCH, SIGCONT, SIGALRM};

/*
 * A signal interrupts a read that waits. One that comes between two reads of
 * curses, in the middle of a key, would not, so alarms repeat until it has been
 * handled.
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
	/* Curses handles this signal itself, and draws in its handler. */
	sigaddset(&blocked, SIGTSTP);
	for (size_t i = 0; i < SIGNALS_CAUGHT; i++) {
		sigaddset(&blocked, caught[i]);
		sigaction(caught[i], &action, &signals->before[i]);
	}
	sigprocmask(SIG_BLOCK, &blocked, &signals->outside);
}

void signals_release(struct signals *signals)
{
	/* Pending signals go to our handler, not to the earlier ones. */
	sigprocmask(SIG_SETMASK, &signals->outside, NULL);
	for (size_t i = 0; i < SIGNALS_CAUGHT; i++) {
		/*
		 * The alarm is the last signal, so no other can start it again.
		 */
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
	/*
	 * Sent to the group, so that the starting program, such as make, stops
	 * too.
	 */
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
	/* Our handlers don't survive exec, but ignored signals stay ignored. */
	sigprocmask(SIG_SETMASK, &signals->outside, NULL);
}
