/*
 * A terminal's screen as a picture: SVG, with its text as text and its lines as
 * lines, so that it is sharp at any size and legible in a diff.
 */
#ifndef SUPPORT_PICTURE_H
#define SUPPORT_PICTURE_H

#include "pty.h"

/* `title` is what it shows, in words. The string is the caller's. */
char *picture_make(const struct pty *pty, const char *title);

#endif
