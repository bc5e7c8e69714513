#include "front/tui/prompt.h"

#include <string.h>

/* Lower windows have no gaps. */
enum { GAP_LINES_LEAST = 14 };

bool prompt_is_roomy(const struct view *view)
{
	return view->lines >= GAP_LINES_LEAST;
}

void prompt_draw(const struct view *view, const struct rich_text *rich,
		 const struct editor *editor, const struct foot *feet,
		 size_t foot_count)
{
	const char *mark = theme_mark(view->theme, MARK_CHOSEN);
	struct area area = frame_area(view);

	area.lines -= 1 + prompt_is_roomy(view);
	paint_rich_text(view, &area, rich, 0, RICH_TEXT_NO_ROW);
	int line = area.top +
		   (rich->count < area.lines ? rich->count : area.lines) +
		   prompt_is_roomy(view);
	frame_draw(view, feet, foot_count);
	paint_text(view, line, 1, 1, ROLE_ACCENT, mark, strlen(mark));
	paint_editor(view, line, 3, view->columns - 4, editor);
}

struct action prompt_end_text(struct editor *editor, const struct keypress *end)
{
	enum text_fault fault = editor_end_text(editor, end);

	return (struct action){
		.kind = fault ? ACTION_REFUSE : ACTION_NONE,
		.text = text_fault_said(fault),
	};
}
