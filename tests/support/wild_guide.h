/*
 * Guides as nobody would write them: valid, but with every script, words that
 * do not fit any window, too many answers, things to do and questions.
 */
#ifndef SUPPORT_WILD_GUIDE_H
#define SUPPORT_WILD_GUIDE_H

#include "random_guide.h"

#include "chargefix/buffer.h"

/* Appends the text of one. */
void wild_guide(struct buffer *out, struct dice *dice);

#endif
