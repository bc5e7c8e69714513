#include "front/tui/view.h"

void view_say(const struct view *view, size_t given, bool label,
	      struct buffer *out)
{
	if (view->interview)
		interview_say(view->interview, given, label, out);
	else
		given_say(&view->walk->given[given], label, out);
}

int64_t view_wait_end(const struct view *view)
{
	return view->waiting ? view->until : view->hold;
}
