#include "front/tui/screen_leave.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"

/* Windows with this many lines have an empty line below the heading. */
enum { ROOMY_LINES = 14 };

struct action leave_screen_key(const struct view *view,
			       const struct keypress *key)
{
	enum command command = key_command(key);

	if (command == COMMAND_LEAVE ||
	    (command == COMMAND_ENTER && !view->warning))
		return (struct action){.kind = ACTION_LEAVE_ANYWAY};
	if (command == COMMAND_ENTER)
		return (struct action){.kind = ACTION_RETRY};
	if (command == COMMAND_CANCEL || command == COMMAND_BACK)
		return (struct action){.kind = ACTION_CLOSE};
	return (struct action){0};
}

void leave_screen_draw(const struct view *view)
{
	struct foot feet[] = {
		{COMMAND_ENTER, view->warning ? "retry" : "quit"},
		{COMMAND_CANCEL, "stay"},
		{COMMAND_LEAVE, view->warning ? "quit unsaved" : NULL},
	};
	struct rich_text rich;

	rich_text_init(&rich, view->theme, view->columns - 4);
	if (view->warning) {
		rich_text_paragraph(&rich, ROLE_STRONG,
				    "Not everything is saved yet");
		if (view->lines >= ROOMY_LINES)
			rich_text_gap(&rich);
		rich_text_paragraph(
			&rich, ROLE_TEXT,
			"If you quit now, whatever is not saved is lost. "
			"Saving is retried every five seconds.");
	} else {
		rich_text_paragraph(&rich, ROLE_STRONG,
				    "Everything is saved now");
		rich_text_gap(&rich);
		rich_text_paragraph(&rich, ROLE_TEXT, "It is safe to quit.");
	}
	pager_draw(view, &rich, 0);
	frame_draw(view, feet, sizeof(feet) / sizeof(*feet));
	rich_text_release(&rich);
}
