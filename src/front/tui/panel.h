/*
 * The side panel: what is suspected, and the answers so far.
 *
 * May use: paint.
 */
#ifndef TUI_PANEL_H
#define TUI_PANEL_H

#include "front/tui/view.h"

/* Beside a step, shortened to what fits. */
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
