/*
 * Asks once for the name to record when another login continues a technician's
 * case.
 *
 * May use: editor, view, action.
 */
#ifndef TUI_SCREEN_NAME_H
#define TUI_SCREEN_NAME_H

#include "front/tui/action.h"
#include "front/tui/editor.h"
#include "front/tui/view.h"

struct name_screen {
	struct editor editor;
};

/*
 * Takes a scanned badge into the editor of a name, at the end of its text. An
 * IMEI must have been scanned by mistake.
 */
struct action name_screen_scan(struct editor *editor,
			       const struct keypress *key);

void name_screen_init(struct name_screen *screen);
void name_screen_release(struct name_screen *screen);
struct action name_screen_key(struct name_screen *screen,
			      const struct view *view,
			      const struct keypress *key);
void name_screen_draw(const struct name_screen *screen,
		      const struct view *view);

#endif
