/*
 * What the keys mean: one table, from which the footers and the help screen
 * are made too.
 *
 * May use: curses (for the names of keys), buffer.
 */
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include "chargefix/buffer.h"

#include <curses.h>
#include <stdbool.h>
#include <stddef.h>

enum keypress_kind {
	KEYPRESS_CHARACTER, /* `code` is a Unicode code point */
	KEYPRESS_FUNCTION, /* `code` is curses' KEY_… */
	KEYPRESS_CLICK, /* the mouse, at `line` and `column`, as the wheel */
	KEYPRESS_TEXT_END, /* of a text that no hand typed; `code`: the Enter or
			    * Tab that a scanner ends it with; 0: none */
};

struct keypress {
	enum keypress_kind kind;
	unsigned int code;
	int line;
	int column;
	bool pasted; /* not typed: is text, never a command */
	const char *text; /* at its end: all of it, cleaned as a detail */
};

/* In the order of the help screen. */
enum command {
	COMMAND_UP,
	COMMAND_DOWN,
	COMMAND_PICK,
	COMMAND_TOGGLE,
	COMMAND_UNTICK,
	COMMAND_ENTER,
	COMMAND_BACK,
	COMMAND_PAGE_UP,
	COMMAND_PAGE_DOWN,
	COMMAND_SCROLL_UP,
	COMMAND_SCROLL_DOWN,
	COMMAND_FIRST,
	COMMAND_LAST,
	COMMAND_WAIT,
	COMMAND_WHY,
	COMMAND_NOTE,
	COMMAND_REVIEW,
	COMMAND_SEARCH,
	COMMAND_DETAILS,
	COMMAND_REPORT,
	COMMAND_FILE,
	COMMAND_CASES,
	COMMAND_SORT,
	COMMAND_NEW,
	COMMAND_DANGER,
	COMMAND_YES,
	COMMAND_PANEL,
	COMMAND_HELP,
	COMMAND_NEWLINE,
	COMMAND_EDIT,
	COMMAND_CANCEL,
	COMMAND_REPAINT,
	COMMAND_SUSPEND,
	COMMAND_LEAVE,
	COMMANDS,
	COMMAND_NONE = COMMANDS,
};

enum { KEY_CODES_MOST = 10, KEY_RANK_MOST = 20 };

struct key_binding {
	enum command command;
	int codes[KEY_CODES_MOST]; /* characters and KEY_… codes, then 0 */
	const char *name[2]; /* in ASCII, and in UTF-8 */
	const char *foot[2]; /* shorter, for the footer; NULL: as above */
	int rank; /* 1 … KEY_RANK_MOST: what goes first in a narrow footer */
	const char *word; /* what it does, for the footer */
	const char *help; /* the same in a sentence */
};

/* By command. */
extern const struct key_binding key_bindings[];

/* The command of a key; COMMAND_NONE if it has none, or was pasted. */
enum command key_command(const struct keypress *key);

/* What a digit stands for; -1 if it is none, or was pasted. */
int key_digit(const struct keypress *key);

/* Whether the key is this control character, '\x1b' say, and was typed. */
bool key_is_control(const struct keypress *key, unsigned int control);

#endif
