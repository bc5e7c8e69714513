/*
 * The field for typing a reading, above the bands that it may fall into.
 *
 * Pure. May use: editor, guide.
 */
#ifndef TUI_READING_H
#define TUI_READING_H

#include "front/tui/editor.h"

#include "chargefix/guide.h"

/* All zero: nothing is typed, and the keys go to the list of answers. */
struct reading {
	struct editor editor;
	bool focused; /* the typed number is the answer, not a band */
	bool whole; /* typing replaces the whole content */
	struct buffer said; /* the text that reading_refused returns */
};

/* The row of the field in the text; the rows of the bands start at 0. */
enum { READING_ROW = -2 };

/* Focuses the field and fills it with `text` (NULL: nothing). */
void reading_init(struct reading *reading, const char *text);
void reading_release(struct reading *reading);

/*
 * Returns to the left edge of the field. Text typed then replaces its content.
 */
void reading_focus(struct reading *reading);

/*
 * Handles a key for the field, which takes the focus if the key is text. False:
 * the key is not for the field.
 */
bool reading_key(struct reading *reading, const struct keypress *key);

/* The number of the band that the typed number falls into; 0: into none. */
size_t reading_band(const struct reading *reading, const struct step *step,
		    double *number);

/* Says what is wrong with the typed text, and what is allowed. */
const char *reading_refused(struct reading *reading, const struct step *step);

/* Writes the field as it is shown: "0.45____ A   0 to 10". */
void reading_write(const struct reading *reading, const struct step *step,
		   struct buffer *out);

/* How many columns are before the cursor in that text. */
int reading_cursor(const struct reading *reading);

#endif
