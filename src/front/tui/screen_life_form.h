/*
 * What has to be typed before something is done with the case: why, until
 * when, who.
 *
 * Pure except for drawing. May use: view, action, editor.
 */
#ifndef TUI_SCREEN_LIFE_FORM_H
#define TUI_SCREEN_LIFE_FORM_H

#include "front/tui/action.h"
#include "front/tui/editor.h"
#include "front/tui/view.h"

enum { LIFE_FIELDS_MOST = 2 };

struct life_form_screen {
	struct life_change given; /* texts are those of the fields */
	struct editor fields[LIFE_FIELDS_MOST];
	int field;
	bool dropping; /* asked whether to drop what is typed */
};

/* For that action; `who` is the name that confirms, if nothing else is typed. */
void life_form_screen_init(struct life_form_screen *screen,
			   const struct life_change *change, const char *who);
void life_form_screen_release(struct life_form_screen *screen);
struct action life_form_screen_key(struct life_form_screen *screen,
				   const struct view *view,
				   const struct keypress *key);
void life_form_screen_draw(const struct life_form_screen *screen,
			   const struct view *view);

#endif
