/*
 * Puts what programs say to an xterm into words that libvterm understands.
 *
 * It knows no faint text: SGR 2 becomes its first alternative font (11), and
 * 22 also brings back font 10. It repeats (REP) one character too far before
 * the last column: the characters are written out instead. And what was left
 * of a character cut off, in the echo of a broken key say, would spoil the next
 * one, however much later: it becomes U+FFFD at once. So does all beyond ASCII
 * in a window of one column, where libvterm falls over what is wide.
 */
#ifndef SUPPORT_DIALECT_H
#define SUPPORT_DIALECT_H

#include <stdbool.h>
#include <stddef.h>

enum { DIALECT_FAINT_FONT = 1, DIALECT_LONGEST = 64 };

enum dialect_state { DIALECT_PLAIN, DIALECT_ESCAPE, DIALECT_CSI };

/* All zero is the start. A sequence may come in pieces. */
struct dialect {
	enum dialect_state state;
	bool narrow; /* the window has one column */
	char last; /* ASCII character printed last */
	char parameters[DIALECT_LONGEST];
	size_t length;
	char cut[4]; /* a character beyond ASCII that is not whole yet */
	size_t cut_length;
	size_t cut_whole;
};

/* Hands the rewritten bytes on, in one or more pieces. */
void dialect_write(struct dialect *dialect, const char *bytes, size_t length,
		   void (*put)(void *to, const char *bytes, size_t length),
		   void *to);

#endif
