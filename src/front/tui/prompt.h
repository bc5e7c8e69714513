/*
 * A line to type in, below a text that says what it takes.
 *
 * May use: paint, frame, action.
 */
#ifndef TUI_PROMPT_H
#define TUI_PROMPT_H

#include "front/tui/action.h"
#include "front/tui/frame.h"
#include "front/tui/paint.h"

/* Draws it in its frame with these keys, and puts the cursor in the line. */
void prompt_draw(const struct view *view, const struct rich_text *rich,
		 const struct editor *editor, const struct foot *feet,
		 size_t foot_count);

/*
 * The end of a scanned or pasted text in that line: what is no good is taken
 * back and refused.
 */
struct action prompt_end_text(struct editor *editor,
			      const struct keypress *end);

/* Whether there is room for an empty line between the parts of the text. */
bool prompt_is_roomy(const struct view *view);

#endif
