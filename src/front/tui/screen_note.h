/*
 * A note on a step, or on the case as a whole. May use: editor, view.
 */
#ifndef TUI_SCREEN_NOTE_H
#define TUI_SCREEN_NOTE_H

#include "front/tui/action.h"
#include "front/tui/editor.h"
#include "front/tui/view.h"

struct note_screen {
	const struct step *step; /* NULL: the case as a whole */
	struct editor editor;
	bool customer; /* may read it, too */
	int64_t seq; /* of the note that is corrected; 0: a new one */
	struct buffer before; /* its text, and … */
	bool before_customer; /* … whether the customer may read it */
	bool dropping; /* asked whether to drop what is typed */
	bool withdrawing; /* asked whether to withdraw it */
};

/* The typed text that isn't saved; NULL if it is only spaces. */
const char *note_screen_unsaved(const struct note_screen *screen);

/* `step` NULL: about the case as a whole. */
void note_screen_init(struct note_screen *screen, const struct step *step);

/* Begins with a note that is to be corrected. */
void note_screen_correct(struct note_screen *screen, const struct note *note);
void note_screen_release(struct note_screen *screen);
struct action note_screen_key(struct note_screen *screen,
			      const struct view *view,
			      const struct keypress *key);
void note_screen_draw(const struct note_screen *screen,
		      const struct view *view);

#endif
