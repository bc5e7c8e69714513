/*
 * Messages about a file that a character in it explains, which looks like
 * another or like nothing.
 *
 * May use: message, text.
 */
#ifndef CHARGEFIX_GUIDE_ODD_NOTES_H
#define CHARGEFIX_GUIDE_ODD_NOTES_H

#include "chargefix/message.h"

#include <stddef.h>

/*
 * Adds to each message whose place or wording has such a character what it is
 * and where. The messages are sorted, and about this text.
 */
void odd_notes_add(struct messages *problems, const char *text, size_t length);

#endif
