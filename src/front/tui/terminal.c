#include "front/tui/terminal.h"

#include "chargefix/text.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <term.h>
#include <unistd.h>

/* Codes for what begins and ends a paste, beyond all of curses' own. */
enum { ESCAPE = '\033', BELL = '\a' };
enum { KEY_PASTE_BEGIN = 0x7001, KEY_PASTE_END = 0x7002 };

/*
 * How long curses waits after ESC for the rest of a key, in milliseconds:
 * enough for a slow line, too short to be felt.
 */
enum { ESCAPE_MILLISECONDS = 25 };

/*
 * A press that curses reads together with its release comes as a click, and
 * two of them as a double one, whatever else was asked for.
 */
#define MOUSE_PRESSED (BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED)
#define MOUSE_CLICKED (BUTTON1_CLICKED | BUTTON4_CLICKED | BUTTON5_CLICKED)

/*
 * What terminals send for some keys beside what terminfo says of them, as many
 * are called what they are not.
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
	{"\033[6~", KEY_NPAGE},
};

static void define_keys(void)
{
	size_t count = sizeof(known_anyhow) / sizeof(*known_anyhow);

	/* As which the Linux console's terminfo has Ctrl-Z. */
	define_key(NULL, KEY_SUSPEND);
	define_key("\033[200~", KEY_PASTE_BEGIN);
	define_key("\033[201~", KEY_PASTE_END);
	for (size_t i = 0; i < count; i++)
		if (!key_defined(known_anyhow[i].sequence))
			define_key(known_anyhow[i].sequence,
				   known_anyhow[i].code);
}

/* Sends a capability that terminfo has under a name of its own, if it does. */
static void send_extension(const char *name)
{
	const char *sequence = tigetstr(name);

	if (sequence && sequence != (const char *)-1) {
		putp(sequence);
		fflush(stdout);
	}
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
	/* Curses waits on, for ever, after what it was not asked for. */
	mousemask(ALL_MOUSE_EVENTS | REPORT_MOUSE_POSITION, NULL);
	mouseinterval(0);
	define_keys();
	send_extension("BE");
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
	/* First, as curses takes over only what nobody has taken. */
	signals_catch(&terminal->signals);
	terminal->screen = newterm(NULL, stdout, stdin);
	if (!terminal->screen) {
		signals_release(&terminal->signals);
		return message_set(
			error,
			"the terminal type %s is not known here: try --plain, "
			"or set TERM",
			name && *name ? name : "(none, TERM is not set)");
	}
	/*
	 * Until it was left once, curses sends each line by itself; from then
	 * on all that a key changes goes out together.
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
	send_extension("BD");
	endwin();
	/* Where no other screen comes back, the next words go over the footer. */
	if (!enter_ca_mode && clr_eol)
		putp(clr_eol);
	fflush(stdout);
	delscreen(terminal->screen);
	terminal->screen = NULL;
	signals_release(&terminal->signals);
}

/* The window may have changed its size while nobody was told. */
static void take_size(void)
{
	struct winsize size;

	if (ioctl(STDIN_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row &&
	    size.ws_col && is_term_resized(size.ws_row, size.ws_col))
		resizeterm(size.ws_row, size.ws_col);
	/* Or reading a key would show what was drawn for the old size. */
	untouchwin(stdscr);
}

/*
 * What curses sent for the old size may have come to the new one: there lines
 * scroll in a part of the window until it is told again.
 */
static void scroll_whole_window(void)
{
	if (change_scroll_region)
		putp(tparm(change_scroll_region, 0, LINES - 1));
	fflush(stdout);
}

void terminal_lend(void)
{
	send_extension("BD");
	def_prog_mode();
	endwin();
}

void terminal_take_back(struct terminal *terminal)
{
	/* A paste that was cut off by it is over. */
	terminal->pasting = false;
	reset_prog_mode();
	take_size();
	clearok(curscr, TRUE);
	refresh();
	send_extension("BE");
}

void terminal_suspend(struct terminal *terminal)
{
	terminal_lend();
	signals_stop_job(&terminal->signals);
	terminal_take_back(terminal);
}

/* At a hang-up a terminal is ready to read, and there is nothing to read. */
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
 * Curses looks only at what size there is in the end. In between the window
 * may have been smaller, and what terminals make of their text then differs.
 * And who stops us from outside leaves the window and its modes to a shell.
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

enum terminal_event terminal_wait(const struct terminal *terminal,
				  int milliseconds)
{
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
	/* pselect, not poll: signals come while it waits, and only then. */
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
	/* The wheel is a key like others, but for its place. */
	return (struct keypress){.kind = KEYPRESS_FUNCTION,
				 .code = up ? KEY_SR : KEY_SF,
				 .line = event->y,
				 .column = event->x};
}

/*
 * Curses gives the newest event first; they are taken from the end. What looks
 * like one within a paste is dropped.
 */
static void take_mouse(struct terminal *terminal)
{
	int most = terminal->pasting ? 0 : TERMINAL_MOUSE_MOST;
	MEVENT event;

	while (getmouse(&event) == OK) {
		int count = clicks(event.bstate);
		if (!count && event.bstate & (MOUSE_PRESSED | MOUSE_CLICKED))
			count = 1;
		while (count-- && terminal->mouse_count < most)
			terminal->mouse[terminal->mouse_count++] =
				mouse_key(&event);
	}
}

/*
 * A key of curses or a byte, ERR where there is none. In the middle of a
 * broken sequence curses waits for its end, and signals must come through
 * there.
 */
static int read_code(const struct terminal *terminal)
{
	sigset_t held;

	sigprocmask(SIG_SETMASK, &terminal->signals.outside, &held);
	int code = getch();
	sigprocmask(SIG_SETMASK, &held, NULL);
	return code;
}

/* The rest of a control sequence, ECMA-48: parameters, then what ends it. */
static void pass_over_sequence(const struct terminal *terminal)
{
	int code;

	do
		code = read_code(terminal);
	while (code >= ' ' && code <= '?');
	if (code >= KEY_MIN)
		ungetch(code);
}

/*
 * The rest of a control string, as terminals answer: up to BEL or ESC \. Any
 * other key cuts it off, and counts.
 */
static void pass_over_string(const struct terminal *terminal)
{
	int code, next;

	do
		code = read_code(terminal);
	while (code != ERR && code != BELL && code != ESCAPE && code < KEY_MIN);
	if (code >= KEY_MIN)
		ungetch(code);
	if (code != ESCAPE || (next = read_code(terminal)) == '\\')
		return;
	if (next != ERR)
		ungetch(next);
	ungetch(ESCAPE);
}

/* Whether the character, after an ESC, begins more than a key of two. */
static bool begins_sequence(int code)
{
	return code > 0 && code < KEY_MIN && strchr("[]P^_X", code);
}

static void pass_over(const struct terminal *terminal, int first)
{
	if (first == '[')
		pass_over_sequence(terminal);
	else
		pass_over_string(terminal);
}

/*
 * What comes at once after an ESC is a key that nobody here knows, or what a
 * terminal says of itself: it is passed over to its end. As single keys
 * "ESC [ 2 2 ~" would give an answer.
 */
static bool is_unknown_key(const struct terminal *terminal)
{
	int first = read_code(terminal);
	bool begins = first == 'O' || begins_sequence(first);
	int next = begins ? read_code(terminal) : ERR;

	if (next == ERR) {
		if (first != ERR)
			ungetch(first);
		return false;
	}
	if (first != 'O') {
		ungetch(next);
		pass_over(terminal, first);
	}
	return true;
}

/* A character; what ECMA-48 has as one in place of ESC and another is none. */
static bool take_byte(struct terminal *terminal, int code, struct keypress *key)
{
	if (!bytes_take(&terminal->bytes, (unsigned char)code, &key->code))
		return false;
	if (key->code < 0x80 || key->code >= 0xA0 || terminal->pasting)
		return true;
	if (begins_sequence((int)key->code - 0x40))
		pass_over(terminal, (int)key->code - 0x40);
	return false;
}

/* What is in a key or byte; false: nothing yet that stands by itself. */
static bool take_code(struct terminal *terminal, int code, struct keypress *key)
{
	*key = (struct keypress){.pasted = terminal->pasting};
	if (code == KEY_MOUSE) {
		take_mouse(terminal);
	} else if (code == KEY_PASTE_BEGIN || code == KEY_PASTE_END) {
		terminal->pasting = code == KEY_PASTE_BEGIN;
	} else if (code >= KEY_MIN) {
		key->kind = KEYPRESS_FUNCTION;
		key->code = (unsigned int)code;
		/* What is pasted is text: no key among it is pressed. */
		return !terminal->pasting;
	} else if (code == ESCAPE && !terminal->pasting &&
		   is_unknown_key(terminal)) {
		return false;
	} else {
		key->kind = KEYPRESS_CHARACTER;
		return take_byte(terminal, code, key);
	}
	return false;
}

bool terminal_read(struct terminal *terminal, struct keypress *key)
{
	int code;

	while (!terminal->mouse_count && (code = read_code(terminal)) != ERR)
		if (take_code(terminal, code, key))
			return true;
	if (!terminal->mouse_count)
		return false;
	*key = terminal->mouse[--terminal->mouse_count];
	return true;
}
