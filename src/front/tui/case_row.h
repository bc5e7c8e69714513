/*
 * Draws a case as one line of a list, with fewer columns in narrow windows.
 *
 * May use: paint, case_list.
 */
#ifndef TUI_CASE_ROW_H
#define TUI_CASE_ROW_H

#include "front/tui/case_list.h"
#include "front/tui/view.h"

/* The columns that fit an area. */
struct case_columns {
	int left; /* where a line begins */
	int columns; /* of the whole line */
	int widths[SCREEN_COLUMNS]; /* 0: left out */
	enum case_sort sort;
};

/*
 * Chooses the columns by their importance, and only those that are used. The
 * one that the list is sorted by is always among them.
 */
void case_columns_fit(struct case_columns *columns, const struct area *area,
		      const bool used[SCREEN_COLUMNS], enum case_sort sort);

void case_row_draw(const struct view *view, const struct case_columns *columns,
		   int line, const struct case_line *row, bool chosen);

/* Draws the names of the columns. */
void case_row_draw_names(const struct view *view,
			 const struct case_columns *columns, int line);

/* The marks at the beginning of a row: whether it is chosen, open, closed. */
enum { CASE_LEAD_COLUMNS = 4 };
void case_row_draw_lead(const struct view *view, int line, int column,
			const struct case_line *row, bool chosen);

#endif
