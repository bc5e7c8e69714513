/*
 * Where the parts of a step stand in the window, for drawing and for clicks.
 *
 * The question and its answers always stay; what is to be done scrolls where
 * it does not fit. Pure. May use: view, rich_text.
 */
#ifndef TUI_STEP_LAYOUT_H
#define TUI_STEP_LAYOUT_H

#include "front/tui/keys.h"
#include "front/tui/reading.h"
#include "front/tui/rich_text.h"
#include "front/tui/view.h"

/* What the layout depends on, beside the view. */
struct step_content {
	const struct step *step;
	const char *caption; /* why it is asked out of turn; NULL: it is not */
	int row; /* the answer chosen; or READING_ROW */
	uint64_t ticked;
	const struct reading *reading; /* of a measured step */
	int scroll; /* of what is to be done */
};

enum step_part {
	PART_HEAD, /* the title, or the question that has no instructions */
	PART_BODY, /* facts, instructions, cautions, how to look */
	PART_ASK, /* the countdown, and the question after instructions */
	PART_ANSWERS,
	PARTS,
};

struct step_layout {
	struct area panel; /* no columns: there is no room for it */
	struct rich_text texts[PARTS];
	struct area areas[PARTS];
	int scroll[PARTS];
};

/* To be released, however it went. */
void step_layout_init(struct step_layout *layout, const struct view *view,
		      const struct step_content *content);
void step_layout_release(struct step_layout *layout);

/* Where the panel stands beside any step; no columns: there is no room. */
struct area step_layout_panel(const struct view *view);

/* The row of that part at the place of a click, or SHEET_NO_ROW. */
int step_layout_row(const struct step_layout *layout, enum step_part part,
		    const struct keypress *click);

/* How many answers there are to choose from, and the bit of one of them. */
int step_rows(const struct step *step);
uint64_t step_row_bit(const struct step *step, int row);

#endif
