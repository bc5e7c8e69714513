/*
 * Places the parts of a step in the window, for drawing and for clicks.
 *
 * The question and its answers always stay; the instructions scroll if they
 * don't fit. Pure. May use: view, rich_text.
 */
#ifndef TUI_STEP_LAYOUT_H
#define TUI_STEP_LAYOUT_H

#include "front/tui/keys.h"
#include "front/tui/reading.h"
#include "front/tui/rich_text.h"
#include "front/tui/view.h"

/* Besides the view, everything that the layout depends on. */
struct step_content {
	const struct step *step;
	const char *caption; /* why it is asked out of turn, or NULL */
	const char *status; /* what the case waits for, or NULL */
	int row; /* the answer chosen; or READING_ROW */
	struct answer_numbers ticked;
	const struct reading *reading; /* of a measured step */
	const struct answer_numbers *left; /* only these; NULL: all answers */
	int scroll; /* scroll position of the body */
};

enum step_part {
	PART_HEAD, /* the title, or a question without instructions */
	PART_BODY, /* facts, instructions, cautions, how to look */
	PART_ASK, /* the countdown, and the question after instructions */
	PART_FIND, /* the line that finds answers, which the screen draws */
	PART_ANSWERS,
	PARTS,
};

struct step_layout {
	struct area panel; /* 0 columns: there is no room for it */
	struct rich_text texts[PARTS];
	struct area areas[PARTS];
	int scroll[PARTS];
};

/* The layout must always be released. */
void step_layout_init(struct step_layout *layout, const struct view *view,
		      const struct step_content *content);
void step_layout_release(struct step_layout *layout);

/* The panel's area beside any step; 0 columns: there is no room. */
struct area step_layout_panel(const struct view *view);

/* The row of that part under a click, or RICH_TEXT_NO_ROW. */
int step_layout_row(const struct step_layout *layout, enum step_part part,
		    const struct keypress *click);

/* The number of answers to choose from, and the number of the one in a row. */
int step_rows(const struct step *step);
size_t step_row_number(const struct step *step, int row);

#endif
