/*
 * Tells the keys that a hand presses from a text that comes faster than any
 * hand types: from a barcode scanner, which is a keyboard that ends with Enter
 * or Tab, or pasted where the terminal does not mark a paste.
 *
 * A hand leaves 30 ms between two keys where it is fastest, which is also how
 * fast a key that is held down repeats; scanners leave up to 20 ms. Keys that
 * follow each other within BURST_MILLISECONDS are a text, the first of them
 * included, so each key is held for that long before it acts.
 *
 * Pure: the time is handed in. May use: keys.
 */
#ifndef TUI_BURST_H
#define TUI_BURST_H

#include "front/tui/keys.h"

#include <stdint.h>

enum {
	BURST_MILLISECONDS = 25,
	BURST_HELD_MOST = 8,
	/* Those held, the end of a text, and what a mouse reports at once. */
	BURST_READY_MOST = 32,
};

/* All zero is the start. */
struct burst {
	struct keypress held[BURST_HELD_MOST]; /* not known yet what they are */
	int held_count;
	struct keypress ready[BURST_READY_MOST];
	int ready_first;
	int ready_count;
	bool text; /* what comes now belongs to a text */
	bool open; /* of which some came since it was ended last */
	int64_t last; /* when the last key came */
};

/*
 * Takes a key that comes at `now`, in milliseconds of any clock that is never
 * set back. Whatever is ready must have been taken before.
 */
void burst_take(struct burst *burst, const struct keypress *key, int64_t now);

/*
 * No key has come up to `now`. To be called only when all that have come were
 * taken: a key that is taken while others are held belongs to them, as nobody
 * can tell how long it has waited.
 */
void burst_pass(struct burst *burst, int64_t now);

/*
 * The next key, in the order in which they came: as it was; or pasted, if it
 * is of a text; then KEYPRESS_TEXT_END where the text ends. False: none is
 * ready.
 */
bool burst_next(struct burst *burst, struct keypress *key);

/* After how many milliseconds burst_pass changes something; -1: nothing. */
int burst_wait(const struct burst *burst, int64_t now);

#endif
