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
	bool dropping; /* asked whether to drop what is typed */
};

/* The typed text that isn't saved; NULL if it is only spaces. */
const char *note_screen_unsaved(const struct note_screen *screen);

/* `step` NULL: about the case as a whole. */
void note_screen_init(struct note_screen *screen, const struct step *step);
void note_screen_release(struct note_screen *screen);
struct action note_screen_key(struct note_screen *screen,
			      const struct view *view,
			      const struct keypress *key);
void note_screen_draw(const struct note_screen *screen,
		      const struct view *view);

#endif
