/*
 * A list in which at most one row is chosen: by keys, by number or by mouse.
 *
 * Pure. May use: keys.
 */
#ifndef TUI_CHOICES_H
#define TUI_CHOICES_H

#include "front/tui/keys.h"

/*
 * With this many rows, numbers have two digits. Digits typed in sequence form a
 * number if there is such a row, and only choose it: "1 1" may mean the first
 * row twice or the eleventh, so neither is given.
 */
enum { CHOICES_LONG = 10 };

/* No row is chosen yet, so none can be given. */
enum { CHOICES_NONE = -1 };

/* All zero: the first row is chosen. */
struct choices {
	int row; /* or CHOICES_NONE */
	bool armed; /* named once; naming it again gives it */
	int typed; /* in a long list, the number so far; 0: none */
};

enum choices_event {
	CHOICES_NOTHING, /* the key is not for the list */
	CHOICES_MOVED,
	CHOICES_NAMED, /* named once, by its number or a click */
	CHOICES_GIVEN, /* named again, so it is the answer */
};

/*
 * Handles a key for a list of `count` rows; Enter is left to the screen. If no
 * row is chosen, moving down starts at the top and moving up at the end.
 */
enum choices_event choices_key(struct choices *choices, int count,
			       const struct keypress *key);

/* Handles a click on a row; -1: not on any row. */
enum choices_event choices_click(struct choices *choices, int row);

#endif
