/*
 * The side panel: what is suspected, and the answers so far.
 *
 * May use: paint.
 */
#ifndef TUI_PANEL_H
#define TUI_PANEL_H

#include "front/tui/view.h"

/*
 * Cuts the panel off the right of `text`, where that leaves the text at least
 * `columns` wide. False: it does not, and there is no panel.
 */
bool panel_split(const struct view *view, struct area *text, int columns,
		 struct area *panel);

/* `step` is what is asked, or NULL. Beside it, shortened to what fits. */
void panel_draw_beside(const struct view *view, const struct area *area,
		       const struct step *step);

/* The line between them, from rule to rule. */
void panel_draw_border(const struct view *view, const struct area *area);

/* In the step's place, whole, from line `scroll` on. */
void panel_draw_alone(const struct view *view, const struct step *step,
		      int scroll);

/* `scroll` within what there is to scroll. */
int panel_clamp(const struct view *view, const struct step *step, int scroll);

#endif
