/*
 * What the screens' keys are tried on: the lamp's guide, a walk, a window of
 * any size, and no terminal.
 */
#ifndef CHARGEFIX_TESTS_DESK_H
#define CHARGEFIX_TESTS_DESK_H

#include "front/tui/action.h"
#include "front/tui/keys.h"
#include "front/tui/view.h"
#include "lamp.h"

struct desk {
	struct lamp lamp;
	struct walk walk;
	struct theme theme;
	struct view view; /* 24 lines of 80 columns, to be changed at will */
};

/* cmocka set-up and tear-down: a desk as the test's state. */
int desk_open(void **state);
int desk_close(void **state);

#define WITH_DESK(test)                                                        \
	cmocka_unit_test_setup_teardown(test, desk_open, desk_close)

/* A character typed, a key of curses' KEY_…, and a click. */
struct keypress typed(unsigned int character);
struct keypress pressed(unsigned int function);
struct keypress clicked(int line, int column);

#endif
