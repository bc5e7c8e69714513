/*
 * Tells libvterm of faint text, which it has no word for, as its first
 * alternative font: SGR 2 becomes 11, and 22 also brings back font 10.
 */
#ifndef SUPPORT_FAINT_H
#define SUPPORT_FAINT_H

#include <stddef.h>

enum { FAINT_FONT = 1, FAINT_LONGEST = 64 };

enum faint_state { FAINT_PLAIN, FAINT_ESCAPE, FAINT_CSI };

/* All zero is the start. A sequence may come in pieces. */
struct faint {
	enum faint_state state;
	char parameters[FAINT_LONGEST];
	size_t length;
};

/* Hands the rewritten bytes on, in one or more pieces. */
void faint_write(struct faint *faint, const char *bytes, size_t length,
		 void (*put)(void *to, const char *bytes, size_t length),
		 void *to);

#endif
