/*
 * The menu of filters for the list of cases below it.
 *
 * Pure except for drawing. May use: view, action, choices, editor, offers,
 * case_filters.
 */
#ifndef TUI_SCREEN_FILTER_H
#define TUI_SCREEN_FILTER_H

#include "front/tui/action.h"
#include "front/tui/case_filters.h"
#include "front/tui/choices.h"
#include "front/tui/editor.h"
#include "front/tui/view.h"

/* What is chosen from. */
enum filter_list {
	FILTER_LIST_MENU, /* which filter is set */
	FILTER_LIST_VALUES, /* what it lets through */
	FILTER_LIST_DAYS, /* none: days are typed */
};

struct filter_screen {
	enum filter_list list;
	enum filter_part part; /* whose values are listed */
	struct choices choices;
	struct case_filters filters; /* those of the list, then those chosen */
	struct case_tallies tallies; /* how many cases there are of each kind */
	struct editor days;
	struct message error; /* why the days that were typed are none */
};

/* Takes over the tallies. */
void filter_screen_init(struct filter_screen *screen,
			const struct case_filters *filters,
			struct case_tallies *tallies);
void filter_screen_release(struct filter_screen *screen);

bool filter_screen_is_typed(const struct filter_screen *screen);

struct action filter_screen_key(struct filter_screen *screen,
				const struct view *view,
				const struct keypress *key);
void filter_screen_draw(const struct filter_screen *screen,
			const struct view *view);

#endif
