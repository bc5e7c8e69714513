#include "front/tui/screen_leave.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"

/* From here on there is an empty line below the heading. */
enum { ROOMY_LINES = 14 };

struct action leave_screen_key(const struct view *view,
			       const struct keypress *key)
{
	enum command command = key_command(key);

	if (command == COMMAND_LEAVE ||
	    (command == COMMAND_ENTER && !view->warning))
		return (struct action){.deed = DEED_LEAVE_ANYWAY};
	if (command == COMMAND_ENTER)
		return (struct action){.deed = DEED_RETRY};
	if (command == COMMAND_CANCEL || command == COMMAND_BACK)
		return (struct action){.deed = DEED_CLOSE};
	return (struct action){0};
}

void leave_screen_draw(const struct view *view)
{
	struct foot feet[] = {
		{COMMAND_ENTER, view->warning ? "retry" : "quit"},
		{COMMAND_CANCEL, "stay"},
		{COMMAND_LEAVE, view->warning ? "quit unsaved" : NULL},
	};
	struct sheet sheet;

	sheet_init(&sheet, view->theme, view->columns - 4);
	if (view->warning) {
		sheet_text(&sheet, TINT_STRONG, "Not everything is saved yet");
		if (view->lines >= ROOMY_LINES)
			sheet_gap(&sheet);
		sheet_text(&sheet, TINT_TEXT,
			   "If you quit now, whatever is not saved is lost. "
			   "Saving is retried every five seconds.");
	} else {
		sheet_text(&sheet, TINT_STRONG, "Everything is saved now");
		sheet_gap(&sheet);
		sheet_text(&sheet, TINT_TEXT, "It is safe to quit.");
	}
	pager_draw(view, &sheet, 0);
	frame_draw(view, feet, sizeof(feet) / sizeof(*feet));
	sheet_release(&sheet);
}
