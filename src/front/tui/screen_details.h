/*
 * The form for the details of a case.
 *
 * Pure except for drawing. May use: view, action, editor.
 */
#ifndef TUI_SCREEN_DETAILS_H
#define TUI_SCREEN_DETAILS_H

#include "front/tui/action.h"
#include "front/tui/editor.h"
#include "front/tui/view.h"

struct details_screen {
	int64_t number; /* of the case; 0: the new case */
	struct editor fields[DETAILS];
	struct buffer before[DETAILS]; /* their content at the start */
	int field; /* the field being typed in */
	bool dropping; /* Esc was pressed once */
	/* The fields to save; NULL: unchanged. */
	struct case_details given;
};

void details_screen_init(struct details_screen *screen, int64_t number,
			 const struct case_details *details);
void details_screen_release(struct details_screen *screen);

struct action details_screen_key(struct details_screen *screen,
				 const struct view *view,
				 const struct keypress *key);
void details_screen_draw(const struct details_screen *screen,
			 const struct view *view);

#endif
