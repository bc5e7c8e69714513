#include "front/tui/terminal.h"

#include "chargefix/text.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <term.h>
#include <time.h>
#include <unistd.h>

enum { ESCAPE = '\033' };

/*
 * Codes above all curses codes: for the begin and end of a paste, and for the
 * keypad's keys, whose character is added to KEY_PAD.
 */
enum { KEY_PASTE_BEGIN = 0x7001, KEY_PASTE_END = 0x7002, KEY_PAD = 0x7100 };

/*
 * How long curses waits after ESC for the rest of a key, in milliseconds:
 * enough for a slow line, too short to be noticed.
 */
enum { ESCAPE_MILLISECONDS = 25 };

/*
 * If curses reads a press together with its release, it reports a click, or a
 * double click for two of them, whatever else was requested.
 */
#define MOUSE_PRESSED (BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED)
#define MOUSE_CLICKED (BUTTON1_CLICKED | BUTTON4_CLICKED | BUTTON5_CLICKED)

/*
 * Sequences that terminals send for some keys, whatever terminfo says: many
 * terminals use another's name, as PuTTY does with xterm.
 */
static const struct {
	const char *sequence;
	int code;
} known_anyhow[] = {
	{"\033[A", KEY_UP},     {"\033OA", KEY_UP},    {"\033[B", KEY_DOWN},
	{"\033OB", KEY_DOWN},   {"\033[C", KEY_RIGHT}, {"\033OC", KEY_RIGHT},
	{"\033[D", KEY_LEFT},   {"\033OD", KEY_LEFT},  {"\033[H", KEY_HOME},
	{"\033OH", KEY_HOME},   {"\033[1~", KEY_HOME}, {"\033[7~", KEY_HOME},
	{"\033[F", KEY_END},    {"\033OF", KEY_END},   {"\033[4~", KEY_END},
	{"\033[8~", KEY_END},   {"\033[3~", KEY_DC},   {"\033[5~", KEY_PPAGE},
	{"\033[6~", KEY_NPAGE}, {"\033OP", KEY_F(1)},  {"\033[11~", KEY_F(1)},
	{"\033OM", KEY_ENTER},
};

/* The keypad's sequences for these characters in application mode. */
static const struct {
	char final;
	char character;
} keypad_keys[] = {
	{'p', '0'}, {'q', '1'}, {'r', '2'}, {'s', '3'},  {'t', '4'},
	{'u', '5'}, {'v', '6'}, {'w', '7'}, {'x', '8'},  {'y', '9'},
	{'j', '*'}, {'k', '+'}, {'l', ','}, {'m', '-'},  {'n', '.'},
	{'o', '/'}, {'X', '='}, {' ', ' '}, {'I', '\t'},
};

static void define_keys(void)
{
	size_t known = sizeof(known_anyhow) / sizeof(*known_anyhow);
	size_t pad = sizeof(keypad_keys) / sizeof(*keypad_keys);

	/* The Linux console's terminfo lists Ctrl-Z as this key. */
	define_key(NULL, KEY_SUSPEND);
	define_key("\033[200~", KEY_PASTE_BEGIN);
	define_key("\033[201~", KEY_PASTE_END);
	for (size_t i = 0; i < known; i++)
		define_key(known_anyhow[i].sequence, known_anyhow[i].code);
	for (size_t i = 0; i < pad; i++) {
		const char sequence[] = {ESCAPE, 'O', keypad_keys[i].final, 0};
		define_key(sequence, KEY_PAD + keypad_keys[i].character);
	}
}

/*
 * Asks the terminal to start or stop marking pasted text. Many can do this
 * without terminfo knowing, and others ignore it; only a terminal without any
 * such sequences would show the request.
 */
static void mark_pastes(bool on)
{
	if (!cursor_address || strncmp(cursor_address, "\033[", 2) != 0)
		return;
	putp(on ? "\033[?2004h" : "\033[?2004l");
	fflush(stdout);
}

static void set_modes(void)
{
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	set_escdelay(ESCAPE_MILLISECONDS);
	curs_set(0);
	/* Curses would wait forever after an event that was not requested. */
	mousemask(ALL_MOUSE_EVENTS | REPORT_MOUSE_POSITION, NULL);
	mouseinterval(0);
	define_keys();
	mark_pastes(true);
}

static bool wants_colour(void)
{
	const char *no_color = getenv("NO_COLOR");

	return !no_color || !*no_color;
}

bool terminal_start(struct terminal *terminal, enum theme_name theme,
		    struct message *error)
{
	const char *name = getenv("TERM");

	*terminal = (struct terminal){0};
	/* Done first: curses only handles signals that have no handler yet. */
	signals_catch(&terminal->signals);
	terminal->screen = newterm(NULL, stdout, stdin);
	if (!terminal->screen) {
		signals_release(&terminal->signals);
		return message_set(
			error,
			"unknown terminal type %s: use --plain, or set TERM",
			name && *name ? name : "(none, TERM is not set)");
	}
	/*
	 * Before its first endwin, curses sends each line separately;
	 * afterwards it sends all changes of a key at once.
	 */
	endwin();
	set_modes();
	theme_start(&terminal->theme, theme, text_locale_is_utf8(),
		    wants_colour());
	terminal->theme.wraps = auto_right_margin && !eat_newline_glitch;
	return true;
}

void terminal_stop(struct terminal *terminal)
{
	mark_pastes(false);
	endwin();
	/*
	 * Without an alternate screen, the next output overwrites the footer.
	 */
	if (!enter_ca_mode && clr_eol)
		putp(clr_eol);
	fflush(stdout);
	delscreen(terminal->screen);
	terminal->screen = NULL;
	signals_release(&terminal->signals);
}

/* Checks whether the window changed its size without a signal. */
static void take_size(void)
{
	struct winsize size;

	if (ioctl(STDIN_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row &&
	    size.ws_col && is_term_resized(size.ws_row, size.ws_col))
		resizeterm(size.ws_row, size.ws_col);
	/* Otherwise, reading a key would draw the content of the old size. */
	untouchwin(stdscr);
}

/*
 * Curses may have set a scroll region for the old size just as the window
 * changed, so only a part of the window would scroll until this resets it.
 */
static void scroll_whole_window(void)
{
	if (change_scroll_region)
		putp(tparm(change_scroll_region, 0, LINES - 1));
	fflush(stdout);
}

void terminal_lend(void)
{
	mark_pastes(false);
	def_prog_mode();
	endwin();
}

void terminal_take_back(struct terminal *terminal)
{
	/* A paste that this interrupted is over. */
	terminal->pasting = false;
	reset_prog_mode();
	take_size();
	clearok(curscr, TRUE);
	refresh();
	mark_pastes(true);
}

void terminal_suspend(struct terminal *terminal)
{
	terminal_lend();
	signals_stop_job(&terminal->signals);
	terminal_take_back(terminal);
}

/* After a hang-up, a terminal is readable but has no bytes. */
static bool hung_up(void)
{
	struct pollfd pollfd = {.fd = STDIN_FILENO, .events = POLLIN};
	int waiting = 0;

	if (poll(&pollfd, 1, 0) > 0 &&
	    pollfd.revents & (POLLHUP | POLLERR | POLLNVAL))
		return true;
	return ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0;
}

/*
 * Curses only sees the final size. In between, the window may have been
 * smaller, and terminals differ in how they then change their text. Also, while
 * the program was stopped from outside, a shell had the window and its modes.
 */
static bool window_changed(void)
{
	if (!signals_window_changed())
		return false;
	reset_prog_mode();
	take_size();
	scroll_whole_window();
	clearok(curscr, TRUE);
	return true;
}

/* Milliseconds on a clock that is never set back. */
static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static int sooner(int a, int b)
{
	if (a < 0 || b < 0)
		return a < 0 ? b : a;
	return a < b ? a : b;
}

enum terminal_event terminal_wait(const struct terminal *terminal,
				  int milliseconds)
{
	milliseconds =
		sooner(milliseconds, burst_wait(&terminal->burst, now()));
	struct timespec time = {
		.tv_sec = milliseconds / 1000,
		.tv_nsec = milliseconds % 1000 * 1000000L,
	};
	fd_set set;

	if (signals_came())
		return TERMINAL_GONE;
	if (window_changed())
		return TERMINAL_KEYS;
	FD_ZERO(&set);
	FD_SET(STDIN_FILENO, &set);
	/* pselect, not poll, so that signals arrive only while it waits. */
	int ready = pselect(STDIN_FILENO + 1, &set, NULL, NULL,
			    milliseconds < 0 ? NULL : &time,
			    &terminal->signals.outside);
	if (signals_came())
		return TERMINAL_GONE;
	if (window_changed())
		return TERMINAL_KEYS;
	if (ready < 0)
		return errno == EINTR ? TERMINAL_KEYS : TERMINAL_GONE;
	if (!ready)
		return TERMINAL_TIME;
	return hung_up() ? TERMINAL_GONE : TERMINAL_KEYS;
}

static int clicks(mmask_t state)
{
	if (state & BUTTON1_TRIPLE_CLICKED)
		return 3;
	if (state & BUTTON1_DOUBLE_CLICKED)
		return 2;
	return state & (BUTTON1_PRESSED | BUTTON1_CLICKED) ? 1 : 0;
}

static struct keypress mouse_key(const MEVENT *event)
{
	bool up = event->bstate & (BUTTON4_PRESSED | BUTTON4_CLICKED);

	if (clicks(event->bstate))
		return (struct keypress){.kind = KEYPRESS_CLICK,
					 .line = event->y,
					 .column = event->x};
	/* The wheel is a key like any other, but with a position. */
	return (struct keypress){.kind = KEYPRESS_FUNCTION,
				 .code = up ? KEY_SR : KEY_SF,
				 .line = event->y,
				 .column = event->x};
}

/* Curses returns the newest event first. */
static void take_mouse(struct terminal *terminal)
{
	struct keypress keys[TERMINAL_MOUSE_MOST];
	int most = TERMINAL_MOUSE_MOST;
	MEVENT event;

	while (getmouse(&event) == OK) {
		int count = clicks(event.bstate);
		if (!count && event.bstate & (MOUSE_PRESSED | MOUSE_CLICKED))
			count = 1;
		while (count-- && most > 0)
			keys[--most] = mouse_key(&event);
	}
	/* Within a paste, text that looks like a mouse event is dropped. */
	for (int i = most; i < TERMINAL_MOUSE_MOST && !terminal->pasting; i++)
		burst_take(&terminal->burst, &keys[i], now());
}

/*
 * Reads a curses key or a byte, or ERR if there is none. In the middle of a
 * broken sequence curses waits for its end, so signals must be let through.
 */
static int read_code(const struct terminal *terminal)
{
	sigset_t held;

	sigprocmask(SIG_SETMASK, &terminal->signals.outside, &held);
	int code = getch();
	sigprocmask(SIG_SETMASK, &held, NULL);
	return code;
}

/*
 * Bytes right after an ESC are an unknown key or a terminal's report about
 * itself, so they are skipped. As single keys, "ESC [ 2 2 ~" would give an
 * answer.
 */
static bool begins_sequence(struct terminal *terminal)
{
	struct sequence *sequence = &terminal->sequence;
	int first = read_code(terminal);

	if (first == '\\' && sequence->state == SEQUENCE_STRING) {
		*sequence = (struct sequence){0};
		return true;
	}
	int next = sequence_begins(first) ? read_code(terminal) : ERR;
	if (next != ERR) {
		ungetch(next);
		sequence_begin(sequence, first, now());
		return true;
	}
	if (first != ERR)
		ungetch(first);
	sequence_escaped(sequence, now());
	return false;
}

static void put_key(struct terminal *terminal, enum keypress_kind kind,
		    unsigned int code)
{
	struct keypress key = {
		.kind = kind, .code = code, .pasted = terminal->pasting};

	burst_take(&terminal->burst, &key, now());
}

/*
 * Takes a byte of a character. ECMA-48's control characters, each short for ESC
 * and another character, are ignored.
 */
static void take_byte(struct terminal *terminal, int byte)
{
	unsigned int code;

	bool whole = bytes_take(&terminal->bytes, (unsigned char)byte, &code);
	if (terminal->bytes.broken)
		put_key(terminal, KEYPRESS_CHARACTER, KEY_BROKEN);
	if (!whole)
		return;
	if (code < 0x80 || code >= 0xA0 || terminal->pasting)
		put_key(terminal, KEYPRESS_CHARACTER, code);
	else if (sequence_begins((int)code - 0x40) && code != 'O' + 0x40)
		sequence_begin(&terminal->sequence, (int)code - 0x40, now());
}

static void take_pressed(struct terminal *terminal, int code)
{
	if (code == KEY_ENTER)
		put_key(terminal, KEYPRESS_CHARACTER, '\r');
	else if (code > KEY_PAD)
		put_key(terminal, KEYPRESS_CHARACTER,
			(unsigned int)(code - KEY_PAD));
	else
		put_key(terminal, KEYPRESS_FUNCTION, (unsigned int)code);
}

/* Takes a function key. Within a paste, keys don't count. */
static void take_function(struct terminal *terminal, int code)
{
	if (code != KEY_RESIZE)
		terminal->sequence = (struct sequence){0};
	if (code == KEY_MOUSE) {
		take_mouse(terminal);
	} else if (code == KEY_PASTE_BEGIN) {
		terminal->pasting = true;
	} else if (code == KEY_PASTE_END) {
		terminal->pasting = true;
		put_key(terminal, KEYPRESS_TEXT_END, 0);
		terminal->pasting = false;
	} else if (!terminal->pasting) {
		take_pressed(terminal, code);
	}
}

static void take_code(struct terminal *terminal, int code)
{
	if (code >= KEY_MIN) {
		take_function(terminal, code);
	} else if (code == ESCAPE && !terminal->pasting) {
		if (!begins_sequence(terminal))
			put_key(terminal, KEYPRESS_CHARACTER, ESCAPE);
	} else if (terminal->pasting ||
		   !sequence_takes(&terminal->sequence, code, now())) {
		take_byte(terminal, code);
	}
}

bool terminal_read(struct terminal *terminal, struct keypress *key)
{
	int code;

	while (!burst_next(&terminal->burst, key)) {
		if (signals_came())
			return false;
		code = read_code(terminal);
		if (code != ERR) {
			take_code(terminal, code);
			continue;
		}
		burst_pass(&terminal->burst, now());
		return burst_next(&terminal->burst, key);
	}
	return true;
}
