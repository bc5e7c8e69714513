/*
 * The screens of an interview that runs: those open, and what they ask for.
 *
 * May use: interview, terminal, screen.
 */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include "front/tui/screen.h"
#include "front/tui/terminal.h"

/* As many as the keys can open upon each other, and one to spare. */
enum { TUI_SCREENS_MOST = 8 };

struct tui {
	struct interview *interview;
	struct terminal terminal;
	struct screen screens[TUI_SCREENS_MOST]; /* the last is seen */
	size_t count; /* the first is where the walk stands */
	struct buffer notice; /* about the last key; empty: none */
	int64_t retried; /* when writing what waits was last tried */
	int64_t rung; /* the end of the wait that the bell has rung for */
	bool left;
};

/* All that the seen screen is drawn from, as it is now. */
struct view tui_view(const struct tui *tui);

struct screen *tui_screen(struct tui *tui);

/* Closes all screens, and shows where the walk stands. */
void tui_show_walk(struct tui *tui);
void tui_close(struct tui *tui);

void tui_notice(struct tui *tui, const char *text);

/* Does what a screen asked for. */
void tui_do(struct tui *tui, const struct action *action);

#endif
