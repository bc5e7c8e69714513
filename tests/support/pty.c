#include "pty.h"

#include "dialect.h"
#include "keeper.h"
#include "pty_screen.h"
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
#include <termios.h>
#include <time.h>
#include <unistd.h>

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
	struct pty *pty = user;

	(void)from;
	(void)visible;
	pty->cursor = to;
	return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct pty *pty = user;

	if (property == VTERM_PROP_ALTSCREEN)
		pty->alternate = value->boolean;
	else if (property == VTERM_PROP_MOUSE)
		pty->mouse = value->number != VTERM_PROP_MOUSE_NONE;
	return 1;
}

static int on_bell(void *user)
{
	struct pty *pty = user;

	pty->bells++;
	return 1;
}

static const VTermScreenCallbacks callbacks = {
	.movecursor = on_move,
	.settermprop = on_property,
	.bell = on_bell,
};

/* A key that libvterm sends in pieces must arrive whole, as from a terminal. */
static void collect(const char *bytes, size_t length, void *user)
{
	struct pty *pty = user;

	if (length > sizeof(pty->unsent) - pty->unsent_length)
		pty_flush(pty);
	if (length > sizeof(pty->unsent))
		return;
	memcpy(pty->unsent + pty->unsent_length, bytes, length);
	pty->unsent_length += length;
}

/* Reads meanwhile: a program that can't print takes no keys any more. */
static void send_bytes(struct pty *pty, const char *bytes, size_t length)
{
	int64_t deadline = now() + DEADLINE;

	while (length > 0 && pty->master >= 0 && now() < deadline) {
		ssize_t sent = write(pty->master, bytes, length);

		if (sent < 0 && errno == EAGAIN)
			pty_read(pty, 10);
		else if (sent < 0 && errno != EINTR)
			return;
		if (sent < 0)
			continue;
		bytes += sent;
		length -= (size_t)sent;
	}
}

void pty_flush(struct pty *pty)
{
	char bytes[sizeof(pty->unsent)];
	size_t length = pty->unsent_length;

	memcpy(bytes, pty->unsent, length);
	pty->unsent_length = 0;
	send_bytes(pty, bytes, length);
}

static bool screen_open(struct pty *pty, int rows, int columns)
{
	pty->dialect = calloc(1, sizeof(*pty->dialect));
	pty->vterm = vterm_new(rows, columns);
	if (pty->dialect == NULL || pty->vterm == NULL)
		return false;
	vterm_set_utf8(pty->vterm, 1);
	vterm_output_set_callback(pty->vterm, collect, pty);
	pty->screen = vterm_obtain_screen(pty->vterm);
	vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
	vterm_screen_enable_altscreen(pty->screen, 1);
	vterm_screen_reset(pty->screen, 1);
	pty->rows = rows;
	pty->columns = columns;
	pty->dialect->narrow = columns == 1;
	pty->cursor_visible = true;
	return true;
}

static bool pty_open(struct pty *pty)
{
	pty->master = posix_openpt(O_RDWR | O_NOCTTY);
	if (pty->master < 0)
		return false;
	fcntl(pty->master, F_SETFD, FD_CLOEXEC);
	fcntl(pty->master, F_SETFL, O_NONBLOCK);
	return grantpt(pty->master) == 0 && unlockpt(pty->master) == 0;
}

static void take_report(struct pty *pty)
{
	struct keeper_report report;
	ssize_t length = read(pty->keeper_socket, &report, sizeof(report));

	if (length < 0 && errno == EINTR)
		return;
	if (length != sizeof(report)) {
		/* The keeper has gone, and with it the program. */
		pty->exited = true;
		return;
	}
	pty->pid = report.pid;
	if (report.status == -1)
		return;
	pty->stopped = WIFSTOPPED(report.status);
	pty->exited = WIFEXITED(report.status) || WIFSIGNALED(report.status);
	pty->status = report.status;
}

struct pty *pty_start(const struct launch *launch, int rows, int columns)
{
	struct pty *pty = calloc(1, sizeof(*pty));

	if (pty == NULL || !screen_open(pty, rows, columns) || !pty_open(pty)) {
		free(pty);
		fail_msg("no terminal: %s", strerror(errno));
		return NULL;
	}
	pty->keeper = keeper_start(launch, pty->master, rows, columns,
				   &pty->keeper_socket);
	if (pty->keeper < 0)
		fail_msg("no keeper: %s", strerror(errno));
	while (pty->pid == 0 && !pty->exited)
		take_report(pty);
	if (pty->pid == 0)
		fail_msg("%s was not started", launch->argv[0]);
	return pty;
}

void pty_free(struct pty *pty)
{
	if (pty == NULL)
		return;
	if (!pty->exited)
		kill(-pty->pid, SIGKILL);
	pty_hang_up(pty);
	close(pty->keeper_socket);
	while (waitpid(pty->keeper, NULL, 0) < 0 && errno == EINTR)
		continue;
	vterm_free(pty->vterm);
	free(pty->dialect);
	free(pty);
}

static void show(void *to, const char *bytes, size_t length)
{
	vterm_input_write(to, bytes, length);
}

/*
 * Whether the cursor is shown. libvterm saves that with the cursor's place
 * (ESC 7) and brings it back at the end of the alternate screen, which
 * terminals do not.
 */
static void watch_cursor(struct pty *pty, const char *bytes, size_t length)
{
	static const char start[] = "\033[?25";
	const size_t size = sizeof(start) - 1;

	for (size_t i = 0; i < length; i++) {
		if (pty->cursor_matched == size) {
			if (bytes[i] == 'h' || bytes[i] == 'l')
				pty->cursor_visible = bytes[i] == 'h';
			pty->cursor_matched = 0;
		}
		if (bytes[i] == start[pty->cursor_matched])
			pty->cursor_matched++;
		else
			pty->cursor_matched = bytes[i] == start[0];
	}
}

/* False: there was nothing to read. */
static bool take_output(struct pty *pty)
{
	char bytes[65536];
	ssize_t length = read(pty->master, bytes, sizeof(bytes));

	if (length <= 0)
		return length < 0 && errno == EINTR;
	pty->bytes += (size_t)length;
	if (pty->transcript)
		fwrite(bytes, 1, (size_t)length, pty->transcript);
	watch_cursor(pty, bytes, (size_t)length);
	dialect_write(pty->dialect, bytes, (size_t)length, show, pty->vterm);
	/* The answers to what the program asked the terminal. */
	pty_flush(pty);
	return true;
}

bool pty_read(struct pty *pty, int most)
{
	struct pollfd from[] = {
		{.fd = pty->master, .events = POLLIN},
		{.fd = pty->exited ? -1 : pty->keeper_socket, .events = POLLIN},
	};

	if (poll(from, 2, most) <= 0)
		return false;
	bool came = from[0].revents != 0 && take_output(pty);

	if (from[1].revents != 0) {
		take_report(pty);
		came = true;
	}
	return came;
}

/*
 * Whether nothing came for so long, and nothing will. Looked at before as
 * well: a program that has read ESC waits for a moment what follows.
 */
static bool is_quiet(struct pty *pty, int quiet)
{
	if (pty_rests(pty))
		return !pty_read(pty, 0);
	if (!pty_waits(pty)) {
		pty_read(pty, 1);
		return false;
	}
	return !pty_read(pty, quiet) && pty_waits(pty);
}

bool pty_settle(struct pty *pty, int quiet)
{
	int64_t deadline = now() + DEADLINE;

	while (!is_quiet(pty, quiet))
		if (now() > deadline)
			return false;
	return true;
}

struct want {
	bool (*is_reached)(const struct pty *pty, const struct want *want);
	const char *what;
	const char *text;
	size_t bells;
};

static bool has_text(const struct pty *pty, const struct want *want)
{
	return pty_find(pty, want->text, NULL) >= 0;
}

/* All on one line, with single blanks. */
static void join_lines(char *text)
{
	char *to = text;

	for (const char *from = text; *from != '\0'; from++) {
		bool blank = *from == ' ' || *from == '\n';

		if (!blank)
			*to++ = *from;
		else if (to > text && to[-1] != ' ')
			*to++ = ' ';
	}
	*to = '\0';
}

static bool has_words(const struct pty *pty, const struct want *want)
{
	char *text = pty_text(pty);

	join_lines(text);
	bool found = strstr(text, want->text) != NULL;

	free(text);
	return found;
}

static bool lacks_text(const struct pty *pty, const struct want *want)
{
	return !has_text(pty, want);
}

static bool has_bells(const struct pty *pty, const struct want *want)
{
	return pty->bells >= want->bells;
}

static bool has_stopped(const struct pty *pty, const struct want *want)
{
	(void)want;
	return pty->stopped;
}

static bool has_exited(const struct pty *pty, const struct want *want)
{
	(void)want;
	return pty->exited;
}

/* Nothing can come any more: all that was printed has been read. */
static bool is_over(struct pty *pty)
{
	return pty->exited && !pty_read(pty, QUIET);
}

static bool reach(struct pty *pty, const struct want *want)
{
	int64_t deadline = now() + DEADLINE;

	pty_lift(pty);
	for (;;) {
		if (want->is_reached(pty, want)) {
			if (is_quiet(pty, QUIET))
				return true;
		} else if (is_over(pty)) {
			return want->is_reached(pty, want);
		} else {
			pty_read(pty, 200);
		}
		if (now() > deadline)
			return false;
	}
}

static void wait_for(struct pty *pty, const struct want *want, const char *file,
		     int line)
{
	if (reach(pty, want))
		return;
	char *screen = pty_golden(pty);

	fprintf(stderr, "waited in vain for %s%s%s; %s; the screen:\n%s",
		want->what, want->text == NULL ? "" : ": ",
		want->text == NULL ? "" : want->text,
		pty->exited    ? "the program has ended"
		: pty->stopped ? "the program is stopped"
			       : "the program runs",
		screen);
	free(screen);
	_fail(file, line);
}

void pty_wait_text_at(struct pty *pty, const char *text, const char *file,
		      int line)
{
	struct want want = {has_text, "the text", text, 0};

	wait_for(pty, &want, file, line);
}

void pty_wait_words_at(struct pty *pty, const char *words, const char *file,
		       int line)
{
	struct want want = {has_words, "the words", words, 0};

	wait_for(pty, &want, file, line);
}

void pty_wait_gone_at(struct pty *pty, const char *text, const char *file,
		      int line)
{
	struct want want = {lacks_text, "the end of the text", text, 0};

	wait_for(pty, &want, file, line);
}

void pty_wait_bells_at(struct pty *pty, size_t bells, const char *file,
		       int line)
{
	struct want want = {has_bells, "the bell", NULL, bells};

	wait_for(pty, &want, file, line);
}

void pty_wait_stopped_at(struct pty *pty, const char *file, int line)
{
	struct want want = {has_stopped, "the program to stop", NULL, 0};

	wait_for(pty, &want, file, line);
}

int pty_wait_exit_at(struct pty *pty, const char *file, int line)
{
	struct want want = {has_exited, "the program to end", NULL, 0};

	wait_for(pty, &want, file, line);
	return WIFEXITED(pty->status) ? WEXITSTATUS(pty->status)
				      : 128 + WTERMSIG(pty->status);
}

void pty_type(struct pty *pty, const char *text)
{
	pty_lift_key(pty);
	pty->pressed = PRESSED_TEXT;
	send_bytes(pty, text, strlen(text));
}

/* libvterm may leave its cursor outside a smaller window, and fall over it. */
static void bring_cursor_back(const struct pty *pty)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(pty->vterm), &at);
	if (at.row < 0 || at.row >= pty->rows || at.col < 0 ||
	    at.col >= pty->columns)
		vterm_input_write(pty->vterm, "\033[H", strlen("\033[H"));
}

void pty_resize(struct pty *pty, int rows, int columns)
{
	struct winsize size = {.ws_row = (unsigned short)rows,
			       .ws_col = (unsigned short)columns};

	pty_lift_key(pty);
	vterm_set_size(pty->vterm, rows, columns);
	pty->rows = rows;
	pty->columns = columns;
	pty->dialect->narrow = columns == 1;
	bring_cursor_back(pty);
	ioctl(pty->master, TIOCSWINSZ, &size);
}

void pty_signal(struct pty *pty, int signal)
{
	pty->stopped &= signal != SIGCONT;
	if (!pty->exited)
		kill(signal == SIGCONT ? -pty->pid : pty->pid, signal);
}

void pty_hang_up(struct pty *pty)
{
	if (pty->master >= 0)
		close(pty->master);
	pty->master = -1;
}

bool pty_is_cooked(const struct pty *pty)
{
	struct termios settings;

	return tcgetattr(pty->master, &settings) == 0 &&
	       (settings.c_lflag & ECHO) != 0 &&
	       (settings.c_lflag & ICANON) != 0;
}

int pty_find(const struct pty *pty, const char *text, int *column)
{
	for (int row = 0; row < pty->rows; row++) {
		char *line = pty_row(pty, row);
		const char *found = strstr(line, text);

		if (found != NULL && column != NULL)
			*column = pty_column(pty, row, (size_t)(found - line));
		free(line);
		if (found != NULL)
			return row;
	}
	return -1;
}
