/*
 * Typing text: a small editor of one or more lines.
 *
 * The cursor stands between grapheme clusters, never inside one. Pure. May
 * use: keys, text.
 */
#ifndef TUI_EDITOR_H
#define TUI_EDITOR_H

#include "front/tui/keys.h"

/* Bytes that a text has at most where nothing else is said. */
enum { EDITOR_BYTES_MOST = 200 };

/*
 * A text that comes at once is taken to be a scanner's, and to be all that a
 * field is for, from so many bytes on: a hand may press two keys at once.
 */
enum { EDITOR_SCAN_LEAST = 3 };

/* All zero is empty. */
struct editor {
	struct buffer text;
	size_t cursor; /* offset in the text */
	size_t most; /* bytes; more are not taken; 0: EDITOR_BYTES_MOST */
	bool refused; /* there was no room for the last key, or paste */
};

/* For the person, where there was no room. */
#define EDITOR_REFUSED "This field is full: the rest was left out."

/* Empties it. */
void editor_release(struct editor *editor);

/*
 * Types the key. With `lines` line ends are text too, else they become
 * spaces; `columns` is how wide the text is wrapped, for going up and down.
 * False: the key is none for an editor.
 */
bool editor_key(struct editor *editor, const struct keypress *key, bool lines,
		int columns);

/* Puts the text in the place of what stands there, as far as there is room. */
void editor_set(struct editor *editor, const char *text);

/* Takes the text out again, if it stands before the cursor. */
void editor_take_out(struct editor *editor, const char *text);

/*
 * Whether the key deletes. At an empty field it is no command either: no key
 * too many takes an answer back.
 */
bool editor_deletes(const struct keypress *key);

/* Where the cursor stands in the wrapped text, counted from 0. */
void editor_cursor(const struct editor *editor, int columns, int *line,
		   int *column);

#endif
