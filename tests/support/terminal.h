/*
 * A terminal with a person at it: starts a program on a pty, shows what it
 * prints on a libvterm screen, types at it.
 *
 * Nothing here sleeps. Each wait reads what the program prints until what it
 * waits for is there and the program has been quiet for a moment, and fails
 * the test, showing the screen, when that takes unreasonably long.
 */
#ifndef SUPPORT_TERMINAL_H
#define SUPPORT_TERMINAL_H

#include "launch.h"

#include <stdbool.h>
#include <stddef.h>

#include <vterm.h>

struct faint;

/* Tests read what they need; only the functions below write. */
struct terminal {
	VTerm *vterm;
	VTermScreen *screen;
	struct faint *faint;
	int rows;
	int columns;
	VTermPos cursor;
	bool cursor_visible;
	bool alternate; /* the alternate screen is shown */
	bool mouse; /* the program asked for the mouse */
	size_t bells;
	size_t bytes; /* received since the start */

	char unsent[256]; /* what libvterm has to say to the program */
	size_t unsent_length;

	pid_t pid; /* the program, leader of its own process group */
	bool stopped;
	bool exited;
	int status; /* as from waitpid, once exited */

	int master; /* -1 after terminal_hang_up */
	int keeper_socket;
	pid_t keeper; /* stays on the pty when the program has gone */
};

/* Never NULL: fails the test instead. Goes with terminal_free. */
struct terminal *terminal_start(const struct launch *launch, int rows,
				int columns);

/* Kills what still runs. NULL is nothing. */
void terminal_free(struct terminal *terminal);

/* The text stands in one row of the screen. */
#define terminal_wait_text(terminal, text)                                     \
	terminal_wait_text_at(terminal, text, __FILE__, __LINE__)

/* The text stands in no row of the screen. */
#define terminal_wait_gone(terminal, text)                                     \
	terminal_wait_gone_at(terminal, text, __FILE__, __LINE__)

/* The bell has been rung `bells` times or more since the start. */
#define terminal_wait_bells(terminal, bells)                                   \
	terminal_wait_bells_at(terminal, bells, __FILE__, __LINE__)

#define terminal_wait_stopped(terminal)                                        \
	terminal_wait_stopped_at(terminal, __FILE__, __LINE__)

/*
 * The exit status, or 128 + the signal that ended the program; what it printed
 * last is on the screen.
 */
#define terminal_wait_exit(terminal)                                           \
	terminal_wait_exit_at(terminal, __FILE__, __LINE__)

void terminal_wait_text_at(struct terminal *terminal, const char *text,
			   const char *file, int line);
void terminal_wait_gone_at(struct terminal *terminal, const char *text,
			   const char *file, int line);
void terminal_wait_bells_at(struct terminal *terminal, size_t bells,
			    const char *file, int line);
void terminal_wait_stopped_at(struct terminal *terminal, const char *file,
			      int line);
int terminal_wait_exit_at(struct terminal *terminal, const char *file,
			  int line);

/* Reads until nothing has come for `quiet` milliseconds. */
void terminal_settle(struct terminal *terminal, int quiet);

/* Reads what comes, at most `most` milliseconds; false: nothing came. */
bool terminal_read(struct terminal *terminal, int most);

/* For keys.c: sends what libvterm made of keys. */
void terminal_flush(struct terminal *terminal);

/* Sends the bytes as they are. */
void terminal_type(struct terminal *terminal, const char *text);

/*
 * One key by name: Enter Tab Escape Backspace Space Up Down Left Right Insert
 * Delete Home End PageUp PageDown F1 … F12, any character, with Ctrl- Alt- or
 * Shift- before it; encoded as the program has asked for.
 */
void terminal_key(struct terminal *terminal, const char *name);

/* The text, then Enter. */
void terminal_line(struct terminal *terminal, const char *text);

/* Presses and releases the first mouse button; counted from 0. */
void terminal_click(struct terminal *terminal, int row, int column);

void terminal_resize(struct terminal *terminal, int rows, int columns);

/* To the program; SIGCONT goes to its whole process group. */
void terminal_signal(struct terminal *terminal, int signal);

/* The window is closed: the pty is gone. */
void terminal_hang_up(struct terminal *terminal);

/* Whether the pty echoes and reads by line, as a shell expects it. */
bool terminal_is_cooked(const struct terminal *terminal);

/* The row (from 0) that the text stands in, or -1; its column in `column`. */
int terminal_find(const struct terminal *terminal, const char *text,
		  int *column);

#endif
