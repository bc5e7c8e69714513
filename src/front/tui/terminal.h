/*
 * The terminal: starts and stops curses, reads keys, and cleans up.
 *
 * The only part of the front that does I/O besides drawing. May use: curses,
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

/* The most mouse events that are read at once. */
enum { TERMINAL_MOUSE_MOST = 16 };

struct terminal {
	SCREEN *screen;
	struct theme theme;
	struct signals signals;
	struct bytes bytes; /* the bytes of an incomplete character */
	struct sequence sequence; /* a sequence being skipped */
	struct burst burst; /* keys that came and are not read yet */
	bool pasting; /* between the marks of a bracketed paste */
};

/* Starts on standard input and output. False: `error` says why not. */
bool terminal_start(struct terminal *terminal, enum theme_name theme,
		    struct message *error);

/* Restores the terminal. */
void terminal_stop(struct terminal *terminal);

/* Returns to the shell until it resumes the job. */
void terminal_suspend(struct terminal *terminal);

/* Restores the terminal for another program, and takes it back. */
void terminal_lend(void);
void terminal_take_back(struct terminal *terminal);

enum terminal_event {
	TERMINAL_KEYS, /* there is something to read, or the size changed */
	TERMINAL_TIME, /* the time is up */
	TERMINAL_GONE, /* a signal came, or the terminal hung up */
};

/*
 * Waits for keys for at most `milliseconds`; -1: forever. Returns earlier if
 * keys that are held back, as they may be a scanner's, become ready.
 */
enum terminal_event terminal_wait(const struct terminal *terminal,
				  int milliseconds);

/* Reads the next key that is ready. False: none is, or a signal came. */
bool terminal_read(struct terminal *terminal, struct keypress *key);

#endif
