#include "desk.h"

#include "test.h"

#include <stdlib.h>

int desk_open(void **state)
{
	struct desk *desk = calloc(1, sizeof(*desk));

	if (!desk)
		return -1;
	lamp_load(&desk->lamp);
	walk_init(&desk->walk, &desk->lamp.guide, AUDIENCE_OWNER);
	theme_plain(&desk->theme, THEME_MONO, true);
	desk->view = (struct view){
		.theme = &desk->theme,
		.lines = 24,
		.columns = 80,
		.walk = &desk->walk,
	};
	*state = desk;
	return 0;
}

int desk_close(void **state)
{
	struct desk *desk = *state;

	walk_release(&desk->walk);
	lamp_release(&desk->lamp);
	free(desk);
	return 0;
}

struct keypress typed(unsigned int character)
{
	return (struct keypress){.kind = KEYPRESS_CHARACTER, .code = character};
}

struct keypress pressed(unsigned int function)
{
	return (struct keypress){.kind = KEYPRESS_FUNCTION, .code = function};
}

struct keypress clicked(int line, int column)
{
	return (struct keypress){
		.kind = KEYPRESS_CLICK, .line = line, .column = column};
}
