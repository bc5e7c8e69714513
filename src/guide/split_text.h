/*
 * Finds texts that a comma split in two: "[Unscrew the shade, the bulb, Plug it
 * in.]" has three items, but the second belongs to the first.
 *
 * May use: node, text.
 */
#ifndef CHARGEFIX_GUIDE_SPLIT_TEXT_H
#define CHARGEFIX_GUIDE_SPLIT_TEXT_H

#include "guide/node.h"

/* What is known about a list's items so far. All zero before the first. */
struct split_text {
	size_t count;
	size_t whole; /* how many have a capital and a full stop */
	bool capital; /* any begins with a capital */
	bool stop; /* any ends with a full stop */
	bool open; /* the newest has neither quotes nor a full stop */
	struct place small; /* first lower-case item after an open one */
	struct place other; /* the same with a capital or no letter */
};

/* Adds the next item of the list. */
void split_text_add(struct split_text *split, const struct node *item);

/*
 * The place of a text that a comma split off; line 0: there is none. If items
 * are sentences, the sign is a small letter after an unfinished one, or a
 * missing full stop if half of the items are complete sentences.
 */
struct place split_text_place(const struct split_text *split);

#endif
