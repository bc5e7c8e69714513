/*
 * A list of which one row is chosen: by keys, by its number, by the mouse.
 *
 * Pure. May use: keys.
 */
#ifndef TUI_CHOICES_H
#define TUI_CHOICES_H

#include "front/tui/keys.h"

/* All zero: the first row is chosen. */
struct choices {
	int row;
	bool armed; /* a number or a click chose it: the same again gives it */
};

enum choices_event {
	CHOICES_NOTHING, /* the key was not for the list */
	CHOICES_MOVED,
	CHOICES_GIVEN, /* the row is meant */
};

/* A key, for a list of `count` rows; Enter is left to the screen. */
enum choices_event choices_key(struct choices *choices, int count,
			       const struct keypress *key);

/* The mouse on a row; -1: beside them all. */
enum choices_event choices_click(struct choices *choices, int row);

#endif
