#include "terminal.h"

#include "faint.h"
#include "keeper.h"
#include "screen.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <setjmp.h>

#include <cmocka.h>

/* Milliseconds: nothing takes as long, but on a machine gone wrong. */
enum { DEADLINE = 20000, QUIET = 30 };

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static int on_move(VTermPos to, VTermPos from, int visible, void *user)
{
	struct terminal *terminal = user;

	(void)from;
	(void)visible;
	terminal->cursor = to;
	return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct terminal *terminal = user;

	if (property == VTERM_PROP_CURSORVISIBLE)
		terminal->cursor_visible = value->boolean;
	else if (property == VTERM_PROP_ALTSCREEN)
		terminal->alternate = value->boolean;
	else if (property == VTERM_PROP_MOUSE)
		terminal->mouse = value->number != VTERM_PROP_MOUSE_NONE;
	return 1;
}

static int on_bell(void *user)
{
	struct terminal *terminal = user;

	terminal->bells++;
	return 1;
}

static const VTermScreenCallbacks callbacks = {
	.movecursor = on_move,
	.settermprop = on_property,
	.bell = on_bell,
};

/* A key that libvterm sends in pieces must arrive in one, as from a terminal. */
static void collect(const char *bytes, size_t length, void *user)
{
	struct terminal *terminal = user;

	if (length > sizeof(terminal->unsent) - terminal->unsent_length)
		terminal_flush(terminal);
	if (length > sizeof(terminal->unsent))
		return;
	memcpy(terminal->unsent + terminal->unsent_length, bytes, length);
	terminal->unsent_length += length;
}

static void send_bytes(const struct terminal *terminal, const char *bytes,
		       size_t length)
{
	while (length > 0 && terminal->master >= 0) {
		ssize_t sent = write(terminal->master, bytes, length);

		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0)
			return;
		bytes += sent;
		length -= (size_t)sent;
	}
}

void terminal_flush(struct terminal *terminal)
{
	send_bytes(terminal, terminal->unsent, terminal->unsent_length);
	terminal->unsent_length = 0;
}

static bool screen_open(struct terminal *terminal, int rows, int columns)
{
	terminal->faint = calloc(1, sizeof(*terminal->faint));
	terminal->vterm = vterm_new(rows, columns);
	if (terminal->faint == NULL || terminal->vterm == NULL)
		return false;
	vterm_set_utf8(terminal->vterm, 1);
	vterm_output_set_callback(terminal->vterm, collect, terminal);
	terminal->screen = vterm_obtain_screen(terminal->vterm);
	vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
	vterm_screen_enable_altscreen(terminal->screen, 1);
	vterm_screen_reset(terminal->screen, 1);
	terminal->rows = rows;
	terminal->columns = columns;
	return true;
}

static bool pty_open(struct terminal *terminal)
{
	terminal->master = posix_openpt(O_RDWR | O_NOCTTY);
	if (terminal->master < 0)
		return false;
	fcntl(terminal->master, F_SETFD, FD_CLOEXEC);
	return grantpt(terminal->master) == 0 &&
	       unlockpt(terminal->master) == 0;
}

static void take_report(struct terminal *terminal)
{
	struct keeper_report report;
	ssize_t length = read(terminal->keeper_socket, &report, sizeof(report));

	if (length < 0 && errno == EINTR)
		return;
	if (length != sizeof(report)) {
		/* The keeper has gone, and with it the program. */
		terminal->exited = true;
		return;
	}
	terminal->pid = report.pid;
	if (report.status == -1)
		return;
	terminal->stopped = WIFSTOPPED(report.status);
	terminal->exited =
		WIFEXITED(report.status) || WIFSIGNALED(report.status);
	terminal->status = report.status;
}

struct terminal *terminal_start(const struct launch *launch, int rows,
				int columns)
{
	struct terminal *terminal = calloc(1, sizeof(*terminal));

	if (terminal == NULL || !screen_open(terminal, rows, columns) ||
	    !pty_open(terminal)) {
		free(terminal);
		fail_msg("no terminal: %s", strerror(errno));
		return NULL;
	}
	terminal->keeper = keeper_start(launch, terminal->master, rows, columns,
					&terminal->keeper_socket);
	if (terminal->keeper < 0)
		fail_msg("no keeper: %s", strerror(errno));
	while (terminal->pid == 0 && !terminal->exited)
		take_report(terminal);
	if (terminal->pid == 0)
		fail_msg("%s was not started", launch->argv[0]);
	return terminal;
}

void terminal_free(struct terminal *terminal)
{
	if (terminal == NULL)
		return;
	if (!terminal->exited)
		kill(-terminal->pid, SIGKILL);
	terminal_hang_up(terminal);
	close(terminal->keeper_socket);
	while (waitpid(terminal->keeper, NULL, 0) < 0 && errno == EINTR)
		continue;
	vterm_free(terminal->vterm);
	free(terminal->faint);
	free(terminal);
}

static void show(void *to, const char *bytes, size_t length)
{
	vterm_input_write(to, bytes, length);
}

/* False: there was nothing to read. */
static bool take_output(struct terminal *terminal)
{
	char bytes[65536];
	ssize_t length = read(terminal->master, bytes, sizeof(bytes));

	if (length <= 0)
		return length < 0 && errno == EINTR;
	terminal->bytes += (size_t)length;
	faint_write(terminal->faint, bytes, (size_t)length, show,
		    terminal->vterm);
	/* The answers to what the program asked the terminal. */
	terminal_flush(terminal);
	return true;
}

bool terminal_read(struct terminal *terminal, int most)
{
	struct pollfd from[] = {
		{.fd = terminal->master, .events = POLLIN},
		{.fd = terminal->exited ? -1 : terminal->keeper_socket,
		 .events = POLLIN},
	};

	if (poll(from, 2, most) <= 0)
		return false;
	bool came = from[0].revents != 0 && take_output(terminal);

	if (from[1].revents != 0) {
		take_report(terminal);
		came = true;
	}
	return came;
}

void terminal_settle(struct terminal *terminal, int quiet)
{
	int64_t deadline = now() + DEADLINE;

	while (terminal_read(terminal, quiet) && now() < deadline)
		continue;
}

struct want {
	bool (*is_reached)(const struct terminal *terminal,
			   const struct want *want);
	const char *what;
	const char *text;
	size_t bells;
};

static bool has_text(const struct terminal *terminal, const struct want *want)
{
	return terminal_find(terminal, want->text, NULL) >= 0;
}

static bool lacks_text(const struct terminal *terminal, const struct want *want)
{
	return !has_text(terminal, want);
}

static bool has_bells(const struct terminal *terminal, const struct want *want)
{
	return terminal->bells >= want->bells;
}

static bool has_stopped(const struct terminal *terminal,
			const struct want *want)
{
	(void)want;
	return terminal->stopped;
}

static bool has_exited(const struct terminal *terminal, const struct want *want)
{
	(void)want;
	return terminal->exited;
}

/* Nothing can come any more: all that was printed has been read. */
static bool is_over(struct terminal *terminal)
{
	return terminal->exited && !terminal_read(terminal, QUIET);
}

static bool reach(struct terminal *terminal, const struct want *want)
{
	int64_t deadline = now() + DEADLINE;

	for (;;) {
		if (want->is_reached(terminal, want)) {
			if (!terminal_read(terminal, QUIET))
				return true;
		} else if (is_over(terminal)) {
			return want->is_reached(terminal, want);
		} else {
			terminal_read(terminal, 200);
		}
		if (now() > deadline)
			return false;
	}
}

static void wait_for(struct terminal *terminal, const struct want *want,
		     const char *file, int line)
{
	if (reach(terminal, want))
		return;
	char *screen = screen_golden(terminal);

	print_error("waited in vain for %s%s%s; %s; the screen:\n%s",
		    want->what, want->text == NULL ? "" : ": ",
		    want->text == NULL ? "" : want->text,
		    terminal->exited    ? "the program has ended"
		    : terminal->stopped ? "the program is stopped"
					: "the program runs",
		    screen);
	free(screen);
	_fail(file, line);
}

void terminal_wait_text_at(struct terminal *terminal, const char *text,
			   const char *file, int line)
{
	struct want want = {has_text, "the text", text, 0};

	wait_for(terminal, &want, file, line);
}

void terminal_wait_gone_at(struct terminal *terminal, const char *text,
			   const char *file, int line)
{
	struct want want = {lacks_text, "the end of the text", text, 0};

	wait_for(terminal, &want, file, line);
}

void terminal_wait_bells_at(struct terminal *terminal, size_t bells,
			    const char *file, int line)
{
	struct want want = {has_bells, "the bell", NULL, bells};

	wait_for(terminal, &want, file, line);
}

void terminal_wait_stopped_at(struct terminal *terminal, const char *file,
			      int line)
{
	struct want want = {has_stopped, "the program to stop", NULL, 0};

	wait_for(terminal, &want, file, line);
}

int terminal_wait_exit_at(struct terminal *terminal, const char *file, int line)
{
	struct want want = {has_exited, "the program to end", NULL, 0};

	wait_for(terminal, &want, file, line);
	return WIFEXITED(terminal->status) ? WEXITSTATUS(terminal->status)
					   : 128 + WTERMSIG(terminal->status);
}

void terminal_type(struct terminal *terminal, const char *text)
{
	send_bytes(terminal, text, strlen(text));
}

void terminal_resize(struct terminal *terminal, int rows, int columns)
{
	struct winsize size = {.ws_row = (unsigned short)rows,
			       .ws_col = (unsigned short)columns};

	vterm_set_size(terminal->vterm, rows, columns);
	terminal->rows = rows;
	terminal->columns = columns;
	ioctl(terminal->master, TIOCSWINSZ, &size);
}

void terminal_signal(struct terminal *terminal, int signal)
{
	if (!terminal->exited)
		kill(signal == SIGCONT ? -terminal->pid : terminal->pid,
		     signal);
}

void terminal_hang_up(struct terminal *terminal)
{
	if (terminal->master >= 0)
		close(terminal->master);
	terminal->master = -1;
}

bool terminal_is_cooked(const struct terminal *terminal)
{
	struct termios settings;

	return tcgetattr(terminal->master, &settings) == 0 &&
	       (settings.c_lflag & ECHO) != 0 &&
	       (settings.c_lflag & ICANON) != 0;
}

int terminal_find(const struct terminal *terminal, const char *text,
		  int *column)
{
	for (int row = 0; row < terminal->rows; row++) {
		char *line = screen_row(terminal, row);
		const char *found = strstr(line, text);

		if (found != NULL && column != NULL)
			*column = screen_column(terminal, row,
						(size_t)(found - line));
		free(line);
		if (found != NULL)
			return row;
	}
	return -1;
}
