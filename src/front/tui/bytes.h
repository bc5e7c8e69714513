/*
 * Puts characters together from the bytes that a terminal sends.
 *
 * Curses does so too, but after bytes that aren't a character of the locale it
 * swallows up to sixteen more, whatever they are. May use: nothing.
 */
#ifndef TUI_BYTES_H
#define TUI_BYTES_H

#include <stdbool.h>

/* All zero is the start. */
struct bytes {
	unsigned int value; /* of the incomplete character */
	unsigned int least; /* smaller values must use fewer bytes */
	int missing;
	bool broken; /* bytes that are not UTF-8 were dropped with this one */
};

/*
 * Takes a byte. True: a character is complete, with its code point in `code`;
 * bytes that are not UTF-8 are dropped. The locale doesn't matter: terminals
 * send UTF-8 without a UTF-8 locale too, and typed text is kept even if little
 * of it can be shown.
 */
bool bytes_take(struct bytes *bytes, unsigned char byte, unsigned int *code);

#endif
