/*
 * Draws a case as one line of a list, with fewer columns in narrow windows.
 *
 * May use: paint, case_list.
 */
#ifndef TUI_CASE_ROW_H
#define TUI_CASE_ROW_H

#include "front/tui/case_list.h"
#include "front/tui/view.h"

/* Always shows the column that the list is sorted by. */
void case_row_draw(const struct view *view, const struct area *area, int line,
		   const struct case_line *row, enum case_sort sort,
		   bool chosen);

/* Draws the names of the columns. */
void case_row_draw_names(const struct view *view, const struct area *area,
			 int line, enum case_sort sort);

#endif
