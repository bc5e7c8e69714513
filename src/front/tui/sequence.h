/*
 * The bytes of a key that nobody here knows, of what a terminal says of itself,
 * or of a key that a slow line delivers in parts: passed over to their end, as
 * its letters and digits would be keys of their own.
 *
 * ECMA-48's control sequences and strings, and the keypad's keys. Pure: the
 * time is handed in. May use: nothing.
 */
#ifndef TUI_SEQUENCE_H
#define TUI_SEQUENCE_H

#include <stdbool.h>
#include <stdint.h>

/* For so long the rest of a key may still come: more than any line takes. */
enum { SEQUENCE_MILLISECONDS = 1000 };

enum sequence_state {
	SEQUENCE_NONE,
	SEQUENCE_ESCAPED, /* an Esc was given to the screen as a key */
	SEQUENCE_CONTROL_BEGUN, /* ESC [ */
	SEQUENCE_CONTROL, /* and more */
	SEQUENCE_SINGLE, /* ESC O */
	SEQUENCE_STRING, /* ESC ], ESC P and the like */
};

/* All zero is the start. */
struct sequence {
	enum sequence_state state;
	int64_t last; /* when the last byte of it came, in milliseconds */
};

/* Whether the byte, after an ESC, begins more than a key of two. */
bool sequence_begins(int byte);

/* ESC and this byte came together, and more with them. */
void sequence_begin(struct sequence *sequence, int byte, int64_t now);

/* ESC came alone, and was taken as a key. */
void sequence_escaped(struct sequence *sequence, int64_t now);

/* Whether the byte is part of what was begun, and no key. */
bool sequence_takes(struct sequence *sequence, int byte, int64_t now);

#endif
