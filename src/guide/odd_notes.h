/*
 * Notes for messages whose cause is a character that looks like another one or
 * is invisible.
 *
 * May use: message, text.
 */
#ifndef CHARGEFIX_GUIDE_ODD_NOTES_H
#define CHARGEFIX_GUIDE_ODD_NOTES_H

#include "chargefix/message.h"

#include <stddef.h>

/*
 * Adds a note to each message with such a character at its place or in its
 * words, saying what it is and where. The messages must be sorted and about
 * this text.
 */
void odd_notes_add(struct messages *problems, const char *text, size_t length);

#endif
