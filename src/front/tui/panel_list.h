/*
 * The lines of the side panel: causes, and the steps of the walk.
 *
 * Private to the panel. May use: view, course.
 */
#ifndef TUI_PANEL_LIST_H
#define TUI_PANEL_LIST_H

#include "front/tui/view.h"

struct panel_line {
	const char *title;
	size_t said; /* words at the right, as an offset in `text` */
	int indent; /* columns left of the title */
	enum mark mark; /* left of the title; MARKS: none */
	enum role role;
	enum role said_role;
	int given; /* its answer in walk->given; or -1 */
};

/* Must be released in any case. All zero: empty. */
struct panel_list {
	struct panel_line *lines;
	int count;
	struct buffer text;
};

void panel_list_release(struct panel_list *list);

void panel_list_heading(struct panel_list *list, const char *text);

/*
 * Lists the causes that anything is known about; `step` is the current step, or
 * NULL.
 */
void panel_list_suspects(struct panel_list *list, const struct walk *walk,
			 const struct step *step);

/*
 * Lists the answers so far; as a `tree` also the skipped steps, the current
 * step and the likely next ones.
 */
void panel_list_path(struct panel_list *list, const struct view *view,
		     bool tree);

#endif
