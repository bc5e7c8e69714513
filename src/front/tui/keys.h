/*
 * The meaning of all keys, in one table from which the footers and the help
 * screen are made too.
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
	KEYPRESS_TEXT_END, /* the end of text that wasn't typed; `code`: the
			    * scanner's Enter or Tab; 0: none */
};

/* Why a text that was scanned or pasted is no good for a field. */
enum text_fault {
	TEXT_SOUND,
	TEXT_TOO_LONG, /* longer than any detail of a case */
	TEXT_BINARY, /* control characters, or bytes that are not UTF-8 */
};

/* Stands for bytes that are not UTF-8. */
#define KEY_BROKEN 0xFFFD

struct keypress {
	enum keypress_kind kind;
	unsigned int code;
	int line;
	int column;
	bool pasted; /* not typed, so it is never a command */
	const char *text; /* at its end, the whole text, cleaned */
	enum text_fault fault;
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
	COMMAND_AUDIENCE,
	COMMAND_REPORT,
	COMMAND_FILE,
	COMMAND_CODE,
	COMMAND_MANAGE,
	COMMAND_HAND_BACK,
	COMMAND_CASES,
	COMMAND_HISTORY,
	COMMAND_SORT,
	COMMAND_FILTER,
	COMMAND_NEW,
	COMMAND_DANGER,
	COMMAND_YES,
	COMMAND_PANEL,
	COMMAND_HELP,
	COMMAND_NEWLINE,
	COMMAND_EDIT,
	COMMAND_READER,
	COMMAND_WITHDRAW,
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
	const char *foot[2]; /* short, for the footer; NULL: as above */
	int rank; /* 1 … KEY_RANK_MOST, for narrow footers */
	const char *word; /* its effect, for the footer */
	const char *help; /* the same in a sentence */
};

/* The sentence that says why a text is refused; NULL: it is sound. */
const char *text_fault_said(enum text_fault fault);

/* By command. */
extern const struct key_binding key_bindings[];

/* The command of a key; COMMAND_NONE if it has none, or was pasted. */
enum command key_command(const struct keypress *key);

/* The value of a digit; -1 if the key is not one, or was pasted. */
int key_digit(const struct keypress *key);

/* Whether this control character, such as '\x1b', was typed. */
bool key_is_control(const struct keypress *key, unsigned int control);

#endif
