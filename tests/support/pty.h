/*
 * A terminal with a person at it: starts a program on a pty, shows what it
 * prints on a libvterm screen, types at it.
 *
 * Nothing here sleeps. Each wait reads what the program prints until what it
 * waits for is there, the program has read all keys and has nothing more to do,
 * and fails the test, showing the screen, when that takes unreasonably long.
 */
#ifndef SUPPORT_PTY_H
#define SUPPORT_PTY_H

#include "launch.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

#include <vterm.h>

struct dialect;

/* What was typed, and the program may not have done yet. */
enum pty_pressed {
	PRESSED_NOTHING,
	PRESSED_KEY,
	PRESSED_HELD, /* a key that it holds, as a scanner may send more */
	PRESSED_TEXT,
};

/* Tests read what they need; only the functions below write. */
struct pty {
	VTerm *vterm;
	VTermScreen *screen;
	struct dialect *dialect;
	int rows;
	int columns;
	VTermPos cursor;
	bool cursor_visible;
	size_t cursor_matched; /* bytes of what shows or hides it, so far */
	bool alternate; /* the alternate screen is shown */
	bool mouse; /* the program asked for the mouse */
	size_t bells;
	size_t bytes; /* received since the start */
	FILE *transcript; /* gets these bytes as they came; NULL: nobody asks */

	enum pty_pressed pressed;
	long sleeps; /* how often the program had slept before; -1: unknown */

	char unsent[256]; /* what libvterm has to say to the program */
	size_t unsent_length;

	pid_t pid; /* the program, leader of its own process group */
	bool stopped;
	bool exited;
	int status; /* as from waitpid, once exited */

	int master; /* -1 after pty_hang_up */
	int keeper_socket;
	pid_t keeper; /* stays on the pty when the program has gone */
};

/* Never NULL: fails the test instead. Goes with pty_free. */
struct pty *pty_start(const struct launch *launch, int rows, int columns);

/* Kills what still runs. NULL is nothing. */
void pty_free(struct pty *pty);

/* The text stands in one row of the screen. */
#define pty_wait_text(pty, text) pty_wait_text_at(pty, text, __FILE__, __LINE__)

/* The words follow each other, wherever lines end between them. */
#define pty_wait_words(pty, words)                                             \
	pty_wait_words_at(pty, words, __FILE__, __LINE__)

/* The text stands in no row of the screen. */
#define pty_wait_gone(pty, text) pty_wait_gone_at(pty, text, __FILE__, __LINE__)

/* The bell has been rung `bells` times or more since the start. */
#define pty_wait_bells(pty, bells)                                             \
	pty_wait_bells_at(pty, bells, __FILE__, __LINE__)

#define pty_wait_stopped(pty) pty_wait_stopped_at(pty, __FILE__, __LINE__)

/*
 * The exit status, or 128 + the signal that ended the program; what it printed
 * last is on the screen.
 */
#define pty_wait_exit(pty) pty_wait_exit_at(pty, __FILE__, __LINE__)

void pty_wait_text_at(struct pty *pty, const char *text, const char *file,
		      int line);
void pty_wait_words_at(struct pty *pty, const char *words, const char *file,
		       int line);
void pty_wait_gone_at(struct pty *pty, const char *text, const char *file,
		      int line);
void pty_wait_bells_at(struct pty *pty, size_t bells, const char *file,
		       int line);
void pty_wait_stopped_at(struct pty *pty, const char *file, int line);
int pty_wait_exit_at(struct pty *pty, const char *file, int line);

/*
 * Reads until the program waits for something to happen, and nothing has come
 * for `quiet` milliseconds. False: that takes unreasonably long.
 */
bool pty_settle(struct pty *pty, int quiet);

/* Reads what comes, at most `most` milliseconds; false: nothing came. */
bool pty_read(struct pty *pty, int most);

/*
 * Whether the program has read all that was typed and waits for something to
 * happen: then what it printed is all there is.
 */
bool pty_waits(const struct pty *pty);

/*
 * Whether it will do nothing more until it gets a key or a signal: what it
 * printed can be read at once. False where the system does not tell.
 */
bool pty_rests(const struct pty *pty);

/* For pty_keys.c: sends what libvterm made of keys. */
void pty_flush(struct pty *pty);

/*
 * The same of a key by hand. `held`: the program may hold it for a moment, as
 * more may follow from a scanner.
 */
void pty_press(struct pty *pty, bool held);

/* Waits until the program holds nothing of what was typed. */
void pty_lift(struct pty *pty);

/* The same, where that was a key by hand. */
void pty_lift_key(struct pty *pty);

/* Sends the bytes as they are, as fast as no hand types them. */
void pty_type(struct pty *pty, const char *text);

/*
 * One key by name, pressed by hand: not before the program has done what was
 * typed until then. Enter Tab Escape Backspace Space Up Down Left Right Insert
 * Delete Home End PageUp PageDown F1 … F12, any character, with Ctrl- Alt- or
 * Shift- before it; encoded as the program has asked for.
 */
void pty_key(struct pty *pty, const char *name);

/* The text, then Enter. */
void pty_line(struct pty *pty, const char *text);

/* Presses and releases the first mouse button; counted from 0. */
void pty_click(struct pty *pty, int row, int column);

/* The same with another button: 2 the middle, 3 the right one. */
void pty_click_button(struct pty *pty, int button, int row, int column);

void pty_resize(struct pty *pty, int rows, int columns);

/* To the program; SIGCONT goes to its whole process group. */
void pty_signal(struct pty *pty, int signal);

/* The window is closed: the pty is gone. */
void pty_hang_up(struct pty *pty);

/* Whether the pty echoes and reads by line, as a shell expects it. */
bool pty_is_cooked(const struct pty *pty);

/* The row (from 0) that the text stands in, or -1; its column in `column`. */
int pty_find(const struct pty *pty, const char *text, int *column);

#endif
