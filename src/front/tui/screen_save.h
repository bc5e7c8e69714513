/*
 * In which edition and format a report is saved to a file.
 *
 * Pure except for drawing. May use: view, action, choices, report.
 */
#ifndef TUI_SCREEN_SAVE_H
#define TUI_SCREEN_SAVE_H

#include "front/tui/action.h"
#include "front/tui/choices.h"
#include "front/tui/view.h"

struct save_screen {
	int64_t number; /* of the case; 0: the one that is open */
	struct choices choices;
};

/* Chooses the text of that edition, which is not EDITION_OF_CASE. */
void save_screen_init(struct save_screen *screen, int64_t number,
		      enum report_edition edition);

struct action save_screen_key(struct save_screen *screen,
			      const struct view *view,
			      const struct keypress *key);
void save_screen_draw(const struct save_screen *screen,
		      const struct view *view);

#endif
