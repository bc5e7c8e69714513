/*
 * Characters put together from the bytes that a terminal sends.
 *
 * Curses does so as well, but where bytes are no character of the locale it
 * swallows up to sixteen more, whatever they are. May use: nothing.
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
 * that are no UTF-8 are dropped. The locale is not asked: terminals send UTF-8
 * also to who was given none, and what is typed is kept whole, however little
 * of it can be shown.
 */
bool bytes_take(struct bytes *bytes, unsigned char byte, unsigned int *code);

#endif
