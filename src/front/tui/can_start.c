#include "chargefix/front.h"

#include <curses.h>
#include <stdlib.h>
#include <term.h>
#include <unistd.h>

bool tui_can_start(void)
{
	const char *kind = getenv("TERM");
	int result;

	if (kind == NULL || setupterm(kind, STDOUT_FILENO, &result) != OK)
		return false;
	/* Screens must be able to move the cursor; a dumb terminal can't. */
	bool can = cursor_address != NULL;
	del_curterm(cur_term);
	return can;
}
