/*
 * A small text editor for one or more lines.
 *
 * The cursor is always between grapheme clusters, never inside one. Pure. May
 * use: keys, text.
 */
#ifndef TUI_EDITOR_H
#define TUI_EDITOR_H

#include "front/tui/keys.h"

/* The most bytes in a text, unless editor.most says otherwise. */
enum { EDITOR_BYTES_MOST = 200 };

/*
 * Text of at least this many bytes that arrives at once counts as scanned, and
 * fills the whole field. Shorter text may be two keys pressed together.
 */
enum { EDITOR_SCAN_LEAST = 3 };

/* All zero is empty. */
struct editor {
	struct buffer text;
	size_t cursor; /* offset in the text */
	size_t most; /* bytes at most; 0: EDITOR_BYTES_MOST */
	bool refused; /* the last key or paste did not fit */
	bool pasting; /* a text is coming that was scanned or pasted */
	struct buffer before; /* the text before it, */
	size_t before_cursor; /* and the cursor */
};

/* Shown when the text did not fit. */
#define EDITOR_REFUSED "This field is full: the rest was left out."

/* Empties it. */
void editor_release(struct editor *editor);

/*
 * Handles a key. With `lines`, line ends are text too, else they become spaces;
 * `columns` is the width of the wrapped text, for moving up and down. False:
 * the key is not for an editor.
 */
bool editor_key(struct editor *editor, const struct keypress *key, bool lines,
		int columns);

/* Replaces the text, as far as the new one fits. */
void editor_set(struct editor *editor, const char *text);

/*
 * At the end of a text that was scanned or pasted: makes the editor what it was
 * before it.
 */
void editor_take_back(struct editor *editor);

/*
 * The end of a text that was scanned or pasted into a field: what is no good is
 * taken back, and why is returned.
 */
enum text_fault editor_end_text(struct editor *editor,
				const struct keypress *end);

/*
 * Whether the key deletes text. In an empty field it isn't a command either, so
 * pressing it once too often never takes an answer back.
 */
bool editor_deletes(const struct keypress *key);

/* The cursor's position in the wrapped text, counted from 0. */
void editor_cursor(const struct editor *editor, int columns, int *line,
		   int *column);

#endif
