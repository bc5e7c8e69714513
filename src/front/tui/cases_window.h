/*
 * The part of the list of cases that is read: as much as a window shows around
 * the choice, in bounded pieces, and where it stands on the window.
 *
 * cases_screen_read is here too. May use: screen_cases, frame, store.
 */
#ifndef TUI_CASES_WINDOW_H
#define TUI_CASES_WINDOW_H

#include "front/tui/screen_cases.h"

/* Above the rows: what is listed, and the columns' names. */
enum { CASES_HEAD_LINES = 2 };

/* Where the rows are. */
struct area cases_rows_area(const struct view *view);

/* Rows of a window; there is always one to go. */
int cases_page(const struct view *view);

/* The chosen case; NULL where the list is empty. */
const struct case_line *cases_chosen(const struct cases_screen *screen);

/* Moves the window over the rows as little as shows the choice. */
void cases_keep_in_sight(struct cases_screen *screen, const struct view *view);

/* Whether there may be cases below that are not read yet, but would show. */
bool cases_missing_below(const struct cases_screen *screen,
			 const struct view *view);

#endif
