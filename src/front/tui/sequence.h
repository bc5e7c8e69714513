/*
 * Skips the bytes of an unknown key, of a terminal's report about itself, or of
 * a key that a slow line delivers in parts. Otherwise their letters and digits
 * would act as keys.
 *
 * Knows ECMA-48's control sequences and strings, and the keypad's keys. Pure:
 * the caller passes the time. May use: nothing.
 */
#ifndef TUI_SEQUENCE_H
#define TUI_SEQUENCE_H

#include <stdbool.h>
#include <stdint.h>

/* How long the rest of a key may take: longer than on any line. */
enum { SEQUENCE_MILLISECONDS = 1000 };

enum sequence_state {
	SEQUENCE_NONE,
	SEQUENCE_ESCAPED, /* an Esc was passed on as a key */
	SEQUENCE_CONTROL_BEGUN, /* ESC [ */
	SEQUENCE_CONTROL, /* ESC [ and more */
	SEQUENCE_SINGLE, /* ESC O */
	SEQUENCE_STRING, /* ESC ], ESC P and the like */
};

/* All zero is the start. */
struct sequence {
	enum sequence_state state;
	int64_t last; /* when its last byte came, in milliseconds */
};

/* Whether ESC and this byte begin a sequence longer than two bytes. */
bool sequence_begins(int byte);

/* Begins a sequence: ESC and this byte came together with more bytes. */
void sequence_begin(struct sequence *sequence, int byte, int64_t now);

/* Says that ESC came alone and was taken as a key. */
void sequence_escaped(struct sequence *sequence, int64_t now);

/* Whether the byte is part of a sequence, not a key. */
bool sequence_takes(struct sequence *sequence, int byte, int64_t now);

#endif
