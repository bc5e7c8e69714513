/*
 * What the screens cost, printed: the time to the first full screen beside
 * that of dialog's menu, how long a key takes and how many bytes at two sizes,
 * and what goes on while nobody presses one.
 */
#include "cost.h"
#include "idle.h"
#include "scene.h"
#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Milliseconds of silence that end a first screen; how often each is tried. */
enum { SILENCE = 120, TRIES = 41 };

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static _Noreturn void be_program(int master, const struct launch *launch)
{
	struct winsize size = {.ws_row = 24, .ws_col = 80};
	int slave;

	setsid();
	slave = open(ptsname(master), O_RDWR);
	if (slave < 0 || ioctl(slave, TIOCSCTTY, 0) != 0 ||
	    ioctl(slave, TIOCSWINSZ, &size) != 0)
		_exit(1);
	for (int fd = 0; fd <= 2; fd++)
		dup2(slave, fd);
	launch_exec(launch);
}

/* Milliseconds from fork to the last byte of the first screen. */
static double first_screen(const struct launch *launch)
{
	int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	struct pollfd from = {.fd = master, .events = POLLIN};
	char bytes[65536];

	if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0)
		fail_msg("no terminal: %s", strerror(errno));
	double start = now();
	double last = start;
	pid_t pid = fork();

	if (pid == 0)
		be_program(master, launch);
	while (poll(&from, 1, last > start ? SILENCE : 10000) > 0 &&
	       read(master, bytes, sizeof(bytes)) > 0)
		last = now();
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	close(master);
	return last - start;
}

static int by_value(const void *a, const void *b)
{
	double first = *(const double *)a;
	double second = *(const double *)b;

	return (first > second) - (first < second);
}

static double median(double values[TRIES])
{
	qsort(values, TRIES, sizeof(*values), by_value);
	return values[TRIES / 2];
}

static bool has_dialog(void)
{
	return system("command -v dialog >/dev/null") == 0;
}

/* Turn by turn, so that both meet the same machine. */
static void start_beside_dialog(void **state)
{
	static const char *const ours[] = {"chargefix", "run", "-g",
					   "data/charging.yaml", NULL};
	static const char *const theirs[] = {
		"dialog",
		"--menu",
		"Which device isn't charging properly?",
		"20",
		"70",
		"4",
		"1",
		"An Amazfit watch",
		"2",
		"A Xiaomi or Redmi watch or band",
		"3",
		"A Xiaomi phone",
		"4",
		"Not sure",
		NULL};
	const struct stage *stage = *state;
	struct launch our = {.argv = ours, .folder = stage->folder};
	struct launch their = {.argv = theirs, .folder = stage->folder};
	double our_times[TRIES];
	double their_times[TRIES];

	if (!has_dialog()) {
		printf("dialog is not installed: nothing to compare with\n");
		return;
	}
	for (int i = 0; i < TRIES; i++) {
		our_times[i] = first_screen(&our);
		their_times[i] = first_screen(&their);
	}
	double our_median = median(our_times);
	double their_median = median(their_times);

	printf("first screen, medians of %d: chargefix %.1f ms, dialog --menu "
	       "%.1f ms, ratio %.2f\n",
	       TRIES, our_median, their_median, our_median / their_median);
}

/* Milliseconds from keys to the last byte of what it changes. */
static double answered(struct pty *pty, const char *key)
{
	double start = now();
	double last = start;

	stage_press(pty, key);
	while (pty_read(pty, SILENCE))
		last = now();
	return last - start;
}

static void time_for_a_key(void **state)
{
	static const struct {
		const char *what;
		const char *scene;
		const char *keys[2]; /* in turns */
	} waits[] = {
		{"the choice moves", "action", {"Down", "Up"}},
		{"a page opens and closes", "action", {"w", "Escape"}},
		{"an answer, and back", "question", {"1 1", "Left"}},
		{"all is drawn anew", "action", {"Ctrl-L", "Ctrl-L"}},
	};
	struct stage *stage = *state;

	printf("milliseconds to the answer       80x24\n");
	for (size_t i = 0; i < COUNT(waits); i++) {
		struct pty *pty = scene_go(stage, scene_named(waits[i].scene));
		double times[2][TRIES];

		for (int k = 0; k < TRIES; k++) {
			times[0][k] = answered(pty, waits[i].keys[0]);
			times[1][k] = answered(pty, waits[i].keys[1]);
		}
		printf("  %-24s %5.1f  %5.1f\n", waits[i].what,
		       median(times[0]), median(times[1]));
	}
}

static void bytes_for_each_key(void **state)
{
	static const int sizes[][2] = {{24, 80}, {60, 200}};
	struct stage *stage = *state;

	printf("bytes sent                       80x24  200x60\n");
	for (size_t i = 0; i < cost_count(); i++) {
		printf("  %-30s", costs[i].what);
		for (size_t k = 0; k < 2; k++) {
			stage->rows = sizes[k][0];
			stage->columns = sizes[k][1];
			printf(" %6zu", cost_measure(stage, &costs[i]));
		}
		printf("\n");
	}
}

static void idle_for_two_seconds(void **state)
{
	struct pty *pty = scene_go(*state, scene_named("action"));
	struct idle idle;

	if (idle_measure(pty, 2000, &idle))
		printf("idle for 2 s: %ld wake-ups, %ld ticks, %zu bytes\n",
		       idle.switches, idle.ticks, idle.bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(start_beside_dialog),
		stage_test(time_for_a_key),
		stage_test(bytes_for_each_key),
		stage_test(idle_for_two_seconds),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
