/*
 * Reads the part of the list of cases that the window shows around the chosen
 * one, in bounded pieces, and places it in the window.
 *
 * Also defines cases_screen_read. May use: screen_cases, frame, store.
 */
#ifndef TUI_CASES_WINDOW_H
#define TUI_CASES_WINDOW_H

#include "front/tui/screen_cases.h"

/* The lines above the rows: the title, and the names of the columns. */
enum { CASES_HEAD_LINES = 2 };

/* The area of the rows. */
struct area cases_rows_area(const struct view *view);

/* How many rows the window shows; at least one. */
int cases_page(const struct view *view);

/* The chosen case; NULL if the list is empty. */
const struct case_line *cases_chosen(const struct cases_screen *screen);

/* Scrolls no further than needed to show the chosen row. */
void cases_keep_in_sight(struct cases_screen *screen, const struct view *view);

/* Whether there may be unread cases below that would be visible. */
bool cases_missing_below(const struct cases_screen *screen,
			 const struct view *view);

#endif
