/*
 * The opening screen of a shop: the day, with what is most urgent first.
 *
 * Pure except for drawing; the loop reads the board. May use: view, action,
 * choices, board.
 */
#ifndef TUI_SCREEN_DAY_H
#define TUI_SCREEN_DAY_H

#include "front/tui/action.h"
#include "front/tui/choices.h"
#include "front/tui/view.h"

#include "chargefix/board.h"

/* The most rows of a group; all are in the list that its heading opens. */
enum { BOARD_ROWS_MOST = 5 };

/* All zero is not read yet. */
struct day_screen {
	struct board board;
	size_t total; /* cases on record */
	bool opened; /* it was read before */
	struct choices choices;
	int scroll;
};

void day_screen_release(struct day_screen *screen);

/*
 * Reads the board as of `now`; what was chosen stays chosen. False: `error` says
 * why, and the board is empty.
 */
bool day_screen_read(struct day_screen *screen, const struct view *view,
		     struct store *store, const struct board_day *day,
		     struct message *error);

/* Milliseconds until what it shows changes by itself. */
int64_t day_screen_changes(const struct day_screen *screen, int64_t now);

struct action day_screen_key(struct day_screen *screen, const struct view *view,
			     const struct keypress *key);
void day_screen_draw(const struct day_screen *screen, const struct view *view);

#endif
