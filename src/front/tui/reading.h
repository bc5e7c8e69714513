/*
 * Typing what was measured: a field for the number above the bands that it
 * may fall into.
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
	bool focused; /* what is typed is meant, not a band of the list */
	bool whole; /* what stands there goes as a whole once more is typed */
	struct buffer said; /* what reading_refused says */
};

/* The row of the field in the text; the bands have theirs from 0 on. */
enum { READING_ROW = -2 };

/* The field is focused; `text` (NULL: nothing) stands in it. */
void reading_init(struct reading *reading, const char *text);
void reading_release(struct reading *reading);

/*
 * Comes back to the field, to its left edge: what is typed then takes the
 * place of what stands there.
 */
void reading_focus(struct reading *reading);

/*
 * A key for the field; it takes the focus where that is typed text. False: the
 * key is not for it.
 */
bool reading_key(struct reading *reading, const struct keypress *key);

/* The bit of the band that the typed number falls into; 0: into none. */
uint64_t reading_band(const struct reading *reading, const struct step *step,
		      double *number);

/* What is wrong with what is typed, and what would be right. */
const char *reading_refused(struct reading *reading, const struct step *step);

/* The field as it looks: "0.45____ A   0 to 10". */
void reading_write(const struct reading *reading, const struct step *step,
		   struct buffer *out);

/* How many columns before the cursor in that. */
int reading_cursor(const struct reading *reading);

#endif
