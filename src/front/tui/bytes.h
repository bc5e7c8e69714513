/*
 * Characters put together from the bytes that a terminal sends.
 *
 * Curses does so as well, but where bytes are no character it swallows up to
 * sixteen more, whatever they are: a key typed after an umlaut that the locale
 * does not take would be lost. May use: nothing.
 */
#ifndef TUI_BYTES_H
#define TUI_BYTES_H

#include <stdbool.h>

/* All zero is the start. */
struct bytes {
	unsigned int value; /* of the character that is not whole yet */
	unsigned int least; /* less than this had needed fewer bytes */
	int missing;
};

/*
 * Takes a byte. True: a character is whole, its code point in `code`; bytes
 * that are no UTF-8 are dropped, and without `utf8` all beyond ASCII.
 */
bool bytes_take(struct bytes *bytes, unsigned char byte, bool utf8,
		unsigned int *code);

#endif
