/*
 * Tells keys pressed by hand from text that arrives faster than anyone types:
 * from a barcode scanner, which acts as a keyboard and ends with Enter or Tab,
 * or from a paste that the terminal does not mark.
 *
 * The fastest typing leaves 30 ms between two keys, as does a key that is held
 * down; scanners leave up to 20 ms. Keys that follow each other within
 * BURST_MILLISECONDS form a text, including the first one, so each key is held
 * for that long before it acts.
 *
 * Pure: the caller passes the time. May use: keys.
 */
#ifndef TUI_BURST_H
#define TUI_BURST_H

#include "front/tui/keys.h"

#include <stdint.h>

enum {
	BURST_MILLISECONDS = 25,
	BURST_HELD_MOST = 8,
	/* Room for held keys, a text's end and simultaneous mouse events. */
	BURST_READY_MOST = 32,
};

/* All zero is the start. */
struct burst {
	struct keypress held[BURST_HELD_MOST]; /* typed by hand or not: still
					        * unknown */
	int held_count;
	struct keypress ready[BURST_READY_MOST];
	int ready_first;
	int ready_count;
	bool text; /* the next keys belong to a text */
	bool open; /* keys arrived since the text last ended */
	int64_t last; /* when the last key came */
};

/*
 * Takes a key that arrives at `now`, in milliseconds of any clock that is never
 * set back. All keys that are ready must have been read before.
 */
void burst_take(struct burst *burst, const struct keypress *key, int64_t now);

/*
 * Says that no key has arrived until `now`. Call it only when all that arrived
 * have been taken: a key taken while others are held counts as part of them,
 * since nobody knows how long it has waited.
 */
void burst_pass(struct burst *burst, int64_t now);

/*
 * The next key, in order of arrival: unchanged, or marked as pasted if it
 * belongs to a text, and KEYPRESS_TEXT_END at the end of a text. False: none is
 * ready.
 */
bool burst_next(struct burst *burst, struct keypress *key);

/* Milliseconds until burst_pass changes something; -1: it never will. */
int burst_wait(const struct burst *burst, int64_t now);

#endif
