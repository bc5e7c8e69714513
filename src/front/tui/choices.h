/*
 * A list of which one row is chosen, or none yet: by keys, by its number, by
 * the mouse.
 *
 * Pure. May use: keys.
 */
#ifndef TUI_CHOICES_H
#define TUI_CHOICES_H

#include "front/tui/keys.h"

/*
 * With so many rows numbers have two digits. Those typed one after the other
 * make a number where there is a row of it, and only go there: whether "1 1"
 * means the first row twice or the eleventh can't be known, so neither is
 * given.
 */
enum { CHOICES_LONG = 10 };

/* No row is chosen yet: only what was chosen may be given. */
enum { CHOICES_NONE = -1 };

/* All zero: the first row is chosen. */
struct choices {
	int row; /* or CHOICES_NONE */
	bool armed; /* it was named: named again it is given */
	int typed; /* of a long list: the number so far; 0: none */
};

enum choices_event {
	CHOICES_NOTHING, /* the key was not for the list */
	CHOICES_MOVED,
	CHOICES_NAMED, /* by its number or a click, once */
	CHOICES_GIVEN, /* the row is meant */
};

/*
 * A key, for a list of `count` rows; Enter is left to the screen. Where no row
 * is chosen, the list is entered from its top downwards, from its end upwards.
 */
enum choices_event choices_key(struct choices *choices, int count,
			       const struct keypress *key);

/* The mouse on a row; -1: beside them all. */
enum choices_event choices_click(struct choices *choices, int row);

#endif
