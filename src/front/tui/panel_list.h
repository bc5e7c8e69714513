/*
 * What the side panel says, line by line: causes, and the way of the walk.
 *
 * Private to the panel. May use: view, course.
 */
#ifndef TUI_PANEL_LIST_H
#define TUI_PANEL_LIST_H

#include "front/tui/view.h"

struct panel_line {
	const char *title;
	size_t said; /* of it, at the right: where in `text` */
	int indent; /* columns before the title */
	enum mark mark; /* before it; MARKS: none */
	enum role role;
	enum role said_role;
	int given; /* the answer in walk->given that it is about; or -1 */
};

/* To be released, however it went. All zero: empty. */
struct panel_list {
	struct panel_line *lines;
	int count;
	struct buffer text;
};

void panel_list_release(struct panel_list *list);

void panel_list_heading(struct panel_list *list, const char *text);

/* The causes of which anything is known; `step` is what is asked, or NULL. */
void panel_list_suspects(struct panel_list *list, const struct walk *walk,
			 const struct step *step);

/*
 * The answers so far; as a `tree` also what was left out, what is asked now
 * and what is likely next.
 */
void panel_list_path(struct panel_list *list, const struct view *view,
		     bool tree);

#endif
