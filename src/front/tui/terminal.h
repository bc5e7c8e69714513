/*
 * The terminal: curses on and off, keys in, and nothing left behind.
 *
 * The only part of the front that does I/O beside drawing. May use: curses,
 * keys, burst, bytes, sequence, theme, signals, message.
 */
#ifndef TUI_TERMINAL_H
#define TUI_TERMINAL_H

#include "front/tui/burst.h"
#include "front/tui/bytes.h"
#include "front/tui/keys.h"
#include "front/tui/sequence.h"
#include "front/tui/signals.h"
#include "front/tui/theme.h"

#include "chargefix/message.h"

/* Uses of the mouse that may come at once. */
enum { TERMINAL_MOUSE_MOST = 16 };

struct terminal {
	SCREEN *screen;
	struct theme theme;
	struct signals signals;
	struct bytes bytes; /* of a character that is not whole yet */
	struct sequence sequence; /* that is passed over */
	struct burst burst; /* what came and is not read */
	bool pasting; /* between the marks of a bracketed paste */
};

/* On standard input and output. False: `error` says why not. */
bool terminal_start(struct terminal *terminal, enum theme_name theme,
		    struct message *error);

/* The terminal is again as it was. */
void terminal_stop(struct terminal *terminal);

/* Back to the shell until it lets the job go on. */
void terminal_suspend(struct terminal *terminal);

/* The terminal as it was, for another program; and ours again. */
void terminal_lend(void);
void terminal_take_back(struct terminal *terminal);

enum terminal_event {
	TERMINAL_KEYS, /* there is something to read, or the size changed */
	TERMINAL_TIME, /* the time is up */
	TERMINAL_GONE, /* a signal came, or the terminal hung up */
};

/*
 * Waits for keys, `milliseconds` at most; -1: for ever. Keys that came already
 * and are held back, as they may be a scanner's, are waited for no longer than
 * that takes.
 */
enum terminal_event terminal_wait(const struct terminal *terminal,
				  int milliseconds);

/* The next key that can act already; false: none can, or a signal came. */
bool terminal_read(struct terminal *terminal, struct keypress *key);

#endif
