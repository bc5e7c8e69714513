/*
 * The side panel: what is suspected, and the answers so far.
 *
 * May use: paint, action.
 */
#ifndef TUI_PANEL_H
#define TUI_PANEL_H

#include "front/tui/action.h"
#include "front/tui/keys.h"
#include "front/tui/view.h"

/*
 * How far it is scrolled: the suspects from the first one, the answers back
 * from the newest. All zero: not at all.
 */
struct panel_scroll {
	int suspects;
	int answers;
	int alone; /* both, in the step's place */
};

/*
 * Cuts the panel off the right of `text`, where that leaves the text at least
 * `columns` wide. False: it does not, and there is no panel.
 */
bool panel_split(const struct view *view, struct area *text, int columns,
		 struct area *panel);

/* `step` is what is asked, or NULL. Beside it, in two lists. */
void panel_draw_beside(const struct view *view, const struct area *area,
		       const struct step *step,
		       const struct panel_scroll *scroll);

/* The line between them, from rule to rule. */
void panel_draw_border(const struct view *view, const struct area *area);

/*
 * The mouse over the panel beside a step: the wheel scrolls the list below it,
 * a click on an answer asks for a change of it. False: the key is not for it.
 */
bool panel_mouse(const struct view *view, const struct area *area,
		 const struct step *step, struct panel_scroll *scroll,
		 const struct keypress *key, struct action *action);

/* In the step's place, in one list. True: there is more than fits. */
bool panel_draw_alone(const struct view *view, const struct step *step,
		      const struct panel_scroll *scroll);

/* A key there: what scrolls, and a click as beside a step. */
struct action panel_key_alone(const struct view *view, const struct step *step,
			      struct panel_scroll *scroll,
			      const struct keypress *key);

#endif
