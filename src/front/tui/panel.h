/*
 * The side panel: the suspected causes and the answers so far.
 *
 * May use: paint, action.
 */
#ifndef TUI_PANEL_H
#define TUI_PANEL_H

#include "front/tui/action.h"
#include "front/tui/keys.h"
#include "front/tui/view.h"

/*
 * How far the panel is scrolled: the suspects from the first one, the answers
 * back from the newest. All zero: not at all.
 */
struct panel_scroll {
	int suspects;
	int answers;
	int alone; /* both, in the place of the step */
};

/*
 * Cuts the panel off the right of `text` if that leaves the text at least
 * `columns` wide. Otherwise returns false: there is no panel.
 */
bool panel_split(const struct view *view, struct area *text, int columns,
		 struct area *panel);

/* Draws two lists beside the step. `step` is the current step, or NULL. */
void panel_draw_beside(const struct view *view, const struct area *area,
		       const struct step *step,
		       const struct panel_scroll *scroll);

/* Draws the line between step and panel, from rule to rule. */
void panel_draw_border(const struct view *view, const struct area *area);

/*
 * Handles the mouse over the panel beside a step: the wheel scrolls the list
 * under it, and a click on an answer asks to change it. False: the key is not
 * for the panel.
 */
bool panel_mouse(const struct view *view, const struct area *area,
		 const struct step *step, struct panel_scroll *scroll,
		 const struct keypress *key, struct action *action);

/* Draws one list in place of the step. True: there is more than fits. */
bool panel_draw_alone(const struct view *view, const struct step *step,
		      const struct panel_scroll *scroll);

/* Handles a key there: scrolling, and clicks as beside a step. */
struct action panel_key_alone(const struct view *view, const struct step *step,
			      struct panel_scroll *scroll,
			      const struct keypress *key);

#endif
