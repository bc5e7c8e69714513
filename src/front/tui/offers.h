/*
 * A short list to choose from, below a title and perhaps a text.
 *
 * Pure except for drawing. May use: view, choices, paint.
 */
#ifndef TUI_OFFERS_H
#define TUI_OFFERS_H

#include "front/tui/choices.h"
#include "front/tui/frame.h"
#include "front/tui/view.h"

enum { OFFERS_MOST = 99 };

struct offers {
	const char *title;
	const char *text; /* between title and list; NULL: none */
	const char *rows[OFFERS_MOST];
	int count;
};

/* Adds a row; what is beyond OFFERS_MOST is left out. */
void offers_add(struct offers *offers, const char *row);

/* Handles keys and clicks that choose a row; `choices` keeps which one. */
enum choices_event offers_key(const struct offers *offers,
			      const struct view *view, struct choices *choices,
			      const struct keypress *key);

/* Draws the list in its frame with these keys. */
void offers_draw(const struct offers *offers, const struct view *view,
		 const struct choices *choices, const struct foot *feet,
		 size_t foot_count);

#endif
