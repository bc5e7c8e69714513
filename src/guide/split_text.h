/*
 * Whether a comma split a text in two: "[Unscrew the shade, the bulb, Plug it
 * in.]" has three items, of which the second is none.
 *
 * May use: node, text.
 */
#ifndef CHARGEFIX_GUIDE_SPLIT_TEXT_H
#define CHARGEFIX_GUIDE_SPLIT_TEXT_H

#include "guide/node.h"

/* What is known of a list's items so far. All zero before the first. */
struct split_text {
	size_t count;
	size_t whole; /* begin with a capital and end with a full stop */
	bool capital; /* any begins with one */
	bool stop; /* any ends with one */
	bool open; /* the newest is without quotes and without a stop */
	struct place small; /* the first behind an open one, in small letters */
	struct place other; /* the same, with a capital or no letter */
};

/* The next item of the list. */
void split_text_add(struct split_text *split, const struct node *item);

/*
 * Where the text begins that a comma split off; line 0: there is none. Where
 * items are sentences, a small letter behind one that has not ended gives it
 * away; so does a missing full stop where half of them are whole.
 */
struct place split_text_place(const struct split_text *split);

#endif
